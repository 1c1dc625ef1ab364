// Rows of a printed table that only say 0: on paper they are told in one line, in a workbook they stay.
import type { TableValue } from './tableDocument.ts';

const isBlank = (value: TableValue): boolean => value === null || value === '';
const isNothing = (value: TableValue): boolean =>
  isBlank(value) || /^-?0+(?:\.0+)?%?$/u.test(String(value)) || value === '—';

export interface ToldRows<Row> {
  told: Row[];
  /** 其余 12 个村（社区）均为 0。; null where nothing was left out. */
  line: string | null;
}

/**
 * The rows with any figure but 0, and the line for the others. The first cell says what a row is; `whose` is its counting
 * word with its name, e.g. 个村（社区）.
 */
export function withoutZeroRows<Row extends readonly TableValue[]>(rows: readonly Row[], whose: string): ToldRows<Row> {
  const told: Row[] = [];
  let hasBlank = false;
  for (const row of rows) {
    const figures = row.slice(1);
    if (figures.every(isNothing)) hasBlank ||= figures.some(isBlank);
    else told.push(row);
  }
  const left = rows.length - told.length;
  if (left === 0) return { told, line: null };
  const start = told.length === 0 ? '全部' : '其余';
  return { told, line: `${start} ${left} ${whose}均为 0${hasBlank ? ' 或没有数据' : ''}，没有逐行列出。` };
}
