// The search entries of many rows, with prepared statements inside a transaction. One entry a row, as in searchIndex.ts.
import type Database from 'better-sqlite3';
import type { RowValues } from '../../../shared/fields/field.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { type SearchTexts, searchTexts } from './searchIndex.ts';

export interface SearchWriter {
  /** For a row that has no entry yet. A row without words gets none. */
  add(register: Register, rowId: string, values: RowValues): void;
  /** For a row that may have one. */
  renew(register: Register, rowId: string, values: RowValues): void;
  /** Forgets the rows of a register that an import made. */
  dropBatch(register: Register, batch: string): void;
}

export function searchWriter(driver: Pick<Database, 'prepare'>): SearchWriter {
  const addEntry = driver.prepare('insert into "searchEntry" ("register", "rowId") values (?, ?)');
  const addWords = driver.prepare(
    'insert into "searchIndex" (rowid, "words", "title", "pinyin", "digits") values (?, ?, ?, ?, ?)',
  );
  const findEntry = driver
    .prepare<number>('select "entry" from "searchEntry" where "rowId" = ? and "register" = ?')
    .pluck();
  const setWords = driver.prepare(
    'update "searchIndex" set "words" = ?, "title" = ?, "pinyin" = ?, "digits" = ? where rowid = ?',
  );

  function put(texts: SearchTexts, register: Register, rowId: string): void {
    const { words, title, pinyin, digits } = texts;
    const { lastInsertRowid } = addEntry.run(register.key, rowId);
    addWords.run(lastInsertRowid, words, title, pinyin, digits);
  }

  return {
    add(register, rowId, values) {
      const texts = searchTexts(register, values);
      if (Object.values(texts).some((text) => text !== '')) put(texts, register, rowId);
    },
    renew(register, rowId, values) {
      const texts = searchTexts(register, values);
      const entry = findEntry.get(rowId, register.key);
      if (entry === undefined) put(texts, register, rowId);
      else setWords.run(texts.words, texts.title, texts.pinyin, texts.digits, entry);
    },
    dropBatch(register, batch) {
      const entries = `select e."entry" from "searchEntry" e join "${register.key}" t on t."id" = e."rowId"
        where e."register" = '${register.key}' and t."batch" = ?`;
      driver.prepare(`delete from "searchIndex" where rowid in (${entries})`).run(batch);
      driver.prepare(`delete from "searchEntry" where "entry" in (${entries})`).run(batch);
    },
  };
}
