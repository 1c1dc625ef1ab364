// Rows that hold what somebody typed, as subqueries.
import { type RawBuilder, sql } from 'kysely';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { entriesOf } from './searchIndex.ts';
import { matchQuery, type SearchScope, typedWords } from './tokens.ts';

const none = sql<{ id: string }>`select null as "id" where 1 = 0`;

/** `select id …`: rows of one register whose own texts match, withdrawn ones too, in no particular order. */
export function matchingRows(
  register: Register,
  text: string,
  scope: SearchScope = 'everywhere',
): RawBuilder<{ id: string }> {
  const query = matchQuery(text, scope);
  if (query === null) return none;
  const { first, last } = entriesOf(register.key);
  const index = scope === 'titles' ? 'searchTitles' : 'searchIndex';
  return sql`select e."rowId" as "id" from ${sql.table(index)} join "searchEntry" e on e."entry" = ${sql.ref(`${index}.rowid`)}
    where ${sql.ref(index)} match ${query} and ${sql.ref(`${index}.rowid`)} between ${first} and ${last}`;
}

/** `select id …`: those of `matchingRows` that are in use, at most so many. */
export function matchingInUse(
  register: Register,
  text: string,
  scope: SearchScope,
  most: number,
): RawBuilder<{ id: string }> {
  // A cross join keeps the order: each match is looked up, the register is not walked through.
  return sql`select m."id" from (${matchingRows(register, text, scope)}) m cross join ${sql.table(register.key)} t
    where t."id" = m."id" and t."withdrawnAt" is null limit ${most}`;
}

/**
 * The condition that every word is found in the row's own texts or in those of a row it names: "张建国 那铁" finds his
 * membership in 那铁村治保会 though neither text holds both.
 */
export function viewMatches(register: Register, text: string, alias: string): RawBuilder<unknown> {
  const words = typedWords(text).filter((word) => matchQuery(word) !== null);
  if (words.length === 0) return sql`1 = 0`;
  const conditions = words.map((word) => wordMatches(register, word, alias));
  return sql`(${sql.join(conditions, sql` and `)})`;
}

function wordMatches(register: Register, word: string, alias: string): RawBuilder<unknown> {
  const conditions = [sql`${sql.ref(`${alias}.id`)} in (${matchingRows(register, word)})`];
  for (const field of register.fields) {
    const link = field.via === undefined ? linkedRegister(field) : null;
    const target = link === null ? undefined : findRegister(link);
    if (!target) continue;
    conditions.push(sql`${sql.ref(`${alias}.${field.key}`)} in (${matchingRows(target, word)})`);
  }
  return sql`(${sql.join(conditions, sql` or `)})`;
}
