import { expect, test } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { causeInLog } from '../logText.ts';
import type { LimitedTask } from './thread.ts';
import { runLimited } from './thread.ts';

const module = new URL('./thread.testTasks.ts', import.meta.url);

function run(task: string, input?: unknown, more: Partial<LimitedTask> = {}): Promise<unknown> {
  return runLimited({ module, task, input, memoryMb: 64, seconds: 20, ...more });
}

const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error = await work.then(
    () => new Error('not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw error;
  return error;
};

test('gives what the task returns', async () => {
  expect(await run('double', 21)).toBe(42);
});

test('a refusal of the task arrives with its sentence, problems and details', async () => {
  const error = await refusal(run('refuse'));
  expect(error).toMatchObject({ code: 'invalid', message: '这个不行。', details: 7 });
  expect(error.problems).toEqual([{ code: 'x', message: '看这里', level: 'error' }]);
});

test('faults are errors with their cause, not refusals', async () => {
  await expect(run('break')).rejects.toMatchObject({ cause: { name: 'TypeError', message: 'broken inside' } });
  await expect(run('crash')).rejects.toMatchObject({ cause: { message: 'thrown from nowhere' } });
  await expect(run('leave')).rejects.toMatchObject({ cause: { message: 'exit code 3' } });
  await expect(run('nothing')).rejects.toMatchObject({ cause: { message: 'there is no task "nothing"' } });
  await expect(run('uncloneable')).rejects.toMatchObject({ cause: { name: 'DataCloneError' } });
});

test('the log tells where a fault of the thread is and what caused it', async () => {
  const error = await run('breakInside').catch((reason: unknown) => reason);
  const logged = causeInLog(error);
  expect(logged).toContain('task breakInside failed in its thread');
  expect(logged).toMatch(/TypeError: outside\n\s+at .*thread\.testTasks\.ts/u);
  expect(logged).toMatch(/caused by: RangeError: inside\n\s+at .*thread\.testTasks\.ts/u);
  expect(logged).not.toContain('[object Object]');
});

test('a damaged file met in the thread comes back as its refusal, the cause for the log only', async () => {
  const refused = await refusal(run('readDamagedFile'));
  expect(refused).toMatchObject({ code: 'unavailable', details: { reason: 'damaged' } });
  expect(refused.message).toContain('损坏');
  expect(refused.cause).toContain('malformed');
});

test('too much memory is refused in words and this process lives on', async () => {
  expect((await refusal(run('fillMemory'))).message).toContain('内存太多');
  expect(await run('double', 1)).toBe(2);
});

test('too much time is refused in words, even for a task that never pauses', async () => {
  const error = await refusal(run('spin', null, { seconds: 0.5 }));
  expect(error.message).toContain('超过 0.5 秒还没有做完');
  expect(error.code).toBe('unavailable');
});

test('cancelling stops a task that never pauses', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  expect((await refusal(run('spin', null, { signal: controller.signal }))).message).toBe('已取消。');
  expect((await refusal(run('double', 1, { signal: controller.signal }))).message).toBe('已取消。');
});

test('chunks arrive in order and are all handled before the outcome', async () => {
  const seen: unknown[] = [];
  const output = await run('count', 50, {
    async onChunk(chunk) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.push(chunk);
    },
  });
  expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => at));
  expect(output).toBe(50);
});

test('a slow receiver holds the task back and does not use up its time', async () => {
  const sentAt: number[] = [];
  await run('stamp', 12, {
    seconds: 1.5,
    async onChunk(chunk) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      sentAt.push(Number(chunk));
    },
  });
  expect(sentAt).toHaveLength(12);
  // Four are under way at most, so the last is sent when the eighth has been taken.
  expect((sentAt[11] ?? 0) - (sentAt[0] ?? 0)).toBeGreaterThan(7 * 140);
  expect((sentAt[2] ?? 0) - (sentAt[0] ?? 0)).toBeLessThan(140);
});

test('progress arrives', async () => {
  const seen: unknown[] = [];
  await run('count', 3, { onProgress: (progress) => seen.push(progress) });
  expect(seen[0]).toBe(0);
});

test('the time limit holds for a thread that does not end, chunks or not', async () => {
  expect((await refusal(run('wait', 5000, { seconds: 0.3 }))).message).toContain('还没有做完');
});

test('bytes move instead of being copied', async () => {
  const seen: unknown[] = [];
  expect(await run('emitBytes', null, { onChunk: (chunk) => void seen.push(chunk) })).toBe(0);
  expect(seen).toEqual([new Uint8Array([1, 2, 3])]);
  const bytes = new Uint8Array([4]);
  await run('double', bytes, { transfer: [bytes.buffer] });
  expect(bytes.byteLength).toBe(0);
});

test('a task is fed only as fast as it asks', async () => {
  let given = 0;
  let ended = false;
  async function* rows() {
    try {
      for (let at = 1; at <= 1000; at += 1) {
        given = at;
        yield at;
      }
    } finally {
      ended = true;
    }
  }
  expect(await run('sum', null, { feed: [1, 2, 3] })).toBe(6);
  expect(await run('sum')).toBe(0);
  expect(await run('firstOnly', null, { feed: rows() })).toBe(1);
  expect(given).toBe(1);
  expect(ended).toBe(true);
});

test('chunks flow both ways at once', async () => {
  const seen: unknown[] = [];
  const feed = Array.from({ length: 30 }, (_, at) => ({ row: at, text: '张三'.repeat(10) }));
  await run('copy', null, { feed, onChunk: (chunk) => void seen.push(chunk) });
  expect(seen).toEqual(feed);
});

test('an error of the receiver or of the feed ends the task', async () => {
  const fail = (): never => {
    throw new Error('disk full');
  };
  await expect(run('count', 5, { onChunk: fail })).rejects.toThrow('disk full');
  const feed = {
    *[Symbol.iterator]() {
      yield 1;
      fail();
    },
  };
  await expect(run('sum', null, { feed })).rejects.toThrow('disk full');
});
