// What a day is: holiday, weekend or workday. The office's own table comes first, then the published holidays and
// adjusted workdays, then the weekend (国务院办公厅 notices; codes.md §12).
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { weekday as weekdayOf } from '../days.ts';

export interface CalendarDay {
  /** YYYY-MM-DD. */
  day: string;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  /** A Saturday or Sunday that is neither worked nor part of a holiday: it counts as one thing only. */
  weekend: boolean;
  /** A published or locally set day off. */
  holiday: boolean;
  /** A Saturday or Sunday that is worked (调休). */
  adjusted: boolean;
  /** 国庆节; empty where no name is known. */
  name: string;
  /** The weekday (1–7) whose timetable schools follow on this day; null where nobody said. */
  follows: number | null;
}

/** A line of 节假日安排: what the office set for a day. */
export interface OwnCalendarDay {
  day: string;
  isHoliday: boolean;
  name: string;
  follows: number | null;
}

const holidays: Readonly<Record<string, string>> = published.holidays;
const workdays: Readonly<Record<string, string>> = published.workdays;

/** The last year whose holidays are in the built-in table; later ones the office enters itself. */
export const lastPublishedYear = Math.max(...Object.keys(holidays).map((day) => Number(day.slice(0, 4))));

/** What a day is, the office's own table first. */
export function calendarDay(day: string, own: ReadonlyMap<string, OwnCalendarDay>): CalendarDay {
  const weekday = weekdayOf(day);
  const set = own.get(day);
  const holiday = set ? set.isHoliday : day in holidays;
  const worked = set ? !set.isHoliday : day in workdays;
  const isWeekend = weekday >= 6;
  return {
    day,
    weekday,
    weekend: isWeekend && !worked && !holiday,
    holiday,
    adjusted: isWeekend && worked,
    name: set?.name || (holiday ? festival(day) : ''),
    follows: set?.follows ?? null,
  };
}

/** Whether people who keep office days work on it. */
export function isWorkday({ weekend, holiday }: CalendarDay): boolean {
  return !weekend && !holiday;
}

/** The table writes `National Day,国庆节,3`. */
const festival = (day: string): string => holidays[day]?.split(',')[1] ?? '';
