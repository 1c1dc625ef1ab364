import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  decimalFromNumber,
  divideDecimals,
  groupThousands,
  isDecimal,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts';
import { fenFromYuan, wanFromFen, yuanFromFen } from './money.ts';
import { changePercentage, percentage, withPercentSign } from './percentage.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const whole = digits.slice(0, digits.length - scale);
    const text = scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
    return units < 0n ? `-${text}` : text;
  });

describe('decimals', () => {
  test('add, subtract, multiply exactly', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(subtractDecimals('1', '0.9')).toBe('0.1');
    expect(multiplyDecimals('2.3', '10000')).toBe('23000.0');
    expect(sumDecimals(['0.1', '0.2', '-0.3'])).toBe('0.0');
    expect(canonicalDecimal('007.50')).toBe('7.5');
    expect(canonicalDecimal('-0.00')).toBe('0');
    expect(groupThousands('-1234567.50')).toBe('-1,234,567.50');
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(compareDecimals(subtractDecimals(addDecimals(a, b), b), a)).toBe(0);
        expect(compareDecimals(multiplyDecimals(a, b), multiplyDecimals(b, a))).toBe(0);
        expect(isDecimal(canonicalDecimal(a))).toBe(true);
      }),
    );
  });

  test('rounds half up, away from zero', () => {
    expect(roundDecimal('2.5', 0)).toBe('3');
    expect(roundDecimal('-2.5', 0)).toBe('-3');
    expect(roundDecimal('2.4999', 0)).toBe('2');
    expect(roundDecimal('1.005', 2)).toBe('1.01');
    expect(roundDecimal('-0.4', 0)).toBe('0');
    expect(roundDecimal('3', 2)).toBe('3.00');
    expect(divideDecimals(1, 3, 4)).toBe('0.3333');
    expect(divideDecimals(2, '3', 4)).toBe('0.6667');
    expect(divideDecimals(1, 0, 4)).toBeNull();
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 6 }), (text, places) => {
        const distance = subtractDecimals(roundDecimal(text, places), text).replace('-', '');
        expect(compareDecimals(distance, places === 0 ? '0.5' : `0.${'0'.repeat(places)}5`)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('reads a number as a spreadsheet shows it', () => {
    expect(decimalFromNumber(0.1 + 0.2)).toBe('0.3');
    expect(decimalFromNumber(1200.5)).toBe('1200.5');
    expect(decimalFromNumber(1e-7)).toBe('0.0000001');
    expect(decimalFromNumber(-1.5e20)).toBe('-150000000000000000000');
    expect(decimalFromNumber(-0)).toBe('0');
    expect(() => decimalFromNumber(Number.NaN)).toThrow(RangeError);
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (units) => {
        expect(compareDecimals(multiplyDecimals(decimalFromNumber(units / 1000), '1000'), String(units))).toBe(0);
      }),
    );
  });

  test('money is whole fen', () => {
    expect(fenFromYuan('2300.5')).toBe(230050);
    expect(fenFromYuan('2300.500')).toBe(230050);
    expect(yuanFromFen(230050)).toBe('2300.50');
    expect(yuanFromFen(-5)).toBe('-0.05');
    expect(wanFromFen(1_636_244_999, 2)).toBe('1636.24');
    expect(wanFromFen(1_636_245_000, 2)).toBe('1636.25');
    expect(() => fenFromYuan('0.005')).toThrow(RangeError);
    expect(() => fenFromYuan('99999999999999999')).toThrow(RangeError);
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => fenFromYuan(yuanFromFen(fen)) === fen));
  });
});

describe('percentages (mechanisms.md D6)', () => {
  test.each([
    [11059, 11152, 1, '99.2'],
    [3470, 3530, 1, '98.3'],
    [3469, 3530, 1, '98.3'],
    [3468, 3530, 1, '98.2'],
    [23, 24, 1, '95.8'],
    [490, 500, 0, '98'],
    [57, 200, 0, '29'],
    [160, 161, 1, '99.4'],
  ])('%d of %d to %d decimals is %s', (part, whole, places, expected) => {
    expect(percentage(part, whole, places)).toBe(expected);
  });

  test.each([
    [4, 1, 0, '-75'],
    [20, 11, 0, '-45'],
    [100, 41, 0, '-59'],
    [25, 12, 0, '-52'],
    [128, 79, 2, '-38.28'],
    [81, 59, 2, '-27.16'],
    [37, 31, 1, '-16.2'],
    [57, 46, 1, '-19.3'],
    [49, 10, 1, '-79.6'],
    [86, 45, 1, '-47.7'],
    [49 + 86, 10 + 45, 1, '-59.3'],
    [0, 1, 1, '—'],
    [0, 0, 1, '—'],
    [5, 0, 0, '-100'],
  ])('%d → %d to %d decimals is %s', (earlier, later, places, expected) => {
    expect(changePercentage(earlier, later, places)).toBe(expected);
  });

  test('no figure last year is not zero', () => {
    expect(changePercentage(null, 3, 1)).toBe('上年同期无数据');
    expect(11152 - 11059).toBe(93);
  });

  test('the sign only follows a figure', () => {
    expect(withPercentSign('99.2')).toBe('99.2%');
    expect(withPercentSign('—')).toBe('—');
    expect(withPercentSign('上年同期无数据')).toBe('上年同期无数据');
  });

  test('a part and the rest make the whole to within one unit of rounding', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
        const sum = addDecimals(percentage(part, part + rest, 2), percentage(rest, part + rest, 2));
        expect(compareDecimals(sum, '99.99')).toBeGreaterThanOrEqual(0);
        expect(compareDecimals(sum, '100.01')).toBeLessThanOrEqual(0);
      }),
    );
  });
});
