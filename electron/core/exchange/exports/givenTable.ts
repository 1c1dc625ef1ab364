// Runs in a worker thread: a table whose rows are known already, as a workbook or on paper.
import type { TableDocument, TablePart, TableRows, TableValue } from '../../documents/tableDocument.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import { emittedBytes } from './emittedBytes.ts';

/** What the thread is told; plain data. */
export interface GivenTable {
  format: 'xlsx' | 'docx';
  document: TableDocument;
  rows: TableValue[][];
  writtenAt: string;
}

async function* once(rows: TableValue[][]): TableRows {
  if (rows.length > 0) yield rows;
}

/** Writes the table and emits its bytes. */
export async function exportGivenTable(input: unknown, context: TaskContext): Promise<{ rows: number }> {
  const { format, document, rows, writtenAt } = input as GivenTable;
  const parts: [TablePart] = [{ document, rows: once(rows) }];
  const out = emittedBytes(context);
  if (format === 'xlsx') {
    const { writeXlsxTables } = await import('../../documents/xlsxTable.ts');
    await writeXlsxTables(parts, out, { writtenAt });
  } else {
    const { writeDocxTables } = await import('../../documents/docxTable.ts');
    await writeDocxTables(parts, out, { writtenAt });
  }
  return { rows: rows.length };
}
