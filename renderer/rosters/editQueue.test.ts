import { expect, test } from 'vitest';
import { createEditQueue } from './editQueue.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('one after the other, the last one known as such', async () => {
  const log: string[] = [];
  const queue = createEditQueue<string>({
    answered: (answer, isLast) => void log.push(isLast ? `${answer}, last` : answer),
    refused: async () => undefined,
  });
  const work = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await pause(ms);
    return name;
  };
  queue.send(work('first', 20));
  queue.send(work('second', 1));
  expect(queue.isIdle()).toBe(false);
  await queue.settled();
  expect(log).toEqual(['first begins', 'first', 'second begins', 'second, last']);
  expect(queue.isIdle()).toBe(true);
});

test('after a refusal what waited is dropped, what comes later is sent', async () => {
  const log: string[] = [];
  const queue = createEditQueue<string>({
    answered: (answer) => void log.push(answer),
    refused: async (error) => {
      await pause(5);
      log.push(String(error));
    },
  });
  queue.send(async () => 'one');
  queue.send(() => Promise.reject('no'));
  queue.send(async () => 'dropped');
  await queue.settled();
  queue.send(async () => 'later');
  await queue.settled();
  expect(log).toEqual(['one', 'no', 'later']);
});
