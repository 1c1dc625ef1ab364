// Small files that are either wholly old or wholly new, whatever happens while they are written.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { refusalOr } from './diskRefusal.ts';
import { partSuffix } from './folder.ts';

/** Makes a rename in this folder survive a power cut. Windows knows no such call and does it by itself. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Cleans up after a failure, file or folder; its own failure must not hide the first one. */
export function removeLeft(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // What stays is swept at the next start.
  }
}

/**
 * Replaces a file: temporary file, fsync, rename, fsync of the folder. Readable by the user alone.
 * @throws Refusal `unavailable` for a full disk or a read-only folder; the old content stays then.
 */
export function writeDurably(file: string, content: string | Uint8Array): void {
  const part = file + partSuffix;
  try {
    const handle = openSync(part, 'w', 0o600);
    try {
      writeFileSync(handle, content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
    syncFolder(dirname(file));
  } catch (error) {
    removeLeft(part);
    throw refusalOr(error);
  }
}
