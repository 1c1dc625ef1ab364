// The days of a month as the calendar shows them. All arithmetic is on UTC, so no time zone moves a day.

const msPerDay = 86_400_000;

const toInstant = (day: string) => Date.parse(`${day}T00:00:00Z`);
const toDay = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** `day` moved by whole days; both YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return toDay(toInstant(day) + count * msPerDay);
}

/** `day` moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** Six weeks from Monday on that hold the month of `day` (YYYY-MM-DD). Always 42 days, so that nothing jumps. */
export function monthGrid(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const weekday = (new Date(toInstant(first)).getUTCDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, index) => addDays(first, index - weekday));
}
