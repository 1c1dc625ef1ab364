import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementNumberText, numberText, patternProblems } from './caseNumbers.ts';
import { defaultMediationSettings } from './mediationSettings.ts';

const parts = { year: '2026', shortName: '青溪', running: 7 };

test('the number of a case', () => {
  expect(numberText(defaultMediationSettings.numberPattern, parts)).toBe('（2026）青溪人调字第7号');
  expect(numberText('{号}/{年}/{简称}/{年}', parts)).toBe('7/2026/青溪/2026');
  expect(numberText('（{年}）{简称}第{号}号', { ...parts, shortName: '$&' })).toBe('（2026）$&第7号');
  expect(() => numberText('{号}', { ...parts, running: 0 })).toThrow(RangeError);
});

describe('patterns', () => {
  test('those the program brings are sound', () => {
    expect(patternProblems(defaultMediationSettings.numberPattern)).toEqual([]);
    expect(patternProblems(defaultMediationSettings.agreementPattern)).toEqual([]);
  });
  test.each([
    ['（{年}）人调字第{号}号', '{简称}'],
    ['{简称}人调字第{号}号', '{年}'],
    ['（{年}）{简称}人调字', '{号}'],
    ['（{年}）{简称}{村}第{号}号', '{村}'],
    ['（{年}{号}）{简称}', '连在一起'],
    ['（{年}）{简称}第2{号}号', '连在一起'],
    ['（{年）{简称}第{号}号', '不认识'],
  ])('%s is refused for %s', (pattern, why) => {
    expect(patternProblems(pattern).join()).toContain(why);
  });

  test('a sound pattern never gives two cases one number', () => {
    const of = fc.record({
      year: fc.constantFrom('2025', '2026'),
      shortName: fc.constantFrom('青溪', '白岩', '青溪1'),
      running: fc.integer({ min: 1, max: 999 }),
    });
    fc.assert(
      fc.property(of, of, (one, other) => {
        const pattern = defaultMediationSettings.numberPattern;
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(numberText(pattern, one) === numberText(pattern, other)).toBe(isSame);
      }),
    );
  });
});

test('the number of an agreement: that of the case or its own; a second one is told apart', () => {
  const of = { ...parts, caseNumber: '（2026）青溪人调字第7号' };
  expect(agreementNumberText(defaultMediationSettings, of, 1)).toBe('（2026）青溪人调字第7号');
  expect(agreementNumberText(defaultMediationSettings, of, 2)).toBe('（2026）青溪人调字第7号-2');
  expect(agreementNumberText({ ...defaultMediationSettings, agreementNumber: 'own' }, of, 1)).toBe(
    '（2026）青溪人调协字第7号',
  );
});
