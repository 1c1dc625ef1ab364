// How much one case gives, and how that came about.
import { groupThousands } from '../../decimal.ts';
import { yuanFromFen } from '../../money.ts';
import { difficulties, difficultyNames, type SubsidyRules, stepWords } from './subsidyRules.ts';

/** What of a case the amount depends on. */
export interface AmountFacts {
  /** caseOutcome: 1 调解成功, 2 调解不成. */
  outcome: string | null;
  /** agreementForm: 1 oral, 2 written. */
  agreementForm: string | null;
  difficulty: string | null;
  /** Number of complete documents. */
  complete: number;
}

export type Amount =
  | { fen: number; why: string }
  /** `why` says what has to be decided or filled in. */
  | { fen: null; why: string };

/** 123450 → "1,234.50". */
export const yuanFigure = (fen: number): string => groupThousands(yuanFromFen(fen));
/** 123450 → "1,234.50 元". */
export const yuanWords = (fen: number): string => `${yuanFigure(fen)} 元`;

/** A whole percentage of an amount in fen, rounded half up to the fen. */
export function percentOf(fen: number, percent: number): number {
  return Number((BigInt(fen) * BigInt(percent) * 2n + 100n) / 200n);
}

/** The amount of a case by the rules of the office, in fen, or why there is none. */
export function amountOf(facts: AmountFacts, rules: SubsidyRules): Amount {
  if (facts.outcome === '2') return unsuccessfulAmount(facts, rules);
  if (facts.agreementForm === '1' && rules.oral.way === 'amount') {
    const { amount } = rules.oral;
    if (amount === null) return none('没有设定口头协议的金额');
    return { fen: amount, why: `口头协议 ${yuanWords(amount)}` };
  }
  const base = baseOf(facts, rules);
  if (base.fen === null || facts.agreementForm !== '1') return base;
  if (rules.oral.percent === null) return none('没有设定口头协议的发放比例');
  return atRatio(base, '口头协议', rules.oral.percent);
}

function unsuccessfulAmount(facts: AmountFacts, rules: SubsidyRules): Amount {
  const { percent } = rules.unsuccessful;
  if (percent === null) return none('没有设定调解不成案件的发放比例');
  const base = baseOf(facts, rules);
  return base.fen === null ? base : atRatio(base, '调解不成', percent);
}

function baseOf(facts: AmountFacts, rules: SubsidyRules): Amount {
  return rules.basis === 'difficulty' ? byDifficulty(facts, rules) : byDocuments(facts, rules);
}

function byDifficulty({ difficulty }: AmountFacts, rules: SubsidyRules): Amount {
  const code = difficulties.find((each) => each === difficulty);
  if (code === undefined) return none('案件没有填难度级别');
  const fen = rules.difficulty[code];
  if (fen === null) return none(`没有设定难度“${difficultyNames[code]}”的金额`);
  return { fen, why: `难度“${difficultyNames[code]}” ${yuanWords(fen)}` };
}

function byDocuments({ complete }: AmountFacts, rules: SubsidyRules): Amount {
  const step = rules.documents.find(({ from, to }) => complete >= from && (to === null || complete <= to));
  if (step === undefined) return none(`齐全文书 ${complete} 份，不在设定的档次内`);
  if (step.amount === null) return none(`没有设定“${stepWords(step)}”的金额`);
  return { fen: step.amount, why: `齐全文书 ${complete} 份（${stepWords(step)}）${yuanWords(step.amount)}` };
}

function atRatio(base: { fen: number; why: string }, what: string, percent: number): Amount {
  const fen = percentOf(base.fen, percent);
  if (fen === 0) return none(`${base.why}，按${what} ${percent}% 不足一分`);
  return { fen, why: `${base.why} × ${what} ${percent}% = ${yuanWords(fen)}` };
}

const none = (why: string): Amount => ({ fen: null, why });
