// Cells as they travel from the reading thread and wait for the preview: most are texts, and half a million small
// objects would cost more to hand over than to read.
import { type Cell, emptyCell } from '../../../../shared/fields/cell.ts';

/** Null is an empty cell, a string a text cell; everything else stays a cell. */
export type PackedCell = string | null | Cell;

export function pack(cell: Cell): PackedCell {
  if (cell.kind === 'empty') return null;
  return cell.kind === 'text' ? cell.text : cell;
}

export function unpack(packed: PackedCell | undefined): Cell {
  if (packed === null || packed === undefined) return emptyCell;
  return typeof packed === 'string' ? { kind: 'text', text: packed } : packed;
}

/** What the cell shows. */
export function packedText(packed: PackedCell | undefined): string {
  if (packed === null || packed === undefined) return '';
  if (typeof packed === 'string') return packed;
  return packed.kind === 'empty' ? '' : packed.text;
}
