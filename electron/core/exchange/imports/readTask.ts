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
  columns: Column[];
  preface: string[];
  rows: PackedRow[];
}

export interface ReadOutput {
  /** Names of all sheets, those without a table too. */
  sheets: { name: string; hidden: boolean }[];
  tables: ReadTable[];
}

export const readTablesTask: Task = async (input, context) => {
  const { bytes, name } = input as ReadInput;
  const { sheets } = await readTables(bytes, name, {
    knownLabels: knownLabel,
    onProgress: (part) => context.progress(part),
  });
  const output: ReadOutput = {
    sheets: sheets.map((sheet) => ({ name: sheet.name, hidden: sheet.hidden })),
    tables: sheets.flatMap((sheet) => sheet.tables.map(packTable)),
  };
  return output;
};

function packTable({ sheet, columns, preface, rows }: Table): ReadTable {
  return { sheet, columns, preface, rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(pack) })) };
}
