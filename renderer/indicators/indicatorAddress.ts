// Where the page of indicators stands in the address: the period, and of whom alone figures are shown.
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';
import { type Only, queryOfOnly, readOnly } from '../fields/onlyScope.ts';

export interface IndicatorPlace {
  period: Period;
  only: Only | null;
}

export function readIndicatorPlace(query: Readonly<Record<string, string>>, today: string): IndicatorPlace {
  return { period: readPeriod(query.period ?? '') ?? usualPeriod(today), only: readOnly(query) };
}

export const queryOfIndicators = (period: string, only: Only | null): Record<string, string> => ({
  period,
  ...queryOfOnly(only),
});
