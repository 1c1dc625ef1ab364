import type { CellValue } from './types.ts';

/**
 * Text in a stored row's cell that the owner does not hold (yet). 'saving': sent, no answer · 'bad': refused, waits to
 * be mended · 'proposed': pasted, waits for the clerk's word. `stamp` tells a late answer from the newest text.
 */
export interface CellMark {
  state: 'saving' | 'bad' | 'proposed';
  text: string;
  value?: CellValue;
  problem?: string;
  stamp: number;
}

export type RowMarks = ReadonlyMap<string, CellMark>;
export type CellMarks = ReadonlyMap<string, RowMarks>;

export const noMarks: CellMarks = new Map();

export interface CellAddress {
  rowId: string;
  key: string;
}

export function markOf(marks: CellMarks, { rowId, key }: CellAddress): CellMark | undefined {
  return marks.get(rowId)?.get(key);
}

/** The marks with some cells set, or cleared where the mark is undefined. Rows that do not change keep their identity. */
export function withMarks(
  marks: CellMarks,
  changes: readonly (CellAddress & { mark: CellMark | undefined })[],
): CellMarks {
  const next = new Map(marks);
  const touched = new Map<string, Map<string, CellMark>>();
  for (const { rowId, key, mark } of changes) {
    const row = touched.get(rowId) ?? new Map(next.get(rowId));
    touched.set(rowId, row);
    if (mark) row.set(key, mark);
    else row.delete(key);
  }
  for (const [rowId, row] of touched) {
    if (row.size > 0) next.set(rowId, row);
    else next.delete(rowId);
  }
  return next;
}

export function countMarks(marks: CellMarks, state?: CellMark['state']): number {
  let count = 0;
  for (const row of marks.values()) for (const mark of row.values()) if (!state || mark.state === state) count += 1;
  return count;
}
