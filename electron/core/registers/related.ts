// Which rows of other registers point to a row.
import { sql } from 'kysely';
import { isStored, linkedRegister } from '../../../shared/fields/field.ts';
import { registers } from '../../../shared/registers/index.ts';
import type { OpenHandlers } from '../handlers.ts';
import type { Db } from '../tables.ts';
import { namedRegister } from './columns.ts';
import { titlesOf } from './rowTitles.ts';

/** Every stored field of every register that points to rows of `target`. */
export function fieldsPointingTo(target: string): { register: string; field: string }[] {
  return registers.flatMap((register) =>
    register.fields
      .filter((field) => isStored(field) && linkedRegister(field) === target)
      .map((field) => ({ register: register.key, field: field.key })),
  );
}

/** How many rows in use point to a row. */
export async function countPointingTo(db: Db, target: string, id: string): Promise<number> {
  let rows = 0;
  for (const { register, field } of fieldsPointingTo(target)) {
    const found = await sql<{ rows: number }>`select count(*) as "rows" from ${sql.table(register)}
      where ${sql.ref(field)} = ${id} and "withdrawnAt" is null`.execute(db);
    rows += Number(found.rows[0]?.rows ?? 0);
  }
  return rows;
}

const most = 200;

export const relatedHandlers = {
  'rows.related': async ({ register: key, id }, { township }) => {
    namedRegister(key);
    const related = [];
    for (const { register, field } of fieldsPointingTo(key)) {
      const found = await sql<{
        id: string;
        withdrawnAt: string | null;
      }>`select "id", "withdrawnAt" from ${sql.table(register)}
        where ${sql.ref(field)} = ${id} order by "withdrawnAt" is not null, "changedAt" desc limit ${most}`.execute(
        township.read,
      );
      const declared = namedRegister(register);
      const titles = await titlesOf(
        township.read,
        declared,
        found.rows.map((row) => row.id),
      );
      const label = declared.fields.find((each) => each.key === field)?.label ?? '';
      for (const row of found.rows) {
        related.push({
          register,
          field,
          id: row.id,
          title: titles.get(row.id) ?? '',
          detail: `${declared.title} · ${label}`,
          withdrawn: row.withdrawnAt !== null,
        });
      }
    }
    return { related };
  },
} satisfies Partial<OpenHandlers>;
