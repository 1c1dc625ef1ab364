// A set-up that was cut off (power, a killed program) must not look like a township nobody can sign in to. A mark stands
// in the folder while one is under way; what a start finds beside it is put aside, never deleted.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refusalOr } from '../database/diskRefusal.ts';
import { removeLeft, syncFolder } from '../database/durableFile.ts';
import { dataFolder, unfinishedPrefix } from '../database/folder.ts';
import { aboutFile } from './about.ts';

const markOf = (folder: string) => join(folder, 'setup-under-way');

function filesOf(folder: string): string[] {
  const { database, keys, previousKeys } = dataFolder(folder);
  return [keys, previousKeys, database, `${database}-wal`, `${database}-shm`, aboutFile(folder)];
}

/** Call it when the folder is known to be empty. */
export function beginSetup(folder: string): void {
  try {
    writeFileSync(markOf(folder), '', { mode: 0o600 });
    syncFolder(folder);
  } catch (error) {
    throw refusalOr(error);
  }
}

/** From here on the township stands. */
export function finishSetup(folder: string): void {
  try {
    rmSync(markOf(folder));
    syncFolder(folder);
  } catch (error) {
    throw refusalOr(error);
  }
}

/** Leaves the folder as empty as `beginSetup` found it. */
export function undoSetup(folder: string): void {
  for (const file of filesOf(folder)) removeLeft(file);
  removeLeft(markOf(folder));
}

/** At start, while the folder's lock is held. @returns whether something was put aside. */
export function putUnfinishedAside(folder: string): boolean {
  if (!existsSync(markOf(folder))) return false;
  try {
    const aside = mkdtempSync(join(folder, unfinishedPrefix));
    for (const file of filesOf(folder)) if (existsSync(file)) renameSync(file, join(aside, basename(file)));
    rmSync(markOf(folder));
    return true;
  } catch (error) {
    throw refusalOr(error);
  }
}
