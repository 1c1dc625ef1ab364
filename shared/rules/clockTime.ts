// Times of day as clerks type them: 9:30, 930, 9点半, 下午3时.

const written = /^(凌晨|早上|上午|下午|晚上|夜间|中午)?(\d{1,2})(?:[:：点时](\d{1,2}|半|整)?分?|(\d{2}))?(?::00)?$/;

/** HH:MM of what was typed, 24:00 being the next day's 00:00; null where it is no time of day. */
export function readClockTime(typed: string): string | null {
  const found = written.exec(typed.normalize('NFKC').replace(/\s+/g, ''));
  if (!found) return null;
  const [, part, hours, minutes, joined] = found;
  const minute = minutes === '半' ? 30 : Number(joined ?? (minutes === '整' ? 0 : (minutes ?? 0)));
  const hour = Number(hours) + (isAfternoon(part, Number(hours)) ? 12 : 0);
  if (hour === 24 && minute === 0) return '00:00';
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function isAfternoon(part: string | undefined, hour: number): boolean {
  if (part === '下午' || part === '晚上' || part === '夜间') return hour < 12;
  return part === '中午' && hour < 3;
}

/** Whether this is HH:MM, 00:00 to 23:59. */
export function isClockTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** From when to when on screen: 19:00–22:30; one that ends no later than it begins ends the next day, 08:30–次日08:30. */
export function hoursWords(start: string, end: string): string {
  return end <= start ? `${start}–次日${end}` : `${start}–${end}`;
}

/** Minutes since midnight of an HH:MM. */
export function minutesOfClock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Minutes from start to end; an end at or before the start lies on the next day (00:00–00:00 is a whole day). */
export function clockMinutes(start: string, end: string): number {
  const minutes = minutesOfClock(end) - minutesOfClock(start);
  return minutes > 0 ? minutes : minutes + 24 * 60;
}
