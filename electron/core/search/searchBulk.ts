/// <reference path="../database/better-sqlite3.d.ts" />
// The search entries of a batch of rows, with prepared statements inside a transaction that is open on the driver.
import type Database from 'better-sqlite3';
import type { RowValues } from '../../../shared/fields/field.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { bulkIndexer, searchTexts } from './searchIndex.ts';

export interface SearchWriter {
  /** For a row that has no entry yet. */
  add(register: Register, rowId: string, values: RowValues): void;
  /** For a row that is there. */
  renew(register: Register, rowId: string, values: RowValues): void;
  /** Gives the memory back; to be called when the last row is written. */
  finish(): void;
  /** Forgets the rows of a register that an import made; call it while they are still there. */
  dropBatch(register: Register, batch: string): void;
}

const indexes = ['searchTexts', 'searchTitles'] as const;

/** Bytes of new words that wait in memory before they become a segment of the index (FTS5 option `hashsize`). */
const usualHash = 1024 * 1024;
const bulkHash = 16 * 1024 * 1024;

function setHash(driver: Database, bytes: number): void {
  for (const index of indexes) driver.exec(`insert into "${index}"("${index}", rank) values ('hashsize', ${bytes})`);
}

/** Make it once a transaction, as it counts entries by itself. */
export function searchWriter(driver: Database): SearchWriter {
  const add = bulkIndexer(driver);
  setHash(driver, bulkHash);
  const find = driver.prepare<number>('select "entry" from "searchEntry" where "rowId" = ? and "register" = ?').pluck();
  const drops = indexes.map((index) => driver.prepare(`delete from "${index}" where rowid = ?`));
  const addTexts = driver.prepare('insert into "searchTexts" (rowid, "words", "digits") values (?, ?, ?)');
  const addTitle = driver.prepare('insert into "searchTitles" (rowid, "title", "pinyin") values (?, ?, ?)');
  return {
    add,
    finish: () => setHash(driver, usualHash),
    renew(register, rowId, values) {
      const entry = find.get(rowId, register.key);
      if (entry === undefined) {
        add(register, rowId, values);
        return;
      }
      const { words, title, pinyin, digits } = searchTexts(register, values);
      for (const drop of drops) drop.run(entry);
      addTexts.run(entry, words, digits);
      addTitle.run(entry, title, pinyin);
    },
    dropBatch(register, batch) {
      const entries = `select e."entry" from "searchEntry" e join "${register.key}" t on t."id" = e."rowId"
        where e."register" = '${register.key}' and t."batch" = ?`;
      for (const index of indexes) driver.prepare(`delete from "${index}" where rowid in (${entries})`).run(batch);
      driver.prepare(`delete from "searchEntry" where "entry" in (${entries})`).run(batch);
    },
  };
}
