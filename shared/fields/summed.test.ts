import { expect, it } from 'vitest';
import { registers } from '../registers/index.ts';
import { isSummed } from './summed.ts';

const summedOf = (key: string): string[] =>
  registers
    .find((register) => register.key === key)!
    .fields.filter(isSummed)
    .map(({ label }) => label);

it('what happened is added up; what is asked for, advised or grows with age is not', () => {
  expect(summedOf('patrolRecord')).toEqual(expect.arrayContaining(['应到', '实到', '时长']));
  expect(summedOf('shiftPattern')).toEqual([]);
  expect(summedOf('staffingRule')).toEqual([]);
  expect(summedOf('patrolTemplate')).toEqual([]);
  expect(summedOf('school')).toEqual(expect.arrayContaining(['在校学生人数']));
  expect(summedOf('school').join()).not.toContain('提前');
  expect(summedOf('mediator').join()).not.toContain('年限');
});
