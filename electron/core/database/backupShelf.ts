// The folder of backups and the second one on a stick: naming, listing, keeping by the rule, copying.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import {
  type BackupAbout,
  type BackupSummary,
  type BackupVerifier,
  summaryOf,
  type VerifiedBackup,
  verifyBackup,
  writeBackup,
} from './backup.ts';
import { readBackupHead } from './backupFile.ts';
import { backupName, backupSuffix, isBackupName } from './backupName.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';
import { removeLeft, syncFolder } from './durableFile.ts';
import { dataFolder, partSuffix, scratchPrefix } from './folder.ts';
import { toDelete } from './retention.ts';

export interface ListedBackup {
  file: string;
  name: string;
  bytes: number;
  /** From the head; undefined when it cannot be read, `problem` says why in words. */
  summary?: BackupSummary;
  problem?: string;
}

async function listed(file: string): Promise<ListedBackup> {
  const entry = { file, name: basename(file), bytes: statSync(file, { throwIfNoEntry: false })?.size ?? 0 };
  try {
    const { head, keyring } = await readBackupHead(file);
    return { ...entry, summary: summaryOf(file, head, keyring) };
  } catch (error) {
    if (error instanceof Refusal) return { ...entry, problem: error.message };
    throw error;
  }
}

function createdOf(backup: ListedBackup): number {
  return backup.summary === undefined ? 0 : Date.parse(backup.summary.created);
}

/** The backups of a folder, newest first, unreadable ones last; heads only are read. A missing folder has none. */
export async function listBackups(folder: string): Promise<ListedBackup[]> {
  try {
    if (!existsSync(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith(backupSuffix));
    const list = await Promise.all(names.map((name) => listed(join(folder, name))));
    return list.toSorted((a, b) => createdOf(b) - createdOf(a));
  } catch (error) {
    throw refusalOr(error);
  }
}

/**
 * Deletes what the rule (`retentionRule`) no longer keeps: backups of this data folder under names of ours only.
 * @returns the names deleted.
 */
export async function pruneBackups(folder: string, keyId: string, now: string): Promise<string[]> {
  const own = (await listBackups(folder)).flatMap(({ name, summary }) =>
    summary !== undefined && summary.keyId === keyId && isBackupName(name) ? [{ name, ...summary }] : [],
  );
  const gone = toDelete(own, now);
  try {
    for (const { file } of gone) rmSync(file, { force: true });
  } catch (error) {
    throw refusalOr(error);
  }
  return gone.map(({ name }) => name);
}

export interface SecondCopy {
  state: 'copied' | 'absent' | 'failed';
  /** The Chinese sentence for the screen. */
  note: string;
}

async function copyVerified(file: string, target: string, scratch: string): Promise<void> {
  const part = target + partSuffix;
  try {
    await copyFile(file, part);
    const handle = await open(part, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    await verifyBackup(part, scratch);
    renameSync(part, target);
    syncFolder(dirname(target));
  } catch (error) {
    removeLeft(part);
    throw error;
  }
}

/**
 * Puts a copy into the second folder when it is there (a stick that is plugged in), checks it and applies the rule there.
 * Never refuses: the first backup is done already, so trouble is a note.
 * @param scratch a folder for passing files, e.g. the data folder.
 */
export async function copyToSecondFolder(
  file: string,
  second: string,
  scratch: string,
  now: string,
): Promise<SecondCopy> {
  if (!existsSync(second)) {
    return { state: 'absent', note: '没有找到第二备份位置（可能U盘未插），这次只存了本机一份。' };
  }
  try {
    await copyVerified(file, join(second, basename(file)), scratch);
    const { keyring } = await readBackupHead(file);
    await pruneBackups(second, keyring.keyId, now);
    return { state: 'copied', note: '已在第二备份位置另存一份，并核对无误。' };
  } catch (error) {
    const refusal = diskRefusal(error);
    if (refusal === undefined) throw error;
    return { state: 'failed', note: `第二备份位置没有存成：${refusal.message}` };
  }
}

function freeTarget(folder: string, about: BackupAbout): string {
  for (let again = 1; ; again += 1) {
    const target = join(folder, backupName(about.division, about.now, about.kind, again));
    if (!existsSync(target)) return target;
  }
}

export interface ShelvedBackup {
  backup: VerifiedBackup;
  /** Names deleted by the rule. */
  deleted: string[];
  /** Undefined when no second folder is set. */
  second?: SecondCopy;
}

/**
 * The usual backup, by hand, daily or before migrations: written into the data folder's `backups` under its name, checked,
 * the rule applied, a copy put into the second folder.
 * @throws Refusal as `writeBackup`.
 */
export async function shelveBackup(
  folder: string,
  key: Buffer,
  about: BackupAbout,
  secondFolder?: string,
  verify: BackupVerifier = verifyBackup,
): Promise<ShelvedBackup> {
  const { backups } = dataFolder(folder);
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw refusalOr(error);
  }
  const backup = await writeBackup(folder, key, freeTarget(backups, about), about, verify);
  const deleted = await pruneBackups(backups, backup.keyId, about.now);
  if (secondFolder === undefined) return { backup, deleted };
  return { backup, deleted, second: await copyToSecondFolder(backup.file, secondFolder, folder, about.now) };
}

/** Removes what a crash left half written. Call it at start, while holding the folder's lock. */
export function sweepLeftovers(folder: string): void {
  for (const place of [folder, dataFolder(folder).backups]) {
    if (!existsSync(place)) continue;
    const left = readdirSync(place).filter((name) => name.startsWith(scratchPrefix) || name.endsWith(partSuffix));
    for (const name of left) removeLeft(join(place, name));
  }
}
