// Writing, checking and restoring backups. A backup gets its name only after it has been opened and checked.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import { type BackupHead, backupRefusal, extractDatabase, writeBackupFile } from './backupFile.ts';
import { type BackupKind, minuteStamp } from './backupName.ts';
import { refusalOr } from './diskRefusal.ts';
import { removeLeft, syncFolder, writeDurably } from './durableFile.ts';
import { dataFolder, partSuffix, scratchPrefix, unfinishedPrefix } from './folder.ts';
import { sealedKeyring } from './keyring.ts';
import { type Keyring, lookAtKeyring } from './keyringFile.ts';
import { keyId } from './keyWrap.ts';
import { type OpenDatabase, openReadOnly } from './open.ts';
import { holdStill } from './stillness.ts';

export interface BackupAbout {
  division: string;
  kind: BackupKind;
  /** `host.version` */
  program: string;
  /** `host.now()` */
  now: string;
  /** Newest link of the history's hash chain, when there is one. */
  historyHead?: string | null;
}

/** What a backup says of itself. No personal data. */
export interface BackupSummary extends Omit<BackupHead, 'keyring' | 'databaseSha256'> {
  file: string;
  /** Id of the data key: backups of one data folder share it. */
  keyId: string;
}

export interface VerifiedBackup extends BackupSummary {
  /**
   * `opened`: decrypted and checked by SQLite page by page. `bytes`: complete and unchanged since it was written, but not
   * opened, for want of its key.
   */
  checked: 'opened' | 'bytes';
  /** Rows of all tables; only when opened. */
  rows?: number;
}

/** The summary of a backup from its head. */
export function summaryOf(file: string, head: BackupHead, keyring: Keyring): BackupSummary {
  const { keyring: _keys, databaseSha256: _hash, ...rest } = head;
  return { file, ...rest, keyId: keyring.keyId };
}

/** Runs `body` with a passing folder inside `parent`. It holds encrypted files only; a crash's rest is swept later. */
async function withScratch<T>(parent: string, body: (folder: string) => Promise<T>): Promise<T> {
  let scratch: string | undefined;
  try {
    scratch = mkdtempSync(join(parent, scratchPrefix));
    return await body(scratch);
  } catch (error) {
    throw refusalOr(error);
  } finally {
    if (scratch !== undefined) removeLeft(scratch);
  }
}

/** Rows of all ordinary tables. */
export function countAllRows(driver: OpenDatabase['driver']): number {
  const tables = driver
    .prepare<string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
       AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%'`,
    )
    .pluck()
    .all();
  const count = (table: string) =>
    Number(
      driver
        .prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`)
        .pluck()
        .get(),
    );
  return tables.reduce((sum, table) => sum + count(table), 0);
}

/** @returns rows of all ordinary tables. @throws Refusal backupDamaged. */
function checkAndCount(file: string, key: Buffer): number {
  try {
    const { driver, close } = openReadOnly(file, key);
    try {
      const answer = driver.pragma('quick_check', { simple: true });
      if (answer !== 'ok') throw backupRefusal('backupDamaged', new Error(`quick_check: ${String(answer)}`));
      return countAllRows(driver);
    } finally {
      close();
    }
  } catch (error) {
    throw error instanceof Refusal && error.code === 'locked' ? error : backupRefusal('backupDamaged', error);
  }
}

/**
 * Checks a backup: its head, its length, its SHA-256; with the key that it was made with, also opens it and checks every
 * page. Runs for seconds on a large one: call it in a worker thread when somebody is waiting.
 * @param scratch a folder for a passing, encrypted copy.
 * @throws Refusal with details.reason backupMissing, notABackup, backupDamaged or backupNewer; `unavailable` for the disk.
 */
export async function verifyBackup(file: string, scratch: string, key?: Buffer): Promise<VerifiedBackup> {
  return withScratch(scratch, async (folder) => {
    const copy = join(folder, 'copy.db');
    const { head, keyring } = await extractDatabase(file, key && copy);
    const summary = summaryOf(file, head, keyring);
    if (key === undefined || keyId(key) !== keyring.keyId) return { ...summary, checked: 'bytes' };
    return { ...summary, checked: 'opened', rows: checkAndCount(copy, key) };
  });
}

/** `verifyBackup`, here or in a thread of its own. */
export type BackupVerifier = typeof verifyBackup;

/**
 * Writes a backup of the data folder while work goes on: what is committed when it begins is in it. It is written beside
 * its place, opened and checked, and only then named; an older file of that name is replaced.
 * @throws Refusal `unavailable` (full disk, read-only folder, damaged data) or `locked` (a transaction stays open); no
 * half file remains.
 */
export async function writeBackup(
  folder: string,
  key: Buffer,
  target: string,
  about: BackupAbout,
  verify: BackupVerifier = verifyBackup,
): Promise<VerifiedBackup> {
  const part = target + partSuffix;
  const keyring = sealedKeyring(folder);
  const { division, kind, program, now, historyHead = null } = about;
  try {
    await holdStill(dataFolder(folder).database, key, async ({ bytes, schema }) => {
      const head = { created: now, division, kind, program, schema, historyHead, keyring };
      await writeBackupFile(part, dataFolder(folder).database, bytes, head);
    });
    const verified = await verify(part, folder, key);
    renameSync(part, target);
    syncFolder(dirname(target));
    return { ...verified, file: target };
  } catch (error) {
    removeLeft(part);
    throw refusalOr(error);
  }
}

/** Of no weight in a folder that counts as empty: the lock and the log of the program that restores, and what a crash left. */
function isEmpty(folder: string): boolean {
  const { lock, lockNote, database, log, oldLog } = dataFolder(folder);
  const passing = [lock, lockNote, log, oldLog, database + partSuffix].map((file) => basename(file));
  const prefixes = [scratchPrefix, unfinishedPrefix];
  if (!existsSync(folder)) return true;
  return readdirSync(folder).every(
    (name) => passing.includes(name) || prefixes.some((prefix) => name.startsWith(prefix)),
  );
}

function requireEmpty(folder: string): void {
  try {
    if (isEmpty(folder)) return;
  } catch (error) {
    throw refusalOr(error);
  }
  throw new Refusal('conflict', '要恢复到的文件夹里已有文件。请选择一个空文件夹，以免覆盖原有数据。');
}

/**
 * Restores a backup into an empty folder (made when it is not there): database first, keys last, so that a folder with
 * keys is whole. Passwords and recovery code are those of the backup's day.
 * @throws Refusal `conflict` for a folder with files in it; as `verifyBackup`. The folder is as empty as before then.
 */
export async function restoreBackup(file: string, folder: string): Promise<BackupSummary> {
  requireEmpty(folder);
  const { database, keys, previousKeys } = dataFolder(folder);
  const part = database + partSuffix;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(part, { force: true });
    const { head, keyring } = await extractDatabase(file, part);
    renameSync(part, database);
    writeDurably(previousKeys, head.keyring);
    writeDurably(keys, head.keyring);
    return summaryOf(file, head, keyring);
  } catch (error) {
    for (const half of [part, database, previousKeys, keys]) removeLeft(half);
    throw refusalOr(error);
  }
}

/**
 * Puts a backup in the place of a damaged database. The damaged files are kept in a folder beside (damaged-20261121-2030).
 * Keys that are intact stay, so that passwords changed since still hold; damaged or missing ones come from the backup.
 * The database must not be open. @param now `host.now()`
 * @throws Refusal `conflict` when the backup belongs to another data folder; as `verifyBackup`. Nothing has changed then.
 */
export async function replaceDatabase(file: string, folder: string, now: string): Promise<BackupSummary> {
  const { database, keys, previousKeys } = dataFolder(folder);
  const current = lookAtKeyring(folder);
  const part = database + partSuffix;
  try {
    rmSync(part, { force: true });
    const { head, keyring } = await extractDatabase(file, part);
    if (current.keyring !== undefined && current.keyring.keyId !== keyring.keyId) {
      throw new Refusal(
        'conflict',
        '这份备份属于另一套平安台账数据，不能放进这个数据文件夹。请另选备份，或恢复到一个空文件夹。',
      );
    }
    const damaged = [database, `${database}-wal`, `${database}-shm`];
    if (current.keyring === undefined) damaged.push(keys, previousKeys);
    setAside(damaged, folder, now);
    renameSync(part, database);
    if (current.keyring === undefined) {
      writeDurably(previousKeys, head.keyring);
      writeDurably(keys, head.keyring);
    }
    syncFolder(folder);
    return summaryOf(file, head, keyring);
  } catch (error) {
    removeLeft(part);
    throw refusalOr(error);
  }
}

function setAside(files: string[], folder: string, now: string): void {
  const there = files.filter((file) => existsSync(file));
  if (there.length === 0) return;
  const aside = mkdtempSync(join(folder, `damaged-${minuteStamp(now)}-`));
  for (const file of there) renameSync(file, join(aside, basename(file)));
}
