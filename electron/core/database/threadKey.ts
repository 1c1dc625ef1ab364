// The data key on its way to a worker thread, and what the thread does with it.
import { type OpenDatabase, openReadOnly } from './open.ts';

/** A copy with a buffer of its own: a pooled one would carry its neighbours' bytes into the thread. */
export function keyForThread(key: Buffer): Uint8Array {
  const copy = new Uint8Array(key.length);
  copy.set(key);
  return copy;
}

/** Opens the encrypted file for reading; the thread's copy of the key is wiped, whether it opens or not. */
export function openInThread<Tables>({ file, key }: { file: string; key: Uint8Array }): OpenDatabase<Tables> {
  const bytes = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  try {
    return openReadOnly<Tables>(file, bytes);
  } finally {
    bytes.fill(0);
  }
}
