// A stream in a worker thread whose bytes go to the main thread, which alone writes the file.
import { Writable } from 'node:stream';
import type { TaskContext } from '../../jobs/thread.ts';

/** Bytes of one message; smaller writes are gathered. */
const pieceSize = 256 * 1024;

/** Everything written is emitted in pieces, in order; it waits while the other side is behind. */
export function emittedBytes(context: TaskContext): Writable {
  let waiting: Buffer[] = [];
  let size = 0;

  async function emit(): Promise<void> {
    if (size === 0) return;
    // A copy with a buffer of its own, which can move to the other thread.
    const piece = new Uint8Array(size);
    let at = 0;
    for (const chunk of waiting) {
      piece.set(chunk, at);
      at += chunk.length;
    }
    waiting = [];
    size = 0;
    await context.emit(piece, [piece.buffer]);
  }

  const settle = (done: (error?: Error | null) => void) =>
    emit().then(
      () => done(),
      (error: Error) => done(error),
    );

  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      size += chunk.length;
      if (size < pieceSize) done();
      else void settle(done);
    },
    final(done) {
      void settle(done);
    },
  });
}
