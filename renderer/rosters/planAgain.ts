// From which day a rota is to be planned again with few changes: a level that began or ended left shifts without a place
// on their day, or without people.
import type { RotaSheet } from '../../shared/contract/rotaProcedures.ts';

const asking: ReadonlySet<string> = new Set(['stray', 'least']);

/** The first such day, from today on where there is one; null where every shift has its people. */
export function planAgainFrom({ violations }: Pick<RotaSheet, 'violations'>, today: string): string | null {
  const days = violations.flatMap(({ rule, day }) => (day !== null && asking.has(rule) ? [day] : [])).toSorted();
  return days.find((day) => day >= today) ?? days[0] ?? null;
}
