// Heavy or risky work in a thread of its own, with a limit on memory and time. Both ends of the conversation stand
// here: `runLimited` for who wants the work done, `serveTasks` for the module that runs in the thread.
import type { Transferable } from 'node:worker_threads';
import { parentPort, Worker } from 'node:worker_threads';
import type { ErrorCode, Problem } from '../../../shared/contract/errors.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { diskRefusal } from '../database/diskRefusal.ts';
import { causeInLog } from '../logText.ts';

type FromThread =
  | { type: 'progress'; progress: unknown }
  | { type: 'chunk'; chunk: unknown }
  | { type: 'more' }
  | { type: 'done'; output: unknown }
  | {
      type: 'refused';
      code: ErrorCode;
      message: string;
      problems: Problem[] | undefined;
      details: unknown;
      /** For the log: an error's own class does not survive the way. */
      cause: string | undefined;
    }
  /** `stack` tells the causes too. */
  | { type: 'failed'; name: string; message: string; stack: string };

type ToThread =
  | { type: 'run'; task: string; input: unknown }
  | { type: 'taken' }
  | { type: 'fed'; chunk: unknown }
  | { type: 'fedAll' };

/** Chunks that may be under way before the thread waits for them to be taken. */
const chunksUnderWay = 4;

/**
 * Must be set: with V8's own choice surviving objects arrive so fast that V8 runs past its limit before the thread can
 * be stopped, and then it ends the whole process (6 of 6 runs that pile up rows; with 16 MB 0 of 33).
 */
const youngMemoryMb = 16;

export interface LimitedTask {
  /** The module that calls `serveTasks`. */
  module: URL;
  task: string;
  input: unknown;
  /** Buffers of `input` that move to the thread instead of being copied. */
  transfer?: Transferable[];
  /**
   * For objects and texts that pile up. A net, not a wall: buffers count apart, and one growing array or map can take
   * so much in one step that V8 ends the whole process. A task that reads foreign data counts before it keeps.
   */
  memoryMb: number;
  /** Time of the thread itself: while `onChunk` or `feed` keep it waiting the clock stands still. */
  seconds: number;
  signal?: AbortSignal;
  onProgress?: (progress: unknown) => void;
  /** Gets what the task emits, in order, one at a time; the task waits when this is slow. */
  onChunk?: (chunk: unknown) => void | Promise<void>;
  /** What the task reads with `context.feed()`; taken one at a time, as the task asks. */
  feed?: AsyncIterable<unknown> | Iterable<unknown>;
}

/**
 * Runs one task of a worker module and gives its output. Rejects with a Refusal for what the task refuses, for too
 * much memory or time and for cancelling; with an Error whose cause is the thread's own for a fault; with whatever
 * `onChunk` or `feed` throw. The thread has ended when the promise settles.
 */
export async function runLimited(task: LimitedTask): Promise<unknown> {
  if (task.signal?.aborted) throw cancelled();
  const worker = new Worker(task.module, {
    resourceLimits: { maxOldGenerationSizeMb: task.memoryMb, maxYoungGenerationSizeMb: youngMemoryMb },
    name: task.task,
  });
  const feed = task.feed === undefined ? undefined : iterate(task.feed);
  try {
    return await converse(worker, task, feed);
  } finally {
    await worker.terminate();
    await feed?.return?.();
  }
}

function iterate(feed: AsyncIterable<unknown> | Iterable<unknown>): AsyncIterator<unknown> | Iterator<unknown> {
  return Symbol.asyncIterator in feed ? feed[Symbol.asyncIterator]() : feed[Symbol.iterator]();
}

function converse(
  worker: Worker,
  task: LimitedTask,
  feed: AsyncIterator<unknown> | Iterator<unknown> | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const clock = createClock(task.seconds * 1000, () => finish(() => reject(tooSlow(task.seconds))));
    const abort = (): void => finish(() => reject(cancelled()));
    let finished = false;
    /** Chunks are handled one after another, and the outcome only after the last of them. */
    let queue: Promise<void> = Promise.resolve();

    function finish(settle: () => void): void {
      if (finished) return;
      finished = true;
      clock.stop();
      task.signal?.removeEventListener('abort', abort);
      settle();
    }

    function post(message: ToThread, transfer: Transferable[] = []): void {
      if (!finished) worker.postMessage(message, transfer);
    }

    /** Runs `step` after the steps before it, with the thread's clock standing still. */
    function enqueue(step: () => void | Promise<void>): void {
      clock.pause();
      queue = queue
        .then(async () => {
          if (!finished) await step();
        })
        .catch((error: unknown) => finish(() => reject(error)))
        .finally(() => clock.resume());
    }

    async function giveMore(): Promise<void> {
      const next = await feed?.next();
      post(next === undefined || next.done === true ? { type: 'fedAll' } : { type: 'fed', chunk: next.value });
    }

    worker.on('message', (message: FromThread) => {
      switch (message.type) {
        case 'progress':
          if (!finished) task.onProgress?.(message.progress);
          break;
        case 'chunk':
          enqueue(async () => {
            await task.onChunk?.(message.chunk);
            post({ type: 'taken' });
          });
          break;
        case 'more':
          enqueue(giveMore);
          break;
        case 'done':
          enqueue(() => finish(() => resolve(message.output)));
          break;
        case 'refused':
          enqueue(() => finish(() => reject(new Refusal(message.code, message.message, message))));
          break;
        case 'failed':
          enqueue(() => finish(() => reject(fault(task.task, errorOfThread(message)))));
          break;
      }
    });
    worker.on('messageerror', (error) => finish(() => reject(error)));
    worker.on('error', (error) =>
      finish(() => reject(isOutOfMemory(error) ? tooMuchMemory() : fault(task.task, error))),
    );
    worker.on('exit', (code) => enqueue(() => finish(() => reject(fault(task.task, new Error(`exit code ${code}`))))));
    task.signal?.addEventListener('abort', abort, { once: true });
    clock.resume();
    try {
      post({ type: 'run', task: task.task, input: task.input }, task.transfer);
    } catch (error) {
      finish(() => reject(error));
    }
  });
}

/** A deadline that can stand still; every `pause` needs its `resume`, and it starts paused. */
function createClock(milliseconds: number, onEnd: () => void) {
  let remaining = milliseconds;
  let pauses = 1;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    pause() {
      pauses += 1;
      if (pauses !== 1) return;
      clearTimeout(timer);
      remaining -= performance.now() - startedAt;
    },
    resume() {
      pauses -= 1;
      if (pauses !== 0) return;
      startedAt = performance.now();
      timer = setTimeout(onEnd, Math.max(0, remaining));
    },
    stop() {
      clearTimeout(timer);
      pauses = Number.POSITIVE_INFINITY;
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function cancelled(): Refusal {
  return new Refusal('unavailable', '已取消。');
}

function tooSlow(seconds: number): Refusal {
  const time = seconds >= 120 ? `${Math.round(seconds / 60)} 分钟` : `${seconds} 秒`;
  return new Refusal(
    'unavailable',
    `这项工作超过 ${time}还没有做完，已停止。请把内容分成几份再试；文件来历不明时，请先核对文件。`,
  );
}

function tooMuchMemory(): Refusal {
  return new Refusal(
    'unavailable',
    '这项工作需要的内存太多，已停止。请把内容分成几份再试；文件来历不明时，请先核对文件。',
  );
}

function fault(task: string, cause: unknown): Error {
  return new Error(`task ${task} failed in its thread`, { cause });
}

/** An error again: the log writes the stacks of errors, of plain objects it could only say that they are some. */
function errorOfThread({ name, message, stack }: Extract<FromThread, { type: 'failed' }>): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = stack;
  return error;
}

export interface TaskContext {
  /** Tells how far the task is; of quick repeats only some arrive, `isNews` always does. */
  progress(progress: unknown, isNews?: boolean): void;
  /** Hands a chunk over; await it, it waits while the other side is behind. */
  emit(chunk: unknown, transfer?: Transferable[]): Promise<void>;
  /** What the other side feeds, asked for one at a time. */
  feed(): AsyncGenerator<unknown, void, undefined>;
}

export type Task = (input: unknown, context: TaskContext) => Promise<unknown>;

const progressEveryMs = 100;

/** Serves the tasks by name in this worker thread, one run per thread. Throws when called outside of one. */
export function serveTasks(tasks: Record<string, Task>): void {
  const port = parentPort;
  if (!port) throw new Error('serveTasks runs in a worker thread only');
  const post = (message: FromThread, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

  let underWay = 0;
  let afterTaken: (() => void) | undefined;
  let afterFed: ((message: ToThread) => void) | undefined;
  let lastProgress = Number.NEGATIVE_INFINITY;

  const context: TaskContext = {
    progress(progress, isNews = false) {
      if (!isNews && performance.now() - lastProgress < progressEveryMs) return;
      lastProgress = performance.now();
      post({ type: 'progress', progress });
    },
    async emit(chunk, transfer) {
      underWay += 1;
      post({ type: 'chunk', chunk }, transfer);
      while (underWay >= chunksUnderWay) {
        await new Promise<void>((resolve) => {
          afterTaken = resolve;
        });
      }
    },
    async *feed() {
      for (;;) {
        const fed = new Promise<ToThread>((resolve) => {
          afterFed = resolve;
        });
        post({ type: 'more' });
        const message = await fed;
        if (message.type !== 'fed') return;
        yield message.chunk;
      }
    },
  };

  async function run(name: string, input: unknown): Promise<void> {
    try {
      const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
      if (!task) throw new Error(`there is no task "${name}"`);
      post({ type: 'done', output: await task(input, context) });
    } catch (error) {
      post(toMessage(error));
    }
  }

  port.on('message', (message: ToThread) => {
    switch (message.type) {
      case 'run':
        void run(message.task, message.input);
        break;
      case 'taken':
        underWay -= 1;
        afterTaken?.();
        break;
      default:
        afterFed?.(message);
    }
  });
}

function toMessage(error: unknown): FromThread {
  // Here, since the code that tells a damaged file from a fault of ours would be lost on the way.
  const refusal = diskRefusal(error);
  if (refusal) {
    const { code, message, problems, details, cause } = refusal;
    return {
      type: 'refused',
      code,
      message,
      problems,
      details,
      cause: cause === undefined ? undefined : causeInLog(cause),
    };
  }
  const known = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', name: known.name, message: known.message, stack: causeInLog(known) };
}
