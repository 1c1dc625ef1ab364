import { expect, test } from 'vitest';
import { planAgainFrom } from './planAgain.ts';

const violation = (rule: string, day: string | null) => ({ rule, day, shift: null, people: [], sentence: '' });

test('planned again from the first day to come whose shifts do not fit', () => {
  const violations = [
    violation('rest', '2026-12-21'),
    violation('least', '2026-12-24'),
    violation('stray', '2026-12-23'),
    violation('stray', '2026-12-20'),
  ];
  expect(planAgainFrom({ violations }, '2026-12-22')).toBe('2026-12-23');
  expect(planAgainFrom({ violations }, '2026-11-22')).toBe('2026-12-20');
  // All of them are past: the month can only be put right from there.
  expect(planAgainFrom({ violations }, '2027-01-02')).toBe('2026-12-20');
  expect(planAgainFrom({ violations: [violation('rest', '2026-12-21'), violation('least', null)] }, '2026-12-01')).toBe(
    null,
  );
});
