// 以案定补: what an office pays its mediators for a dossier. No national amounts exist, so every amount starts empty.

/** Codes of 难度级别 (caseDifficulty). */
export const difficulties = ['1', '2', '3', '4'] as const;
export type Difficulty = (typeof difficulties)[number];
export const difficultyNames: Readonly<Record<Difficulty, string>> = {
  '1': '简单',
  '2': '一般',
  '3': '重大',
  '4': '疑难',
};

/** So many complete documents give so many fen; `to` null: and more. */
export interface DocumentStep {
  from: number;
  to: number | null;
  /** Fen; null: not decided yet. */
  amount: number | null;
}

export interface SubsidyRules {
  /** What the amount goes by: 难度级别, or the number of complete documents. */
  basis: 'difficulty' | 'documents';
  /** Fen by difficulty; null: not decided yet. */
  difficulty: Readonly<Record<Difficulty, number | null>>;
  documents: readonly DocumentStep[];
  /** Oral agreements: whole percents of the amount, or fen of their own. Null: not decided yet. */
  oral: { way: 'ratio' | 'amount'; percent: number | null; amount: number | null };
  /** Cases without agreement (调解不成): paid at all, and at which whole percents. */
  unsuccessful: { paid: boolean; percent: number | null };
  /** Several mediators of one case: equal shares, or all of it to who presides. */
  share: 'equal' | 'presiding';
  /** Which dossiers count: archived ones, or those in which no required document is missing. */
  dossier: 'archived' | 'complete';
  /** Cases of the same parties and type within so many days are taken for one dispute. */
  sameWithinDays: number;
}

export const emptySubsidyRules: SubsidyRules = {
  basis: 'difficulty',
  difficulty: { '1': null, '2': null, '3': null, '4': null },
  documents: [],
  oral: { way: 'ratio', percent: null, amount: null },
  unsuccessful: { paid: false, percent: null },
  share: 'equal',
  dossier: 'archived',
  sameWithinDays: 180,
};

/** More than this for one dossier (a million yuan) is a slip of the finger. */
export const greatestAmount = 100_000_000;

const isAmount = (fen: number | null): boolean =>
  fen === null || (Number.isSafeInteger(fen) && fen > 0 && fen <= greatestAmount);
const isPercent = (percent: number | null): boolean =>
  percent === null || (Number.isInteger(percent) && percent >= 1 && percent <= 100);

/** What cannot be kept as rules, in words; none: they may be saved (though amounts may still be missing). */
export function rulesProblems(rules: SubsidyRules): string[] {
  const problems: string[] = [];
  const amounts = [
    ...difficulties.map((code) => rules.difficulty[code]),
    ...rules.documents.map(({ amount }) => amount),
    rules.oral.amount,
  ];
  if (!amounts.every(isAmount)) problems.push('金额应大于 0，且每卷不超过 1000000 元。');
  if (!isPercent(rules.oral.percent)) problems.push('口头协议的比例应为 1 至 100 的整数。');
  if (!isPercent(rules.unsuccessful.percent)) problems.push('调解不成的比例应为 1 至 100 的整数。');
  if (!Number.isInteger(rules.sameWithinDays) || rules.sameWithinDays < 0 || rules.sameWithinDays > 3650) {
    problems.push('判断重复的天数应为 0 至 3650 的整数。');
  }
  return [...problems, ...stepProblems(rules.documents)];
}

function stepProblems(steps: readonly DocumentStep[]): string[] {
  for (const { from, to } of steps) {
    const last = to ?? from;
    if (!Number.isInteger(from) || !Number.isInteger(last) || from < 1 || last > 99) {
      return ['文书份数应为 1 至 99 的整数。'];
    }
    if (last < from) return [`文书份数“${from} 至 ${last}”前后颠倒了。`];
  }
  const ordered = steps.toSorted((left, right) => left.from - right.from);
  const overlapping = ordered.find((step, index) => {
    const next = ordered[index + 1];
    return next !== undefined && (step.to === null || step.to >= next.from);
  });
  return overlapping ? [`“${stepWords(overlapping)}”与后一档重叠，同一份数只能属于一档。`] : [];
}

/** 3 至 5 份, 6 份以上, 4 份. */
export function stepWords({ from, to }: Pick<DocumentStep, 'from' | 'to'>): string {
  if (to === null) return `${from} 份以上`;
  return from === to ? `${from} 份` : `${from} 至 ${to} 份`;
}

/** What has to be decided before anything can be paid, in words; none: the rules are whole. */
export function undecided(rules: SubsidyRules): string[] {
  const missing: string[] = [];
  if (rules.basis === 'difficulty') {
    const empty = difficulties.filter((code) => rules.difficulty[code] === null);
    if (empty.length > 0) missing.push(`难度“${empty.map((code) => difficultyNames[code]).join('、')}”的金额`);
  } else if (rules.documents.length === 0 || rules.documents.some(({ amount }) => amount === null)) {
    missing.push('各档文书份数的金额');
  }
  if (rules.oral.way === 'ratio' && rules.oral.percent === null) missing.push('口头协议的发放比例');
  if (rules.oral.way === 'amount' && rules.oral.amount === null) missing.push('口头协议的金额');
  if (rules.unsuccessful.paid && rules.unsuccessful.percent === null) missing.push('调解不成案件的发放比例');
  return missing;
}
