// The office's own lines about days: what it set beside the published holidays.
import { type CalendarDay, calendarDay, type OwnCalendarDay } from '../../../../shared/rules/duty/dayCalendar.ts';
import type { Db } from '../../tables.ts';
import { dutyRows, textOf } from './dutyRows.ts';

/** What any day is. */
export type Calendar = (day: string) => CalendarDay;

export interface KnownCalendar {
  on: Calendar;
  own: ReadonlyMap<string, OwnCalendarDay>;
}

/** The calendar in force: 节假日安排 over the published days. */
export async function calendarOf(db: Db): Promise<KnownCalendar> {
  const rows = await dutyRows(db, 'calendarDay');
  const own = new Map<string, OwnCalendarDay>();
  for (const row of rows) {
    const day = textOf(row, 'day');
    if (day === null) continue;
    const follows = textOf(row, 'follows');
    own.set(day, {
      day,
      isHoliday: textOf(row, 'kind') === '1',
      name: textOf(row, 'name') ?? '',
      follows: follows === null ? null : Number(follows),
    });
  }
  return { on: (day) => calendarDay(day, own), own };
}
