import type { CellValue, GridColumn, NewRowResult, NewRowValues } from './types.ts';

export interface NewRowCell {
  text: string;
  value?: CellValue;
  problem?: string;
}

/** A line below the stored rows that is not saved yet. `problem` concerns the whole line. */
export interface NewRow {
  id: string;
  cells: Readonly<Record<string, NewRowCell>>;
  saving: boolean;
  problem?: string;
}

const prefix = 'new:';

export function newRow(number: number): NewRow {
  return { id: `${prefix}${number}`, cells: {}, saving: false };
}

export function isNewRowId(id: string): boolean {
  return id.startsWith(prefix);
}

export function isBlank(row: NewRow): boolean {
  return Object.values(row.cells).every((cell) => cell.text === '');
}

/** The line with one cell written; a change takes the line's own complaint back. */
export function withCell(row: NewRow, key: string, cell: NewRowCell): NewRow {
  const { problem: _, ...rest } = row;
  return { ...rest, cells: { ...row.cells, [key]: cell } };
}

/** Keys of required columns that are still empty, in column order. */
export function missingKeys(row: NewRow, columns: readonly GridColumn[]): string[] {
  return columns
    .filter((column) => column.required && !column.readOnly && column.kind !== 'readOnly')
    .filter((column) => (row.cells[column.key]?.text ?? '') === '')
    .map((column) => column.key);
}

export function badKeys(row: NewRow): string[] {
  return Object.entries(row.cells).flatMap(([key, cell]) =>
    cell.problem !== undefined && cell.text !== '' ? [key] : [],
  );
}

/** The line with its empty required cells marked. */
export function withMissingMarked(row: NewRow, columns: readonly GridColumn[]): NewRow {
  const labels = new Map(columns.map((column) => [column.key, column.label]));
  const cells = { ...row.cells };
  for (const key of missingKeys(row, columns)) cells[key] = { text: '', problem: `请填写${labels.get(key)}` };
  return { ...row, cells };
}

/** What goes to the owner: filled cells only. */
export function valuesOf(row: NewRow): NewRowValues {
  return Object.fromEntries(
    Object.entries(row.cells)
      .filter(([, cell]) => cell.text !== '')
      .map(([key, { text, value }]) => [key, value === undefined ? { text } : { text, value }]),
  );
}

/** The line after a refusal: each problem at its cell, the rest at the line. */
export function withProblems(row: NewRow, result: NewRowResult & { ok: false }): NewRow {
  const cells = { ...row.cells };
  const whole: string[] = [];
  for (const { key, problem } of result.problems) {
    if (key === undefined) whole.push(problem);
    else cells[key] = { ...(cells[key] ?? { text: '' }), problem };
  }
  const next: NewRow = { id: row.id, cells, saving: false };
  return whole.length > 0 ? { ...next, problem: whole.join('；') } : next;
}
