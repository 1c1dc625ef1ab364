import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quickSum } from './quickSum.ts';

it('adds decimals exactly and groups thousands', () => {
  expect(quickSum(['0.1', '0.2'])).toEqual({ count: 2, sum: '0.3', mean: '0.15' });
  expect(quickSum(['1,234.50', '8765.5', '村'])).toEqual({ count: 2, sum: '10,000', mean: '5,000' });
  expect(quickSum(['1', '1', '2'])).toEqual({ count: 3, sum: '4', mean: '1.33' });
  expect(quickSum(['-1', '-1', '0'])).toEqual({ count: 3, sum: '-2', mean: '-0.67' });
});

it('says nothing of fewer than two numbers', () => {
  expect(quickSum(['5', '', '张三'])).toBeUndefined();
});

it('agrees with integer arithmetic', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), { minLength: 2, maxLength: 30 }),
      (numbers) => {
        const sum = quickSum(numbers.map(String))!.sum.replaceAll(',', '');
        expect(BigInt(sum)).toBe(numbers.reduce((all, number) => all + number, 0n));
      },
    ),
  );
});
