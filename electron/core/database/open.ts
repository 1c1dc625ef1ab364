/// <reference path="./better-sqlite3.d.ts" />
// Opening the one encrypted file, with every setting that safety rests on, on every connection.
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';
import { removeLeft } from './durableFile.ts';
import { keyId } from './keyWrap.ts';

/** "PTTZ". Says that a database is ours; stays the same for all versions. */
export const applicationId = 0x5054545a;

export interface OpenDatabase<Tables = unknown> {
  file: string;
  driver: Database;
  kysely: Kysely<Tables>;
  /** Number of migrations applied, when it was opened. */
  schema: number;
  /** Closes the file and folds the WAL into it. Calling it again does nothing. */
  close(): void;
}

export interface OpenOptions {
  /** Number of migrations this program knows. A database with more is refused as newer. */
  supportedSchema?: number;
}

/** Stock Kysely runs migrations of SQLite outside a transaction and leaves half of a failed one behind. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

const cacheKiB = 64 * 1024;
const readerCacheKiB = 16 * 1024;
const busyMilliseconds = 5000;

export type DatabaseTrouble = 'missing' | 'damaged' | 'foreign' | 'otherFolder' | 'newer';

const sentences: Record<DatabaseTrouble, string> = {
  missing: '数据文件夹里没有数据文件（taizhang.db）。请从最近的备份恢复，或另选数据文件夹。',
  damaged: '数据文件已损坏，无法打开（与密码无关）。请从最近的备份恢复，损坏的文件会另外留存。',
  foreign: '这个文件不是平安台账的数据文件，没有打开它。请检查数据文件夹是否选对，或从备份恢复。',
  otherFolder: '这个数据文件属于另一套平安台账数据，用这里的密钥打不开。请检查文件是否放错位置，或从备份恢复。',
  newer: '这份数据是由更新版本的平安台账写成的，为免写坏数据没有打开。请安装最新版本后再打开。',
};

/** `unavailable`, with `details.reason` naming the trouble. */
export function databaseRefusal(trouble: DatabaseTrouble, cause?: unknown): Refusal {
  return new Refusal('unavailable', sentences[trouble], { details: { reason: trouble }, cause });
}

function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(4096);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(handle);
  }
}

// Bytes 20–23 of a file in our cipher: 64 bytes reserved per page, then three constants of the SQLite format.
const cipherMark = Buffer.from([0x40, 0x40, 0x20, 0x20]);

/**
 * What a file is, from its plain bytes alone: `ours` begins with this key's id, `otherFolder` with another one. For a
 * file that does not open; must not be called while the file is open, as closing it would end SQLite's locks on Linux.
 */
export function recogniseFile(file: string, id: string): 'missing' | 'damaged' | 'foreign' | 'otherFolder' | 'ours' {
  if (!existsSync(file)) return 'missing';
  const head = firstBytes(file);
  if (head.every((byte) => byte === 0)) return 'damaged';
  if (head.subarray(0, 16).toString('hex') === id) return 'ours';
  if (!head.subarray(20, 24).equals(cipherMark)) return 'foreign';
  return 'otherFolder';
}

/**
 * Whether the file breaks off in the middle of a page, as after an interrupted copy; SQLite would notice only when that
 * page is read. While there is something in the WAL the file may be on its way to its full length.
 */
function breaksOff(driver: Database, file: string): boolean {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return false;
  return statSync(file).size % numberOf(driver, 'page_size') !== 0;
}

function isUnreadable(error: unknown): boolean {
  const reason = diskRefusal(error)?.details;
  return typeof reason === 'object' && reason !== null && 'reason' in reason && reason.reason === 'damaged';
}

/** Sets cipher and key; nothing has been read yet. */
function keyed(driver: Database, key: Buffer): void {
  driver.pragma(`cipher = 'aegis'`);
  // Set before the key: the first 16 bytes of a new file. An existing file keeps its own.
  driver.pragma(`cipher_salt = '${keyId(key)}'`);
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  driver.key(raw);
  raw.fill(0);
}

function settle(driver: Database, cache: number): void {
  driver.pragma('synchronous = FULL');
  // With files, sorting and VACUUM would write pages in plain text to the system's temporary folder.
  driver.pragma('temp_store = MEMORY');
  driver.pragma('foreign_keys = ON');
  driver.pragma(`busy_timeout = ${busyMilliseconds}`);
  driver.pragma(`cache_size = -${cache}`);
  driver.pragma('trusted_schema = OFF');
}

function numberOf(driver: Database, pragma: string): number {
  return Number(driver.pragma(pragma, { simple: true }));
}

/** The first read: a wrong key or a damaged first page shows here. @returns the schema's number. */
function recognise(driver: Database, options: OpenOptions): number {
  const id = numberOf(driver, 'application_id');
  if (id !== applicationId) throw databaseRefusal('foreign');
  const schema = numberOf(driver, 'user_version');
  if (options.supportedSchema !== undefined && schema > options.supportedSchema) throw databaseRefusal('newer');
  // Reads the whole schema.
  driver.prepare('SELECT count(*) FROM sqlite_schema').get();
  return schema;
}

function refusalOfOpening(error: unknown, file: string, key: Buffer): unknown {
  if (error instanceof Refusal || !isUnreadable(error)) return refusalOr(error);
  const seen = recogniseFile(file, keyId(key));
  // Our own file, or one that vanished meanwhile: what it holds cannot be read.
  return databaseRefusal(seen === 'ours' || seen === 'missing' ? 'damaged' : seen, error);
}

function opened<Tables>(file: string, driver: Database, schema: number): OpenDatabase<Tables> {
  return {
    file,
    driver,
    kysely: new Kysely<Tables>({ dialect: new TransactionalSqliteDialect({ database: driver }) }),
    schema,
    close() {
      if (driver.open) driver.close();
    },
  };
}

/** An empty file for its user alone: SQLite would let others read it. WAL and shared memory take over its mode. */
function makeOwnFile(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw refusalOr(error);
  }
}

/**
 * Makes a new encrypted database file. Keys come first (`createKeyring`), the folder must exist.
 * @param key the raw 32-byte data key.
 * @throws Refusal `conflict` when the file exists; `unavailable` for a full disk or a read-only folder.
 */
export function createDatabase<Tables = unknown>(file: string, key: Buffer): OpenDatabase<Tables> {
  if (existsSync(file)) throw new Refusal('conflict', '这里已有数据文件，不能重新建立。请另选一个空文件夹。');
  makeOwnFile(file);
  let driver: Database | undefined;
  try {
    driver = new Database(file);
    keyed(driver, key);
    driver.pragma('journal_mode = WAL');
    settle(driver, cacheKiB);
    driver.pragma(`application_id = ${applicationId}`);
    return opened(file, driver, recognise(driver, {}));
  } catch (error) {
    driver?.close();
    for (const suffix of ['', '-wal', '-shm']) removeLeft(file + suffix);
    throw refusalOr(error);
  }
}

function openWith<Tables>(file: string, key: Buffer, options: OpenOptions, readonly: boolean): OpenDatabase<Tables> {
  if (!existsSync(file)) throw databaseRefusal('missing');
  if (statSync(file).size === 0) throw databaseRefusal('damaged');
  let driver: Database | undefined;
  try {
    driver = new Database(file, { readonly, fileMustExist: true });
    keyed(driver, key);
    settle(driver, readonly ? readerCacheKiB : cacheKiB);
    const schema = recognise(driver, options);
    if (breaksOff(driver, file)) throw databaseRefusal('damaged');
    if (!readonly) driver.pragma('journal_mode = WAL');
    return opened(file, driver, schema);
  } catch (error) {
    driver?.close();
    throw refusalOfOpening(error, file, key);
  }
}

/**
 * Opens the data for reading and writing.
 * @param key the raw 32-byte data key; the keyring has proved it, so a file that does not decrypt is damaged or not ours.
 * @throws Refusal `unavailable` with details.reason missing, damaged, foreign, otherFolder or newer.
 */
export function openDatabase<Tables = unknown>(
  file: string,
  key: Buffer,
  options: OpenOptions = {},
): OpenDatabase<Tables> {
  return openWith(file, key, options, false);
}

/** The same for worker threads and for checks: nothing can be written through it. */
export function openReadOnly<Tables = unknown>(
  file: string,
  key: Buffer,
  options: OpenOptions = {},
): OpenDatabase<Tables> {
  return openWith(file, key, options, true);
}
