import { describe, expect, test } from 'vitest';
import { findOptions, type Option } from './option.ts';

const options: Option[] = [
  { code: '01', label: '汉族' },
  { code: '06', label: '苗族' },
  { code: '15', label: '土家族' },
  { code: '17', label: '土族', retired: true },
  { code: '30', label: '达斡尔族' },
];
const spellings = new Map([
  ['01', { initials: 'hz', full: 'hanzu' }],
  ['06', { initials: 'mz', full: 'miaozu' }],
  ['15', { initials: 'tjz', full: 'tujiazu' }],
  ['30', { initials: 'dwez', full: 'dawoerzu' }],
]);
const found = (typed: string) => findOptions(options, typed, spellings).map((option) => option.label);

describe('finding a code', () => {
  test.each([
    ['土', ['土家族']],
    ['tj', ['土家族']],
    ['TUJIA', ['土家族']],
    ['ｔｊｚ', ['土家族']],
    ['15', ['土家族']],
    ['族', ['汉族', '苗族', '土家族', '达斡尔族']],
    ['', ['汉族', '苗族', '土家族', '达斡尔族']],
    ['xyz', []],
  ])('%s', (typed, labels) => {
    expect(found(typed)).toEqual(labels);
  });

  test('leading initials come before inner ones', () => {
    const letters = new Map([
      ['a', { initials: 'xz', full: '' }],
      ['b', { initials: 'zx', full: '' }],
    ]);
    const list = [
      { code: 'a', label: '甲' },
      { code: 'b', label: '乙' },
    ];
    expect(findOptions(list, 'z', letters).map((option) => option.code)).toEqual(['b', 'a']);
  });
});
