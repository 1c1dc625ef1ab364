// A figure beside another (环比, 同比, 累计同比) has two periods, each with its own records.
import { neighbour, type Period, yearBefore, yearToDate } from '../../shared/reports/period.ts';
import type { NumberAspect } from '../../shared/rules/monthly/narrative.ts';

/** The figures that a sentence may name, and last year's total, which stands only in tables. */
export type PassportAspect = NumberAspect | 'lastYearCumulative';

export interface PassportPeriod {
  label: string;
  period: Period;
}

const now = (period: Period): PassportPeriod => ({ label: '本期', period });
const previous = (period: Period): PassportPeriod => ({ label: '上期', period: neighbour(period, -1) ?? period });
const lastYear = (period: Period): PassportPeriod => ({ label: '上年同期', period: yearBefore(period) });
const cumulative = (period: Period): PassportPeriod => ({ label: '本年累计', period: yearToDate(period) });
const lastYearCumulative = (period: Period): PassportPeriod => ({
  label: '上年累计',
  period: yearBefore(yearToDate(period)),
});

const periodsOf: Readonly<Record<PassportAspect, readonly ((period: Period) => PassportPeriod)[]>> = {
  value: [now],
  previous: [previous],
  lastYear: [lastYear],
  cumulative: [cumulative],
  lastYearCumulative: [lastYearCumulative],
  againstPrevious: [now, previous],
  againstLastYear: [now, lastYear],
  againstLastYearCumulative: [cumulative, lastYearCumulative],
};

/** The periods whose records stand behind a figure. */
export function passportPeriods(aspect: PassportAspect, period: Period): PassportPeriod[] {
  return periodsOf[aspect].map((of) => of(period));
}

export const aspectNames: Readonly<Record<PassportAspect, string>> = {
  value: '本期',
  previous: '上期',
  lastYear: '上年同期',
  cumulative: '本年累计',
  lastYearCumulative: '上年累计',
  againstPrevious: '环比',
  againstLastYear: '同比',
  againstLastYearCumulative: '累计同比',
};
