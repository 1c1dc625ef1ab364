// What all writers of documents share: they are given a stream and never touch a path, they can be cancelled between
// chunks of rows, and they say how far they are.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../shared/contract/errors.ts';

export interface WritingOptions {
  /** UTC ISO instant from the host; it stands in the document's properties. */
  writtenAt: string;
  /** Stops the work between chunks; the writer then throws a `Refusal` of code `unavailable`. */
  signal?: AbortSignal;
  /** Called after every chunk with the number of rows written so far. */
  onProgress?: (rows: number) => void;
}

/** The name in the properties of every document: the program, never a person or a machine. */
export const documentAuthor = '平安台账';

/** Throws when the user has cancelled. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal('unavailable', '已取消导出，没有留下文件。');
}

/** Lets timers, streams and the user's cancel have a turn, then looks whether to go on. */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  throwIfCancelled(signal);
}

/** A promise of the stream's end that may be left alone: it rejects with the stream's own error (a full disk, …). */
export function endOf(out: Writable): Promise<void> {
  const end = finished(out, { readable: false });
  end.catch(() => undefined);
  return end;
}

/** Writes the finished bytes and ends the stream. Rejects with the stream's own error. */
export async function writeWhole(out: Writable, bytes: Buffer): Promise<void> {
  const end = endOf(out);
  out.end(bytes);
  await end;
}
