// Figures that somebody gave by month. A month's figure of the whole township stands before the sum of its villages;
// a month that nobody gave is missing, not zero.
import { sql } from 'kysely';
import type { Db } from '../tables.ts';
import type { Narrowed } from './scope.ts';

interface GivenRow {
  id: string;
  month: string;
  item: string;
  village: string | null;
  value: number;
}

export interface GivenFigures {
  /** Of a village, of what no village's figure tells (null), or of the whole (undefined). */
  of(item: string, months: readonly string[], village?: string | null): GivenFigure;
  villages(items: readonly string[], months: readonly string[]): string[];
}

export interface GivenFigure {
  /** Null where no month was given. */
  value: string | null;
  /** Months that nobody gave. */
  missing: readonly string[];
  ids: readonly string[];
}

/** All figures given from one month to another; null where the scope is one that they do not tell. */
export async function readGiven(db: Db, from: string, until: string, narrowed: Narrowed): Promise<GivenFigures | null> {
  if (Object.keys(narrowed).some((key) => key !== 'village')) return null;
  const found = await sql<GivenRow>`select "id", "month", "item", "village", "value" from "monthlyFigure"
    where "withdrawnAt" is null and "month" between ${from} and ${until} order by "month" desc, "id"`.execute(db);
  // Empty: what no village's figure tells.
  const asked = narrowed.village === '' ? null : narrowed.village;
  const byItem = Map.groupBy(found.rows, ({ item }) => item);
  const rowsOf = (item: string, month: string) => byItem.get(item)?.filter((row) => row.month === month) ?? [];
  return {
    of(item, months, village = asked) {
      const chosen = months.map((month) => ({ month, part: partOf(rowsOf(item, month), village) }));
      const told = chosen.flatMap(({ part }) => (part === null ? [] : [part]));
      return {
        value: told.length === 0 ? null : String(told.reduce((sum, { value }) => sum + value, 0)),
        missing: chosen.filter(({ part }) => part === null).map(({ month }) => month),
        ids: told.flatMap(({ ids }) => ids),
      };
    },
    villages: (items, months) => [
      ...new Set(
        found.rows.flatMap(({ item, month, village }) =>
          village !== null && items.includes(item) && months.includes(month) ? [village] : [],
        ),
      ),
    ],
  };
}

interface Part {
  value: number;
  ids: string[];
}

function partOf(rows: readonly GivenRow[], village: string | null | undefined): Part | null {
  if (typeof village === 'string') return sumOf(rows.filter((row) => row.village === village));
  const whole = rows.filter((row) => row.village === null);
  const parts = rows.filter((row) => row.village !== null);
  if (village === undefined) return sumOf(whole.length > 0 ? whole : parts);
  if (whole.length === 0) return null;
  return { value: total(whole) - total(parts), ids: whole.map(({ id }) => id) };
}

const total = (rows: readonly GivenRow[]): number => rows.reduce((sum, { value }) => sum + Number(value), 0);

const sumOf = (rows: readonly GivenRow[]): Part | null =>
  rows.length === 0 ? null : { value: total(rows), ids: rows.map(({ id }) => id) };
