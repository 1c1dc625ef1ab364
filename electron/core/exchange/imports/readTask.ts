// The reading of a handed-over file, inside its thread: bytes in, tables with packed cells out.
import type { Task } from '../../jobs/thread.ts';
import type { Column, Table } from '../workbook/layout.ts';
import { readTables } from '../workbook/tables.ts';
import { knownLabel } from './ledgerLabels.ts';
import { type PackedCell, pack } from './packedCell.ts';

export interface ReadInput {
  bytes: Uint8Array;
  name: string;
}

export interface PackedRow {
  /** 1-based row of the sheet. */
  row: number;
  cells: PackedCell[];
}

/** One table of a sheet; a sheet without one gives none. */
export interface ReadTable {
  sheet: string;
  hidden: boolean;
  columns: Column[];
  preface: string[];
  rows: PackedRow[];
}

export interface ReadOutput {
  tables: ReadTable[];
}

export const readTablesTask: Task = async (input, context) => {
  const { bytes, name } = input as ReadInput;
  const { sheets } = await readTables(bytes, name, {
    knownLabels: knownLabel,
    onProgress: (part) => context.progress(part),
  });
  const output: ReadOutput = {
    tables: sheets.flatMap((sheet) => sheet.tables.map((table) => packTable(table, sheet.hidden))),
  };
  return output;
};

function packTable({ sheet, columns, preface, rows }: Table, hidden: boolean): ReadTable {
  return { sheet, hidden, columns, preface, rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(pack) })) };
}
