import { expect, test } from 'vitest';
import { choiceByInitial } from './shiftInitials.ts';

const choices = [
  { id: 'early', name: '早班' },
  { id: 'late', name: '中班' },
  { id: 'night', name: '夜班' },
];
const initials = new Map([
  ['早班', 'z'],
  ['中班', 'z'],
  ['夜班', 'y'],
]);
const chosen = (letter: string, standing?: string) => choiceByInitial(choices, initials, letter, standing);

test('a letter means the first shift that begins so, again the next, and round', () => {
  expect(chosen('z')).toBe(0);
  expect(chosen('z', 'early')).toBe(1);
  expect(chosen('z', 'late')).toBe(0);
  expect(chosen('y', 'early')).toBe(2);
  expect(chosen('q')).toBe(-1);
});
