import { divideDecimals, multiplyDecimals, subtractDecimals } from './decimal.ts';

/** What stands where no percentage can: the base is zero. */
export const noPercentage = '—';

/** What stands where the earlier period was never counted, which is not the same as zero. */
export const noEarlierFigure = '上年同期无数据';

/**
 * numerator ÷ denominator in per cent, half up, without the sign: (11059, 11152, 1) → "99.2".
 * A zero base gives "—".
 */
export function percentage(numerator: string | number, denominator: string | number, decimals: number): string {
  return divideDecimals(multiplyDecimals(String(numerator), '100'), denominator, decimals) ?? noPercentage;
}

/**
 * Change from an earlier to a later figure in per cent, half up, "-" for a fall: (49, 10, 1) → "-79.6".
 * A zero base gives "—"; an earlier figure that is missing (null) gives "上年同期无数据". Totals are computed from counts,
 * never as the mean of percentages.
 */
export function changePercentage(earlier: string | number | null, later: string | number, decimals: number): string {
  if (earlier === null) return noEarlierFigure;
  return percentage(subtractDecimals(String(later), String(earlier)), earlier, decimals);
}

/** A percentage as printed: "99.2%", and "—" or a sentence unchanged. */
export function withPercentSign(value: string): string {
  return /\d$/u.test(value) ? `${value}%` : value;
}
