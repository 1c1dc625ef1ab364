import { expect, it } from 'vitest';
import { withoutZeroRows } from './zeroRows.ts';

const whose = '个村（社区）';

it('leaves out rows that only say 0 and tells how many', () => {
  const rows = [
    ['甲村', '0', '0.00%'],
    ['乙村', '3', null],
    ['丙村', 0, '—'],
  ];
  expect(withoutZeroRows(rows, whose)).toEqual({
    told: [['乙村', '3', null]],
    line: '其余 2 个村（社区）均为 0，没有逐行列出。',
  });
});

it('nothing recorded is not called 0', () => {
  expect(withoutZeroRows([['甲村', null, '0']], whose).line).toBe(
    '全部 1 个村（社区）均为 0 或没有数据，没有逐行列出。',
  );
});

it('small and falling figures stay, and a table without zero rows has no line', () => {
  const rows = [
    ['甲村', '0.01'],
    ['乙村', '-1'],
    ['丙村', '无'],
  ];
  expect(withoutZeroRows(rows, whose)).toEqual({ told: rows, line: null });
});
