// A time of duty as minutes counted over all days, so that spans past midnight compare with those of the next day.
import { clockMinutes, minutesOfClock } from '../clockTime.ts';
import { daysBetween } from '../days.ts';

export interface MinuteSpan {
  from: number;
  /** The first minute after it. */
  until: number;
}

const zeroDay = '2000-01-01';

/** The span of a duty that begins on a day; an end at or before the start lies on the next day. */
export function minuteSpan(day: string, start: string, end: string): MinuteSpan {
  const from = daysBetween(zeroDay, day) * 24 * 60 + minutesOfClock(start);
  return { from, until: from + clockMinutes(start, end) };
}

/** Whether two spans share a minute; one that ends when the other begins does not. */
export function meets(one: MinuteSpan, other: MinuteSpan): boolean {
  return one.from < other.until && other.from < one.until;
}
