// A rota ordered from a thread of its own, which the solver may block as long as it likes.
import type { RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { runLimited } from '../../jobs/thread.ts';
import type { GenerateOptions, RotaProgress } from './generateRota.ts';
import type { RotaOrder, RotaOutcome } from './rotaTask.ts';

export interface MakeRotaOptions {
  /** The module of the worker threads (`host.workerModule`). */
  workerModule: URL;
  seconds: number;
  seed: number;
  order: GenerateOptions['order'];
  /** Cancels: the thread is ended and nothing comes back (Refusal 已取消). */
  signal?: AbortSignal;
  /** Ends the search: the best rota so far comes back. */
  enough?: AbortSignal;
  onProgress?: (progress: RotaProgress) => void;
}

/** What the thread may hold in objects; the solver's own memory counts apart (about 0.5 GB for 150 people). */
const memoryMb = 512;
/** Beyond the time for the rota: reading, reasons, and why nothing fits. */
const extraSeconds = 60;

/** Makes a rota in a thread. Rejects with a Refusal when cancelled. */
export async function makeRota(problem: RotaProblem, options: MakeRotaOptions): Promise<RotaOutcome> {
  const { workerModule, seconds, seed, order, signal, enough, onProgress } = options;
  const stop = new SharedArrayBuffer(1);
  const halt = () => new Uint8Array(stop).fill(1);
  if (enough?.aborted) halt();
  enough?.addEventListener('abort', halt, { once: true });
  const input: RotaOrder = { problem, seconds, seed, order, stop };
  try {
    return (await runLimited({
      module: workerModule,
      task: 'makeRota',
      input,
      memoryMb,
      seconds: seconds + extraSeconds,
      signal,
      onProgress: (progress) => onProgress?.(progress as RotaProgress),
    })) as RotaOutcome;
  } finally {
    enough?.removeEventListener('abort', halt);
  }
}
