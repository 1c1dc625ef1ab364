// Runs in a worker thread: a paper about duty as a Word document, a workbook or a calendar; the main thread gathered it.

import { writeWhole } from '../../documents/documentWriting.ts';
import type { RuledDocument } from '../../documents/ruled/ruledPage.ts';
import type { TablePart, TableRows, TableValue } from '../../documents/tableDocument.ts';
import { emittedBytes } from '../../exchange/exports/emittedBytes.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import type { CalendarOrder } from './calendarFile.ts';
import type { WholeTable } from './wholeTable.ts';

/** What is to be written. */
export type RosterPaper =
  | { kind: 'pages'; document: RuledDocument }
  | { kind: 'tables'; tables: [WholeTable, ...WholeTable[]] }
  | { kind: 'calendar'; order: CalendarOrder };

export interface RosterOrder {
  paper: RosterPaper;
  format: 'docx' | 'xlsx' | 'ics';
  /** UTC ISO instant. */
  writtenAt: string;
}

/** Writes the paper and emits its bytes. */
export async function writeRoster(input: unknown, context: TaskContext): Promise<void> {
  const { paper, format, writtenAt } = input as RosterOrder;
  const out = emittedBytes(context);
  const options = { writtenAt };
  switch (paper.kind) {
    case 'calendar': {
      const { calendarFile } = await import('./calendarFile.ts');
      return writeWhole(out, Buffer.from(calendarFile(paper.order), 'utf8'));
    }
    case 'tables': {
      const parts = paper.tables.map(partOf) as [TablePart, ...TablePart[]];
      if (format === 'xlsx') {
        const { writeXlsxTables } = await import('../../documents/xlsxTable.ts');
        await writeXlsxTables(parts, out, options);
      } else {
        const { writeDocxTables } = await import('../../documents/docxTable.ts');
        await writeDocxTables(parts, out, options);
      }
      return;
    }
    case 'pages':
      if (format === 'xlsx') {
        const { writeRuledXlsx } = await import('../../documents/ruled/ruledXlsx.ts');
        return writeRuledXlsx(paper.document, out, options);
      } else {
        const { writeRuledDocx } = await import('../../documents/ruled/ruledDocx.ts');
        return writeRuledDocx(paper.document, out, options);
      }
  }
}

const partOf = ({ document, rows }: WholeTable): TablePart => ({ document, rows: inChunks(rows) });

const chunk = 500;

async function* inChunks(rows: TableValue[][]): TableRows {
  for (let start = 0; start < rows.length; start += chunk) yield rows.slice(start, start + chunk);
}
