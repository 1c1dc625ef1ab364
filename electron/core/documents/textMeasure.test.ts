import { expect, test } from 'vitest';
import { spreadGap, textWidth, wrappedLines } from './textMeasure.ts';

test.each([
  ['', 0],
  ['张三', 4],
  ['433199195501010008', 18],
  ['（社区）', 8],
  ['一二\n三', 4],
  ['𠮷', 2],
  ['e\u200b', 1],
])('%j is %i half characters wide', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([
  ['', 10, 1],
  ['一二三四五', 10, 1],
  ['一二三四五六', 10, 2],
  ['一二三', 5, 2],
  ['甲\n乙\n\n丙', 20, 4],
  ['x'.repeat(21), 10, 3],
  ['一二三', 0, 3],
])('%j takes in %i half characters %i lines', (text, capacity, lines) => {
  expect(wrappedLines(text, capacity)).toBe(lines);
});

test('texts are set from edge to edge, never nearer than the least gap', () => {
  expect(spreadGap([10, 10, 10], 60, 4)).toBe(15);
  expect(spreadGap([30, 30], 50, 4)).toBe(4);
});
