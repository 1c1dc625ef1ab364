import { yuanFromFen } from '../rules/money.ts';
import type { Cell } from './cell.ts';
import { emptyCell } from './cell.ts';
import type { ExportKind } from './codec.ts';

// Workbooks count a 29 February 1900 that never was; days before March 1900 are written as text.
const firstWorkbookDay = '1900-03-01';

/**
 * The cell in which a workbook holds an exported value: identifiers and months as text, amounts as numbers of yuan,
 * days and instants as day cells. What a codec reads from it equals what it wrote.
 */
export function cellFromExport(kind: ExportKind, value: string | number | null): Cell {
  if (value === null) return emptyCell;
  switch (kind) {
    case 'text':
    case 'identifier':
    case 'month':
      return { kind: 'text', text: String(value) };
    case 'integer':
    case 'decimal':
      return { kind: 'number', number: Number(value), text: String(value) };
    case 'money': {
      const yuan = yuanFromFen(Number(value));
      return { kind: 'number', number: Number(yuan), text: yuan };
    }
    case 'day':
    case 'instant':
      return dayCell(String(value));
  }
}

function dayCell(text: string): Cell {
  const [day = '', time] = text.split(' ');
  if (day.length !== 10 || day < firstWorkbookDay) return { kind: 'text', text };
  return time === undefined ? { kind: 'day', day, text } : { kind: 'day', day, time, text };
}
