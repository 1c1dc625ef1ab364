// What a call asks a report for: the period, by whom the rows are told apart, and of whom alone.
import { Refusal } from '../../../shared/contract/errors.ts';
import { findReport } from '../../../shared/reports/index.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import type { Dimension, DimensionKey, FigureReport, Report } from '../../../shared/reports/report.ts';

/** Only the records of one committee, village, team, line or mediator. */
export type Narrowing = Partial<Record<'committee' | 'village' | 'team' | 'line' | 'mediator', string>>;

export interface Asked {
  report: Report;
  period: Period;
  by: Dimension;
  only: Narrowing;
}

/** @throws Refusal `notFound` for an unknown report, `invalid` for a period or dimension that is none. */
export function readAsked(input: {
  report: string;
  period: string;
  scope: { by?: DimensionKey | undefined } & { [K in keyof Narrowing]?: string | undefined };
}): Asked {
  const report = findReport(input.report);
  if (!report) throw new Refusal('notFound', `没有名为“${input.report}”的统计表。`);
  const period = readPeriod(input.period);
  if (!period) {
    throw new Refusal(
      'invalid',
      `“${input.period}”不是统计期间。可以写 2026-09（月）、2026-Q3（季）、2026-H1（半年）、2026（年）或 2026-09-01..2026-09-15（起止）。`,
    );
  }
  const { by: wanted, ...narrowed } = input.scope;
  const by = wanted === undefined ? report.dimensions[0]! : report.dimensions.find(({ key }) => key === wanted);
  if (!by) throw new Refusal('invalid', `“${report.title}”不能这样分行统计。`);
  const only = Object.fromEntries(Object.entries(narrowed).filter(([, id]) => id !== undefined)) as Narrowing;
  for (const key of Object.keys(only) as (keyof Narrowing)[]) {
    const tells = Object.values(report.sources).some((source) => source.by[key] !== undefined);
    if (!tells) throw new Refusal('invalid', `“${report.title}”的记录没有登记${narrowedBy[key]}，不能只统计其中一个。`);
  }
  return { report, period, by, only };
}

const narrowedBy: Record<keyof Narrowing, string> = {
  committee: '调委会',
  village: '村（社区）',
  team: '队伍',
  line: '防线',
  mediator: '调解员',
};

/** The report, if its figures are asked for. @throws Refusal `invalid` for a list, which has none. */
export function figuresOnly(report: Report): FigureReport {
  if (report.layout !== 'list') return report;
  throw new Refusal('invalid', `“${report.title}”一行就是一条记录，没有合计的数字。`);
}
