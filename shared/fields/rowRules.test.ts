import { describe, expect, it } from 'vitest';
import type { Field } from './field.ts';
import { checkRow } from './rowRules.ts';

const fields: readonly Field[] = [
  { key: 'name', label: '姓名', type: 'text', maxLength: 30, required: true },
  { key: 'origins', label: '人员来源', type: 'codes', table: 'origin', expected: true },
  { key: 'joined', label: '参加日期', type: 'day', monthAllowed: true },
  { key: 'left', label: '退出日期', type: 'day', notBefore: 'joined' },
  { key: 'photos', label: '现场照片', type: 'attachment', accept: 'photo', expected: true },
  { key: 'age', label: '年龄', type: 'computed', result: 'integer', required: true },
];

const codes = (values: Record<string, string | number | string[] | null>) =>
  checkRow(fields, values).map((problem) => `${problem.level} ${problem.field} ${problem.code}`);

describe('checkRow', () => {
  it('finds nothing in a complete row', () => {
    expect(codes({ name: '张三', origins: ['1'], joined: '2021-04', left: '2021-04-01', photos: 1 })).toEqual([]);
  });

  it('asks for required fields and reminds of expected ones', () => {
    expect(codes({ name: null, origins: [] })).toEqual(['error name required', 'hint origins unfinished']);
    expect(checkRow(fields, { origins: ['1'] })[0]?.message).toBe('请填写姓名。');
  });

  it('reminds of files only when their number is known', () => {
    expect(codes({ name: '张三', origins: ['1'], photos: 0 })).toEqual(['hint photos unfinished']);
    expect(codes({ name: '张三', origins: ['1'] })).toEqual([]);
  });

  it('refuses a day before the one it must not precede, comparing months by what both say', () => {
    const row = { name: '张三', origins: ['1'] };
    expect(codes({ ...row, joined: '2021-04-02', left: '2021-04-01' })).toEqual(['error left tooEarly']);
    expect(codes({ ...row, joined: '2021-05', left: '2021-04-30' })).toEqual(['error left tooEarly']);
    expect(codes({ ...row, joined: '2021-04-02', left: '2021-04-02' })).toEqual([]);
    expect(codes({ ...row, joined: null, left: '2021-04-02' })).toEqual([]);
  });
});
