// Bringing a database to this program's schema: all pending migrations in one transaction, after a verified backup.
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { Refusal } from '../../../shared/contract/errors.ts';
import { databaseRefusal, type OpenDatabase } from './open.ts';

export type Migrations = Record<string, Migration>;

export interface MigrateOptions {
  migrations: Migrations;
  /** Must have written and verified a backup when it resolves. Called only when there is data and something to do. */
  beforeMigrating: () => Promise<unknown>;
}

/** The number of migrations this program knows: `supportedSchema` of `openDatabase`. */
export function schemaOf(migrations: Migrations): number {
  return Object.keys(migrations).length;
}

type Connected = Pick<OpenDatabase, 'driver'>;

function tableNames(database: Connected): string[] {
  const query = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`;
  return database.driver.prepare<string>(query).pluck().all();
}

function appliedMigrations(database: Connected): string[] {
  if (!tableNames(database).includes('kysely_migration')) return [];
  return database.driver.prepare<string>('SELECT name FROM kysely_migration ORDER BY name').pluck().all();
}

/** Which migrations wait. @throws Refusal `unavailable`, details.reason newer, when the database knows one that we do not. */
export function pendingMigrations(database: Connected, migrations: Migrations): string[] {
  const known = Object.keys(migrations).sort();
  const applied = appliedMigrations(database);
  if (applied.some((name) => !known.includes(name))) throw databaseRefusal('newer');
  return known.filter((name) => !applied.includes(name));
}

async function migrateWithin<T>(transaction: Kysely<T>, database: Connected, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({
    db: transaction,
    provider: { getMigrations: async () => migrations },
    nameComparator: (a, b) => (a < b ? -1 : Number(a > b)),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  const broken = database.driver.prepare<{ table: string }>('PRAGMA foreign_key_check').all();
  if (broken.length > 0) {
    const tables = [...new Set(broken.map((row) => row.table))].join(', ');
    throw new Error(`migrations left ${broken.length} rows without what they refer to, in: ${tables}`);
  }
  database.driver.pragma(`user_version = ${schemaOf(migrations)}`);
}

/**
 * Applies what is pending, wholly or not at all. Does nothing when nothing is pending.
 * @returns the names applied.
 * @throws Refusal `unavailable`: details.reason newer (nothing was touched) or migrationFailed (everything is as before;
 * `cause` holds the fault for the log); and whatever `beforeMigrating` throws.
 */
export async function migrateDatabase<T>(database: OpenDatabase<T>, options: MigrateOptions): Promise<string[]> {
  const { driver } = database;
  const pending = pendingMigrations(database, options.migrations);
  if (pending.length === 0) return [];
  if (tableNames(database).length > 0) await options.beforeMigrating();

  // Without effect inside a transaction, so before it; the check inside takes its place.
  driver.pragma('foreign_keys = OFF');
  let failure: unknown;
  try {
    await database.kysely.transaction().execute(async (transaction) => {
      try {
        await migrateWithin(transaction, database, options.migrations);
      } catch (error) {
        // Kept apart: a failing rollback would hide it.
        failure = error;
        throw error;
      }
    });
  } catch (error) {
    throw new Refusal(
      'unavailable',
      '数据升级没有完成，数据仍是升级前的样子，没有丢失。请先用原来的版本继续工作，并把程序日志交给管理员。',
      { details: { reason: 'migrationFailed' }, cause: failure ?? error },
    );
  } finally {
    driver.pragma('foreign_keys = ON');
  }
  return pending;
}
