// Files on disk behind opaque handles: the command line and the desktop window use these. The core never sees a path.
import { randomUUID } from 'node:crypto';
import { type FileHandle, open as openOnDisk, rename, rm, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Refusal } from '../../shared/contract/errors.ts';
import { readTrouble, writeTrouble } from './fileTrouble.ts';
import type { HostFiles, OpenedFile, WrittenFile } from './host.ts';

export interface PathFiles extends HostFiles {
  /** Gives a handle to `open`. With `handle`, the caller's own (the desktop's main process makes them). */
  allowReading(path: string, handle?: string): string;
  /** Gives a handle to `create`. */
  allowWriting(path: string, handle?: string): string;
}

type OpenFile = (path: string, flags: string, mode?: number) => Promise<FileHandle>;

/** A fresh set of handles. A handle for reading cannot write and the other way round. Tests bring a failing disk. */
export function pathFiles(openFile: OpenFile = openOnDisk): PathFiles {
  const readable = new Map<string, string>();
  const writable = new Map<string, string>();

  return {
    allowReading(path, handle = randomUUID()) {
      readable.set(handle, resolve(path));
      return handle;
    },
    allowWriting(path, handle = randomUUID()) {
      writable.set(handle, resolve(path));
      return handle;
    },
    async open(handle) {
      const path = readable.get(handle);
      if (path === undefined) throw unknownHandle();
      return openAt(path, openFile);
    },
    async create(handle) {
      const path = writable.get(handle);
      if (path === undefined) throw unknownHandle();
      return createAt(path, openFile);
    },
  };
}

const unknownHandle = () => new Refusal('notFound', '没有选定这个文件，请重新选择。');

async function openAt(path: string, open: OpenFile): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new Refusal('invalid', `“${name}”是一个文件夹，请选择文件。`);
    const probe = await open(path, 'r');
    await probe.close();
    return { name, size: facts.size, read: () => Readable.from(chunksOf(path, open), { objectMode: false }) };
  } catch (error) {
    throw readTrouble(error, name);
  }
}

async function* chunksOf(path: string, open: OpenFile): AsyncGenerator<Buffer> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    for await (const chunk of file.createReadStream({ autoClose: false })) yield chunk as Buffer;
  } catch (error) {
    throw readTrouble(error, basename(path));
  } finally {
    await file?.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Learns before the work, not after it, that the file to be replaced is open in another program or read-only. */
async function refuseIfHeld(path: string, open: OpenFile): Promise<void> {
  if (!(await exists(path))) return;
  try {
    const probe = await open(path, 'r+');
    await probe.close();
  } catch (error) {
    throw writeTrouble(error, basename(path), true);
  }
}

async function openPart(path: string, open: OpenFile): Promise<{ part: string; file: FileHandle }> {
  const part = `${path}.part`;
  try {
    return { part, file: await open(part, 'wx', 0o600) };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // Another save of the same name is under way, or one was cut off: neither is ours to touch.
  const other = `${path}.${randomUUID().slice(0, 8)}.part`;
  return { part: other, file: await open(other, 'wx', 0o600) };
}

async function createAt(path: string, open: OpenFile): Promise<WrittenFile> {
  const name = basename(path);
  await refuseIfHeld(path, open);
  const { part, file } = await openPart(path, open).catch((error: unknown) => {
    throw writeTrouble(error, name, false);
  });
  let state: 'open' | 'committed' | 'discarded' = 'open';

  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeAll(file, chunk).then(
        () => done(),
        (error: unknown) => done(asError(writeTrouble(error, name, false))),
      );
    },
  });
  // Whoever writes sees the error; without a listener an error before that would end the process.
  stream.on('error', () => undefined);

  const discard = async () => {
    if (state !== 'open') return;
    state = 'discarded';
    stream.destroy();
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
  };

  return {
    name,
    stream,
    async commit() {
      if (state !== 'open') return;
      try {
        if (!stream.writableEnded) stream.end();
        await finished(stream);
        await file.sync();
        await file.close();
        await rename(part, path);
        state = 'committed';
      } catch (error) {
        const trouble = writeTrouble(error, name, await exists(path));
        await discard();
        throw trouble;
      }
    },
    discard,
  };
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    const { bytesWritten } = await file.write(chunk, written);
    written += bytesWritten;
  }
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error('write failed', { cause }));
