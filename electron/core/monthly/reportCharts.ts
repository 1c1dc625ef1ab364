// The charts of a report: thirteen months of disputes, their classes, and villages beside last year.

import { eventKey } from '../../../shared/indicators/disputes.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { type Period, yearBefore } from '../../../shared/reports/period.ts';
import { className } from '../../../shared/rules/monthly/sentencePatterns.ts';
import type { Chart } from '../documents/charts/chart.ts';
import { indicatorSeries, indicatorsByVillage } from '../indicators/byVillage.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';

const months = 13;
/** More bars than that are no picture any more: those with most are shown. */
const shownVillages = 20;

const isMore = (value: string | null): boolean => value !== null && Number(value) > 0;
const monthLabel = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

async function trend(db: Db, period: Period, world: QueryWorld): Promise<Chart | null> {
  const keys = ['disputesFound', 'disputesResolved', 'visits'];
  const until = (period.last < world.today ? period.last : world.today).slice(0, 7);
  const { months: labels, series } = await indicatorSeries(db, { keys, until, months }, world);
  const disputes = series.filter(({ key, values }) => key !== 'visits' && values.some(isMore));
  if (disputes.length === 0) return null;
  return {
    kind: 'trend',
    title: '矛盾纠纷近十三个月走势',
    unit: '起',
    labels: labels.map(monthLabel),
    series: disputes.map(({ label, values }) => ({ label, figures: values.map((value) => ({ value })) })),
  };
}

function structure(values: readonly IndicatorValue[]): Chart | null {
  const classes = values.filter(({ key, value }) => key.startsWith(eventKey('')) && isMore(value));
  if (classes.length < 2) return null;
  return {
    kind: 'structure',
    title: '矛盾纠纷事件类别构成',
    unit: '起',
    parts: classes.map(({ label, value }) => ({ label: className(label), figure: { value } })),
  };
}

async function villages(db: Db, period: Period, world: QueryWorld): Promise<Chart | null> {
  const keys = ['disputesFound'];
  const now = await indicatorsByVillage(db, { period, keys }, world);
  const before = await indicatorsByVillage(db, { period: yearBefore(period), keys }, world);
  const lastYear = new Map(before.rows.map(({ village, values }) => [village, values[0] ?? null]));
  const rows = now.rows
    .flatMap(({ village, title, values }) => (isMore(values[0] ?? null) ? [{ village, title, value: values[0]! }] : []))
    .sort((one, other) => Number(other.value) - Number(one.value))
    .slice(0, shownVillages);
  if (rows.length < 2) return null;
  const earlier = rows.map(({ village }) => ({ value: lastYear.get(village) ?? null }));
  return {
    kind: 'villages',
    title: '排查受理纠纷较多的村（社区）',
    unit: '起',
    villages: rows.map(({ title }) => title),
    series: [
      { label: '本期', figures: rows.map(({ value }) => ({ value })) },
      ...(earlier.some(({ value }) => value !== null) ? [{ label: '上年同期', figures: earlier }] : []),
    ],
  };
}

/** The charts that have something to show. */
export async function reportCharts(
  db: Db,
  period: Period,
  values: readonly IndicatorValue[],
  world: QueryWorld,
): Promise<Chart[]> {
  const charts = [await trend(db, period, world), structure(values), await villages(db, period, world)];
  return charts.filter((chart) => chart !== null);
}
