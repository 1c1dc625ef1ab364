// Backups through the host's streams: to and from a place the user chose, of which the core knows no path.
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { backupRefusal, looksLikeBackup } from './backupFile.ts';
import { refusalOr } from './diskRefusal.ts';
import { removeLeft } from './durableFile.ts';
import { scratchPrefix } from './folder.ts';

/** Copies a finished backup into a stream. Errors of the stream come as they are: the host knows the file's name. */
export async function sendBackup(file: string, into: Writable): Promise<void> {
  await pipeline(createReadStream(file), into);
}

export interface ReceivedBackup {
  file: string;
  /** Removes the passing copy. */
  dispose(): void;
}

async function* onlyBackups(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    // A wrong file is refused by its first bytes, not after gigabytes of it were copied.
    if (first && !looksLikeBackup(chunk)) throw backupRefusal('notABackup');
    first = false;
    yield chunk;
  }
}

/**
 * Takes a backup from a stream into a passing file inside `folder` (made when it is not there), to be verified or restored.
 * @throws Refusal details.reason notABackup; `unavailable` for the disk.
 */
export async function receiveBackup(from: Readable, folder: string): Promise<ReceivedBackup> {
  let scratch: string | undefined;
  const dispose = () => {
    if (scratch !== undefined) removeLeft(scratch);
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    scratch = mkdtempSync(join(folder, scratchPrefix));
    const file = join(scratch, 'received.ptbak');
    await pipeline(from, onlyBackups, createWriteStream(file, { mode: 0o600 }));
    return { file, dispose };
  } catch (error) {
    dispose();
    throw refusalOr(error);
  }
}
