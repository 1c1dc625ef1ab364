import type { Problem } from '../contract/errors.ts';

/** What a rule makes of a written value: the value (with warnings and hints worth showing), or the one reason against it. */
export type Outcome<T> = { ok: true; value: T; notes: Problem[] } | { ok: false; problem: Problem };

/** The value stands. `notes` are warnings and hints only. */
export function accept<T>(value: T, notes: Problem[] = []): Outcome<T> {
  return { ok: true, value, notes };
}

/** The value cannot be taken. `message` is the Chinese sentence for the user. */
export function refuse(code: string, message: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, level: 'error' } };
}

/** Shown, and saved all the same. */
export function warning(code: string, message: string): Problem {
  return { code, message, level: 'warning' };
}

/** Shown only. */
export function hint(code: string, message: string): Problem {
  return { code, message, level: 'hint' };
}
