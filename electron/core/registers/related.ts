// Which rows of other registers point to a row.
import { sql } from 'kysely';
import { isStored, linkedRegister } from '../../../shared/fields/field.ts';
import { allRegisters } from '../../../shared/registers/index.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import type { OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';
import { namedRegister, registerOf } from './columns.ts';
import { titlesOf } from './rowTitles.ts';

/** Every stored field of every register that points to rows of `target`. */
export function fieldsPointingTo(target: string): { register: string; field: string }[] {
  return allRegisters.flatMap((register) =>
    register.fields
      .filter((field) => isStored(field) && linkedRegister(field) === target)
      .map((field) => ({ register: register.key, field: field.key })),
  );
}

const atOnce = 500;

/** How many rows in use point to each of these rows; none that nothing points to. */
export async function countsPointingTo(db: Db, target: string, ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { register, field } of fieldsPointingTo(target)) {
    for (let start = 0; start < ids.length; start += atOnce) {
      const found = await sql<{ id: string; rows: number }>`select ${sql.ref(field)} as "id", count(*) as "rows"
        from ${sql.table(register)} where ${sql.ref(field)} in (${sql.join(ids.slice(start, start + atOnce))})
          and "withdrawnAt" is null group by 1`.execute(db);
      for (const { id, rows } of found.rows) counts.set(id, (counts.get(id) ?? 0) + Number(rows));
    }
  }
  return counts;
}

const most = 200;

export const relatedHandlers = {
  'rows.related': async ({ register: key, id }, { township }) => {
    namedRegister(key);
    const related = [];
    const totals = [];
    for (const { register, field } of fieldsPointingTo(key)) {
      const pointing = sql`from ${sql.table(register)} where ${sql.ref(field)} = ${id}`;
      const found = await sql<{ id: string; withdrawnAt: string | null }>`select "id", "withdrawnAt" ${pointing}
        order by "withdrawnAt" is not null, "changedAt" desc limit ${most}`.execute(township.read);
      if (found.rows.length === 0) continue;
      const counted = await sql<{ rows: number }>`select count(*) as "rows" ${pointing}`.execute(township.read);
      totals.push({ register, field, rows: Number(counted.rows[0]?.rows ?? 0) });
      const declared = registerOf(register);
      const ids = found.rows.map((row) => row.id);
      const titles = await titlesOf(township.read, declared, ids);
      const detail = `${declared.title} · ${fieldOf(declared, field).label}`;
      for (const row of found.rows) {
        const title = titles.get(row.id) ?? '';
        related.push({ register, field, id: row.id, title, detail, withdrawn: row.withdrawnAt !== null });
      }
    }
    return { related, totals };
  },
} satisfies Partial<OpenHandlers>;
