// Rows that hold what somebody typed, as subqueries.
import { type RawBuilder, sql } from 'kysely';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { entriesOf } from './searchIndex.ts';
import { type SearchScope, typedWords, type WordQuery, wordQueries } from './tokens.ts';

const none = sql<{ id: string }>`select null as "id" where 1 = 0`;

/**
 * `select id …`: rows of one register whose own texts match, withdrawn ones too, in no particular order; a row whose
 * title and other texts both match may come twice.
 */
export function matchingRows(
  register: Register,
  text: string,
  scope: SearchScope = 'everywhere',
): RawBuilder<{ id: string }> {
  const words = wordQueries(text);
  if (words.length === 0) return none;
  const entries = scope === 'titles' ? titleEntries(register, words) : anyEntries(register, words);
  return sql`select e."rowId" as "id" from (${entries}) f cross join "searchEntry" e where e."entry" = f."entry"`;
}

/** Entries in one index that match, inside the register's own range. */
function entriesIn(index: 'searchTitles' | 'searchTexts', register: Register, query: string): RawBuilder<unknown> {
  const { first, last } = entriesOf(register.key);
  return sql`select rowid as "entry" from ${sql.table(index)}
    where ${sql.ref(index)} match ${query} and rowid between ${first} and ${last}`;
}

function titleEntries(register: Register, words: readonly WordQuery[]): RawBuilder<unknown> {
  return entriesIn('searchTitles', register, words.map((word) => `(${word.titles})`).join(' AND '));
}

/** Every word in the title or in the other texts; one word alone is streamed, so that a limit stops it early. */
function anyEntries(register: Register, words: readonly WordQuery[]): RawBuilder<unknown> {
  const byWord = words.map(
    (word) => sql`select "entry" from (${entriesIn('searchTitles', register, word.titles)}
      union all ${entriesIn('searchTexts', register, word.texts)})`,
  );
  return sql.join(byWord, sql` intersect `);
}

/** `select id …`: those of `matchingRows` that are in use, at most so many. */
export function matchingInUse(
  register: Register,
  text: string,
  scope: SearchScope,
  most: number,
): RawBuilder<{ id: string }> {
  // A cross join keeps the order: each match is looked up, the register is not walked through.
  return sql`select distinct m."id" from (${matchingRows(register, text, scope)}) m cross join ${sql.table(register.key)} t
    where t."id" = m."id" and t."withdrawnAt" is null limit ${most}`;
}

/**
 * The condition that every word is found in the row's own texts or in those of a row it names: "张建国 那铁" finds his
 * membership in 那铁村治保会 though neither text holds both.
 */
export function viewMatches(register: Register, text: string, alias: string): RawBuilder<unknown> {
  const words = typedWords(text).filter((word) => wordQueries(word).length > 0);
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
