// A figure of an indicator as a cell of the table shows it.
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import { roundDecimal } from '../../shared/rules/decimal.ts';

export type FigureAspect = 'value' | 'previous' | 'lastYear' | 'cumulative' | 'lastYearCumulative';

/** As printed in a cell: the exact figure, money and rates with two decimals, nothing where there is none. */
export function cellText(value: IndicatorShown, aspect: FigureAspect): string {
  if (aspect === 'value') return value.text;
  const figure = value[aspect];
  if (figure === null) return '';
  if (value.unit === '%') return `${figure}%`;
  return value.unit === '万元' ? roundDecimal(figure, 2) : figure;
}
