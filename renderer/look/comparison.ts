// Two periods beside each other: the exact difference, and the change as it is printed everywhere.
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import { changeText } from '../../shared/indicators/changeText.ts';
import { roundDecimal, subtractDecimals } from '../../shared/rules/decimal.ts';

export interface Compared {
  now: IndicatorShown;
  /** Null: the other period has no such indicator. */
  other: IndicatorShown | null;
  /** Exact, signed; empty where one of them has no data. */
  difference: string;
  /** -16.22%, 0.85个百分点, —, 无数据; empty where the later one has no data. */
  change: string;
}

/** Pairs by key, in the order of the first. */
export function compared(now: readonly IndicatorShown[], other: readonly IndicatorShown[]): Compared[] {
  const earlier = new Map(other.map((value) => [value.key, value]));
  return now.map((value) => {
    const beside = earlier.get(value.key) ?? null;
    return { now: value, other: beside, ...changeBetween(value, beside?.value ?? null) };
  });
}

function changeBetween({ unit, value }: IndicatorShown, earlier: string | null) {
  const change = changeText({ unit }, earlier, value, 2, '另一期无数据') ?? '';
  if (value === null || earlier === null) return { difference: '', change };
  const exact = subtractDecimals(value, earlier);
  const written = unit === '万元' ? roundDecimal(exact, 2) : exact;
  return { difference: /^-|^0(\.0+)?$/u.test(written) ? written : `+${written}`, change };
}
