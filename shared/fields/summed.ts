// Which columns get a 合计, on screen as on paper.
import type { Field } from './field.ts';

const notAdded = new Set(['岁', '年', '%', '‰', '分']);

/** Amounts and counted things are added up; ages, rates, marks and requirements are not. */
export function isSummed(field: Field): boolean {
  if (field.type === 'money') return true;
  if (field.type === 'integer' && field.isAdded === false) return false;
  const counted = field.type === 'integer' || (field.type === 'computed' && field.result === 'integer');
  if (!counted && field.type !== 'decimal') return false;
  return field.unit !== undefined && !notAdded.has(field.unit);
}
