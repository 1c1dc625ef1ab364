// Days as people write them: 1975.03, 1975年3月, 2026.3.5, 3月5日, 20260305, serial days of spreadsheets.
import type { Problem } from '../contract/errors.ts';
import { readChineseNumeral, readSpelledDigits } from './chineseNumeral.ts';
import { addDays, dayOf, isMonth } from './days.ts';
import { accept, hint, type Outcome, refuse, warning } from './outcome.ts';
import { quoted, withoutBlanks } from './writtenText.ts';

/** What was written and how exactly: `day` is YYYY-MM-DD and only there with precision 'day'; `month` is YYYY-MM. */
export interface WrittenDay {
  precision: 'day' | 'month';
  day?: string;
  month: string;
}

/** What helps reading. */
export interface DayReading {
  /** Year meant by "3月5日", from the ledger's title or today. Without it such a day is refused. */
  year?: number;
  /** Workbooks of old Macs count from 1904. */
  from1904?: boolean;
}

/**
 * Reads a written day. Numbers are cells that hold numbers: serial days, 20260305, 197503, or a month such as 1975.03.
 * Refusals: `dayMissing`, `dayImpossible`, `dayYearMissing`, `dayYearOnly`, `dayAmbiguous`, `dayUnreadable`.
 */
export function readWrittenDay(input: string | number, reading: DayReading = {}): Outcome<WrittenDay> {
  if (typeof input === 'number') return readNumber(input, reading);
  const text = tidy(input);
  if (text === '') return refuse('dayMissing', '没有填写日期。');
  return (
    readParts(text, input, reading) ??
    readCompact(text, input, reading) ??
    refuse('dayUnreadable', `${quoted(input)}不是能识别的日期，请改成例如 2026-03-05 的写法。`)
  );
}

/** Whether a written day and an exact one agree, as far as the written one goes. */
export function agreesWithDay(written: WrittenDay, day: string): boolean {
  return day.startsWith(written.day ?? written.month);
}

/** The stored text: YYYY-MM-DD, or YYYY-MM where only the month is known. */
export function writtenDayText(written: WrittenDay): string {
  return written.day ?? written.month;
}

function tidy(text: string): string {
  return withoutBlanks(text)
    .replace(/^['‘’`]+/u, '')
    .replace(/[。、,;]+$/u, '')
    .replace(/(?:星期|周|礼拜)[一二三四五六日天]$/u, '')
    .replace(/\((?:星期|周)?[一二三四五六日天]\)$/u, '')
    .replace(/(?:出生|生)$/u, '');
}

const separators = String.raw`[-./\\年·、]`;
const numbers = String.raw`\d{1,2}|[一二三四五六七八九十]{1,3}`;
const year = String.raw`(?:公元)?(\d{4}|[〇零一二三四五六七八九]{4})`;
const time = String.raw`(?:T?\d{1,2}[:时点]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:Z|[+-]\d{2}:?\d{2})?)?`;

const fullDay = new RegExp(`^${year}${separators}(${numbers})[-./\\\\月·、](${numbers})[日号]?\\.?${time}$`, 'u');
const fullMonth = new RegExp(`^${year}${separators}(${numbers})月?(?:份)?\\.?$`, 'u');
const dayWithoutYear = new RegExp(`^(${numbers})(?:月(${numbers})[日号]?|[-./](${numbers}))$`, 'u');
const yearOnly = new RegExp(`^${year}年?$`, 'u');
const shortYear = /^['‘’]?\d{2}(?:年|\.|-|\/)\d{1,2}(?:月|\.|-|\/|$)/u;

function readParts(text: string, written: string, reading: DayReading): Outcome<WrittenDay> | null {
  const day = fullDay.exec(text);
  if (day !== null) {
    const notes =
      /\d[:时点]\d/u.test(text) && !/T?0{1,2}:0{2}(?::0{2}(?:\.0+)?)?(?:Z|$)/u.test(text) ? [timeLeft()] : [];
    return exactDay(yearOf(day[1]!), partOf(day[2]!), partOf(day[3]!), written, notes);
  }
  const month = fullMonth.exec(text);
  if (month !== null) return wholeMonth(yearOf(month[1]!), partOf(month[2]!), written);
  const partial = dayWithoutYear.exec(text);
  if (partial !== null && partOf(partial[1]!) <= 12) {
    return withoutYear(partOf(partial[1]!), partOf((partial[2] ?? partial[3])!), written, reading);
  }
  if (yearOnly.test(text) && !/^\d{4}$/u.test(text)) return onlyYear(written);
  if (shortYear.test(text)) {
    return refuse('dayAmbiguous', `${quoted(written)}的年份不足四位，请写全，例如 1975 年 3 月写作 1975-03。`);
  }
  return null;
}

function readCompact(text: string, written: string, reading: DayReading): Outcome<WrittenDay> | null {
  if (!/^\d+$/u.test(text)) return null;
  if (text.length === 8) {
    return exactDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), written, []);
  }
  if (text.length === 6 && isPlausibleMonth(text)) {
    return wholeMonth(Number(text.slice(0, 4)), Number(text.slice(4)), written);
  }
  if (text.length === 4) return onlyYear(written);
  if (text.length === 5) {
    const serial = serialDay(Number(text), reading);
    if (serial === null) return null;
    const note = warning('daySerialAsText', `${quoted(written)}按表格的日期序号理解为 ${serial}，请核对。`);
    return exact(serial, [note]);
  }
  return null;
}

function readNumber(value: number, reading: DayReading): Outcome<WrittenDay> {
  const shown = String(value);
  if (!Number.isFinite(value) || value < 1) {
    return refuse('dayUnreadable', `${quoted(shown)}不是能识别的日期，请改成例如 2026-03-05 的写法。`);
  }
  const text = String(value);
  const month = /^(19\d{2}|20\d{2})\.(\d{1,2})$/u.exec(text);
  if (month !== null) {
    // 2021.10 loses its last zero when a cell holds it as a number, and then looks like January.
    if (month[2] === '1') {
      return refuse(
        'dayAmbiguous',
        `${quoted(text)}以数值存放，分不清是 1 月还是 10 月，请改成例如 ${month[1]}-10 的写法。`,
      );
    }
    return wholeMonth(Number(month[1]), Number(month[2]), text);
  }
  if (Number.isInteger(value)) {
    if (text.length === 8) return readCompact(text, text, reading)!;
    if (text.length === 6 && isPlausibleMonth(text)) return readCompact(text, text, reading)!;
    if (value >= 1850 && value <= 2100) return onlyYear(text);
  }
  const serial = serialDay(Math.floor(value), reading);
  if (serial === null) return refuse('dayImpossible', `${quoted(shown)}不是存在的日期，请核对。`);
  return exact(serial, Number.isInteger(value) ? [] : [timeLeft()]);
}

/** Day of a spreadsheet's serial number; null for 60, the 29 February 1900 that Excel believes in, and beyond its range. */
function serialDay(serial: number, reading: DayReading): string | null {
  if (serial < 1 || serial > 2_958_465) return null;
  if (reading.from1904 === true) return addDays('1904-01-01', serial);
  if (serial === 60) return null;
  return addDays(serial < 60 ? '1899-12-31' : '1899-12-30', serial);
}

function isPlausibleMonth(text: string): boolean {
  return /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/u.test(text);
}

function yearOf(text: string): number {
  return Number(/^\d/u.test(text) ? text : readSpelledDigits(text));
}

function partOf(text: string): number {
  return /^\d/u.test(text) ? Number(text) : (readChineseNumeral(text) ?? 0);
}

function exactDay(
  yearNumber: number,
  monthNumber: number,
  dayNumber: number,
  written: string,
  notes: Problem[],
): Outcome<WrittenDay> {
  const day = dayOf(yearNumber, monthNumber, dayNumber);
  if (day === null || yearNumber < 1800) return refuse('dayImpossible', `${quoted(written)}不是存在的日期，请核对。`);
  return exact(day, notes);
}

function exact(day: string, notes: Problem[]): Outcome<WrittenDay> {
  return accept({ precision: 'day', day, month: day.slice(0, 7) }, notes);
}

function wholeMonth(yearNumber: number, monthNumber: number, written: string): Outcome<WrittenDay> {
  const month = `${yearNumber}-${String(monthNumber).padStart(2, '0')}`;
  if (!isMonth(month) || yearNumber < 1800)
    return refuse('dayImpossible', `${quoted(written)}不是存在的年月，请核对。`);
  return accept({ precision: 'month', month });
}

function withoutYear(month: number, day: number, written: string, reading: DayReading): Outcome<WrittenDay> {
  // 2月29日 is a real day of some year, so the calendar of a leap year decides whether it can exist at all.
  if (dayOf(2000, month, day) === null) return refuse('dayImpossible', `${quoted(written)}不是存在的日期，请核对。`);
  if (reading.year === undefined) return refuse('dayYearMissing', `${quoted(written)}没有写年份，请补上年份。`);
  const note = hint('dayYearAssumed', `没有写年份，按 ${reading.year} 年理解。`);
  return exactDay(reading.year, month, day, `${reading.year}年${written}`, [note]);
}

function onlyYear(written: string): Outcome<WrittenDay> {
  return refuse('dayYearOnly', `${quoted(written)}只有年份，请补上月份或日期。`);
}

function timeLeft(): Problem {
  return hint('dayTimeLeft', '只取了日期，没有保留时刻。');
}
