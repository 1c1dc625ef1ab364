// The value of one cell as a workbook holds it: true dates and numbers where nothing is lost, text everywhere else.
import { chinaWallClock } from './cellText.ts';
import { cellNumber } from './columnTotals.ts';
import { exactText, fitsSpreadsheet } from './exactNumber.ts';
import { startsLikeFormula, workbookText } from './legalText.ts';
import type { TableColumn, TableValue } from './tableDocument.ts';

/** Excel counts a 29 February 1900 that never was; days before 1 March 1900 are off by one there and stay text. */
const firstSafeDay = Date.UTC(1900, 2, 1);
const textFormatLimit = 255;

/**
 * The cell's value in a workbook. A string is always meant as text; days and instants are Excel's serial numbers (days
 * since 1899-12-30); empty text leaves the cell empty.
 */
export function sheetValue(column: TableColumn, value: TableValue): string | number | null {
  if (value === null || value === '') return null;
  switch (column.kind) {
    case 'text':
    case 'identifier':
      return textOrNothing(String(value));
    case 'integer':
    case 'decimal':
    case 'money':
      return numberOrText(column, value);
    default:
      return moment(column.kind, String(value)) ?? textOrNothing(String(value));
  }
}

const greatestExact = 999_999_999_999_999;

function numberOrText(column: TableColumn, value: string | number): string | number | null {
  // Up to 15 digits, fen / 100 is the same nearest double as the decimal text; it is the quick way for most rows.
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= greatestExact)
    return column.kind === 'money' ? value / 100 : value;
  if (column.kind === 'decimal' && typeof value === 'string' && value.length <= 15 && plainDecimal.test(value))
    return Number(value);
  const number = cellNumber(column, value);
  if (!number) return textOrNothing(String(value));
  const text = exactText(number);
  return fitsSpreadsheet(number) ? Number(text) : text;
}

const plainDecimal = /^-?\d+(?:\.\d+)?$/;

/** Whether a text is too long for the text format, which it must keep when it starts like a formula. */
export const longTextFrom = (text: string): boolean => text.length > textFormatLimit && !startsLikeFormula(text);

const textOrNothing = (text: string): string | null => workbookText(text) || null;

const millisecondsOfDay = 86_400_000;
const daysBefore1970 = 25_569;

function moment(kind: 'day' | 'month' | 'instant', text: string): number | undefined {
  const time = kind === 'instant' ? chinaWallClock(text) : dayTime(kind === 'month' ? `${text}-01` : text);
  return time === undefined || time < firstSafeDay ? undefined : time / millisecondsOfDay + daysBefore1970;
}

/** Midnight of a real calendar day; 2026-02-30 is none. */
function dayTime(day: string): number | undefined {
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-') return undefined;
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
  if (!(month >= 1 && month <= 12 && date >= 1 && year >= 1900)) return undefined;
  const time = Date.UTC(year, month - 1, date);
  return new Date(time).getUTCDate() === date ? time : undefined;
}

/** The number written in a stretch of a text; NaN where another character than a digit stands. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
