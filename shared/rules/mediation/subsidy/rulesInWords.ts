// The rules in a few words each: for the page, and for the log when one is changed.
import { yuanWords } from './amount.ts';
import { difficulties, difficultyNames, type SubsidyRules, stepWords } from './subsidyRules.ts';

const amountWords = (fen: number | null): string => (fen === null ? '未定' : yuanWords(fen));
const percentWords = (percent: number | null): string => (percent === null ? '未定' : `按 ${percent}%`);

function basisWords(rules: SubsidyRules): string {
  if (rules.basis === 'difficulty') {
    if (difficulties.every((code) => rules.difficulty[code] === null)) return '未定';
    return difficulties.map((code) => `${difficultyNames[code]} ${amountWords(rules.difficulty[code])}`).join('，');
  }
  if (rules.documents.length === 0) return '未定';
  return rules.documents.map((step) => `${stepWords(step)} ${amountWords(step.amount)}`).join('，');
}

/** Label and words of every rule, in the order of the form. */
export function rulesInWords(rules: SubsidyRules): readonly { label: string; words: string }[] {
  const { oral, unsuccessful } = rules;
  return [
    { label: '计发方式', words: rules.basis === 'difficulty' ? '按难度级别' : '按齐全的文书份数' },
    { label: '每卷金额', words: basisWords(rules) },
    {
      label: '口头协议',
      words: oral.way === 'ratio' ? percentWords(oral.percent) : `每卷 ${amountWords(oral.amount)}`,
    },
    { label: '调解不成', words: unsuccessful.paid ? percentWords(unsuccessful.percent) : '不发' },
    { label: '多名调解员', words: rules.share === 'equal' ? '平均分配' : '只发主持调解员' },
    { label: '卷宗要求', words: rules.dossier === 'archived' ? '已归档' : '必备文书齐全' },
    { label: '重复判断', words: `${rules.sameWithinDays} 天内` },
  ];
}

/** What differs between two sets of rules, old → new; empty when nothing does. */
export function rulesChangeInWords(before: SubsidyRules, after: SubsidyRules): string {
  const old = rulesInWords(before);
  return rulesInWords(after)
    .flatMap(({ label, words }, index) => {
      const was = old[index]!.words;
      return was === words ? [] : [`${label}：${was} → ${words}`];
    })
    .join('；');
}
