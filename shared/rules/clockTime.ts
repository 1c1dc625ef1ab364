// Times of day as clerks type them: 9:30, 930, 9点半, 下午3时.

const written = /^(上午|下午|晚上|中午)?(\d{1,2})(?:[:：点时](\d{1,2}|半|整)?分?|(\d{2}))?$/;

/** HH:MM of what was typed; null where it is no time of day. */
export function readClockTime(typed: string): string | null {
  const found = written.exec(typed.normalize('NFKC').replace(/\s+/g, ''));
  if (!found) return null;
  const [, part, hours, minutes, joined] = found;
  const minute = minutes === '半' ? 30 : Number(joined ?? (minutes === '整' ? 0 : (minutes ?? 0)));
  const hour = Number(hours) + (isAfternoon(part, Number(hours)) ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function isAfternoon(part: string | undefined, hour: number): boolean {
  if (part === '下午' || part === '晚上') return hour < 12;
  return part === '中午' && hour < 3;
}
