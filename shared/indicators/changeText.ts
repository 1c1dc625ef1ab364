// How a figure and its change are printed (document-format.md §8): half up in decimal arithmetic, "—" for a zero base,
// words where nothing was recorded, percentage points between rates.
import { addDecimals, canonicalDecimal, compareDecimals, roundDecimal, subtractDecimals } from '../rules/decimal.ts';
import { noEarlierFigure, noPercentage, percentage, withPercentSign } from '../rules/percentage.ts';
import type { Indicator } from './indicator.ts';

export const noData = '无数据';
export const noPreviousFigure = '上期无数据';

type Printed = Pick<Indicator, 'unit'>;

/** 91 · 94.79% · 12.50万元 · 无数据. A rate whose denominator is zero is "—". */
export function figureText({ unit }: Printed, value: string | null, denominator: string | null = null): string {
  if (value === null) return unit === '%' && denominator !== null && isZero(denominator) ? noPercentage : noData;
  if (unit === '%') return `${value}%`;
  return unit === '万元' ? `${roundDecimal(value, 2)}万元` : canonicalDecimal(value);
}

/**
 * 同比, 环比: "-16.22%", "0.85个百分点" between rates as they are printed, "—" for a zero base, `missing` where the earlier
 * one was never recorded; null where there is no later figure to compare.
 */
export function changeText(
  { unit }: Printed,
  earlier: string | null,
  later: string | null,
  decimals = 2,
  missing = noEarlierFigure,
): string | null {
  if (later === null) return null;
  if (earlier === null) return missing;
  if (unit === '%') return `${subtractDecimals(later, earlier)}个百分点`;
  return withPercentSign(percentage(subtractDecimals(later, earlier), unsigned(earlier), decimals));
}

export const isZero = (value: string): boolean => compareDecimals(value, '0') === 0;

/** A fall from a negative base is still a fall. */
const unsigned = (value: string): string => (value.startsWith('-') ? value.slice(1) : value);

/** Sum of decimals, null where one of them is. */
export function sumOrNull(values: readonly (string | null)[]): string | null {
  return values.reduce<string | null>(
    (sum, value) => (sum === null || value === null ? null : addDecimals(sum, value)),
    '0',
  );
}
