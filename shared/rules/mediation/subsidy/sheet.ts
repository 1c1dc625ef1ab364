// 以案定补发放签领表: what each mediator gets, and the cases that it is for.
import { chineseAmount } from '../../chineseAmount.ts';
import type { Share } from './shares.ts';

/** A case to be paid, as the annex lists it. */
export interface PaidCase {
  id: string;
  number: string;
  title: string;
  closedOn: string;
  /** 书面协议, 口头协议, 调解不成. */
  form: string;
  /** 简单 … 疑难, or empty. */
  difficulty: string;
  documents: { complete: number; all: number };
  amount: number;
  why: string;
  shares: readonly Share[];
}

export interface MediatorLine {
  mediator: string;
  name: string;
  committee: string;
  cases: number;
  /** Fen. */
  amount: number;
}

export interface PaymentSheet {
  lines: readonly MediatorLine[];
  cases: readonly PaidCase[];
  /** Fen. */
  total: number;
  /** 人民币…元整. */
  totalInWords: string;
}

/** The sheet of some cases: mediators by committee and name in the order given by `compare`, sums exact. */
export function paymentSheet(
  cases: readonly PaidCase[],
  committeeOf: (mediator: string) => string,
  compare: (one: string, other: string) => number,
): PaymentSheet {
  const lines = new Map<string, MediatorLine>();
  for (const { shares } of cases) {
    for (const { mediator, name, amount } of shares) {
      const line = lines.get(mediator);
      lines.set(mediator, {
        mediator,
        name,
        committee: committeeOf(mediator),
        cases: (line?.cases ?? 0) + 1,
        amount: (line?.amount ?? 0) + amount,
      });
    }
  }
  const total = cases.reduce((sum, { amount }) => sum + amount, 0);
  const ordered = [...lines.values()].sort(
    (left, right) => compare(left.committee, right.committee) || compare(left.name, right.name),
  );
  return { lines: ordered, cases, total, totalInWords: chineseAmount(total) };
}
