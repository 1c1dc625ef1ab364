import { expect, it } from 'vitest';
import { mondayOf, schoolWeeks, weekFrom } from './schoolWeek.ts';

it('a week begins on Monday, also across months', () => {
  expect(mondayOf('2026-11-01')).toBe('2026-10-26');
  expect(mondayOf('2026-11-02')).toBe('2026-11-02');
  expect(weekFrom('2026-10-26').at(-1)).toBe('2026-11-01');
});

it('a school’s week has its own peaks, duties, gaps and notes', () => {
  const duty = {
    id: 'g',
    school: 's',
    peak: '1',
    person: 'p',
    name: '向校长',
    role: '副校长',
    spot: '',
    start: '',
    end: '',
  };
  const week = weekFrom('2026-11-16');
  const [told] = schoolWeeks(
    {
      schools: [{ id: 's', name: '一小', peaks: [{ code: '1', name: '早', start: '07:20', end: '08:10' }] }],
      days: [{ day: '2026-11-21', school: 's', isInTerm: true, follows: null, note: '周末' }],
      duties: [
        { ...duty, day: '2026-11-16' },
        { ...duty, school: 'other', day: '2026-11-17' },
      ],
      gaps: [{ day: '2026-11-18', school: 's', peak: '1' }],
    },
    week,
  );
  const [peak] = told!.peaks;
  expect(peak!.hours).toBe('07:20–08:10');
  expect(peak!.cells.map(({ duties, isGap }) => [duties.length, isGap])).toEqual([
    [1, false],
    [0, false],
    [0, true],
    [0, false],
    [0, false],
    [0, false],
    [0, false],
  ]);
  expect(told!.notes.get('2026-11-21')).toBe('周末');
});
