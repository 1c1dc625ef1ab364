// Blocks of rows in a sheet: which rows there are for given values, and the scope of each.
import type { BlockKind } from '../../../shared/rules/templates/placeholder.ts';
import type { RowBlock } from './rowMoves.ts';
import { holdsIn, type Scope, scopesOf } from './templateNodes.ts';

/** A block over whole rows, with the blocks within it. */
export interface RowSpan {
  first: number;
  last: number;
  block: BlockKind;
  name: string;
  within: RowSpan[];
}

export interface FilledBlock extends RowBlock {
  /** For each copy the scope of its rows. */
  scopes: readonly Scope[];
}

/** Spans in the order of their beginnings, put into one another. */
export function nestedSpans(spans: readonly Omit<RowSpan, 'within'>[]): RowSpan[] {
  const top: RowSpan[] = [];
  const open: RowSpan[] = [];
  for (const each of spans) {
    const span: RowSpan = { ...each, within: [] };
    while (open.length > 0 && open.at(-1)!.last < span.first) open.pop();
    (open.at(-1)?.within ?? top).push(span);
    open.push(span);
  }
  return top;
}

/** The blocks for these values; `dropped` are rows that hold nothing but ends of blocks. */
export function filledBlocks(spans: readonly RowSpan[], dropped: ReadonlySet<number>, scope: Scope): FilledBlock[] {
  const blocks: FilledBlock[] = [];
  const inEach: RowSpan[] = [];
  const leaveOut = (first: number, last: number): void => {
    blocks.push({ first, last, copies: [], scopes: [] });
  };

  function resolve(span: RowSpan): void {
    if (span.block === 'each') {
      const scopes = scopesOf(scope, span.name, true);
      inEach.push(span);
      const copies = scopes.map((copy) => keptRows(span, dropped, copy));
      blocks.push({ first: span.first, last: span.last, copies, scopes });
    } else if (holdsIn(scope, span.name) === (span.block === 'if')) span.within.forEach(resolve);
    else {
      inEach.push(span);
      leaveOut(span.first, span.last);
    }
  }

  spans.forEach(resolve);
  for (const row of dropped) {
    if (!inEach.some(({ first, last }) => row >= first && row <= last)) leaveOut(row, row);
  }
  return blocks.toSorted((a, b) => a.first - b.first);
}

/** The rows of a copy: without rows of ends, and without those whose condition does not hold in it. */
function keptRows(span: RowSpan, dropped: ReadonlySet<number>, scope: Scope): number[] {
  const out: RowSpan[] = [];
  const look = (each: RowSpan): void => {
    if (holdsIn(scope, each.name) === (each.block === 'if')) each.within.forEach(look);
    else out.push(each);
  };
  span.within.forEach(look);
  const rows = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  return rows.filter((row) => !dropped.has(row) && !out.some(({ first, last }) => row >= first && row <= last));
}
