// The open data of one township: two connections to the one encrypted file, and what is read from it once.
import type { Kysely } from 'kysely';
import { type CodeBook, readCodeBook, seedMissingDictionaries } from './codeBook.ts';
import { dataFolder } from './database/folder.ts';
import { type OpenDatabase, openDatabase, openReadOnly } from './database/open.ts';
import type { Host } from './host.ts';
import { type OfficeSettings, readSettings } from './settings.ts';
import type { Db, SystemTables } from './tables.ts';

export interface Township {
  /** The connection that writes; transactions wait for each other. */
  db: Db;
  /** A second connection for reading, so that a long import keeps nobody waiting. It sees what is committed. */
  read: Db;
  /** The writing driver, for bulk work inside a transaction of `db`. */
  driver: OpenDatabase<SystemTables>['driver'];
  /** The data key, for worker threads that open the file read-only. */
  key: Buffer;
  file: string;
  codes: CodeBook;
  settings: OfficeSettings;
  /** The name of a user by id. */
  userName(id: string): string;
  /** Runs a call; closing waits for those under way. */
  use<T>(work: () => Promise<T>): Promise<T>;
  /** Reads dictionaries, users and settings again after one was changed. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the township's file; the schema is up to date (see `migrateToLatest`). */
export async function openTownship(host: Host, key: Buffer, supportedSchema: number): Promise<Township> {
  const file = dataFolder(host.dataFolder).database;
  const writing = openDatabase<SystemTables>(file, key, { supportedSchema });
  let reading: OpenDatabase<SystemTables> | undefined;
  try {
    reading = openReadOnly<SystemTables>(file, key, { supportedSchema });
    await seedMissingDictionaries(writing.kysely);
    return await townshipOver(writing, reading, key);
  } catch (error) {
    reading?.close();
    writing.close();
    throw error;
  }
}

async function townshipOver(
  writing: OpenDatabase<SystemTables>,
  reading: OpenDatabase<SystemTables>,
  key: Buffer,
): Promise<Township> {
  const underWay = new Set<Promise<unknown>>();
  let users = await readUserNames(reading.kysely);
  const township: Township = {
    db: writing.kysely,
    read: reading.kysely,
    driver: writing.driver,
    key,
    file: writing.file,
    codes: await readCodeBook(reading.kysely),
    settings: await readSettings(reading.kysely),
    userName: (id) => users.get(id) ?? '已删除的用户',
    async refresh() {
      users = await readUserNames(reading.kysely);
      township.codes = await readCodeBook(reading.kysely);
      township.settings = await readSettings(reading.kysely);
    },
    async use(work) {
      const result = work();
      underWay.add(result);
      try {
        return await result;
      } finally {
        underWay.delete(result);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
      await reading.kysely.destroy();
      reading.close();
      await writing.kysely.destroy();
      writing.close();
      key.fill(0);
    },
  };
  return township;
}

async function readUserNames(db: Kysely<SystemTables>): Promise<Map<string, string>> {
  const users = await db.selectFrom('user').select(['id', 'name']).execute();
  return new Map(users.map((user) => [user.id, user.name]));
}
