import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addExact, exactNumber, exactText, fitsSpreadsheet, roundExact, yuanOfFen } from './exactNumber.ts';

const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([negative, digits, scale]) => ({ digits: negative ? -digits : digits, scale }));

describe('exact numbers', () => {
  test('text and number are two ways to write the same', () => {
    fc.assert(
      fc.property(decimal, (number) => {
        expect(exactNumber(exactText(number))).toEqual(number);
      }),
    );
  });

  test('a sum can be taken apart again', () => {
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        const back = addExact(addExact(left, right), { digits: -right.digits, scale: right.scale });
        expect(roundExact(back, 6)).toEqual(roundExact(left, 6));
      }),
    );
  });

  test('rounding never moves by more than half a step', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (number, scale) => {
        const rounded = roundExact(number, scale);
        const apart = roundExact(rounded, 6).digits - roundExact(number, 6).digits;
        expect((apart < 0n ? -apart : apart) * 2n <= 10n ** BigInt(6 - scale)).toBe(true);
      }),
    );
  });

  test.each([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['28.499', 0, '28'],
    ['3', 2, '3.00'],
  ])('%s to %i digits is %s', (text, scale, shown) => {
    expect(exactText(roundExact(exactNumber(text)!, scale))).toBe(shown);
  });

  test.each(['', '1,000', '一', '1.', '.5', '1e3', '12 ', '0x10'])('%j is a number only where it is plain', (text) => {
    expect(exactNumber(text) === undefined).toBe(text !== '12 ');
  });

  test('fen become yuan', () => {
    expect(exactText(yuanOfFen(5)!)).toBe('0.05');
    expect(exactText(yuanOfFen('-1005')!)).toBe('-10.05');
    expect(yuanOfFen('10.5')).toBeUndefined();
  });

  test('a spreadsheet keeps 15 digits', () => {
    expect(fitsSpreadsheet(exactNumber('999999999999999')!)).toBe(true);
    expect(fitsSpreadsheet(exactNumber('1000000000000001')!)).toBe(false);
    expect(fitsSpreadsheet(exactNumber('1234567890123450000')!)).toBe(true);
    expect(fitsSpreadsheet(exactNumber('12345678901.23456')!)).toBe(false);
  });
});
