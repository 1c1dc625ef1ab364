import { describe, expect, it } from 'vitest';
import {
  type Bounds,
  clampSelection,
  extendTo,
  type MoveSurroundings,
  moveSelection,
  rangeOf,
  selectAll,
  selectCell,
  stepSelection,
  wholeColumns,
  wholeRows,
} from './selection.ts';

const bounds: Bounds = { rows: 100, lines: 101, columns: 6 };

function around(filled: (row: number, column: number) => boolean | undefined = () => true): MoveSurroundings {
  return {
    bounds,
    pageRows: 20,
    pageColumn: (column, direction) => column + direction * 3,
    isEmpty: (row, column) => {
      const answer = filled(row, column);
      return answer === undefined ? undefined : !answer;
    },
  };
}

const at = (row: number, column: number) => selectCell({ row, column });

describe('moves', () => {
  it.each([
    ['up', 0, 0, 0, 0],
    ['down', 99, 2, 100, 2],
    ['down', 100, 2, 100, 2],
    ['right', 4, 5, 4, 5],
    ['pageDown', 90, 1, 100, 1],
    ['pageUp', 10, 1, 0, 1],
    ['pageRight', 3, 4, 3, 5],
    ['rowStart', 8, 4, 8, 0],
    ['rowEnd', 8, 1, 8, 5],
    ['gridStart', 8, 1, 0, 0],
    ['gridEnd', 8, 1, 99, 5],
  ] as const)('%s from %i,%i', (to, row, column, nextRow, nextColumn) => {
    const next = moveSelection(at(row, column), to, false, around());
    expect(next.active).toEqual({ row: nextRow, column: nextColumn });
    expect(rangeOf(next)).toEqual({ top: nextRow, bottom: nextRow, left: nextColumn, right: nextColumn });
  });

  it('Ctrl+Down stops at the end of a block, then at the next filled cell, then at the last row', () => {
    const filled = (row: number) => row <= 4 || (row >= 9 && row <= 12);
    const down = (row: number) => moveSelection(at(row, 0), 'blockDown', false, around(filled)).active.row;
    expect([down(0), down(4), down(6), down(9), down(12), down(99)]).toEqual([4, 9, 9, 12, 99, 99]);
    expect(down(100)).toBe(100);
    const up = (row: number) => moveSelection(at(row, 0), 'blockUp', false, around(filled)).active.row;
    expect([up(100), up(20), up(12), up(9), up(3)]).toEqual([99, 12, 9, 4, 0]);
  });

  it('treats rows that are not loaded as filled', () => {
    const next = moveSelection(
      at(3, 0),
      'blockDown',
      false,
      around((row) => (row > 10 ? undefined : true)),
    );
    expect(next.active.row).toBe(99);
  });

  it('extends from the active cell and shrinks back', () => {
    const wide = moveSelection(moveSelection(at(5, 1), 'down', true, around()), 'right', true, around());
    expect(rangeOf(wide)).toEqual({ top: 5, bottom: 6, left: 1, right: 2 });
    expect(wide.active).toEqual({ row: 5, column: 1 });
    const back = moveSelection(moveSelection(wide, 'up', true, around()), 'up', true, around());
    expect(rangeOf(back)).toEqual({ top: 4, bottom: 5, left: 1, right: 2 });
  });

  it('never extends from rows into the new-row line or back', () => {
    expect(rangeOf(extendTo(at(98, 0), { row: 100, column: 1 }, bounds)).bottom).toBe(99);
    expect(rangeOf(extendTo(at(100, 0), { row: 3, column: 1 }, bounds)).top).toBe(100);
  });
});

describe('Enter and Tab', () => {
  it('Enter returns to the column where the Tabs began', () => {
    const tabbed = stepSelection(stepSelection(at(3, 1), 'tab', false, bounds, undefined), 'tab', false, bounds, 1);
    expect(tabbed.active).toEqual({ row: 3, column: 3 });
    expect(stepSelection(tabbed, 'enter', false, bounds, 1).active).toEqual({ row: 4, column: 1 });
  });
  it('Tab at the end of a row goes to the start of the next, Shift+Tab back', () => {
    expect(stepSelection(at(3, 5), 'tab', false, bounds, undefined).active).toEqual({ row: 4, column: 0 });
    expect(stepSelection(at(4, 0), 'tab', true, bounds, undefined).active).toEqual({ row: 3, column: 5 });
    expect(stepSelection(at(0, 0), 'tab', true, bounds, undefined).active).toEqual({ row: 0, column: 0 });
  });
  it('walk round inside a range without losing it', () => {
    const range = extendTo(at(2, 1), { row: 3, column: 2 }, bounds);
    let enter = range;
    const walked = Array.from({ length: 4 }, () => {
      enter = stepSelection(enter, 'enter', false, bounds, undefined);
      return `${enter.active.row},${enter.active.column}`;
    });
    expect(walked).toEqual(['3,1', '2,2', '3,2', '2,1']);
    expect(stepSelection(range, 'tab', true, bounds, undefined).active).toEqual({ row: 3, column: 2 });
    expect(rangeOf(enter)).toEqual(rangeOf(range));
  });
});

describe('whole rows, columns and all', () => {
  it('keep to stored rows', () => {
    expect(rangeOf(wholeRows(97, 100, bounds))).toEqual({ top: 97, bottom: 99, left: 0, right: 5 });
    expect(rangeOf(wholeColumns(2, 3, 50, bounds))).toEqual({ top: 0, bottom: 99, left: 2, right: 3 });
    expect(rangeOf(selectAll(at(100, 2), bounds))).toEqual({ top: 0, bottom: 99, left: 0, right: 5 });
    expect(selectAll(at(100, 2), bounds).active).toEqual({ row: 99, column: 2 });
  });
  it('extend row by row', () => {
    const rows = moveSelection(wholeRows(5, 5, bounds), 'down', true, around());
    expect(rangeOf(rows)).toEqual({ top: 5, bottom: 6, left: 0, right: 5 });
    expect(rows.whole).toBe('rows');
  });
  it('a shrunken grid keeps the active cell inside', () => {
    const all = selectAll(at(50, 5), bounds);
    const fitted = clampSelection(all, { rows: 3, lines: 4, columns: 2 });
    expect(fitted.active).toEqual({ row: 3, column: 1 });
    expect(rangeOf(fitted)).toEqual({ top: 0, bottom: 3, left: 0, right: 1 });
  });
});
