import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseAmount } from './chineseAmount.ts';
import { readChineseNumeral } from './chineseNumeral.ts';

describe('amounts in capitals', () => {
  it.each([
    // The examples of 支付结算办法, appendix 1.
    [140950, '人民币壹仟肆佰零玖元伍角整'],
    [600714, '人民币陆仟零柒元壹角肆分'],
    [168032, '人民币壹仟陆佰捌拾元叁角贰分'],
    [10700053, '人民币壹拾万柒仟元伍角叁分'],
    [1640902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32504, '人民币叁佰贰拾伍元零肆分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [50, '人民币伍角整'],
    [20000, '人民币贰佰元整'],
    [1000, '人民币壹拾元整'],
    [10070000, '人民币壹拾万零柒佰元整'],
    [100000500, '人民币壹佰万零伍元整'],
    [10_000_000_000_000, '人民币壹仟亿元整'],
    [10_000_500_000, '人民币壹亿零伍仟元整'],
    [1_000_000_010_000, '人民币壹佰亿零壹佰元整'],
  ])('%i fen', (fen, text) => {
    expect(chineseAmount(fen)).toBe(text);
  });

  it('can be read back, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
        const match = /^人民币(?:(.+)元)?(?:(.)角|零)?(?:(.)分)?整?$/u.exec(chineseAmount(fen))!;
        const digit = (text: string | undefined) => (text === undefined ? 0 : readChineseNumeral(text)!);
        expect(digit(match[1]) * 100 + digit(match[2]) * 10 + digit(match[3])).toBe(fen);
      }),
    );
  });

  it('refuses what is no amount', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => chineseAmount(wrong)).toThrow(RangeError);
  });
});
