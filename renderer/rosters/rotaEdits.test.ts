import { describe, expect, test } from 'vitest';
import { boardOf } from './rotaBoard.ts';
import { barToggled, emptied, isStep, moveOf, pinToggled, setShift, stepOfMove, withChanges } from './rotaEdits.ts';
import { exampleSheet, person } from './testing/exampleSheet.ts';

const board = boardOf(exampleSheet());
// Rows: 0 田建国, 1 彭桂英, 2 向明. Columns: 0 the 3rd … 3 the 6th.

/** The sheet after a step, as 田建国 12-03 早班. */
function cellsAfter(edit: ReturnType<typeof setShift>, sheet = exampleSheet()): string[] {
  if (!isStep(edit)) throw new Error(edit.refusal);
  const name = (id: string) => sheet.people.find((each) => each.id === id)?.name;
  return withChanges(sheet, edit.changes)
    .cells.map((cell) => `${name(cell.person)} ${cell.day.slice(5)} ${cell.shift}${cell.pinned ? ' 固定' : ''}`)
    .sort();
}

const start = cellsAfter({ title: '', changes: [] });

describe('setting a shift', () => {
  test('replaces what stood there', () => {
    expect(cellsAfter(setShift(board, { row: 0, column: 0 }, 'night'))).toEqual(
      start.map((line) => (line === '田建国 12-03 day' ? '田建国 12-03 night' : line)).sort(),
    );
  });
  test('beside keeps it', () => {
    expect(cellsAfter(setShift(board, { row: 0, column: 0 }, 'night', true))).toEqual(
      [...start, '田建国 12-03 night'].sort(),
    );
  });
  test('the same shift again is no step', () => {
    expect(setShift(board, { row: 0, column: 0 }, 'day')).toEqual({ refusal: '已经排了早班。' });
  });
  test('nobody is placed outside of his membership', () => {
    const left = boardOf(exampleSheet({ people: [person('tian', '田建国', { to: '2026-12-03' })] }));
    expect(setShift(left, { row: 0, column: 1 }, 'day')).toEqual({ refusal: '田建国在12月4日不在本队。' });
  });
});

describe('a cell', () => {
  test('is emptied, and an empty one says so', () => {
    expect(cellsAfter(emptied(board, { row: 0, column: 0 }))).not.toContain('田建国 12-03 day');
    expect(emptied(board, { row: 0, column: 1 })).toHaveProperty('refusal');
  });
  test('is pinned and loosened', () => {
    expect(cellsAfter(pinToggled(board, { row: 0, column: 0 }))).toContain('田建国 12-03 day 固定');
    expect(cellsAfter(pinToggled(board, { row: 2, column: 1 }))).toContain('向明 12-04 day');
    expect(pinToggled(board, { row: 0, column: 2 })).toHaveProperty('refusal');
  });
  test('is barred with what stands there, an empty one for every shift of its day, and freed again', () => {
    const barred = barToggled(board, { row: 0, column: 0 });
    expect(cellsAfter(barred)).not.toContain('田建国 12-03 day');
    expect(isStep(barred) && withChanges(exampleSheet(), barred.changes).bars.map(({ shift }) => shift)).toEqual([
      'day',
    ]);
    const empty = barToggled(board, { row: 0, column: 1 });
    const sheet = withChanges(exampleSheet(), isStep(empty) ? empty.changes : []);
    expect(sheet.bars.map(({ shift }) => shift)).toEqual(['day', 'night']);
    const freed = barToggled(boardOf(sheet), { row: 0, column: 1 });
    expect(isStep(freed) && withChanges(sheet, freed.changes).bars).toEqual([]);
  });
});

describe('moving a duty', () => {
  const from = { row: 0, column: 0, shift: 'day' };
  const moved = (to: { row: number; column: number }) => {
    const move = moveOf(board, from, to);
    return 'refusal' in move ? move : cellsAfter(stepOfMove(board, move));
  };
  test('onto a duty of another day exchanges both', () => {
    expect(moved({ row: 2, column: 1 })).toEqual(['彭桂英 12-03 night', '向明 12-03 day', '田建国 12-04 day'].sort());
  });
  test('onto another shift of the same day exchanges both', () => {
    expect(moved({ row: 1, column: 0 })).toEqual(
      ['向明 12-04 day 固定', '田建国 12-03 night', '彭桂英 12-03 day'].sort(),
    );
  });
  test('onto an empty cell of the day is taken over', () => {
    expect(moved({ row: 2, column: 0 })).toContain('向明 12-03 day');
    expect(moved({ row: 2, column: 0 })).not.toContain('田建国 12-03 day');
  });
  test('onto an empty cell of another day is served then, if that day has the shift', () => {
    expect(moved({ row: 1, column: 2 })).toContain('彭桂英 12-05 day');
    const night = { row: 1, column: 0, shift: 'night' };
    expect(moveOf(board, night, { row: 0, column: 3 })).toEqual({ refusal: '12月6日没有夜班。' });
  });
  test('onto itself or onto the same shift is nothing', () => {
    expect(moved({ row: 0, column: 0 })).toHaveProperty('refusal');
    const two = boardOf(
      exampleSheet({
        cells: [
          { day: '2026-12-03', shift: 'day', person: 'tian', pinned: false },
          { day: '2026-12-03', shift: 'day', person: 'peng', pinned: false },
        ],
      }),
    );
    expect(moveOf(two, from, { row: 1, column: 0 })).toEqual({ refusal: '两人是同一个班，不用对调。' });
  });
});
