// Which figures of a family are told by name, where naming all of them would not be read.
import { compareDecimals } from '../rules/decimal.ts';

/** At most so many with something to tell, the largest first; of two alike the one that the office keeps first. */
export function largestOf<T extends { value: string | null }>(family: readonly T[], most: number): T[] {
  return family
    .filter(({ value }) => value !== null && compareDecimals(value, '0') > 0)
    .toSorted((one, other) => compareDecimals(other.value!, one.value!))
    .slice(0, most);
}
