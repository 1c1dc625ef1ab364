import { expect, test } from 'vitest';
import { type Named, namesApart } from './namesApart.ts';

const person = (id: string, name: string, traits: Partial<Named> = {}): Named => ({
  id,
  name,
  sex: '男',
  village: '那铁村',
  phone: null,
  ...traits,
});

test('names that nobody shares stay as they are', () => {
  expect([...namesApart([person('1', '田建国'), person('2', '彭桂英')]).values()]).toEqual(['田建国', '彭桂英']);
});

test('who shares a name is told apart by sex, by village, by telephone, in this order', () => {
  const two = (one: Partial<Named>, other: Partial<Named>) => [
    ...namesApart([person('1', '田建国', one), person('2', '田建国', other)]).values(),
  ];
  expect(two({ village: '巴科村' }, { sex: '女' })).toEqual(['田建国（男）', '田建国（女）']);
  expect(two({ village: '巴科村' }, {})).toEqual(['田建国（巴科村）', '田建国（那铁村）']);
  expect(two({ phone: '13900001234' }, { phone: '13900005678' })).toEqual(['田建国（尾号1234）', '田建国（尾号5678）']);
  // What is not known of one of them, or the same of both, tells nobody apart.
  expect(two({ phone: '13900001234' }, {})).toEqual(['田建国（甲）', '田建国（乙）']);
  expect(two({ phone: '13900001234' }, { phone: '13800001234' })).toEqual(['田建国（甲）', '田建国（乙）']);
});

test('three of a name, one trait for all; without one, as they were entered', () => {
  const three = [
    person('3', '田建国', { sex: '女' }),
    person('1', '田建国', { village: '巴科村' }),
    person('2', '田建国', { village: '要坝村' }),
  ];
  expect(Object.fromEntries(namesApart(three))).toEqual({
    1: '田建国（巴科村）',
    2: '田建国（要坝村）',
    3: '田建国（那铁村）',
  });
  expect(Object.fromEntries(namesApart(three.map((each) => ({ ...each, village: null }))))).toEqual({
    1: '田建国（甲）',
    2: '田建国（乙）',
    3: '田建国（丙）',
  });
});
