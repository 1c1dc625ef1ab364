import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakRuns, breakText, lineWidth, widthOf } from './lineBreaking.ts';

const size = 28;
const characters = fc.constantFrom(...'张三与李四，因宅基地。（）“”《》——……123.5%ABcd 、：；①元年月日'.split(''));
const text = fc.array(characters, { maxLength: 300 }).map((parts) => parts.join(''));
const width = fc.integer({ min: 1400, max: 9000 });

test('breaking loses and adds nothing', () => {
  fc.assert(
    fc.property(text, width, (given, room) => {
      expect(breakText(given, room, size).join('')).toBe(given);
    }),
  );
});

test('no line is longer than the room', () => {
  fc.assert(
    fc.property(text, width, (given, room) => {
      for (const line of breakRuns([{ text: given, size }], room)) expect(lineWidth(line)).toBeLessThanOrEqual(room);
    }),
  );
});

test('a first line leaves room for what stands before it', () => {
  const [first, second] = breakRuns([{ text: '字'.repeat(40) }], 280 * 20, 280 * 2);
  expect(first![0]!.text).toHaveLength(18);
  expect(second![0]!.text).toHaveLength(20);
});

test('signs that end a sentence are not first in a line, opening ones not last', () => {
  const room = 280 * 5;
  expect(breakText('一二三四五，六七', room, size)).toEqual(['一二三四', '五，六七']);
  expect(breakText('一二三四（五）六', room, size)).toEqual(['一二三四', '（五）六']);
  expect(breakText('一二三四五。”六七', room, size)).toEqual(['一二三四', '五。”六七']);
});

test('numbers and Latin words stay whole unless they are longer than a line', () => {
  expect(breakText('一二三45.67元', 280 * 5, size)).toEqual(['一二三', '45.67元']);
  const long = breakText('A'.repeat(60), 280 * 5, size);
  expect(long.join('')).toBe('A'.repeat(60));
  expect(long.length).toBeGreaterThan(10);
});

test('long words part after their own signs, numbers and identity numbers do not', () => {
  const room = 280 * 14;
  expect(breakText('合同编号为QX-2019-0456号的附图WeChat_20260305.png', room, size)).toEqual([
    '合同编号为QX-2019-0456',
    '号的附图WeChat_',
    '20260305.png',
  ]);
  expect(breakText('金额为人民币的数额12,345,678.90元', room, size)).toEqual(['金额为人民币的数额', '12,345,678.90元']);
  expect(breakText('身份证号码43312519900302302X。', room, size)).toEqual(['身份证号码', '43312519900302302X。']);
});

test('a Chinese character is one em, a digit no less than in the widest stand-in, scripts stand apart', () => {
  expect(widthOf('一二三', 28)).toBe(840);
  expect(widthOf('0', 28)).toBeGreaterThanOrEqual(Math.ceil(0.636 * 280));
  expect(widthOf('三1', 28)).toBe(widthOf('三', 28) + widthOf('1', 28) + 70);
});

test('styles stay with their characters across lines', () => {
  const lines = breakRuns([{ text: '一二三' }, { text: '四五六', underline: true }], 280 * 4);
  expect(lines).toEqual([[{ text: '一二三' }, { text: '四', underline: true }], [{ text: '五六', underline: true }]]);
});
