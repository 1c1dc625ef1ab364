import { expect, it } from 'vitest';
import { lastDayOnTime } from './reportTiming.ts';

it.each([
  ['2026-10', { month: 'same', day: 24 }, '2026-10-24'],
  ['2026-10', { month: 'next', day: 5 }, '2026-11-05'],
  ['2026-12', { month: 'next', day: 5 }, '2027-01-05'],
  ['2026-02', { month: 'same', day: 31 }, '2026-02-28'],
  ['2028-01', { month: 'next', day: 31 }, '2028-02-29'],
] as const)('villages are on time for %s by %o until %s', (month, due, last) => {
  expect(lastDayOnTime(month, due)).toBe(last);
});
