/// <reference path="../database/better-sqlite3.d.ts" />
// Thousands of new rows at once, by prepared statements inside one transaction: row, history and search entry, as one
// change writes them. Who calls it has checked the values: nothing is normalised, derived or refused here.
import type Database from 'better-sqlite3';
import type { StoredValue } from '../../../shared/fields/codec.ts';
import type { RowValues } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { bulkIndexer } from '../search/searchIndex.ts';
import type { Township } from '../township.ts';
import { storedColumns } from './change.ts';
import { storedFields } from './rowChecks.ts';

export interface NewRow {
  id: string;
  values: RowValues;
  /** As the history shows it. */
  title: string;
  /** UTC instant and user of its making. */
  at: string;
  by: string;
}

type Insert = (row: NewRow) => void;

/** Writes rows by register within `work`, wholly or not at all. `newId` gives ids to history entries. */
export function writeRowsInBulk(
  { driver, settings }: Pick<Township, 'driver' | 'settings'>,
  newId: () => string,
  work: (insert: (register: Register, row: NewRow) => void) => void,
): void {
  const index = bulkIndexer(driver);
  const inserts = new Map<string, Insert>();
  const history = driver.prepare(
    `insert into "history" ("id", "at", "by", "site", "register", "rowId", "title", "action", "reason", "batch", "version", "changes")
     values (?, ?, ?, ?, ?, ?, ?, 'create', null, null, 1, ?)`,
  );
  driver.exec('BEGIN IMMEDIATE');
  // Rows may point to later ones; the references are checked at the end.
  driver.pragma('defer_foreign_keys = ON');
  try {
    work((register, row) => {
      const insert = inserts.get(register.key) ?? rowInsert(driver, register);
      inserts.set(register.key, insert);
      insert(row);
      const changes = JSON.stringify(createdValues(register, row.values));
      history.run(newId(), row.at, row.by, settings.site, register.key, row.id, row.title, changes);
      index(register, row.id, row.values);
    });
    driver.exec('COMMIT');
  } catch (error) {
    // A full disk has ended the transaction already.
    if (driver.inTransaction) driver.exec('ROLLBACK');
    throw error;
  }
}

function rowInsert(driver: Database, register: Register): Insert {
  const columns = Object.keys(storedColumns(register, {}));
  const all = [...columns, 'id', 'version', 'createdAt', 'createdBy', 'changedAt', 'changedBy'];
  const quoted = all.map((column) => `"${column}"`).join(', ');
  const statement = driver.prepare(
    `insert into "${register.key}" (${quoted}) values (${all.map(() => '?').join(', ')})`,
  );
  return ({ id, values, at, by }) => {
    const stored = storedColumns(register, values);
    statement.run(...columns.map((column) => stored[column] ?? null), id, 1, at, by, at, by);
  };
}

/** Field → [nothing, value], for what is filled. */
function createdValues(register: Register, values: RowValues): Record<string, [null, StoredValue]> {
  const filled = storedFields(register).filter((field) => (values[field.key] ?? null) !== null);
  return Object.fromEntries(
    filled.map((field) => [field.key, [null, codecOf(field).store(values[field.key] ?? null, field)]]),
  );
}
