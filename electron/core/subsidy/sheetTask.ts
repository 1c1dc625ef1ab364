// Runs in a worker thread: the sheet as a workbook or a Word document; its rows were worked out by the main thread.
import type { TablePart, TableRows, TableValue } from '../documents/tableDocument.ts';
import { emittedBytes } from '../exchange/exports/emittedBytes.ts';
import type { TaskContext } from '../jobs/thread.ts';
import type { WholeTable } from './sheetTables.ts';

export interface SheetOrder {
  format: 'docx' | 'xlsx';
  tables: [WholeTable, WholeTable];
  writtenAt: string;
}

/** Writes the tables and emits their bytes. */
export async function writeSubsidySheet(input: unknown, context: TaskContext): Promise<{ rows: number }> {
  const { format, tables, writtenAt } = input as SheetOrder;
  const part = ({ document, rows }: WholeTable): TablePart => ({ document, rows: inChunks(rows) });
  const parts: [TablePart, TablePart] = [part(tables[0]), part(tables[1])];
  const out = emittedBytes(context);
  if (format === 'xlsx') {
    const { writeXlsxTables } = await import('../documents/xlsxTable.ts');
    return writeXlsxTables(parts, out, { writtenAt });
  }
  const { writeDocxTables } = await import('../documents/docxTable.ts');
  return writeDocxTables(parts, out, { writtenAt });
}

const chunk = 500;

async function* inChunks(rows: TableValue[][]): TableRows {
  for (let start = 0; start < rows.length; start += chunk) yield rows.slice(start, start + chunk);
}
