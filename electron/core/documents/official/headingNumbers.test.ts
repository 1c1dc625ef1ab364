import { describe, expect, test } from 'vitest';
import { chineseOrdinal, headingCounter } from './headingNumbers.ts';

test('Chinese ordinals', () => {
  expect([1, 9, 10, 11, 20, 21, 99].map(chineseOrdinal)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ]);
});

describe('headings', () => {
  test('are numbered by level, lower ones anew under each higher one', () => {
    const numberOf = headingCounter();
    const levels = [1, 2, 2, 3, 3, 4, 3, 2, 3, 1, 2, 4] as const;
    expect(levels.map(numberOf)).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '2.',
      '（1）',
      '3.',
      '（三）',
      '1.',
      '二、',
      '（一）',
      '（1）',
    ]);
  });
});
