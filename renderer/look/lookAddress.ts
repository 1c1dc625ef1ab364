// Where the page stands in the address: its side, the period, and the indicators that are looked at.

import { neighbour, type Period, readPeriod, usualPeriod, yearBefore } from '../../shared/reports/period.ts';
import { addMonths } from '../../shared/rules/days.ts';
import { type Only, queryOfOnly, readOnly } from '../fields/onlyScope.ts';
import { mostSeries } from '../ui/charts/seriesLooks.tsx';

export const lookSides = [
  { key: 'trend', label: '趋势' },
  { key: 'structure', label: '构成' },
  { key: 'heat', label: '各村各月' },
  { key: 'compare', label: '两期对比' },
  { key: 'pivot', label: '自定表' },
] as const;

export type LookSide = (typeof lookSides)[number]['key'];

export interface LookPlace {
  side: LookSide;
  period: Period;
  /** The period that `period` is compared with. */
  other: Period;
  months: number;
  /** Of the trend, at most four; empty: not chosen yet. */
  keys: readonly string[];
  /** Of the structure and the heat table. */
  key: string | null;
  /** Of whom alone; null: the whole township. */
  only: Only | null;
  /** A clerk's own table as JSON. */
  pivot: string | null;
}

type Query = Readonly<Record<string, string>>;

/** How many months a trend may show. */
export const trendMonths = [13, 24, 36, 60] as const;

/** How many months stand beside each other in the heat table. */
export const heatMonths = 12;

export function readLook(query: Query, today: string): LookPlace {
  const period = readPeriod(query.period ?? '') ?? usualPeriod(today);
  const months = Number(query.months);
  return {
    side: lookSides.find(({ key }) => key === query.side)?.key ?? 'trend',
    period,
    other: readPeriod(query.other ?? '') ?? neighbour(period, -1) ?? yearBefore(period),
    months: trendMonths.find((each) => each === months) ?? trendMonths[0],
    keys: (query.keys ?? '')
      .split(',')
      .filter((key) => key !== '')
      .slice(0, mostSeries),
    key: query.key === undefined || query.key === '' ? null : query.key,
    only: readOnly(query),
    pivot: query.pivot ?? null,
  };
}

export function queryOfLook({
  side,
  period,
  other,
  months,
  keys,
  key,
  only,
  pivot,
}: LookPlace): Record<string, string> {
  return {
    side,
    period: period.key,
    months: String(months),
    ...(side === 'compare' ? { other: other.key } : {}),
    ...(keys.length > 0 ? { keys: keys.join(',') } : {}),
    ...(key !== null ? { key } : {}),
    ...queryOfOnly(only),
    ...(pivot !== null ? { pivot } : {}),
  };
}

/** The last month of a period that has begun, YYYY-MM. */
export function lastMonthOf(period: Period, today: string): string {
  const last = period.last.slice(0, 7);
  const now = today.slice(0, 7);
  return last > now ? now : last;
}

/** So many months up to one, oldest first. */
export function monthsUntil(until: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addMonths(`${until}-01`, index + 1 - count).slice(0, 7));
}
