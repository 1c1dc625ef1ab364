// What a file holds once it is read: sheets of cells, nothing about meaning yet.
import type { Cell } from '../../../../shared/fields/cell.ts';
import { emptyCell } from '../../../../shared/fields/cell.ts';
import { limits } from './limits.ts';

/** Cells joined on the paper; all numbers are 0-based and inclusive. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  name: string;
  /** `rows[i]` is sheet row i + 1; rows end at their last filled cell, and the sheet at its last filled row. */
  rows: Cell[][];
  merges: Merge[];
  hidden: boolean;
}

/** Shared by all rows without content; never written to. */
export const emptyRow: Cell[] = [];

/** Puts `cells` at a 0-based row, filling the rows before it; drops empty cells at the end of the row. */
export function placeRow(rows: Cell[][], at: number, cells: Cell[]): void {
  while (rows.length < at) rows.push(emptyRow);
  rows[at] = cells;
}

/** Puts a cell at a 0-based column, filling the columns before it. */
export function placeCell(cells: Cell[], at: number, cell: Cell): void {
  while (cells.length < at) cells.push(emptyCell);
  cells[at] = cell;
}

/** A1-style range to a merge; undefined for nonsense and for one cell. */
export function parseRange(range: string): Merge | undefined {
  const found = /^\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})$/.exec(range);
  if (!found) return undefined;
  const [, left = '', top = '', right = '', bottom = ''] = found;
  const merge = {
    top: Number(top) - 1,
    left: columnIndex(left),
    bottom: Number(bottom) - 1,
    right: columnIndex(right),
  };
  const inside = merge.top >= 0 && merge.bottom < limits.sheetRows && merge.right < limits.sheetColumns;
  const ordered = merge.top <= merge.bottom && merge.left <= merge.right;
  const single = merge.top === merge.bottom && merge.left === merge.right;
  return inside && ordered && !single ? merge : undefined;
}

/** "A" is 0, "Z" 25, "AA" 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (let at = 0; at < letters.length; at += 1) index = index * 26 + letters.charCodeAt(at) - 64;
  return index - 1;
}

/** 0 is "A", 26 "AA". */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
