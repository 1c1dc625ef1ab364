// Many rows at once, inside a transaction that Kysely has opened on the same connection: prepared statements, no query
// building per row. SQLite's own.
import type Database from 'better-sqlite3';
import type { StoredValue } from '../../../shared/fields/codec.ts';

type Driver = Pick<Database, 'prepare' | 'pragma' | 'inTransaction'>;

/** Quotes a name of our own declarations. */
function name(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Inserts rows whose values stand in the order of `columns`. @returns the rowid. */
export function inserter(
  driver: Driver,
  table: string,
  columns: readonly string[],
): (values: readonly StoredValue[]) => number {
  const statement = driver.prepare(
    `insert into ${name(table)} (${columns.map(name).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (values) => Number(statement.run(values).lastInsertRowid);
}

/** Sets `columns` of the row with an id. @returns how many rows were there. */
export function updater(
  driver: Driver,
  table: string,
  columns: readonly string[],
): (values: readonly StoredValue[], id: string) => number {
  const statement = driver.prepare(
    `update ${name(table)} set ${columns.map((column) => `${name(column)} = ?`).join(', ')} where "id" = ?`,
  );
  return (values, id) => statement.run([...values, id]).changes;
}

/** Until the transaction ends, rows may be written before those they point to; the commit checks them all. */
export function deferForeignKeys(driver: Driver): void {
  if (!driver.inTransaction) throw new Error('foreign keys are deferred within a transaction only');
  driver.pragma('defer_foreign_keys = ON');
}
