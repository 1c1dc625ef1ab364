// Indicators told apart by village, and month by month.

import { isZero } from '../../../shared/indicators/changeText.ts';
import type { Indicator, IndicatorScope } from '../../../shared/indicators/indicator.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import { addMonths } from '../../../shared/rules/days.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import { rowsOfReport } from '../reports/rowsOfReport.ts';
import type { Db } from '../tables.ts';
import { type FigureAt, figuresOfSpan, withParts } from './figures.ts';
import { indicatorsInForce } from './inForce.ts';
import { prepare } from './values.ts';

export interface VillageFigures {
  keys: readonly string[];
  /** Every village in use and whoever has figures; the last row, of records that name no village, has no id. */
  rows: readonly { village: string | null; title: string; values: readonly (string | null)[] }[];
  total: readonly (string | null)[];
}

const dimension = { key: 'village', label: '村（社区）', register: 'village', unsaid: '未填村（社区）' } as const;

/** Values of some indicators for every village; the total is counted by itself, a total's rate from the totals. */
export async function indicatorsByVillage(
  db: Db,
  { period, keys }: { period: Period; keys: readonly string[] },
  world: QueryWorld,
): Promise<VillageFigures> {
  const all = await indicatorsInForce(db, world.codes);
  const asking = await prepare(db, all, [period], {}, world);
  const known = keys.filter((key) => asking.byKey.has(key));
  const needed = withParts(asking.byKey, known);
  const { at, villages } = await figuresOfSpan(asking, needed, period, true);
  const whole = await figuresOfSpan(asking, needed, period);
  const isUnsaid = (): boolean => known.some((key) => !isNothing(at(key, null).value));
  const named = [...villages].filter((village) => village !== '');
  const rows = await rowsOfReport(db, dimension, isUnsaid() ? [...named, ''] : named, {}, world);
  return {
    keys: known,
    rows: rows.map(({ key, title }) => ({
      village: key === '' ? null : key,
      title,
      values: known.map((indicator) => at(indicator, key === '' ? null : key).value),
    })),
    total: known.map((key) => whole.at(key).value),
  };
}

const isNothing = (value: string | null): boolean => value === null || isZero(value);

export interface SeriesFigures {
  months: string[];
  series: { key: string; label: string; unit: string; values: (string | null)[] }[];
}

/** Indicators month by month up to a month; null where nothing was recorded. */
export async function indicatorSeries(
  db: Db,
  asked: {
    keys: readonly string[];
    until: string;
    months: number;
    scope?: { [K in keyof IndicatorScope]?: string | undefined };
  },
  world: QueryWorld,
): Promise<SeriesFigures> {
  const all = await indicatorsInForce(db, world.codes);
  const months = Array.from({ length: asked.months }, (_, index) =>
    addMonths(`${asked.until}-01`, index + 1 - asked.months).slice(0, 7),
  );
  const periods = months.map((month) => readPeriod(month)!);
  const asking = await prepare(db, all, periods, asked.scope ?? {}, world);
  const wanted = asked.keys.map((key) => asking.byKey.get(key)).filter((found): found is Indicator => !!found);
  const needed = withParts(
    asking.byKey,
    wanted.map(({ key }) => key),
  );
  const figures: FigureAt[] = [];
  for (const period of periods) figures.push((await figuresOfSpan(asking, needed, period)).at);
  return {
    months,
    series: wanted.map(({ key, label, unit }) => ({ key, label, unit, values: figures.map((at) => at(key).value) })),
  };
}
