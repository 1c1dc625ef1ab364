import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { halfWidth, parseDay, parseMonth, parseNumber } from './parsed.ts';

describe('a number as typed', () => {
  test.each([
    ['', {}, null],
    ['  ', {}, null],
    ['12', {}, '12'],
    ['１２', {}, '12'],
    ['007', {}, '7'],
    ['1,234', {}, '1234'],
    ['3.0', {}, '3'],
    ['1.5', { decimals: 2 }, '1.50'],
    ['.5', { decimals: 1 }, '0.5'],
    ['-0', {}, '0'],
    ['－1.25', { decimals: 2 }, '-1.25'],
    ['90071992547409931', {}, '90071992547409931'],
  ])('%s', (typed, shape, value) => {
    expect(parseNumber(typed, shape)).toEqual({ ok: true, value });
  });

  test.each([
    ['三人', {}, '请填数字'],
    ['1.2.3', { decimals: 2 }, '请填数字'],
    ['.', { decimals: 2 }, '请填数字'],
    ['1.5', {}, '请填整数'],
    ['1.255', { decimals: 2 }, '最多 2 位小数'],
    ['-1', { min: '0' }, '不小于 0'],
    ['100.01', { decimals: 2, max: '100' }, '不大于 100'],
  ])('%s is refused', (typed, shape, message) => {
    expect(parseNumber(typed, shape)).toEqual({ ok: false, message });
  });

  test('what is read once reads the same again', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
        const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
        const cut = digits.length - decimals;
        const text = `${units < 0n ? '-' : ''}${digits.slice(0, cut)}${decimals > 0 ? `.${digits.slice(cut)}` : ''}`;
        const once = parseNumber(text, { decimals });
        if (!once.ok || once.value === null) throw new Error(`${text} was not read`);
        expect(once.value).toBe(text);
        expect(parseNumber(once.value, { decimals })).toEqual(once);
      }),
    );
  });
});

describe('a day as typed', () => {
  test.each(['2026.3.5', '2026-03-05', '2026/3/5', '2026年3月5日', '20260305', ' ２０２６．３．５ '])('%s', (typed) => {
    expect(parseDay(typed)).toEqual({ ok: true, value: '2026-03-05' });
  });

  test('leap days are days of their year only', () => {
    expect(parseDay('2024.2.29')).toEqual({ ok: true, value: '2024-02-29' });
    expect(parseDay('2026.2.29').ok).toBe(false);
    expect(parseDay('1900.2.29').ok).toBe(false);
    expect(parseDay('2026.13.1').ok).toBe(false);
    expect(parseDay('昨天').ok).toBe(false);
    expect(parseDay('')).toEqual({ ok: true, value: null });
  });
});

test('a month as typed', () => {
  for (const typed of ['2026.3', '2026-03', '2026年3月', '202603']) {
    expect(parseMonth(typed)).toEqual({ ok: true, value: '2026-03' });
  }
  expect(parseMonth('2026.0').ok).toBe(false);
});

test('full width becomes half width, Chinese stays', () => {
  expect(halfWidth('　Ｚｊｇ（１）张　')).toBe('Zjg(1)张');
});
