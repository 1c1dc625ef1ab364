// One cell as a workbook, a text table or the clipboard holds it, before any field has read it.

/**
 * `text` is what the office sees in the cell. A number stays a number here: an 18-digit ID number that was stored as
 * one has already lost its last digits, and only the field's codec may say what becomes of it. `day` is YYYY-MM-DD,
 * `time` HH:mm. A formula is never evaluated: its stored result counts, and without one the cell is an `error`.
 */
export type Cell =
  | { kind: 'empty' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; text: string }
  | { kind: 'day'; day: string; time?: string; text: string }
  | { kind: 'yesNo'; yes: boolean; text: string }
  | { kind: 'error'; text: string };

/** The one empty cell, shared so that wide and sparse sheets stay small. */
export const emptyCell: Cell = Object.freeze({ kind: 'empty' });

/** What the cell shows, without blanks around it; empty text for an empty cell. */
export function cellText(cell: Cell): string {
  return cell.kind === 'empty' ? '' : cell.text.trim();
}

/** True where a cell shows nothing, which blanks alone do not change. */
export function isBlank(cell: Cell): boolean {
  return cell.kind === 'empty' || (cell.kind === 'text' && cell.text.trim() === '');
}
