import { expect, it } from 'vitest';
import { exactOption, matchOptions, splitLabels } from './optionMatch.ts';

const options = [
  { value: '01', label: '汉族', pinyin: 'hz hanzu' },
  { value: '15', label: '土家族', pinyin: 'tjz tujiazu' },
  { value: '06', label: '苗族', pinyin: 'mz miaozu' },
  { value: '98', label: '外国血统', pinyin: 'wgxt waiguoxuetong', retired: true },
];
const found = (typed: string) =>
  matchOptions(options, typed)
    .map((option) => option.value)
    .join(' ');

it('finds by initials, spelling, code and part of the label', () => {
  expect(found('tj')).toBe('15');
  expect(found('miao')).toBe('06');
  expect(found('15')).toBe('15');
  expect(found('家')).toBe('15');
  expect(found('苗族')).toBe('06');
  expect(found('zu')).toBe('01 15 06');
  expect(found('x')).toBe('');
});
it('offers all that are in use for empty text', () => expect(found(' ')).toBe('01 15 06'));
it('knows an exact label or code, retired ones too', () => {
  expect(exactOption(options, '外国血统')?.value).toBe('98');
  expect(exactOption(options, '06')?.label).toBe('苗族');
  expect(exactOption(options, '土家')).toBeUndefined();
});
it('splits several labels', () => expect(splitLabels('低保、残疾，孤寡; ')).toEqual(['低保', '残疾', '孤寡']));
