// A week of school guards as a table: weekdays across, peaks down, for one school.
import type { SchoolDuties } from '../../shared/contract/dutyProcedures.ts';
import { addDays, weekday } from '../../shared/rules/days.ts';

export type GuardDuty = SchoolDuties['duties'][number];

export interface SchoolDayCell {
  day: string;
  duties: readonly GuardDuty[];
  /** Nobody stands although the school has this peak. */
  isGap: boolean;
}

export interface SchoolWeek {
  id: string;
  name: string;
  /** Why a day is without school, or whose timetable it follows; by day. */
  notes: ReadonlyMap<string, string>;
  peaks: readonly { code: string; name: string; hours: string; cells: readonly SchoolDayCell[] }[];
}

/** Monday of the week of a day. */
export function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day));
}

/** The seven days from a Monday on. */
export function weekFrom(monday: string): string[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

export function schoolWeeks({ schools, days, duties, gaps }: SchoolDuties, week: readonly string[]): SchoolWeek[] {
  return schools.map(({ id, name, peaks }) => ({
    id,
    name,
    notes: new Map(days.filter(({ school }) => school === id).map(({ day, note }) => [day, note])),
    peaks: peaks.map(({ code, name: peak, start, end }) => ({
      code,
      name: peak,
      hours: start === '' ? '' : `${start}–${end}`,
      cells: week.map((day) => ({
        day,
        duties: duties.filter((duty) => duty.school === id && duty.peak === code && duty.day === day),
        isGap: gaps.some((gap) => gap.school === id && gap.peak === code && gap.day === day),
      })),
    })),
  }));
}
