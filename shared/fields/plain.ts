import type { FieldValue } from './field.ts';

/** A value in its plain form, for values of the wrong kind and for kinds that need no formatting. */
export function plain(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value.join('、');
}
