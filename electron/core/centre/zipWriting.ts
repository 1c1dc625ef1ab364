// A .zip written to a file as its entries are made, one after another, so that no more than one is held.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { WrittenFile } from '../host.ts';

/** Adds an entry and waits until it is written. Names use / between folders. */
export type AddEntry = (name: string, bytes: Uint8Array) => Promise<void>;

/**
 * Runs `work`, which adds the entries, and gives the file its name. Whatever goes wrong, or cancelling, leaves no file.
 * `before` is called when all is written, before the file gets its name.
 */
export async function writeZip<R>(
  file: WrittenFile,
  { writtenAt, signal }: { writtenAt: string; signal: AbortSignal },
  work: (add: AddEntry) => Promise<R>,
  before: (result: R) => Promise<void>,
): Promise<R> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const ended = pipeline(output, file.stream, { signal });
  ended.catch(() => undefined);
  const names = new Set<string>();
  const add: AddEntry = async (wanted, bytes) => {
    signal.throwIfAborted();
    const name = ownName(wanted, names);
    const entry = Readable.from([Buffer.from(bytes)]);
    zip.addReadStream(entry, name, { mtime: new Date(writtenAt), mode: 0o100644, compressionLevel: 1 });
    await Promise.race([once(entry, 'end'), ended]);
  };
  try {
    const result = await work(add);
    zip.end();
    await ended;
    await before(result);
    await file.commit();
    return result;
  } catch (error) {
    output.destroy();
    await file.discard();
    throw error;
  }
}

/** 甲.xlsx, 甲（2）.xlsx: two files may have one name. */
function ownName(name: string, taken: Set<string>): string {
  const dot = name.lastIndexOf('.');
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${name.slice(0, dot)}（${number}）${name.slice(dot)}`;
  taken.add(own);
  return own;
}
