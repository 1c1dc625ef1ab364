// The 合计 row: exact sums and counts, gathered while the rows stream past.
import {
  addExact,
  type ExactNumber,
  exactNumber,
  exactText,
  exactZero,
  fitsSpreadsheet,
  roundExact,
  yuanOfFen,
} from './exactNumber.ts';
import type { TableColumn, TableDocument, TableValue } from './tableDocument.ts';

export interface ColumnTotals {
  add(row: readonly TableValue[]): void;
  /** The printed total of a column; empty for a column without one. */
  text(index: number): string;
  /** The total as an exact number; undefined for a column without one. */
  number(index: number): ExactNumber | undefined;
  /** False once a value had to be written as text, because a spreadsheet's SUM would then leave it out. */
  summable(index: number): boolean;
}

type Totalled = Pick<TableDocument, 'columns' | 'givenTotals'>;

/** True when the description asks for a 合计 row: something is added up, or has a total that is no sum of its rows. */
export const hasTotals = ({ columns, givenTotals = {} }: Totalled): boolean =>
  columns.some(({ key, total }) => total !== undefined || (givenTotals[key] ?? null) !== null);

/** The first column that is added up or given; 合计 stands in the columns before it. */
export const firstFigure = ({ columns, givenTotals = {} }: Totalled): number =>
  columns.findIndex((column) => column.total !== undefined || Object.hasOwn(givenTotals, column.key));

/** The exact number of a cell in its printed unit (money in yuan); undefined for anything that is not a number. */
export function cellNumber(column: TableColumn, value: TableValue): ExactNumber | undefined {
  return column.kind === 'money' ? yuanOfFen(value) : exactNumber(value);
}

export function columnTotals(columns: readonly TableColumn[]): ColumnTotals {
  const sums: ExactNumber[] = columns.map((column) => (column.kind === 'money' ? { digits: 0n, scale: 2 } : exactZero));
  const summable = columns.map(() => true);
  const totalled = columns.flatMap((column, index) => (column.total ? [{ column, index, total: column.total }] : []));
  const one: ExactNumber = { digits: 1n, scale: 0 };

  const add = (row: readonly TableValue[]): void => {
    for (const { column, index, total } of totalled) {
      const value = row[index] ?? null;
      if (value === null || value === '') continue;
      const number = total === 'count' ? one : cellNumber(column, value);
      if (!number) continue;
      sums[index] = addExact(sums[index]!, number);
      if (total === 'sum' && !fitsSpreadsheet(number)) summable[index] = false;
    }
  };
  const number = (index: number): ExactNumber | undefined => (columns[index]?.total ? sums[index] : undefined);
  const text = (index: number): string => {
    const sum = number(index);
    if (!sum) return '';
    const { total, kind, decimals } = columns[index]!;
    return exactText(total === 'sum' && kind === 'decimal' && decimals !== undefined ? roundExact(sum, decimals) : sum);
  };
  return { add, text, number, summable: (index) => summable[index] ?? true };
}
