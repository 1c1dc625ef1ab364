import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { dataFolder } from './folder.ts';
import { newDataKey } from './keyWrap.ts';
import { type Migrations, migrateDatabase, pendingMigrations, schemaOf } from './migrate.ts';
import { migrations as realMigrations } from './migrations/index.ts';
import { createDatabase, type OpenDatabase, openDatabase } from './open.ts';
import { freshFolder } from './testFolder.ts';

function statements(...texts: string[]): Migration {
  return {
    async up(db) {
      for (const text of texts) await sql.raw(text).execute(db);
    },
  };
}

const first = statements('CREATE TABLE village (id TEXT PRIMARY KEY, name TEXT NOT NULL)');
const second = statements(
  'CREATE TABLE person (id TEXT PRIMARY KEY, village TEXT NOT NULL REFERENCES village (id))',
  `INSERT INTO village VALUES ('v1', '迁陵')`,
);
const failing = statements(
  'CREATE TABLE half (id TEXT)',
  `INSERT INTO village VALUES ('v2', 'x')`,
  'CREATE TABLE nonsense (',
);

function fresh() {
  const key = newDataKey();
  const database = createDatabase(dataFolder(freshFolder()).database, key);
  onTestFinished(() => database.close());
  return { key, database };
}

/** Everything a half-done migration could leave. */
function state(database: OpenDatabase) {
  return {
    schema: database.driver.prepare('SELECT name FROM sqlite_schema ORDER BY name').pluck().all(),
    version: database.driver.pragma('user_version', { simple: true }),
    foreignKeys: database.driver.pragma('foreign_keys', { simple: true }),
  };
}

function migrator() {
  const backups: string[] = [];
  const migrate = (database: OpenDatabase, migrations: Migrations) =>
    migrateDatabase(database, { migrations, beforeMigrating: async () => backups.push('backup') });
  return { backups, migrate };
}

describe('migrate', () => {
  it('makes the schema of a new database without a backup, and does nothing the second time', async () => {
    const { database } = fresh();
    const { backups, migrate } = migrator();
    expect(await migrate(database, { '0001-a': first, '0002-b': second })).toEqual(['0001-a', '0002-b']);
    const after = state(database);
    expect(after.schema).toContain('person');
    expect(after).toMatchObject({ version: 2, foreignKeys: 1 });
    expect(await migrate(database, { '0001-a': first, '0002-b': second })).toEqual([]);
    expect(backups).toEqual([]);
  });

  it('backs up first when there is data, and goes no further when the backup fails', async () => {
    const { database } = fresh();
    const { backups, migrate } = migrator();
    await migrate(database, { '0001-a': first });
    const before = state(database);
    const migrations = { '0001-a': first, '0002-b': second };
    const beforeMigrating = async () => {
      throw new Refusal('unavailable', '磁盘已满');
    };
    await expect(migrateDatabase(database, { migrations, beforeMigrating })).rejects.toThrow('磁盘已满');
    expect(state(database)).toEqual(before);
    expect(await migrate(database, migrations)).toEqual(['0002-b']);
    expect(backups).toEqual(['backup']);
  });

  it('leaves nothing of a failing migration nor of the ones before it, and works once it is mended', async () => {
    const { database, key } = fresh();
    const { migrate } = migrator();
    await migrate(database, { '0001-a': first });
    const before = state(database);
    const broken = migrate(database, { '0001-a': first, '0002-b': second, '0003-c': failing });
    await expect(broken).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'migrationFailed' } });
    await expect(broken).rejects.toHaveProperty('cause.code', 'SQLITE_ERROR');
    expect(state(database)).toEqual(before);
    expect(database.driver.prepare('SELECT count(*) FROM village').pluck().get()).toBe(0);

    database.close();
    const again = openDatabase(database.file, key);
    expect(state(again)).toEqual(before);
    const mended = { '0001-a': first, '0002-b': second, '0003-c': statements('CREATE TABLE half (id TEXT)') };
    expect(await migrate(again, mended)).toEqual(['0002-b', '0003-c']);
    again.close();
  });

  it('may rebuild a table that others refer to, but not leave a reference to nothing', async () => {
    const { database } = fresh();
    const { migrate } = migrator();
    const filled = statements(`INSERT INTO person VALUES ('p1', 'v1')`);
    await migrate(database, { '0001-a': first, '0002-b': second, '0003-c': filled });
    const before = state(database);
    const careless = statements(`DELETE FROM village`);
    const all = { '0001-a': first, '0002-b': second, '0003-c': filled };
    const broken = migrate(database, { ...all, '0004-d': careless });
    await expect(broken).rejects.toHaveProperty('cause.message', expect.stringContaining('in: person'));
    expect(state(database)).toEqual(before);

    const rebuilt = statements(
      'CREATE TABLE village_new (id TEXT PRIMARY KEY, name TEXT NOT NULL, code TEXT)',
      'INSERT INTO village_new SELECT id, name, NULL FROM village',
      'DROP TABLE village',
      'ALTER TABLE village_new RENAME TO village',
    );
    expect(await migrate(database, { ...all, '0004-d': rebuilt })).toEqual(['0004-d']);
    expect(database.driver.prepare('SELECT village FROM person').pluck().get()).toBe('v1');
    expect(() => database.driver.exec('DELETE FROM village')).toThrow('FOREIGN KEY');
  });

  it('refuses a newer database, by its number at opening and by its names later', async () => {
    const { database, key } = fresh();
    const { backups, migrate } = migrator();
    await migrate(database, { '0001-a': first, '0002-b': second });
    const before = state(database);
    await expect(migrate(database, { '0001-a': first })).rejects.toMatchObject({ details: { reason: 'newer' } });
    expect(state(database)).toEqual(before);
    expect(backups).toEqual([]);
    database.close();
    expect(() => openDatabase(database.file, key, { supportedSchema: schemaOf({ '0001-a': first }) })).toThrow(
      '更新版本',
    );
  });

  it('runs the real ones', async () => {
    const { database } = fresh();
    const { migrate } = migrator();
    expect(await migrate(database, realMigrations)).toHaveLength(schemaOf(realMigrations));
    expect(pendingMigrations(database, realMigrations)).toEqual([]);
    expect(database.driver.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});
