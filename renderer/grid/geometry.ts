import type { PlacedColumn } from './columnState.ts';
import type { Cell } from './selection.ts';

/** Pixel measures of a laid-out grid; rows all have one height, so places are arithmetic and 100,000 rows cost nothing. */
export interface Frame {
  rowHeight: number;
  headerHeight: number;
  /** Width of the row heads at the left. */
  headWidth: number;
  lines: number;
  columns: readonly PlacedColumn[];
}

/** The scrolled port: scroll offsets and inner size of the scrolling element. */
export interface Port {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Span {
  from: number;
  to: number;
}

export function frozenWidth(frame: Frame): number {
  return frame.columns.reduce((sum, column) => (column.frozen ? sum + column.width : sum), 0);
}

export function contentWidth(frame: Frame): number {
  const last = frame.columns.at(-1);
  return frame.headWidth + (last ? last.left + last.width : 0);
}

export function contentHeight(frame: Frame): number {
  return frame.headerHeight + frame.lines * frame.rowHeight;
}

/** Rows [from, to) that touch the port, widened by `margin` rows on both sides. */
export function rowsInPort(frame: Frame, port: Port, margin: number): Span {
  const first = Math.floor(port.top / frame.rowHeight);
  const last = Math.ceil((port.top + port.height - frame.headerHeight) / frame.rowHeight);
  return { from: Math.max(0, first - margin), to: Math.max(0, Math.min(frame.lines, last + margin)) };
}

/** Indices [from, to) of the scrolled columns that touch the port, with one column of margin. */
export function columnsInPort(frame: Frame, port: Port): Span {
  const { columns } = frame;
  const firstScrolled = columns.findIndex((column) => !column.frozen);
  if (firstScrolled < 0) return { from: columns.length, to: columns.length };
  const from = port.left + frozenWidth(frame);
  const to = port.left + port.width - frame.headWidth;
  let first = firstScrolled;
  while (first < columns.length - 1 && columns[first]!.left + columns[first]!.width <= from) first += 1;
  let last = first;
  while (last < columns.length && columns[last]!.left < to) last += 1;
  return { from: Math.max(firstScrolled, first - 1), to: Math.min(columns.length, last + 1) };
}

/** Full rows that fit below the header: the step of PageDown. */
export function pageRows(frame: Frame, port: Port): number {
  return Math.max(1, Math.floor((port.height - frame.headerHeight) / frame.rowHeight) - 1);
}

/** What lies under a point of the port (pixels from its upper left corner); -1 = row heads or header. */
export function cellAtPoint(frame: Frame, port: Port, x: number, y: number): Cell {
  const row =
    y < frame.headerHeight
      ? -1
      : Math.min(frame.lines - 1, Math.floor((y - frame.headerHeight + port.top) / frame.rowHeight));
  if (x < frame.headWidth) return { row, column: -1 };
  const across = x - frame.headWidth;
  const inFrozen = across < frozenWidth(frame);
  return { row, column: columnAt(frame.columns, inFrozen ? across : across + port.left) };
}

function columnAt(columns: readonly PlacedColumn[], left: number): number {
  for (const column of columns) if (left < column.left + column.width) return column.index;
  return columns.length - 1;
}

/** Rectangle of a cell in port pixels, wherever it is scrolled to. */
export function cellBox(
  frame: Frame,
  port: Port,
  cell: Cell,
): { left: number; top: number; width: number; height: number } {
  const column = frame.columns[cell.column];
  const left = column ? column.left - (column.frozen ? 0 : port.left) : 0;
  return {
    left: frame.headWidth + left,
    top: frame.headerHeight + cell.row * frame.rowHeight - port.top,
    width: column?.width ?? 0,
    height: frame.rowHeight,
  };
}

/** Scroll offsets that bring a cell fully on screen with the least movement. */
export function scrollToShow(frame: Frame, port: Port, cell: Cell): { left: number; top: number } {
  const top = cell.row * frame.rowHeight;
  const roomY = port.height - frame.headerHeight;
  let nextTop = port.top;
  if (top < port.top) nextTop = top;
  else if (top + frame.rowHeight > port.top + roomY) nextTop = top + frame.rowHeight - roomY;

  const column = frame.columns[cell.column];
  let nextLeft = port.left;
  if (column && !column.frozen) {
    const frozen = frozenWidth(frame);
    const roomX = port.width - frame.headWidth;
    if (column.left < port.left + frozen) nextLeft = column.left - frozen;
    else if (column.left + column.width > port.left + roomX) {
      nextLeft = Math.min(column.left - frozen, column.left + column.width - roomX);
    }
  }
  return { left: Math.max(0, nextLeft), top: Math.max(0, nextTop) };
}

/** The column one page to the left or right of another. */
export function pageColumn(frame: Frame, port: Port, from: number, direction: -1 | 1): number {
  const start = frame.columns[from];
  if (!start) return from;
  const room = Math.max(1, port.width - frame.headWidth - frozenWidth(frame));
  const target = start.left + direction * room;
  const found = columnAt(frame.columns, Math.max(0, target));
  return found === from ? from + direction : found;
}
