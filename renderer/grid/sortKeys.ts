import type { SortKey } from './types.ts';

/**
 * The sort after a click on a column head: ascending, descending, none. A plain click sorts by this column alone, with
 * `add` (Shift) it joins the columns already sorted by, at its place.
 */
export function clickedSort(sort: readonly SortKey[], key: string, add: boolean): SortKey[] {
  const current = sort.find((each) => each.key === key);
  const next: SortKey | undefined =
    current === undefined
      ? { key, direction: 'ascending' }
      : current.direction === 'ascending'
        ? { key, direction: 'descending' }
        : undefined;
  if (!add) return next ? [next] : [];
  if (!current) return next ? [...sort, next] : [...sort];
  return sort.flatMap((each) => (each.key === key ? (next ?? []) : each));
}

/** The sort with one column set from the menu; undefined takes it out. */
export function withSort(
  sort: readonly SortKey[],
  key: string,
  direction: SortKey['direction'] | undefined,
): SortKey[] {
  const rest = sort.filter((each) => each.key !== key);
  return direction ? [{ key, direction }] : rest;
}
