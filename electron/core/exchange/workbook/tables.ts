// The whole way from bytes to tables, for a worker thread: no file, no database, no clock.
import type { KnownLabels } from './header.ts';
import type { Table } from './layout.ts';
import { findTables } from './layout.ts';
import { readWorkbook } from './read.ts';
import type { ReadProgress } from './xlsx.ts';

export interface ReadTablesOptions {
  /** Helps to find the labels; without it their shape decides. */
  knownLabels?: KnownLabels;
  onProgress?: ReadProgress;
}

export interface SheetTables {
  name: string;
  hidden: boolean;
  /** None for an empty sheet and for one without column labels. */
  tables: Table[];
}

/** Guards, reads and lays out a handed-over file. Throws a Refusal as `readWorkbook` does. */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  options: ReadTablesOptions = {},
): Promise<{ sheets: SheetTables[] }> {
  const { sheets } = await readWorkbook(bytes, fileName, options.onProgress);
  return {
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      tables: findTables(sheet, options.knownLabels),
    })),
  };
}
