// Seasons that come back each year: MM-DD to MM-DD, both included; they may cross the new year.

/** Whether MM-DD is a day of the year; 02-29 is one. */
export function isMonthDay(text: string): boolean {
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [month, day] = [Number(match[1]), Number(match[2])];
  return month >= 1 && month <= 12 && day >= 1 && day <= (daysOfMonth[month - 1] ?? 0);
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day (YYYY-MM-DD) lies in the season; without both ends every day does. */
export function inSeason(day: string, from: string | null, until: string | null): boolean {
  if (from === null || until === null) return true;
  const monthDay = day.slice(5);
  return from <= until ? from <= monthDay && monthDay <= until : monthDay >= from || monthDay <= until;
}

/** Reads 6月1日, 6-1, 6.1, 06-01 as 06-01; null where it is no day of the year. */
export function readMonthDay(typed: string): string | null {
  const match = /^(\d{1,2})(?:[-./／]|月)(\d{1,2})[日号]?$/.exec(typed.normalize('NFKC').replace(/\s+/g, ''));
  if (!match) return null;
  const text = `${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`;
  return isMonthDay(text) ? text : null;
}
