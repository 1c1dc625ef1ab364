// Reads the old binary .xls through SheetJS. The file has been looked at by `oleFile.ts` before.
import * as XLSX from '@e965/xlsx';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { emptyCell } from '../../../../shared/fields/cell.ts';
import type { Tally } from './limits.ts';
import { damaged, limits, tooLargeInside, withPassword } from './limits.ts';
import type { NumberStyle } from './numberCell.ts';
import { numberCell, numberStyle } from './numberCell.ts';
import type { Merge, Sheet } from './sheet.ts';
import { placeCell, placeRow } from './sheet.ts';

/** Error values of cells by their stored code (MS-XLS 2.5.10). */
const errorTexts: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** Reads a whole workbook. Throws a Refusal for damage, passwords and sizes beyond `limits`. */
export function readXls(bytes: Uint8Array, tally: Tally): Sheet[] {
  if (bytes.byteLength > limits.xlsBytes) throw tooLargeInside();
  const book = parse(bytes);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const styles = new Map<string, NumberStyle>();
  const styleOf = (format: string): NumberStyle => {
    const style = styles.get(format) ?? numberStyle(format);
    styles.set(format, style);
    return style;
  };
  return book.SheetNames.map((name, at) => {
    const source = book.Sheets[name];
    const rows = source ? readRows(source, date1904, styleOf, tally) : [];
    const merges = (source?.['!merges'] ?? []).slice(0, limits.merges).map(toMerge);
    return { name, rows, merges, hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 };
  });
}

function parse(bytes: Uint8Array): XLSX.WorkBook {
  const { error: print } = console;
  // SheetJS prints every record it does not know; the command line's stderr belongs to the error envelope.
  console.error = () => {};
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellFormula: false,
      cellHTML: false,
    });
  } catch (error) {
    if (error instanceof Error && /password/i.test(error.message)) throw withPassword();
    throw damaged(error);
  } finally {
    console.error = print;
  }
}

function toMerge(range: XLSX.Range): Merge {
  return { top: range.s.r, left: range.s.c, bottom: range.e.r, right: range.e.c };
}

function readRows(
  source: XLSX.WorkSheet,
  date1904: boolean,
  styleOf: (format: string) => NumberStyle,
  tally: Tally,
): Sheet['rows'] {
  const rows: Cell[][] = [];
  const data: (XLSX.CellObject | undefined)[][] = source['!data'] ?? [];
  data.forEach((row, at) => {
    const cells: Cell[] = [];
    row?.forEach((stored, column) => {
      const cell = stored ? toCell(stored, date1904, styleOf) : emptyCell;
      if (cell !== emptyCell) placeCell(cells, column, cell);
    });
    if (cells.length === 0) return;
    tally.row(cells.length);
    placeRow(rows, at, cells);
  });
  return rows;
}

function toCell(stored: XLSX.CellObject, date1904: boolean, styleOf: (format: string) => NumberStyle): Cell {
  const value = stored.v;
  switch (stored.t) {
    case 's':
      return String(value).trim() === '' ? emptyCell : { kind: 'text', text: String(value) };
    case 'n':
      return numberCell(Number(value), styleOf(shownInChina(String(stored.z ?? 'General'))), date1904);
    case 'b':
      return { kind: 'yesNo', yes: value === true, text: value === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: errorTexts[Number(value)] ?? '#N/A' };
    default:
      return emptyCell;
  }
}

/** SheetJS knows the short day format by its American order only. */
function shownInChina(format: string): string {
  if (format === 'm/d/yy') return 'yyyy/m/d';
  if (format === 'm/d/yy h:mm') return 'yyyy/m/d h:mm';
  return format;
}
