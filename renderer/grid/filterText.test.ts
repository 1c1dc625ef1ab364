import { expect, it } from 'vitest';
import { filterDay, filterNumber, filterSummary } from './filterText.ts';

it.each([
  ['2026', '2026-01-01', '2026-12-31'],
  ['2024.2', '2024-02-01', '2024-02-29'],
  ['202603', '2026-03-01', '2026-03-31'],
  ['2026年3月5日', '2026-03-05', '2026-03-05'],
  ['20260305', '2026-03-05', '2026-03-05'],
  ['2026-3-5', '2026-03-05', '2026-03-05'],
])('%s reaches from %s to %s', (typed, first, last) => {
  expect(filterDay(typed, 'first')).toBe(first);
  expect(filterDay(typed, 'last')).toBe(last);
});

it.each(['2026.13', '2026.2.30', '昨天', '', '26.3.5'])('%s is no day', (typed) =>
  expect(filterDay(typed, 'first')).toBeUndefined(),
);

it('reads numbers', () => {
  expect(filterNumber('1,200.5')).toBe('1200.5');
  expect(filterNumber('2万')).toBeUndefined();
});

it('sums a filter up', () => {
  expect(filterSummary({ kind: 'code', values: ['1', ''] }, [{ value: '1', label: '男' }])).toBe('男、（空白）');
  expect(filterSummary({ kind: 'day', from: '2026-01-01' })).toBe('≥ 2026-01-01');
  expect(filterSummary({ kind: 'number', from: '3', to: '3' })).toBe('3');
  expect(filterSummary({ kind: 'number', from: '3', to: '5' })).toBe('3 ～ 5');
});
