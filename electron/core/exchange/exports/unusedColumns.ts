// Columns that nobody has filled in: a page of twenty columns, eight of them blank, is hard to read.
import { sql } from 'kysely';
import type { Field } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import { self } from '../../registers/columns.ts';
import { selectionOf } from '../../registers/readRows.ts';
import type { Db } from '../../tables.ts';

const atOnce = 500;

/**
 * Leaves out the columns that are not in the grid either (`inGrid: false`), unless one of the rows has a value there.
 * Columns of the grid always stand, and so do all of them on an empty list, which is filled in by hand.
 */
export async function withoutUnused(
  db: Db,
  register: Register,
  fields: readonly Field[],
  ids: readonly string[],
  day: string,
): Promise<Field[]> {
  if (ids.length === 0) return [...fields];
  const unseen = new Set(fields.filter((field) => field.inGrid === false));
  for (let start = 0; start < ids.length && unseen.size > 0; start += atOnce) {
    const { columns, from } = selectionOf(register, day, [...unseen]);
    const filled = columns.map(({ field, expression }) => sql`max(${expression} is not null) as ${sql.ref(field.key)}`);
    const found = await sql<Record<string, unknown>>`select ${sql.join(filled)} from ${from}
      where ${sql.ref(`${self}.id`)} in (${sql.join(ids.slice(start, start + atOnce))})`.execute(db);
    for (const field of unseen) if (found.rows[0]?.[field.key] === 1) unseen.delete(field);
  }
  return fields.filter((field) => !unseen.has(field));
}
