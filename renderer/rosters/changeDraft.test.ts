import { describe, expect, test } from 'vitest';
import { type ChangeDraft, daysToMoveTo, shiftsToMoveTo, swapOf } from './changeDraft.ts';
import { boardOf } from './rotaBoard.ts';
import { exampleSheet, person } from './testing/exampleSheet.ts';

const draft: ChangeDraft = { kind: 'move', day: '2026-12-03', shift: 'day', person: 'a', other: null, against: null };

describe('the change that is asked for', () => {
  test('is none while something is not chosen', () => {
    expect(swapOf(draft)).toBeNull();
    expect(swapOf({ ...draft, kind: '1', other: 'b' })).toBeNull();
    expect(swapOf({ ...draft, kind: '2' })).toBeNull();
    expect(swapOf({ ...draft, kind: '3', person: null })).toBeNull();
  });
  test('moves the own duty as a 换班 with nobody', () => {
    expect(swapOf({ ...draft, against: '2026-12-05 night' })).toEqual({
      ...{ kind: '1', day: '2026-12-03', shift: 'day', person: 'a', other: null },
      ...{ otherDay: '2026-12-05', otherShift: 'night' },
    });
    // What was chosen for another kind does not come along.
    expect(swapOf({ ...draft, kind: '4', other: 'b', against: '2026-12-05 day' })).toEqual({
      ...{ kind: '4', day: '2026-12-03', shift: 'day', person: 'a', other: null },
    });
  });
});

describe('where a duty can be moved to', () => {
  const absent = [{ day: '2026-12-05', shift: null, why: '请假' }];
  const sheet = exampleSheet();
  const [first] = sheet.people;
  const board = boardOf({
    ...sheet,
    people: [person(first!.id, first!.name, { absences: absent, to: '2026-12-05' }), ...sheet.people.slice(1)],
  });
  const mine = { ...draft, person: first!.id };
  test('days tell what speaks for or against them; a day out of the team is none', () => {
    const days = daysToMoveTo(board, mine);
    expect(days.map(({ value }) => value)).toEqual([
      // His own day has another shift for him.
      '2026-12-03 night',
      '2026-12-04 day',
      '2026-12-05 day',
    ]);
    expect(days[0]!.label).toContain('同一天改上夜班');
    expect(days[0]!.label).not.toContain('已有');
    expect(days[2]!.label).toContain('不能排班：请假');
  });
  test('the shifts of the chosen day, his own kind first', () => {
    const shifts = shiftsToMoveTo(board, { ...mine, shift: 'night', against: '2026-12-04 day' });
    expect(shifts.map(({ value }) => value)).toEqual(['2026-12-04 night', '2026-12-04 day']);
  });
});
