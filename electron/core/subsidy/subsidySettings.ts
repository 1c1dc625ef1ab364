// The rules of the office, one entry of the settings table, and what was changed in them for the log.
import { Refusal } from '../../../shared/contract/errors.ts';
import { yuanWords } from '../../../shared/rules/mediation/subsidy/amount.ts';
import {
  type Difficulty,
  difficulties,
  emptySubsidyRules,
  rulesProblems,
  type SubsidyRules,
  stepWords,
  undecided,
} from '../../../shared/rules/mediation/subsidy/subsidyRules.ts';
import { addAudit } from '../audit.ts';
import type { OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';

const key = 'subsidy';

/** The rules in force; what was never set is empty. */
export async function readSubsidyRules(db: Db): Promise<SubsidyRules> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  const stored = row ? (JSON.parse(row.value) as Partial<SubsidyRules>) : {};
  return { ...emptySubsidyRules, ...stored };
}

async function writeSubsidyRules(db: Db, rules: SubsidyRules): Promise<void> {
  await db
    .insertInto('setting')
    .values({ key, value: JSON.stringify(rules) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((excluded) => ({ value: excluded.ref('excluded.value') })),
    )
    .execute();
}

const difficultyNames: Record<Difficulty, string> = { '1': '简单', '2': '一般', '3': '重大', '4': '疑难' };
const amountWords = (fen: number | null): string => (fen === null ? '未定' : yuanWords(fen));
const percentWords = (percent: number | null): string => (percent === null ? '未定' : `${percent}%`);

/** Every rule in a few words, as the log names them. */
function inWords(rules: SubsidyRules): Record<string, string> {
  const steps = rules.documents.map((step) => `${stepWords(step)} ${amountWords(step.amount)}`);
  const { oral, unsuccessful } = rules;
  return {
    计发方式: rules.basis === 'difficulty' ? '按难度级别' : '按齐全文书份数',
    ...Object.fromEntries(
      difficulties.map((code) => [`难度“${difficultyNames[code]}”`, amountWords(rules.difficulty[code])]),
    ),
    文书份数: steps.join('，') || '未定',
    口头协议: oral.way === 'ratio' ? `按 ${percentWords(oral.percent)}` : amountWords(oral.amount),
    调解不成: unsuccessful.paid ? `按 ${percentWords(unsuccessful.percent)}` : '不发',
    多名调解员: rules.share === 'equal' ? '平均分配' : '只发主持调解员',
    卷宗要求: rules.dossier === 'archived' ? '已归档' : '必备文书齐全',
    判断重复: `${rules.sameWithinDays} 天内`,
  };
}

function changesInWords(before: SubsidyRules, after: SubsidyRules): string {
  const old = inWords(before);
  const changed = Object.entries(inWords(after)).filter(([label, words]) => old[label] !== words);
  return changed.map(([label, words]) => `${label}：${old[label]} → ${words}`).join('；');
}

export const subsidyRulesHandlers = {
  'subsidy.rules': async (_input, { township }) => {
    const rules = await readSubsidyRules(township.read);
    return { rules: forOutput(rules), undecided: undecided(rules) };
  },
  'subsidy.setRules': async ({ rules }, call) => {
    const problems = rulesProblems(rules);
    if (problems.length > 0) throw new Refusal('invalid', `${problems.join('')}规则没有保存。`);
    await call.township.db.transaction().execute(async (trx) => {
      const words = changesInWords(await readSubsidyRules(trx), rules);
      if (words === '') return;
      await writeSubsidyRules(trx, rules);
      await addAudit(trx, call, { action: 'settings', detail: `以案定补规则：${words}` });
    });
    return { rules: forOutput(rules), undecided: undecided(rules) };
  },
} satisfies Partial<OpenHandlers>;

const forOutput = (rules: SubsidyRules) => ({ ...rules, documents: [...rules.documents] });
