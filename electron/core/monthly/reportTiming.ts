// From which month on reports are due, and until when villages report: one entry of the settings table. What the office has
// not decided is usual: the month in which it was set up, and the day of the work report.
import { beijingDay } from '../../../shared/fields/beijingTime.ts';
import { addMonths, daysInMonth } from '../../../shared/rules/days.ts';
import type { Db } from '../tables.ts';
import { dueDayOfReport } from './duePlan.ts';

/** A day of the month that is told (`same`), or of the one after. A day that a month has not is its last. */
export interface VillageDue {
  month: 'same' | 'next';
  day: number;
}

export interface ReportTiming {
  /** YYYY-MM. */
  startMonth: string | null;
  villageDue: VillageDue | null;
}

const key = 'reportTiming';
const undecided: ReportTiming = { startMonth: null, villageDue: null };

/** What the office decided; null where it decided nothing. */
export async function readReportTiming(db: Db): Promise<ReportTiming> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst();
  return row ? { ...undecided, ...(JSON.parse(row.value) as Partial<ReportTiming>) } : undecided;
}

export async function writeReportTiming(db: Db, timing: ReportTiming): Promise<void> {
  const value = JSON.stringify(timing);
  await db
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The month in which the office was set up, YYYY-MM: nothing can be late before that. */
export async function setupMonth(db: Db, today: string): Promise<string> {
  const first = await db
    .selectFrom('user')
    .select((builder) => builder.fn.min('createdAt').as('at'))
    .executeTakeFirst();
  return (first?.at ? beijingDay(first.at) : today).slice(0, 7);
}

/** The first month whose reports are due. */
export async function startMonth(db: Db, today: string): Promise<string> {
  return (await readReportTiming(db)).startMonth ?? setupMonth(db, today);
}

/** Until when villages report. */
export async function villageDue(db: Db): Promise<VillageDue> {
  return (await readReportTiming(db)).villageDue ?? { month: 'next', day: await dueDayOfReport(db) };
}

/** 当月24日, 次月5日. */
export const dueWords = ({ month, day }: VillageDue): string => `${month === 'same' ? '当月' : '次月'}${day}日`;

/** The last day on which a village is on time for a month (YYYY-MM). */
export function lastDayOnTime(month: string, { month: which, day }: VillageDue): string {
  const of = which === 'same' ? month : addMonths(`${month}-01`, 1).slice(0, 7);
  const last = daysInMonth(Number(of.slice(0, 4)), Number(of.slice(5)));
  return `${of}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
