// Where the page of indicators stands in the address: the period, and the village alone of which figures are shown.
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';

export interface IndicatorPlace {
  period: Period;
  village: string | null;
}

type Query = Readonly<Record<string, string>>;

export function readIndicatorPlace(query: Query, today: string): IndicatorPlace {
  return { period: readPeriod(query.period ?? '') ?? usualPeriod(today), village: query.village || null };
}

export function queryOfIndicators(period: string, village: string | null): Record<string, string> {
  return village === null ? { period } : { period, village };
}
