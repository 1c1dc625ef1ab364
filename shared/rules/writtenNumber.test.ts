import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChineseNumeral, readSpelledDigits } from './chineseNumeral.ts';
import { compareDecimals, groupThousands } from './decimal.ts';
import { yuanFromFen } from './money.ts';
import { readWrittenMoney, readWrittenNumber } from './writtenNumber.ts';

function number(input: string | number, expected = {}): string {
  const read = readWrittenNumber(input, expected);
  return read.ok ? read.value : read.problem.code;
}

function money(input: string | number): number | string {
  const read = readWrittenMoney(input);
  return read.ok ? read.value : read.problem.code;
}

describe('written numbers', () => {
  test.each([
    ['1200', '1200'],
    [1200, '1200'],
    [0.1 + 0.2, '0.3'],
    ['３', '3'],
    ['3人', '3'],
    ['3 人次', '3'],
    ['2 名', '2'],
    ['1,200.50', '1200.5'],
    ['１，２００．５０', '1200.5'],
    ['2.3万', '23000'],
    ['2.3Ｗ', '23000'],
    ['1.5亿', '150000000'],
    ['2万3千', '23000'],
    ['1万500', '10500'],
    ['十五人', '15'],
    ['两百三十', '230'],
    ['共3起', '3'],
    ['0', '0'],
    ['.5', '0.5'],
    ['374.43平方米', '374.43'],
    ['约3万', 'numberApproximate'],
    ['30余人', 'numberApproximate'],
    ['近百人', 'numberApproximate'],
    ['500元以上', 'numberApproximate'],
    ['数十人', 'numberApproximate'],
    ['3-5人', 'numberRange'],
    ['三至5人', 'numberRange'],
    ['2万3', 'numberUnreadable'],
    ['三百二', 'numberUnreadable'],
    ['1,20', 'numberUnreadable'],
    ['1.200,50', 'numberUnreadable'],
    ['多少', 'numberApproximate'],
    ['不详', 'numberUnreadable'],
    ['', 'numberMissing'],
    ['-5', 'numberNegative'],
    ['12%', 'numberUnit'],
    [1e15, 'numberTooLarge'],
    [Number.NaN, 'numberUnreadable'],
  ])('%s reads as %s', (input, expected) => {
    expect(number(input)).toBe(expected);
  });

  test('what a field expects is held to', () => {
    expect(number('3.5', { decimals: 0 })).toBe('numberDecimals');
    expect(number('3.50', { decimals: 1 })).toBe('3.5');
    expect(number('3.45', { decimals: 1, roundHalfUp: true })).toBe('3.5');
    expect(number('-5', { negativeAllowed: true })).toBe('-5');
    expect(number('3人', { units: ['元'] })).toBe('numberUnit');
    expect(readWrittenNumber('3.45', { decimals: 1, roundHalfUp: true })).toMatchObject({
      notes: [{ code: 'numberRounded', level: 'hint' }],
    });
  });

  test('plain, grouped and full-width forms are the same number', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        const wide = text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const written of [text, groupThousands(text), wide, `${text}元`]) {
          expect(compareDecimals(number(written), text)).toBe(0);
        }
      }),
    );
  });
});

describe('written money', () => {
  test.each([
    ['1200', 120000],
    [1200.5, 120050],
    ['500元', 50000],
    ['2.3万元', 2_300_000],
    ['4.1万元', 4_100_000],
    ['￥1,200.50', 120050],
    ['人民币500元整', 50000],
    ['5元5角', 550],
    ['12元零3分', 1203],
    ['五千元', 500000],
    ['0', 0],
    ['0.005元', 'numberDecimals'],
    ['3人', 'numberUnit'],
    ['约3万', 'numberApproximate'],
    ['-5元', 'numberNegative'],
    ['', 'numberMissing'],
    ['999999999999999999', 'numberTooLarge'],
  ])('%s is %s fen', (input, expected) => {
    expect(money(input)).toBe(expected);
  });

  test('what is printed reads back to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (fen) => {
        expect(money(yuanFromFen(fen))).toBe(fen);
        expect(money(`${groupThousands(yuanFromFen(fen))}元`)).toBe(fen);
      }),
    );
  });
});

describe('Chinese numerals', () => {
  function spoken(value: number): string {
    const digits = '零一二三四五六七八九';
    let text = '';
    let skipped = false;
    for (const [size, unit] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / size) % 10;
      if (digit === 0) {
        skipped = true;
        continue;
      }
      text += `${text !== '' && skipped ? '零' : ''}${digits[digit]}${unit}`;
      skipped = false;
    }
    return text;
  }

  test('spoken numbers read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (high, low) => {
        expect(readChineseNumeral(spoken(low))).toBe(low);
        expect(readChineseNumeral(`${spoken(high)}万${low < 1000 ? '零' : ''}${spoken(low)}`)).toBe(
          high * 10_000 + low,
        );
      }),
    );
  });

  test('what is no number, or could be two, is not read', () => {
    for (const text of ['', '人', '两万三', '三百二', '十百', '百', '一二'])
      expect(readChineseNumeral(text)).toBeNull();
    expect(readChineseNumeral('壹仟贰佰')).toBe(1200);
    expect(readChineseNumeral('十')).toBe(10);
    expect(readChineseNumeral('零')).toBe(0);
    expect(readSpelledDigits('二〇二六')).toBe('2026');
    expect(readSpelledDigits('二十')).toBeNull();
  });
});
