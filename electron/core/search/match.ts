// Rows that hold what somebody typed, as subqueries.
import { type RawBuilder, sql } from 'kysely';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { entriesOf } from './searchIndex.ts';
import { matchQuery, type SearchScope } from './tokens.ts';

const none = sql`select null where 1 = 0`;

/** `select rowId …`: rows of one register whose own texts match, in no particular order. */
export function matchingRows(
  register: Register,
  text: string,
  scope: SearchScope = 'everywhere',
  most?: number,
): RawBuilder<unknown> {
  const query = matchQuery(text, scope);
  if (query === null) return none;
  const { first, last } = entriesOf(register.key);
  const limit = most === undefined ? sql`` : sql` limit ${most}`;
  const index = scope === 'titles' ? 'searchTitles' : 'searchIndex';
  return sql`select e."rowId" as "id" from ${sql.table(index)} join "searchEntry" e on e."entry" = ${sql.ref(`${index}.rowid`)}
    where ${sql.ref(index)} match ${query} and ${sql.ref(`${index}.rowid`)} between ${first} and ${last}${limit}`;
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
