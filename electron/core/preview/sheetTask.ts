// Runs in a worker thread: the cells of a workbook as a person reads them, for a window without an office program.
import { read, utils } from '@e965/xlsx';
import type { OutputOf } from '../../../shared/contract/index.ts';

/** More rows than anybody reads through in a preview; the sheet says how many it has. */
const mostRows = 500;
const mostColumns = 100;

export type SheetsShown = OutputOf<'previews.sheets'>['sheets'];

/** `input` is the .xlsx. */
export async function readSheetsTask(input: unknown): Promise<SheetsShown> {
  const book = read(input as Uint8Array, { type: 'array', cellHTML: false, cellFormula: false });
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (!sheet) return [];
    const all = utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: false, defval: '', blankrows: true });
    const rows = all.slice(0, mostRows).map((row) => row.slice(0, mostColumns).map((cell) => String(cell ?? '')));
    const first = sheet['!ref'] ? utils.decode_range(sheet['!ref']).s : { r: 0, c: 0 };
    const merges = (sheet['!merges'] ?? [])
      .map(({ s, e }) => ({ row: s.r - first.r, column: s.c - first.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 }))
      .filter(
        ({ row, column, rows: down, columns: across }) => row + down <= rows.length && column + across <= mostColumns,
      );
    return [{ name, rows, merges, total: all.length }];
  });
}
