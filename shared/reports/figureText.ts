// A figure as it is written: exact in the core, rounded only where it is shown.
import { multiplyDecimals, roundDecimal } from '../rules/decimal.ts';
import { isHours, isMoney, type ReportColumn } from './report.ts';

/** Whole counts as they are, fen as exact 万元: 2873800000 → "2873.8", minutes as hours with one decimal, half up. */
export function figureOf(column: Pick<ReportColumn, 'unit'>, count: number): string {
  if (isHours(column)) return tenths(count);
  if (!isMoney(column)) return String(count);
  return multiplyDecimals(String(count), '0.000001').replace(/\.?0+$/u, '');
}

/** How a figure is shown: 万元 with two decimals, half up; what is no number as it is; nothing for null. */
export function shownFigure(column: Pick<ReportColumn, 'unit'>, figure: string | null): string {
  if (figure === null) return '';
  return isMoney(column) && /^\d/u.test(figure) ? roundDecimal(figure, 2) : figure;
}

/** Minutes as hours with one decimal, half up, in whole numbers: 95 → "1.6". */
function tenths(minutes: number): string {
  const rounded = Math.floor((minutes * 10 + 30) / 60);
  return `${Math.floor(rounded / 10)}.${rounded % 10}`;
}
