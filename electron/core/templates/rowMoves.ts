// Where the rows of a sheet go when blocks of rows are repeated or left out.

/** Rows `first`–`last` (from 1) of the template become copies, each of some of them. */
export interface RowBlock {
  first: number;
  last: number;
  /** For each copy the template's rows that it keeps, in their order. */
  copies: readonly (readonly number[])[];
}

export interface RowMoves {
  /** The first and last new row of a template's row; null when it is left out. */
  rowOf(row: number): { first: number; last: number } | null;
  /** The new rows that a range of rows covers; null when nothing of it is left. */
  rangeOf(first: number, last: number): { first: number; last: number } | null;
  /** The same seen from within a copy of a block: its own rows, and everything else as from outside. */
  within(block: number, copy: number): RowMoves;
  /** Whether anything moves at all. */
  isMoved: boolean;
}

/** `blocks` in the order of their rows; they do not touch each other. */
export function rowMoves(blocks: readonly RowBlock[]): RowMoves {
  const placed: { block: RowBlock; start: number; end: number; starts: number[] }[] = [];
  let moved = 0;
  for (const block of blocks) {
    const start = block.first + moved;
    const starts: number[] = [];
    let at = start;
    for (const copy of block.copies) {
      starts.push(at);
      at += copy.length;
    }
    placed.push({ block, start, end: at, starts });
    moved += at - start - (block.last - block.first + 1);
  }

  /** Rows above the first block that ends below the row have not moved by it. */
  const outside = (row: number): number => {
    let by = 0;
    for (const { block, end } of placed) {
      if (row <= block.last) break;
      by = end - 1 - block.last;
    }
    return row + by;
  };
  const blockAt = (row: number) => placed.find(({ block }) => row >= block.first && row <= block.last);

  function rowOf(row: number): { first: number; last: number } | null {
    const found = blockAt(row);
    if (!found) {
      const at = outside(row);
      return { first: at, last: at };
    }
    const places = found.block.copies.flatMap((copy, index) => {
      const at = copy.indexOf(row);
      return at === -1 ? [] : [found.starts[index]! + at];
    });
    return places.length === 0 ? null : { first: places[0]!, last: places.at(-1)! };
  }

  /** Rows at the ends that are left out make the range shorter, as when they are deleted by hand. */
  function rangeBy(at: RowMoves['rowOf'], first: number, last: number): { first: number; last: number } | null {
    let from = first;
    let until = last;
    let start = at(from);
    while (start === null && from < last) start = at(++from);
    let end = at(until);
    while (end === null && until > from) end = at(--until);
    if (start === null || end === null) return null;
    return { first: Math.min(start.first, end.first), last: Math.max(start.last, end.last) };
  }

  const moves: RowMoves = {
    rowOf,
    rangeOf: (first, last) => rangeBy(rowOf, first, last),
    within(block, copy) {
      const { block: own, starts } = placed[block]!;
      const kept = own.copies[copy]!;
      const rowWithin = (row: number): { first: number; last: number } | null => {
        if (row < own.first || row > own.last) return rowOf(row);
        const at = kept.indexOf(row);
        return at === -1 ? null : { first: starts[copy]! + at, last: starts[copy]! + at };
      };
      return { ...moves, rowOf: rowWithin, rangeOf: (first, last) => rangeBy(rowWithin, first, last) };
    },
    isMoved: placed.some(
      ({ block, start, end }) => end - start !== block.last - block.first + 1 || block.copies.length !== 1,
    ),
  };
  return moves;
}
