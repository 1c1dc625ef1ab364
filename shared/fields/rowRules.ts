// Rules of a whole row that every register has: what must be there, what should be, and which day comes first.
import type { Problem } from '../contract/errors.ts';
import { problemOf } from './codec.ts';
import type { DayField, Field, FieldValue, RowValues } from './field.ts';

/**
 * Problems of a row beyond those of its single values: `required` (error), `unfinished` for expected fields (hint) and
 * `tooEarly` where a day lies before the one it must not precede (error). Values themselves are the codecs' business.
 */
export function checkRow(fields: readonly Field[], values: RowValues): Problem[] {
  return fields.flatMap((field) => [...missing(field, values), ...tooEarly(field, fields, values)]);
}

/** Whether a value counts as not filled in. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function missing(field: Field, values: RowValues): Problem[] {
  if (field.type === 'computed' || !(field.required || field.expected)) return [];
  const value = values[field.key];
  // Files are counted after the row is saved: an unknown count says nothing, a known zero does.
  if (field.type === 'attachment' ? value !== 0 : !isEmptyValue(value)) return [];
  const action = verbs[field.type] ?? '填写';
  if (field.required) return [problemOf(field, 'error', 'required', `请${action}${field.label}。`)];
  return [problemOf(field, 'hint', 'unfinished', `${field.label}还没有${action}，可以先保存，以后补上。`)];
}

const verbs: Partial<Record<Field['type'], string>> = {
  yesNo: '选择',
  code: '选择',
  codes: '选择',
  person: '选择',
  village: '选择',
  reference: '选择',
  attachment: '添加',
};

function tooEarly(field: Field, fields: readonly Field[], values: RowValues): Problem[] {
  if (field.type !== 'day' || field.notBefore === undefined) return [];
  const earlier = fields.find((each): each is DayField => each.type === 'day' && each.key === field.notBefore);
  const day = values[field.key];
  const bound = values[field.notBefore];
  if (earlier === undefined || typeof day !== 'string' || typeof bound !== 'string') return [];
  // A month compares with a day by what both say.
  const length = Math.min(day.length, bound.length);
  if (day.slice(0, length) >= bound.slice(0, length)) return [];
  const message = `${field.label}（${day}）不能早于${earlier.label}（${bound}），请核对这两个日期。`;
  return [problemOf(field, 'error', 'tooEarly', message)];
}
