// Rows of registers that rotas rest on: what must not be removed under them, and a person who becomes another one.
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../tables.ts';

const columns: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  team: [['rota', 'team']],
  person: [
    ['rotaCell', 'person'],
    ['rotaPin', 'person'],
  ],
  shiftPattern: [
    ['rotaCell', 'shift'],
    ['rotaPin', 'shift'],
  ],
};

/** Queries for the ids of a register's rows that rotas rest on, each with a column `id`. */
export function idsInRotas(register: string): RawBuilder<unknown>[] {
  return (columns[register] ?? []).map(
    ([table, column]) => sql`select ${sql.ref(`r.${column}`)} as "id" from ${sql.table(table)} r`,
  );
}

/**
 * Puts one person in another's place in all rotas, when two entries turn out to be the same: cells, pins, and the steps
 * that can be taken back. Published editions stay as they were. @returns how many rotas it concerned.
 */
export async function movePersonInRotas(trx: Db, from: string, to: string): Promise<number> {
  const held = await rotasOf(trx, from);
  for (const table of ['rotaCell', 'rotaPin'] as const) {
    // Where both stood there, one is left.
    await sql`update or ignore ${sql.table(table)} set "person" = ${to} where "person" = ${from}`.execute(trx);
    await sql`delete from ${sql.table(table)} where "person" = ${from}`.execute(trx);
  }
  await sql`update "rotaStep" set "removed" = replace("removed", ${from}, ${to}),
    "added" = replace("added", ${from}, ${to}) where "removed" like ${`%${from}%`} or "added" like ${`%${from}%`}`.execute(
    trx,
  );
  if (held.length > 0) {
    // Whoever has the rota open sees the one name or the other, and reads it again before changing it.
    await trx
      .updateTable('rota')
      .set((builder) => ({ version: builder('version', '+', 1) }))
      .where('id', 'in', held)
      .execute();
  }
  return held.length;
}

async function rotasOf(trx: Db, person: string): Promise<string[]> {
  const found = await trx
    .selectFrom('rotaCell')
    .select('rota')
    .where('person', '=', person)
    .union(trx.selectFrom('rotaPin').select('rota').where('person', '=', person))
    .execute();
  return found.map(({ rota }) => rota);
}
