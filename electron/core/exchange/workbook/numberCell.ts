// A workbook stores days as numbers and says only by the number format what is meant. This is where a stored number
// becomes a number or a day cell, with the text the office sees.
import * as XLSX from '@e965/xlsx';
import type { Cell } from '../../../../shared/fields/cell.ts';

export type NumberStyle =
  | { kind: 'plain' }
  | { kind: 'number'; format: string }
  | { kind: 'day'; format: string; showsTime: boolean; ownText: boolean };

export const plainStyle: NumberStyle = { kind: 'plain' };

const yearMonth = 'yyyy"年"m"月"';
const monthDay = 'm"月"d"日"';

/** Formats without an entry in the file, as a Chinese Excel or WPS shows them (ECMA-376 part 1, 18.8.30, zh-cn). */
const builtIn = new Map<number, string>(
  Object.entries({
    1: '0',
    2: '0.00',
    3: '#,##0',
    4: '#,##0.00',
    9: '0%',
    10: '0.00%',
    11: '0.00E+00',
    12: '# ?/?',
    13: '# ??/??',
    14: 'yyyy/m/d',
    15: 'd-mmm-yy',
    16: 'd-mmm',
    17: 'mmm-yy',
    18: 'h:mm AM/PM',
    19: 'h:mm:ss AM/PM',
    20: 'h:mm',
    21: 'h:mm:ss',
    22: 'yyyy/m/d h:mm',
    27: yearMonth,
    28: monthDay,
    29: monthDay,
    30: 'm-d-yy',
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: yearMonth,
    37: '#,##0',
    38: '#,##0',
    39: '#,##0.00',
    40: '#,##0.00',
    45: 'mm:ss',
    46: '[h]:mm:ss',
    47: 'mm:ss',
    48: '0.0E+0',
    49: '@',
    50: yearMonth,
    51: monthDay,
    52: yearMonth,
    53: monthDay,
    54: monthDay,
    57: yearMonth,
    58: monthDay,
  }).map(([id, format]) => [Number(id), format]),
);

/** The format code of a number format id that the file does not define itself. */
export function builtInFormat(id: number): string {
  return builtIn.get(id) ?? 'General';
}

const longestFormat = 255;

/** What a number format code means for the numbers under it. */
export function numberStyle(format: string): NumberStyle {
  if (format === '' || format === '@' || format === '0' || format.length > longestFormat) return plainStyle;
  if (/^general$/i.test(format)) return plainStyle;
  const bare = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();
  const hasDigits = /[#?]|^0/.test(bare);
  const hasTime = /h/.test(bare);
  const isDay = /[yd]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare) && !/\[[hms]+\]/i.test(format));
  if (hasDigits || !isDay) return { kind: 'number', format };
  // American orders such as m/d/yy are how a file stores "the short form", not what a Chinese office sees.
  const ownText = /[年月日]/.test(format) || bare.trimStart().startsWith('y');
  return { kind: 'day', format, showsTime: hasTime, ownText };
}

function formatted(value: number, format: string, date1904: boolean): string | undefined {
  try {
    return String(XLSX.SSF.format(format, value, { date1904 })).trim();
  } catch {
    return undefined; // a broken format code must not cost the row
  }
}

/** A number as digits: no exponent for whole numbers, no noise beyond the 15 digits a workbook keeps. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

const dayMs = 86_400_000;
const lastSerial = 2_958_465; // 9999-12-31
const daysFrom1900To1904 = 1462;

/** The day and time of a serial number; undefined outside 1900-01-01 … 9999-12-31. */
export function serialDay(
  serial: number,
  date1904: boolean,
): { day: string; time: string; seconds: number } | undefined {
  const since1900 = date1904 ? serial + daysFrom1900To1904 : serial;
  let whole = Math.floor(since1900);
  let seconds = Math.round((since1900 - whole) * 86_400);
  if (seconds === 86_400) {
    whole += 1;
    seconds = 0;
  }
  // Excel counts a 29 February 1900 that never was (serial 60).
  if (whole < 1 || whole > lastSerial || whole === 60) return undefined;
  const base = Date.UTC(1899, 11, whole > 60 ? 30 : 31);
  const day = new Date(base + whole * dayMs).toISOString().slice(0, 10);
  const minutes = Math.floor(seconds / 60);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { day, time, seconds };
}

/** The cell of a stored number under a number format. */
export function numberCell(value: number, style: NumberStyle, date1904: boolean): Cell {
  if (style.kind === 'plain') return { kind: 'number', number: value, text: plainNumber(value) };
  if (style.kind === 'number') {
    return { kind: 'number', number: value, text: formatted(value, style.format, date1904) || plainNumber(value) };
  }
  const found = serialDay(value, date1904);
  if (found === undefined) return { kind: 'number', number: value, text: plainNumber(value) };
  const { day, time, seconds } = found;
  const withTime = style.showsTime || seconds !== 0;
  const text =
    (style.ownText && formatted(value, style.format, date1904)) || (style.showsTime ? `${day} ${time}` : day);
  return withTime ? { kind: 'day', day, time, text } : { kind: 'day', day, text };
}
