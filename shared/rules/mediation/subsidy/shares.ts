// One amount among the mediators of a case.
import type { SubsidyRules } from './subsidyRules.ts';

/** A mediator who took part in the case and was not replaced. */
export interface CaseMediatorShare {
  mediator: string;
  name: string;
  presiding: boolean;
}

export interface Share {
  mediator: string;
  name: string;
  /** Fen. */
  amount: number;
}

/**
 * An amount in equal parts that add up to it exactly: what is left after whole fen goes, a fen each, to the first ones
 * (largest remainder; all remainders are the same here). `parts` is at least 1.
 */
export function equalParts(fen: number, parts: number): number[] {
  const each = Math.floor(fen / parts);
  const left = fen - each * parts;
  return Array.from({ length: parts }, (_, index) => (index < left ? each + 1 : each));
}

/**
 * Who gets how much: all mediators of the case in equal parts, or those who preside. Whoever presides comes first, so
 * the odd fen are theirs. Nobody to pay: an empty list.
 */
export function sharesOf(
  fen: number,
  mediators: readonly CaseMediatorShare[],
  way: SubsidyRules['share'],
): readonly Share[] {
  const paid = way === 'presiding' ? mediators.filter(({ presiding }) => presiding) : mediators;
  if (paid.length === 0) return [];
  const ordered = paid.toSorted((left, right) => Number(right.presiding) - Number(left.presiding));
  const parts = equalParts(fen, ordered.length);
  return ordered.map(({ mediator, name }, index) => ({ mediator, name, amount: parts[index]! }));
}
