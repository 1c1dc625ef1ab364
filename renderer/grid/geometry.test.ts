import { describe, expect, it } from 'vitest';
import { emptyLayout, placeColumns } from './columnState.ts';
import {
  cellAtPoint,
  cellBox,
  columnsInPort,
  contentHeight,
  type Frame,
  pageColumn,
  pageRows,
  rowsInPort,
  scrollToShow,
} from './geometry.ts';

const columns = placeColumns(
  Array.from({ length: 20 }, (_, at) => ({
    key: `c${at}`,
    label: '',
    width: 100,
    kind: 'text' as const,
    frozen: at < 2,
  })),
  emptyLayout,
  1,
);
const frame: Frame = { rowHeight: 32, headerHeight: 64, headWidth: 50, lines: 100_000, columns };
const port = (left: number, top: number) => ({ left, top, width: 850, height: 64 + 320 });

describe('grid geometry', () => {
  it('shows the last rows at the end', () => {
    const end = contentHeight(frame) - 384;
    expect(rowsInPort(frame, port(0, end), 5)).toEqual({ from: 99_985, to: 100_000 });
    expect(rowsInPort(frame, port(0, 0), 5)).toEqual({ from: 0, to: 15 });
  });
  it('draws only columns that touch the port, one more at each side', () => {
    expect(columnsInPort(frame, port(0, 0))).toEqual({ from: 2, to: 9 });
    expect(columnsInPort(frame, port(350, 0))).toEqual({ from: 4, to: 13 });
    expect(columnsInPort(frame, port(1200, 0))).toEqual({ from: 13, to: 20 });
  });
  it('finds the cell under a point in both panes', () => {
    expect(cellAtPoint(frame, port(350, 3200), 60, 70)).toEqual({ row: 100, column: 0 });
    expect(cellAtPoint(frame, port(350, 3200), 300, 64 + 33)).toEqual({ row: 101, column: 6 });
    expect(cellAtPoint(frame, port(0, 0), 10, 70)).toEqual({ row: 0, column: -1 });
    expect(cellAtPoint(frame, port(0, 0), 200, 10)).toEqual({ row: -1, column: 1 });
  });
  it('scrolls as little as needed', () => {
    expect(scrollToShow(frame, port(0, 0), { row: 9, column: 3 })).toEqual({ left: 0, top: 0 });
    expect(scrollToShow(frame, port(0, 0), { row: 10, column: 3 })).toEqual({ left: 0, top: 32 });
    expect(scrollToShow(frame, port(0, 3200), { row: 50, column: 0 })).toEqual({ left: 0, top: 1600 });
    expect(scrollToShow(frame, port(0, 0), { row: 0, column: 8 })).toEqual({ left: 100, top: 0 });
    expect(scrollToShow(frame, port(500, 0), { row: 0, column: 3 })).toEqual({ left: 100, top: 0 });
    expect(scrollToShow(frame, port(500, 0), { row: 0, column: 1 })).toEqual({ left: 500, top: 0 });
  });
  it('a cell box follows the scroll, except across the freeze line', () => {
    expect(cellBox(frame, port(100, 320), { row: 10, column: 3 })).toEqual({
      left: 250,
      top: 64,
      width: 100,
      height: 32,
    });
    expect(cellBox(frame, port(100, 320), { row: 10, column: 1 }).left).toBe(150);
  });
  it('pages by what is visible', () => {
    expect(pageRows(frame, port(0, 0))).toBe(9);
    expect(pageColumn(frame, port(0, 0), 2, 1)).toBe(8);
    expect(pageColumn(frame, port(0, 0), 8, -1)).toBe(2);
  });
});
