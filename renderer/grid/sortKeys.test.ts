import { expect, it } from 'vitest';
import { clickedSort } from './sortKeys.ts';
import type { SortKey } from './types.ts';

const shown = (sort: readonly SortKey[]) =>
  sort.map((each) => `${each.key}${each.direction === 'ascending' ? '+' : '-'}`).join(' ');

it('a click goes round and drops other columns', () => {
  const once = clickedSort([{ key: 'b', direction: 'ascending' }], 'a', false);
  const twice = clickedSort(once, 'a', false);
  expect([once, twice, clickedSort(twice, 'a', false)].map(shown)).toEqual(['a+', 'a-', '']);
});

it('Shift adds, turns and removes at its place', () => {
  const two = clickedSort(clickedSort([], 'a', false), 'b', true);
  const turned = clickedSort(two, 'a', true);
  expect([two, turned, clickedSort(turned, 'a', true)].map(shown)).toEqual(['a+ b+', 'a- b+', 'b+']);
});
