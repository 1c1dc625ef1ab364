// Which records a figure counts, as plain data: the collector turns it into one expression for counting and the same
// expression for finding the records, so that a figure and its list cannot differ.

/** Where a day lies relative to the period: in it, before its first day, up to its last day, after its last day. */
export type DayPlace = 'within' | 'before' | 'untilEnd' | 'after';

/**
 * A field is a key of the source's register, or `link.key` for a field of the row it points to. Empty fields meet no
 * condition but `filled: false`; `not` is met by everything that does not meet its part, empty or not.
 */
export type Condition =
  | { field: string; is: string | number }
  | { field: string; anyOf: readonly string[] }
  | { field: string; filled: boolean }
  /** Whole numbers from `atLeast` on and under `below`. */
  | { field: string; atLeast?: number; below?: number }
  /** The first of the fields that is filled. */
  | { day: readonly string[]; place: DayPlace }
  /** Some record in use of another register that meets `where` points to this one by its field, or to what `via` points to. */
  | { namedBy: { register: string; field: string; where: Condition; via?: string } }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition };

export const always: Condition = { all: [] };

export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions });
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions });
export const not = (condition: Condition): Condition => ({ not: condition });
export const within = (...day: readonly string[]): Condition => ({ day, place: 'within' });
