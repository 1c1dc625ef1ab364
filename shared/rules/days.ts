// A day is YYYY-MM-DD text on the user's calendar. Arithmetic runs on UTC midnights, where every day has 24 hours.

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/u;
const millisecondsPerDay = 86_400_000;

function midnight(year: number, month: number, day: number): number {
  // Date.UTC reads the years 0–99 as 1900–1999, so the year is set on its own.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function instantOf(day: string): number {
  const match = dayPattern.exec(day);
  if (match === null || !isDay(day)) throw new RangeError(`not a day: ${day}`);
  return midnight(Number(match[1]), Number(match[2]), Number(match[3]));
}

function textOf(instant: number): string {
  const text = new Date(instant).toISOString();
  if (text.length !== 24) throw new RangeError('beyond the years 0000 to 9999');
  return text.slice(0, 10);
}

/** The day as text, or null where the calendar has no such day (2001-02-29). */
export function dayOf(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a month, YYYY-MM. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/u.test(text) && text >= '0001';
}

/** The day a number of days later (earlier when negative). Throws RangeError for text that is no day. */
export function addDays(day: string, days: number): string {
  return textOf(instantOf(day) + days * millisecondsPerDay);
}

/** 2026年3月 for 2026-03. */
export const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;

/** The same day of the month some months later, or that month's last day where it has no such day (01-31 → 02-28). */
export function addMonths(day: string, months: number): string {
  instantOf(day);
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const wanted = Number(day.slice(8));
  const found = dayOf(year, month, Math.min(wanted, daysInMonth(year, month)));
  if (found === null) throw new RangeError('beyond the years 0001 to 9999');
  return found;
}

/** Days from one day to another: ("2024-02-27", "2024-03-22") → 24. Negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (instantOf(to) - instantOf(from)) / millisecondsPerDay;
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** First and last day of a month given as YYYY-MM. */
export function monthBounds(month: string): { first: string; last: string } {
  if (!isMonth(month)) throw new RangeError(`not a month: ${month}`);
  const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return { first: `${month}-01`, last: `${month}-${String(length).padStart(2, '0')}` };
}

/** Whether a day lies between two days, both included; an open end is null. */
export function isWithin(day: string, from: string | null, to: string | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Whether a day lies after today. Today comes from the host. */
export function isFuture(day: string, today: string): boolean {
  return day > today;
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(instantOf(day)).getUTCDay() || 7;
}

/** 星期一 … 星期日. */
export function weekdayName(day: string): string {
  return `星期${'一二三四五六日'[weekday(day) - 1]}`;
}

/**
 * Age in completed years on a day (周岁: one more from the birthday on; who was born on 29 February gets older
 * on 1 March of ordinary years). Negative before birth.
 */
export function ageOn(birth: string, day: string): number {
  instantOf(birth);
  instantOf(day);
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
