// Keeps the full-text index in step with the registers. One entry a row; SQLite's own, used nowhere but here and in
// match.ts.
import { sql } from 'kysely';
import { type Field, isStored, linkedRegister, type RowValues } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { Db } from '../tables.ts';
import { digitTokens, pinyinTokens, wordTokens } from './tokens.ts';

export interface SearchTexts {
  words: string;
  title: string;
  pinyin: string;
  digits: string;
}

const plain = { table: () => undefined, rowTitle: () => undefined };

/** The tokens of one row: its own columns only; rows it points to are found through their own entries. */
export function searchTexts(register: Register, values: RowValues): SearchTexts {
  const words: string[] = [];
  const titles: string[] = [];
  const digits: string[] = [];
  for (const field of register.fields) {
    if (field.search === undefined || !isStored(field) || linkedRegister(field) !== null) continue;
    const text = textOf(field, values);
    if (text === '') continue;
    if (field.type === 'idNumber' || field.type === 'phone') digits.push(text);
    else if (field.search === 'title') titles.push(text);
    else words.push(text);
  }
  return {
    words: words.map(wordTokens).join(' '),
    title: titles.map(wordTokens).join(' '),
    pinyin: titles.map(pinyinTokens).join(' '),
    digits: digits.map(digitTokens).join(' '),
  };
}

function textOf(field: Field, values: RowValues): string {
  const value = values[field.key];
  return value === null || value === undefined ? '' : codecOf(field).format(value, field, plain);
}

/** Makes or renews the entry of a row, in the transaction that writes it. */
export async function indexRow(trx: Db, register: Register, rowId: string, values: RowValues): Promise<void> {
  const texts = searchTexts(register, values);
  const known = await trx
    .selectFrom('searchEntry')
    .select('entry')
    .where('rowId', '=', rowId)
    .where('register', '=', register.key)
    .executeTakeFirst();
  if (known) {
    await sql`update "searchIndex" set "words" = ${texts.words}, "title" = ${texts.title}, "pinyin" = ${texts.pinyin},
      "digits" = ${texts.digits} where rowid = ${known.entry}`.execute(trx);
    return;
  }
  const made = await trx
    .insertInto('searchEntry')
    .values({ register: register.key, rowId } as never)
    .returning('entry')
    .executeTakeFirstOrThrow();
  await sql`insert into "searchIndex" (rowid, "words", "title", "pinyin", "digits")
    values (${made.entry}, ${texts.words}, ${texts.title}, ${texts.pinyin}, ${texts.digits})`.execute(trx);
}

/** Forgets a row that is physically gone (an import undone). */
export async function dropRow(trx: Db, register: string, rowId: string): Promise<void> {
  const known = await trx
    .selectFrom('searchEntry')
    .select('entry')
    .where('rowId', '=', rowId)
    .where('register', '=', register)
    .executeTakeFirst();
  if (!known) return;
  await sql`delete from "searchIndex" where rowid = ${known.entry}`.execute(trx);
  await trx.deleteFrom('searchEntry').where('entry', '=', known.entry).execute();
}
