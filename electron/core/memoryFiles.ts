// Files in memory behind opaque handles: the browser shell uses these, since a page has no paths. An upload stays
// until its session ends or newer uploads need the room; a finished file is taken once. Nothing touches the disk.
import { randomUUID } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Refusal } from '../../shared/contract/errors.ts';
import { uploadLimit } from '../../shared/contract/limits.ts';
import { plainFileName } from './fileName.ts';
import type { HostFiles, WrittenFile } from './host.ts';

const megabyte = 1024 * 1024;

export interface MemoryLimits {
  /** One upload, in bytes. */
  upload: number;
  /** All uploads kept at once, in bytes; the oldest go first. */
  uploads: number;
  /** One finished file, in bytes. */
  download: number;
}

const usualLimits: MemoryLimits = { upload: uploadLimit, uploads: 256 * megabyte, download: 512 * megabyte };

export interface MemoryFiles extends HostFiles {
  /** Takes an upload in. Refuses with a sentence when it is too large; what came so far is forgotten. */
  receive(
    owner: string,
    name: string,
    source: AsyncIterable<Uint8Array>,
  ): Promise<{ handle: string; name: string; size: number }>;
  /** A handle for `create`; the file can be taken after `commit`. */
  prepare(owner: string, name: string): { handle: string; name: string };
  /** The finished file, once, and only for the session that asked for it. */
  take(owner: string, handle: string): { name: string; chunks: Buffer[]; size: number } | null;
  /** Forgets everything of a session. */
  release(owner: string): void;
}

interface Upload {
  owner: string;
  name: string;
  chunks: Buffer[];
  size: number;
}

interface Place {
  owner: string;
  name: string;
  finished: { chunks: Buffer[]; size: number } | null;
}

export function memoryFiles(limits: MemoryLimits = usualLimits): MemoryFiles {
  const uploads = new Map<string, Upload>();
  const places = new Map<string, Place>();

  const makeRoom = (needed: number) => {
    let kept = 0;
    for (const upload of uploads.values()) kept += upload.size;
    for (const [handle, upload] of uploads) {
      if (kept + needed <= limits.uploads) return;
      uploads.delete(handle);
      kept -= upload.size;
    }
  };

  return {
    async receive(owner, rawName, source) {
      const name = plainFileName(rawName);
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of source) {
        size += chunk.length;
        if (size > limits.upload) throw tooLarge(name, limits.upload);
        chunks.push(Buffer.from(chunk));
      }
      makeRoom(size);
      const handle = randomUUID();
      uploads.set(handle, { owner, name, chunks, size });
      return { handle, name, size };
    },

    prepare(owner, rawName) {
      const handle = randomUUID();
      const name = plainFileName(rawName);
      places.set(handle, { owner, name, finished: null });
      return { handle, name };
    },

    take(owner, handle) {
      const place = places.get(handle);
      if (place === undefined || place.owner !== owner || place.finished === null) return null;
      places.delete(handle);
      return { name: place.name, ...place.finished };
    },

    release(owner) {
      for (const [handle, upload] of uploads) if (upload.owner === owner) uploads.delete(handle);
      for (const [handle, place] of places) if (place.owner === owner) places.delete(handle);
    },

    async open(handle) {
      const upload = uploads.get(handle);
      if (upload === undefined) throw new Refusal('notFound', '选定的文件已不在，请重新选择。');
      return { name: upload.name, size: upload.size, read: () => Readable.from(upload.chunks, { objectMode: false }) };
    },

    async create(handle) {
      const place = places.get(handle);
      if (place === undefined) throw new Refusal('notFound', '没有选定保存的位置，请重新操作。');
      return writtenInto(place, limits.download);
    },
  };
}

function writtenInto(place: Place, limit: number): WrittenFile {
  let chunks: Buffer[] = [];
  let size = 0;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) {
        done(tooLarge(place.name, limit));
        return;
      }
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  // Whoever writes sees the error; without a listener an error before that would end the process.
  stream.on('error', () => undefined);

  return {
    name: place.name,
    stream,
    async commit() {
      if (!stream.writableEnded) stream.end();
      await finished(stream);
      place.finished = { chunks, size };
    },
    async discard() {
      stream.destroy();
      chunks = [];
      size = 0;
    },
  };
}

function tooLarge(name: string, limit: number): Refusal {
  const most = Math.floor(limit / megabyte);
  return new Refusal('invalid', `“${name}”太大，最多 ${most} MB。请拆成几个文件，或改用桌面程序、命令行处理。`);
}
