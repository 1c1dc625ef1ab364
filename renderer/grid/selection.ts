import type { MoveTarget } from './keyboard.ts';

/** A place in the grid: row of the view, column in display order. */
export interface Cell {
  row: number;
  column: number;
}

/** Inclusive corners. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * `anchor` and `extent` span the range; `active` is the cell that typing changes and stands inside it.
 * `whole` remembers that rows or columns were selected as such.
 */
export interface Selection {
  anchor: Cell;
  extent: Cell;
  active: Cell;
  whole?: 'rows' | 'columns';
}

/** `rows` are the stored rows; lines of new rows follow them and count in `lines` only. */
export interface Bounds {
  rows: number;
  lines: number;
  columns: number;
}

/** What a move needs to know of the surroundings. `isEmpty` answers undefined for a row that is not loaded. */
export interface MoveSurroundings {
  bounds: Bounds;
  pageRows: number;
  /** The column a page to the left or right starts at. */
  pageColumn: (column: number, direction: -1 | 1) => number;
  isEmpty: (row: number, column: number) => boolean | undefined;
}

export function selectCell(cell: Cell): Selection {
  return { anchor: cell, extent: cell, active: cell };
}

export function rangeOf({ anchor, extent }: Selection): Range {
  return {
    top: Math.min(anchor.row, extent.row),
    bottom: Math.max(anchor.row, extent.row),
    left: Math.min(anchor.column, extent.column),
    right: Math.max(anchor.column, extent.column),
  };
}

export function isSingle(selection: Selection): boolean {
  const { anchor, extent } = selection;
  return anchor.row === extent.row && anchor.column === extent.column;
}

export function contains(range: Range, cell: Cell): boolean {
  return cell.row >= range.top && cell.row <= range.bottom && cell.column >= range.left && cell.column <= range.right;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The same selection inside changed bounds (rows gone, columns hidden). */
export function clampSelection(selection: Selection, bounds: Bounds): Selection {
  const inside = (cell: Cell): Cell => ({
    row: clamp(cell.row, 0, Math.max(0, bounds.lines - 1)),
    column: clamp(cell.column, 0, Math.max(0, bounds.columns - 1)),
  });
  const next = {
    ...selection,
    anchor: inside(selection.anchor),
    extent: inside(selection.extent),
    active: inside(selection.active),
  };
  return contains(rangeOf(next), next.active) ? next : selectCell(next.active);
}

/** Extends from the active cell to another; never across the border between stored rows and new-row lines. */
export function extendTo(selection: Selection, cell: Cell, bounds: Bounds): Selection {
  const anchor = selection.active;
  const onNewLines = anchor.row >= bounds.rows;
  const row = onNewLines
    ? clamp(cell.row, bounds.rows, bounds.lines - 1)
    : clamp(cell.row, 0, Math.max(0, bounds.rows - 1));
  return { anchor, extent: { row, column: clamp(cell.column, 0, Math.max(0, bounds.columns - 1)) }, active: anchor };
}

/** The selection after a move of the active cell, or of the far corner when extending. */
export function moveSelection(
  selection: Selection,
  to: MoveTarget,
  extend: boolean,
  around: MoveSurroundings,
): Selection {
  const from = extend ? selection.extent : selection.active;
  const target = targetOf(from, to, around);
  if (!extend) return selectCell(target);
  const anchored =
    contains(rangeOf(selection), selection.active) && sameCell(selection.anchor, selection.active)
      ? selection
      : { ...selection, anchor: selection.active };
  const next = extendTo(anchored, target, around.bounds);
  if (selection.whole === 'rows' && next.anchor.row !== undefined && isVertical(to)) {
    return wholeRows(next.anchor.row, next.extent.row, around.bounds);
  }
  return next;
}

function sameCell(a: Cell, b: Cell): boolean {
  return a.row === b.row && a.column === b.column;
}

function isVertical(to: MoveTarget): boolean {
  return to === 'up' || to === 'down' || to === 'blockUp' || to === 'blockDown' || to === 'pageUp' || to === 'pageDown';
}

function targetOf(from: Cell, to: MoveTarget, around: MoveSurroundings): Cell {
  const { bounds } = around;
  const lastLine = Math.max(0, bounds.lines - 1);
  const lastColumn = Math.max(0, bounds.columns - 1);
  const { row, column } = from;
  switch (to) {
    case 'up':
      return { row: Math.max(0, row - 1), column };
    case 'down':
      return { row: Math.min(lastLine, row + 1), column };
    case 'left':
      return { row, column: Math.max(0, column - 1) };
    case 'right':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'blockUp':
      return { row: blockEdge(row, -1, bounds.rows, (at) => around.isEmpty(at, column)), column };
    case 'blockDown':
      return { row: blockEdge(row, 1, bounds.rows, (at) => around.isEmpty(at, column)), column };
    case 'blockLeft':
      return { row, column: blockEdge(column, -1, bounds.columns, (at) => around.isEmpty(row, at)) };
    case 'blockRight':
      return { row, column: blockEdge(column, 1, bounds.columns, (at) => around.isEmpty(row, at)) };
    case 'pageUp':
      return { row: Math.max(0, row - around.pageRows), column };
    case 'pageDown':
      return { row: Math.min(lastLine, row + around.pageRows), column };
    case 'pageLeft':
      return { row, column: clamp(around.pageColumn(column, -1), 0, lastColumn) };
    case 'pageRight':
      return { row, column: clamp(around.pageColumn(column, 1), 0, lastColumn) };
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: lastColumn };
    case 'gridStart':
      return { row: 0, column: 0 };
    case 'gridEnd':
      return { row: Math.max(0, bounds.rows - 1), column: lastColumn };
  }
}

/**
 * Ctrl+arrow along one line of cells: from inside a filled block to its last filled cell, from an edge or an empty cell
 * to the next filled cell, else to the end. Rows that are not loaded count as filled: the move then ends on the last one.
 */
function blockEdge(from: number, step: -1 | 1, count: number, isEmpty: (at: number) => boolean | undefined): number {
  const last = step > 0 ? count - 1 : 0;
  if (count === 0) return from;
  if (from >= count) return step < 0 ? count - 1 : from;
  if (from === last) return from;
  const filled = (at: number) => isEmpty(at) !== true;
  let at = from + step;
  if (filled(from) && filled(at)) {
    while (at !== last && filled(at + step)) at += step;
    return at;
  }
  while (at !== last && !filled(at)) at += step;
  return at;
}

/**
 * Enter and Tab: inside a selected range they walk through it (Enter downwards, Tab to the right) and wrap; with one
 * cell they step on. `startColumn` is where a run of Tabs began: Enter returns there on the next line.
 */
export function stepSelection(
  selection: Selection,
  key: 'enter' | 'tab',
  back: boolean,
  bounds: Bounds,
  startColumn: number | undefined,
): Selection {
  const range = rangeOf(selection);
  if (!isSingle(selection)) {
    return { ...selection, active: nextInRange(range, selection.active, key, back) };
  }
  const { row, column } = selection.active;
  const step = back ? -1 : 1;
  if (key === 'enter') {
    const target = row + step;
    if (target < 0 || target >= bounds.lines) return selection;
    return selectCell({ row: target, column: !back && startColumn !== undefined ? startColumn : column });
  }
  const next = column + step;
  if (next >= 0 && next < bounds.columns) return selectCell({ row, column: next });
  const nextRow = row + step;
  if (nextRow < 0 || nextRow >= bounds.lines) return selection;
  return selectCell({ row: nextRow, column: back ? bounds.columns - 1 : 0 });
}

function nextInRange(range: Range, active: Cell, key: 'enter' | 'tab', back: boolean): Cell {
  const height = range.bottom - range.top + 1;
  const width = range.right - range.left + 1;
  const total = height * width;
  const row = active.row - range.top;
  const column = active.column - range.left;
  const index = key === 'enter' ? column * height + row : row * width + column;
  const next = (index + (back ? total - 1 : 1)) % total;
  return key === 'enter'
    ? { row: range.top + (next % height), column: range.left + Math.floor(next / height) }
    : { row: range.top + Math.floor(next / width), column: range.left + (next % width) };
}

/** Whole rows from one to another, the first cell of `from` active. */
export function wholeRows(from: number, to: number, bounds: Bounds): Selection {
  const last = Math.max(0, bounds.columns - 1);
  const target = from < bounds.rows ? clamp(to, 0, Math.max(0, bounds.rows - 1)) : from;
  const active = { row: from, column: 0 };
  return { anchor: active, extent: { row: target, column: last }, active, whole: 'rows' };
}

/** Whole columns of the stored rows; the active cell keeps its row. */
export function wholeColumns(from: number, to: number, activeRow: number, bounds: Bounds): Selection {
  const last = Math.max(0, bounds.rows - 1);
  return {
    anchor: { row: 0, column: from },
    extent: { row: last, column: to },
    active: { row: Math.min(activeRow, last), column: from },
    whole: 'columns',
  };
}

/** Ctrl+A: every stored row and shown column; the active cell stays where it is. */
export function selectAll(selection: Selection, bounds: Bounds): Selection {
  if (bounds.rows === 0) return selection;
  const active = { ...selection.active, row: Math.min(selection.active.row, bounds.rows - 1) };
  return {
    anchor: { row: 0, column: 0 },
    extent: { row: bounds.rows - 1, column: Math.max(0, bounds.columns - 1) },
    active,
  };
}
