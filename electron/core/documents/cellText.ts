// The text of one table cell on paper, by the kind of its column.
import { exactNumber, exactText, roundExact, yuanOfFen } from './exactNumber.ts';
import type { TableColumn, TableValue } from './tableDocument.ts';

const chinaOffset = 8 * 3_600_000;

/** Milliseconds of the wall clock in China (UTC+8, no summer time since 1992) as if they were UTC. */
export function chinaWallClock(instant: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(instant)) return undefined;
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : time + chinaOffset;
}

/** How a value is printed: money in yuan with two digits, instants as Beijing time to the minute. */
export function cellText(column: Pick<TableColumn, 'kind' | 'decimals'>, value: TableValue): string {
  if (value === null) return '';
  if (column.kind === 'money') {
    const yuan = yuanOfFen(value);
    return yuan ? exactText(yuan) : String(value);
  }
  if (column.kind === 'decimal') {
    const number = exactNumber(value);
    if (!number) return String(value);
    return exactText(column.decimals === undefined ? number : roundExact(number, column.decimals));
  }
  if (column.kind === 'instant') {
    const wallClock = chinaWallClock(String(value));
    if (wallClock === undefined) return String(value);
    return new Date(wallClock).toISOString().slice(0, 16).replace('T', ' ');
  }
  return String(value);
}

/** The place of the text in its cell: text left or, where it is short, centred; numbers right; codes and days centred. */
export function cellAlign(column: TableColumn, longest: number): 'left' | 'center' | 'right' {
  if (column.align) return column.align;
  if (column.kind === 'integer' || column.kind === 'decimal' || column.kind === 'money') return 'right';
  if (column.kind === 'text') return longest <= shortText ? 'center' : 'left';
  return 'center';
}

/** Texts up to this many half-width characters (a name, a nation, a post) look right when centred. */
const shortText = 10;
