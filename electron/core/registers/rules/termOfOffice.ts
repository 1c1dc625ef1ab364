// The end of a term of office that is reckoned from its beginning.
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { addMonths, isDay } from '../../../../shared/rules/days.ts';
import type { RowBeingWritten } from './registerRules.ts';

/**
 * The last day of a term of some months: the same day of the month, which is the last day of a period counted in years
 * (民法典 201, 202). Null for what is no day.
 */
export function termEnd(from: FieldValue, months: number): string | null {
  return typeof from === 'string' && isDay(from) ? addMonths(from, months) : null;
}

/** `termUntil` as it follows from `termFrom`: a reckoned end follows its beginning, one that somebody wrote stays. */
export function reckonedTerm({ values, before, changed }: RowBeingWritten, months: number): Record<string, FieldValue> {
  const { termFrom, termUntil } = values;
  const isReckoned =
    termUntil == null || (!changed.has('termUntil') && termUntil === termEnd(before?.termFrom ?? null, months));
  return isReckoned ? { termUntil: termEnd(termFrom ?? null, months) } : {};
}
