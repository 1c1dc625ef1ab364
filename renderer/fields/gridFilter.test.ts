import { describe, expect, it } from 'vitest';
import type { Field } from '../../shared/fields/field.ts';
import type { GridFilters } from '../grid/types.ts';
import { gridFilters, viewFilters } from './gridFilter.ts';

const fields: Field[] = [
  { key: 'name', label: '姓名', type: 'text', maxLength: 30 },
  { key: 'sex', label: '性别', type: 'code', table: 'sex' },
  { key: 'born', label: '出生日期', type: 'day' },
  { key: 'at', label: '发生时间', type: 'instant' },
  { key: 'people', label: '人数', type: 'integer' },
  { key: 'amount', label: '涉及金额', type: 'money' },
  { key: 'area', label: '面积', type: 'decimal', decimals: 2 },
  { key: 'seen', label: '是否见到本人', type: 'yesNo' },
  { key: 'village', label: '村', type: 'village' },
];

const titleOf = async (register: string, id: string) => `${register}:${id}`;

describe('filters of the filter row', () => {
  it.each<[string, GridFilters, unknown]>([
    ['text', { name: { kind: 'text', text: '张' } }, { field: 'name', op: 'contains', value: '张' }],
    [
      'codes and the blank',
      { sex: { kind: 'code', values: ['2', ''] } },
      { field: 'sex', op: 'anyOf', values: ['2', null] },
    ],
    [
      'days',
      { born: { kind: 'day', from: '1975-01-01', to: '1975-12-31' } },
      { field: 'born', op: 'between', values: ['1975-01-01', '1975-12-31'] },
    ],
    [
      'a moment by its Beijing day',
      { at: { kind: 'day', from: '2026-03-05' } },
      { field: 'at', op: 'atLeast', value: '2026-03-04T16:00:00.000Z' },
    ],
    ['whole numbers', { people: { kind: 'number', from: '3' } }, { field: 'people', op: 'atLeast', value: 3 }],
    ['yuan as fen', { amount: { kind: 'number', to: '2300.5' } }, { field: 'amount', op: 'atMost', value: 230050 }],
    ['decimals as text', { area: { kind: 'number', from: '1.5' } }, { field: 'area', op: 'atLeast', value: '1.50' }],
    ['yes', { seen: { kind: 'yesNo', value: true } }, { field: 'seen', op: 'is', value: true }],
    ['not said', { seen: { kind: 'yesNo', value: null } }, { field: 'seen', op: 'empty' }],
    [
      'links',
      { village: { kind: 'link', values: [{ value: 'v1', label: '那铁村' }] } },
      { field: 'village', op: 'anyOf', values: ['v1'] },
    ],
  ])('become those of a view: %s', (_name, filters, expected) => {
    expect(viewFilters(filters, fields)).toEqual([expected]);
  });

  it('come back from a view as they were', async () => {
    const filters: GridFilters = {
      name: { kind: 'text', text: '张' },
      sex: { kind: 'code', values: ['2', ''] },
      born: { kind: 'day', from: '1975-01-01', to: '1975-12-31' },
      at: { kind: 'day', from: '2026-03-05', to: '2026-03-06' },
      amount: { kind: 'number', to: '2300.50' },
      seen: { kind: 'yesNo', value: false },
      village: { kind: 'link', values: [{ value: 'v1', label: 'village:v1' }] },
    };
    const { shown, rest } = await gridFilters(viewFilters(filters, fields), fields, titleOf);
    expect(shown).toEqual(filters);
    expect(rest).toEqual([]);
  });

  it('leave aside what the filter row cannot show', async () => {
    const odd = { field: 'name', op: 'isNot' as const, value: '张三' };
    expect(await gridFilters([odd], fields, titleOf)).toEqual({ shown: {}, rest: [odd] });
  });
});
