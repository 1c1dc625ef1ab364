// A problem of one field of a row, in few words.
import type { Problem } from '../../../../../shared/contract/errors.ts';

export function problem(level: Problem['level'], field: string, label: string, code: string, message: string): Problem {
  return { field, label, code, level, message };
}
