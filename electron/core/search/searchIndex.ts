/// <reference path="../database/better-sqlite3.d.ts" />
// Keeps the full-text index in step with the registers. One entry a row; SQLite's own, used nowhere but here and in
// match.ts.
import type Database from 'better-sqlite3';
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

const entriesPerRegister = 2 ** 32;

/**
 * The entry numbers of a register's rows: a range of its own, so that looking in one register never walks through the
 * matches of another. New entries count up from `first + 1`.
 */
export function entriesOf(register: string): { first: number; last: number } {
  let hash = 0x811c9dc5;
  for (const character of register) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  const first = ((hash >>> 0) % 2 ** 20) * entriesPerRegister;
  return { first, last: first + entriesPerRegister - 1 };
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

async function nextEntry(trx: Db, register: string): Promise<number> {
  const { first, last } = entriesOf(register);
  const found = await trx
    .selectFrom('searchEntry')
    .select((builder) => builder.fn.max('entry').as('entry'))
    .where((builder) => builder.between('entry', first, last))
    .executeTakeFirst();
  return Number(found?.entry ?? first) + 1;
}

/** Makes or renews the entry of a row, in the transaction that writes it. */
export async function indexRow(trx: Db, register: Register, rowId: string, values: RowValues): Promise<void> {
  const { words, title, pinyin, digits } = searchTexts(register, values);
  const known = await trx
    .selectFrom('searchEntry')
    .select('entry')
    .where('rowId', '=', rowId)
    .where('register', '=', register.key)
    .executeTakeFirst();
  const entry = known?.entry ?? (await nextEntry(trx, register.key));
  if (known) await dropTexts(trx, entry);
  else await trx.insertInto('searchEntry').values({ entry, register: register.key, rowId }).execute();
  await sql`insert into "searchTexts" (rowid, "words", "digits") values (${entry}, ${words}, ${digits})`.execute(trx);
  await sql`insert into "searchTitles" (rowid, "title", "pinyin") values (${entry}, ${title}, ${pinyin})`.execute(trx);
}

async function dropTexts(trx: Db, entry: number): Promise<void> {
  await sql`delete from "searchTexts" where rowid = ${entry}`.execute(trx);
  await sql`delete from "searchTitles" where rowid = ${entry}`.execute(trx);
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
  await dropTexts(trx, known.entry);
  await trx.deleteFrom('searchEntry').where('entry', '=', known.entry).execute();
}

/**
 * Entries for thousands of new rows, by prepared statements on the driver inside a transaction that is already open on
 * it. Rows must be new; call it once a transaction, since it counts entries by itself.
 */
export function bulkIndexer(driver: Database): (register: Register, rowId: string, values: RowValues) => void {
  const last = driver
    .prepare<number | null>('select max("entry") from "searchEntry" where "entry" between ? and ?')
    .pluck();
  const addEntry = driver.prepare('insert into "searchEntry" ("entry", "register", "rowId") values (?, ?, ?)');
  const addTexts = driver.prepare('insert into "searchTexts" (rowid, "words", "digits") values (?, ?, ?)');
  const addTitle = driver.prepare('insert into "searchTitles" (rowid, "title", "pinyin") values (?, ?, ?)');
  const entries = new Map<string, number>();
  return (register, rowId, values) => {
    const range = entriesOf(register.key);
    const entry = (entries.get(register.key) ?? last.get(range.first, range.last) ?? range.first) + 1;
    entries.set(register.key, entry);
    const { words, title, pinyin, digits } = searchTexts(register, values);
    addEntry.run(entry, register.key, rowId);
    addTexts.run(entry, words, digits);
    addTitle.run(entry, title, pinyin);
  };
}
