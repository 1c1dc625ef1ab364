// A document written in a worker thread, its bytes put into the file by the main thread.
import type { Writable } from 'node:stream';
import type { Host, WrittenFile } from '../../host.ts';
import { runLimited } from '../../jobs/thread.ts';

export interface ThreadedFile {
  host: Host;
  file: WrittenFile;
  task: string;
  input: unknown;
  /** Megabytes of objects the thread may hold. */
  memoryMb: number;
  signal?: AbortSignal;
  onProgress?: (progress: unknown) => void;
  /** Called with what the task gave, before the file gets its name; what it throws leaves no file. */
  beforeCommit?: (output: unknown) => Promise<void>;
}

const longest = 30 * 60;

/**
 * Runs the task and gives the file its name at the end. Whatever goes wrong (cancelled, disk full, a fault) is thrown
 * after the half-written file is gone.
 */
export async function writeThreaded(order: ThreadedFile): Promise<unknown> {
  const { host, file, task, input, memoryMb, signal, onProgress } = order;
  try {
    const output = await runLimited({
      module: host.workerModule,
      task,
      input,
      memoryMb,
      seconds: longest,
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
      onChunk: (chunk) => written(file.stream, chunk as Uint8Array),
    });
    await order.beforeCommit?.(output);
    await file.commit();
    return output;
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Waits until the file has taken the bytes: the thread is never further ahead than a few pieces. */
function written(stream: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
