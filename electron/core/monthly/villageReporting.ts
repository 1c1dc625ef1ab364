// Which villages have reported for the months of a period, and when: expected is every village that was not closed by the
// end of the month, once for each month that has begun.
import { sql } from 'kysely';
import type { Period } from '../../../shared/reports/period.ts';
import { monthBounds } from '../../../shared/rules/days.ts';
import { percentage, withPercentSign } from '../../../shared/rules/percentage.ts';
import { monthsBegun } from '../indicators/figures.ts';
import { type Db, rowsIn } from '../tables.ts';
import { lastDayOnTime, type VillageDue } from './reportTiming.ts';

interface ReportRow {
  id: string;
  month: string;
  village: string;
  reportedOn: string | null;
  isZero: number | null;
  confirmedOn: string | null;
}

export interface MonthReporting {
  month: string;
  expected: { id: string; name: string }[];
  /** Villages without a report, or with one that has no day. */
  missing: { id: string; name: string }[];
  received: ReportRow[];
  onTime: number;
  /** Zero reports that nobody has confirmed. */
  unconfirmed: ReportRow[];
}

/** The reports of each month of a period that has begun. */
export async function reportingOf(db: Db, period: Period, today: string, until: VillageDue): Promise<MonthReporting[]> {
  const months = monthsBegun(period, today);
  if (months.length === 0) return [];
  const found = await sql<ReportRow>`select "id", "month", "village", "reportedOn", "isZero", "confirmedOn"
    from "villageReport" where "withdrawnAt" is null and "month" between ${months[0]} and ${months.at(-1)}`.execute(db);
  const villages = await rowsIn(db)
    .selectFrom('village')
    .select(['id', 'name', 'closedOn'])
    .where('withdrawnAt', 'is', null)
    .orderBy('code')
    .orderBy('id')
    .execute();
  return months.map((month) => {
    const { last } = monthBounds(month);
    const expected = villages.flatMap(({ id, name, closedOn }) =>
      closedOn === null || String(closedOn) > last ? [{ id: String(id), name: String(name) }] : [],
    );
    const received = found.rows.filter((row) => row.month === month && row.reportedOn !== null);
    const reporting = new Set(received.map(({ village }) => village));
    const due = lastDayOnTime(month, until);
    return {
      month,
      expected,
      missing: expected.filter(({ id }) => !reporting.has(id)),
      received,
      onTime: received.filter(({ reportedOn }) => reportedOn! <= due).length,
      unconfirmed: received.filter(({ isZero, confirmedOn }) => isZero === 1 && confirmedOn === null),
    };
  });
}

/** Whether the office keeps this register at all. */
export async function keepsVillageReports(db: Db): Promise<boolean> {
  const found = await sql`select 1 from "villageReport" where "withdrawnAt" is null limit 1`.execute(db);
  return found.rows.length > 0;
}

const sum = (months: readonly MonthReporting[], of: (month: MonthReporting) => number): number =>
  months.reduce((total, month) => total + of(month), 0);

/** 应报 · 已报 · 按时, with their rates; a rate of nothing is "—". */
export function reportingRates(months: readonly MonthReporting[]) {
  const expected = sum(months, (month) => month.expected.length);
  const received = sum(months, (month) => month.received.length);
  const onTime = sum(months, (month) => month.onTime);
  const rate = (part: number) => withPercentSign(percentage(part, expected, 2));
  return { expected, received, onTime, receivedRate: rate(received), onTimeRate: rate(onTime) };
}
