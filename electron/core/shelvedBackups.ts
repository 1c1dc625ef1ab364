// Backups the core finds by itself, and the names under which windows speak of them. A window never sees a path: it
// gets `backup:own/NAME` or `backup:second/NAME`, and NAME must be one that the list has.
import { existsSync } from 'node:fs';
import { Refusal } from '../../shared/contract/errors.ts';
import type { AppState } from './appState.ts';
import type { BackupSummary } from './database/backup.ts';
import { type ListedBackup, listBackups } from './database/backupShelf.ts';
import { receiveBackup } from './database/backupTransfer.ts';
import { dataFolder } from './database/folder.ts';
import { readAbout } from './session/about.ts';

export type Shelf = 'own' | 'second';

export interface ShelvedBackup extends ListedBackup {
  where: Shelf;
  handle: string;
}

const prefix = 'backup:';

export function backupHandle(where: Shelf, name: string): string {
  return `${prefix}${where}/${name}`;
}

/** The second folder, known before sign-in as well: a damaged database cannot be asked. */
export function secondFolderOf(app: AppState): string | null {
  if (app.township) return app.township.settings.backupFolder;
  return readAbout(app.host.dataFolder)?.backupFolder ?? null;
}

/** Where backups are kept; the second place only when it is there. */
export function shelvesOf(app: AppState): { where: Shelf; folder: string }[] {
  const second = secondFolderOf(app);
  const own = { where: 'own' as const, folder: dataFolder(app.host.dataFolder).backups };
  return second !== null && existsSync(second) ? [own, { where: 'second', folder: second }] : [own];
}

/** A place that cannot be read just now (a pulled stick, a closed folder) has no backups; it must not close 今日. */
async function listedIn(folder: string, log: (line: string) => void): Promise<ListedBackup[]> {
  try {
    return await listBackups(folder);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    log(`backups cannot be listed: ${String(error.cause ?? error)}`);
    return [];
  }
}

/** All backups of both places, newest first, unreadable ones last. */
export async function shelvedBackups(app: AppState): Promise<ShelvedBackup[]> {
  const lists = await Promise.all(
    shelvesOf(app).map(async ({ where, folder }) => {
      const list = await listedIn(folder, app.host.log);
      return list.map((backup) => ({ ...backup, where, handle: backupHandle(where, backup.name) }));
    }),
  );
  const made = (backup: ListedBackup) => (backup.summary ? Date.parse(backup.summary.created) : 0);
  return lists.flat().toSorted((a, b) => made(b) - made(a));
}

/** The newest readable backup in the data folder's own place. */
export async function newestShelved(folder: string): Promise<BackupSummary | null> {
  const list = await listBackups(dataFolder(folder).backups);
  return list.find((backup) => backup.summary !== undefined)?.summary ?? null;
}

export interface BackupAtHand {
  file: string;
  /** Removes the passing copy, where one was made. */
  dispose(): void;
}

/**
 * The file behind a handle: a backup of ours by its name, or one the user chose, taken in through the host's stream.
 * @throws Refusal `notFound` for a name that is not in the list; as `receiveBackup`.
 */
export async function backupAtHand(app: AppState, handle: string): Promise<BackupAtHand> {
  if (!handle.startsWith(prefix)) {
    const opened = await app.host.files.open(handle);
    return receiveBackup(opened.read(), app.host.dataFolder);
  }
  const found = (await shelvedBackups(app)).find((backup) => backup.handle === handle);
  if (!found) throw new Refusal('notFound', '这份备份已不在列表里，可能U盘已拔出或它已被删除。请重新选择。');
  return { file: found.file, dispose: () => undefined };
}
