// Published figures and the edges of their arithmetic (mechanisms.md D6, document-format.md §8).
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { daysBetween } from '../rules/days.ts';
import { addDecimals, compareDecimals } from '../rules/decimal.ts';
import { percentage } from '../rules/percentage.ts';
import { changeText, figureText, noPreviousFigure, sumOrNull } from './changeText.ts';
import { togetherRemarks, trendRemark } from './remarks.ts';

const count = { unit: '起' };
const rate = { unit: '%' };

describe('D6', () => {
  test.each([
    ['11059', '11152', 1, '99.2'],
    ['3470', '3530', 1, '98.3'],
    ['3469', '3530', 1, '98.3'],
    ['3468', '3530', 1, '98.2'],
    ['23', '24', 1, '95.8'],
    ['490', '500', 0, '98'],
    ['57', '200', 0, '29'],
    ['160', '161', 1, '99.4'],
  ])('%s of %s', (numerator, denominator, decimals, expected) => {
    expect(percentage(numerator, denominator, decimals)).toBe(expected);
  });

  test.each([
    ['4', '1', 0, '-75%'],
    ['20', '11', 0, '-45%'],
    ['100', '41', 0, '-59%'],
    ['25', '12', 0, '-52%'],
    ['128', '79', 2, '-38.28%'],
    ['81', '59', 2, '-27.16%'],
    ['37', '31', 1, '-16.2%'],
    ['57', '46', 1, '-19.3%'],
    ['49', '10', 1, '-79.6%'],
    ['86', '45', 1, '-47.7%'],
    ['0', '1', 2, '—'],
    ['0', '0', 2, '—'],
    ['5', '0', 0, '-100%'],
  ])('from %s to %s', (earlier, later, decimals, expected) => {
    expect(changeText(count, earlier, later, decimals)).toBe(expected);
  });

  it('两抢 is compared by its counts, not by the mean of percentages', () => {
    const [earlier, later] = [sumOrNull(['49', '86']), sumOrNull(['10', '45'])];
    expect([earlier, later]).toEqual(['135', '55']);
    expect(changeText(count, earlier, later, 1)).toBe('-59.3%');
    expect(sumOrNull(['49', null])).toBeNull();
  });

  it('no data is told apart from zero', () => {
    expect(changeText(count, null, '5')).toBe('上年同期无数据');
    expect(changeText(count, null, '5', 2, noPreviousFigure)).toBe('上期无数据');
    expect(changeText(count, '5', null)).toBeNull();
    expect(figureText(count, null)).toBe('无数据');
    expect(figureText(count, '0')).toBe('0');
  });

  it('days from 27 February to 22 March', () => {
    expect([daysBetween('2024-02-27', '2024-03-22'), daysBetween('2023-02-27', '2023-03-22')]).toEqual([24, 23]);
  });
});

it('prints rates, money and rates of nothing', () => {
  expect(figureText(rate, '94.79')).toBe('94.79%');
  expect(figureText({ unit: '万元' }, '12.5')).toBe('12.50万元');
  expect(figureText({ unit: '万元' }, '1.235')).toBe('1.24万元');
  expect(figureText(rate, null, '0')).toBe('—');
  expect(figureText(rate, null, null)).toBe('无数据');
  expect(changeText(rate, '93.94', '94.79')).toBe('0.85个百分点');
  expect(changeText(rate, '94.79', '93.94')).toBe('-0.85个百分点');
});

it('two thirds of a falling series is no 逐月下降', () => {
  expect(trendRemark(['9', '8', '7'])).toBe('逐月下降');
  expect(trendRemark(['9', '8', '8'])).toBeNull();
  expect(trendRemark(['9', '10', '7'])).toBeNull();
  expect(trendRemark([null, '8', '7'])).toBeNull();
  expect(trendRemark(['7', '8', '9'])).toBe('逐月上升');
});

it('三项同比均下降 stands with the first of the three, and only when all fell', () => {
  const fell = (key: string, value: string | null) => ({ key, value, lastYear: '10' });
  const three = [fell('given01', '9'), fell('given04', '8'), fell('given05', '9')];
  expect(togetherRemarks('given01', three)).toEqual(['警情、刑事发案、治安发案三项同比均下降']);
  expect(togetherRemarks('given04', three)).toEqual([]);
  expect(togetherRemarks('given01', [...three.slice(0, 2), fell('given05', '10')])).toEqual([]);
  expect(togetherRemarks('given01', [...three.slice(0, 2), fell('given05', null)])).toEqual([]);
});

describe('whatever the figures are', () => {
  const figure = fc.integer({ min: 0, max: 1_000_000 });
  it('a change has the sign of the difference, and the same back from nothing', () => {
    fc.assert(
      fc.property(figure, figure, (earlier, later) => {
        const text = changeText(count, String(earlier), String(later))!;
        if (earlier === 0) {
          expect(text).toBe('—');
          return;
        }
        expect(text.endsWith('%')).toBe(true);
        if (later < earlier) expect(text === '0.00%' || text.startsWith('-')).toBe(true);
        else expect(text.startsWith('-')).toBe(false);
      }),
    );
  });
  it('percentage points add up: from a to b and from b to c make from a to c', () => {
    const points = (text: string | null) => text!.replace('个百分点', '');
    const hundredths = fc.integer({ min: 0, max: 20_000 }).map((units) => (units / 100).toFixed(2));
    fc.assert(
      fc.property(hundredths, hundredths, hundredths, (a, b, c) => {
        const sum = addDecimals(points(changeText(rate, a, b)), points(changeText(rate, b, c)));
        expect(compareDecimals(sum, points(changeText(rate, a, c)))).toBe(0);
      }),
    );
  });
});
