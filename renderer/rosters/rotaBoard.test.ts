import { describe, expect, test } from 'vitest';
import { boardOf, cellWords, choicesFor, keepingRows, lackingOn } from './rotaBoard.ts';
import { exampleSheet, person, shift } from './testing/exampleSheet.ts';

describe('the board', () => {
  test('says what a day lacks', () => {
    const board = boardOf(exampleSheet());
    expect(['2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'].map((day) => lackingOn(board, day))).toEqual([
      0, 1, 2, 1,
    ]);
  });

  test('a day without a need still shows who was placed there', () => {
    const board = boardOf(
      exampleSheet({ needs: [], cells: [{ day: '2026-12-03', shift: 'day', person: 'peng', pinned: false }] }),
    );
    expect(board.seats.get('2026-12-03')?.map((seats) => seats.people.map(({ name }) => name))).toEqual([['彭桂英']]);
  });

  test('a duty of somebody who left the team is not lost', () => {
    const board = boardOf(
      exampleSheet({ cells: [{ day: '2026-12-03', shift: 'day', person: 'gone', pinned: false }] }),
    );
    expect(board.seats.get('2026-12-03')?.[0]?.people).toMatchObject([{ id: 'gone', name: '（不在本队）' }]);
  });

  test('marks broken rules at the cell, the shift and the person', () => {
    const board = boardOf(
      exampleSheet({
        violations: [
          { rule: 'rest', day: '2026-12-03', shift: 'day', people: ['tian'], sentence: '两班之间须休息。' },
          { rule: 'mostDuties', day: null, shift: null, people: ['peng'], sentence: '超过上限。' },
        ],
      }),
    );
    expect(board.rows[0]?.cells[0]?.broken).toEqual(['两班之间须休息。']);
    expect(board.rows[0]?.cells[1]?.broken).toEqual([]);
    expect(board.rows[1]?.broken).toEqual(['超过上限。']);
    expect(board.seats.get('2026-12-03')?.[0]?.broken).toEqual(['两班之间须休息。']);
  });

  test('people of an office duty stand by role, and are offered the shifts of theirs', () => {
    const board = boardOf(
      exampleSheet({
        shifts: [shift('lead', '带班', { role: '带班领导' }), shift('staff', '值班', { role: '值班人员' })],
        needs: ['lead', 'staff'].map((id) => ({
          day: '2026-12-03',
          shift: id,
          least: 1,
          wanted: 1,
          leaders: 0,
          drivers: 0,
        })),
        people: [person('a', '甲', { role: '值班人员' }), person('b', '乙', { role: '带班领导' })],
        cells: [],
      }),
    );
    expect(board.rows.map((row) => row.person.name)).toEqual(['乙', '甲']);
    expect(board.personRow('a')).toBe(1);
    expect(choicesFor(board, '2026-12-03', 'a').map(({ id }) => id)).toEqual(['staff']);
  });

  test('a cell is told in words', () => {
    const board = boardOf(
      exampleSheet({
        people: [
          person('tian', '田建国', {
            absences: [{ day: '2026-12-04', shift: null, why: '病假' }],
            elsewhere: [{ day: '2026-12-05', start: '08:00', end: '08:00', title: '机关值班' }],
          }),
        ],
      }),
    );
    expect(cellWords(board, 0, 0)).toBe('田建国 12月3日（星期四）：早班（08:00–16:00）');
    expect(cellWords(board, 0, 1)).toContain('不能排班：病假');
    expect(cellWords(board, 0, 2)).toContain('另有勤务：08:00–次日08:00 机关值班');
    expect(cellWords(board, 0, 3)).toBe('田建国 12月6日（星期日）：空');
  });

  test('rows that did not change stay the same objects', () => {
    const before = boardOf(exampleSheet());
    const [, ...rest] = exampleSheet().cells;
    const after = keepingRows(boardOf(exampleSheet({ cells: rest })), before);
    expect(after.rows.map((row, index) => row === before.rows[index])).toEqual([false, true, true]);
    expect(after.rows[0]?.cells[0]?.duties).toEqual([]);
    expect(after.marks).toBe(before.marks);
  });
});
