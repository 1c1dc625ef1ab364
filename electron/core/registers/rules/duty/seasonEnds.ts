// A season of a team or shift: two days of the year, written any usual way.
import type { Problem } from '../../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../../shared/fields/field.ts';
import { isMonthDay, readMonthDay } from '../../../../../shared/rules/duty/season.ts';

/** Both ends as MM-DD, where they can be read. */
export function readSeason({ seasonFrom, seasonUntil }: RowValues): Record<string, FieldValue> {
  const read: Record<string, FieldValue> = {};
  if (typeof seasonFrom === 'string') read.seasonFrom = readMonthDay(seasonFrom) ?? seasonFrom;
  if (typeof seasonUntil === 'string') read.seasonUntil = readMonthDay(seasonUntil) ?? seasonUntil;
  return read;
}

/** Ends that are no days of the year, or one end without the other. */
export function seasonProblems(values: RowValues): Problem[] {
  const ends = [
    ['seasonFrom', '季节起'],
    ['seasonUntil', '季节止'],
  ] as const;
  const wrong = ends.flatMap(([field, label]): Problem[] => {
    const value = values[field];
    if (value == null || isMonthDay(String(value))) return [];
    const message = `${label}“${String(value)}”不是一年里的哪一天，请写月日，如 06-01`;
    return [{ field, label, code: 'noMonthDay', level: 'error', message }];
  });
  const missing = ends.find(([field]) => values[field] == null);
  if (wrong.length > 0 || !missing || ends.every(([field]) => values[field] == null)) return wrong;
  const message = '季节的起止要一起填；全年适用的两个都留空';
  return [{ field: missing[0], label: missing[1], code: 'halfSeason', level: 'error', message }];
}
