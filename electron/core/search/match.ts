// Rows that hold what somebody typed, as subqueries.
import { type RawBuilder, sql } from 'kysely';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { matchQuery } from './tokens.ts';

const none = sql`select null where 1 = 0`;

/** `select rowId …`: rows of one register whose own texts match. */
export function matchingRows(register: Register, text: string): RawBuilder<unknown> {
  const query = matchQuery(text);
  if (query === null) return none;
  return sql`select e."rowId" from "searchIndex" join "searchEntry" e on e."entry" = "searchIndex".rowid
    where "searchIndex" match ${query} and e."register" = ${register.key}`;
}

/** The condition that a row of the register matches by its own texts or by the title of a row it names. */
export function viewMatches(register: Register, text: string, alias: string): RawBuilder<unknown> {
  const conditions = [sql`${sql.ref(`${alias}.id`)} in (${matchingRows(register, text)})`];
  for (const field of register.fields) {
    const link = field.via === undefined ? linkedRegister(field) : null;
    const target = link === null ? undefined : findRegister(link);
    if (!target) continue;
    conditions.push(sql`${sql.ref(`${alias}.${field.key}`)} in (${matchingRows(target, text)})`);
  }
  return sql`(${sql.join(conditions, sql` or `)})`;
}
