// The figures of an indicator that have records of their own, each with the period it belongs to.
import type { IndicatorShown } from '../../shared/contract/indicatorProcedures.ts';
import { neighbour, type Period, yearBefore, yearToDate } from '../../shared/reports/period.ts';
import { roundDecimal } from '../../shared/rules/decimal.ts';

export type FigureAspect = 'value' | 'previous' | 'lastYear' | 'cumulative' | 'lastYearCumulative';

/** Null where a period has no such neighbour. */
export function periodOf(aspect: FigureAspect, period: Period): Period | null {
  switch (aspect) {
    case 'value':
      return period;
    case 'previous':
      return neighbour(period, -1);
    case 'lastYear':
      return yearBefore(period);
    case 'cumulative':
      return yearToDate(period);
    case 'lastYearCumulative':
      return yearBefore(yearToDate(period));
  }
}

/** As printed in a cell: the exact figure, money and rates with two decimals, nothing where there is none. */
export function cellText(value: IndicatorShown, aspect: FigureAspect): string {
  if (aspect === 'value') return value.text;
  const figure = value[aspect];
  if (figure === null) return '';
  if (value.unit === '%') return `${figure}%`;
  return value.unit === '万元' ? roundDecimal(figure, 2) : figure;
}
