// The tasks that `thread.test.ts` runs in a real thread.
import { Refusal } from '../../../shared/contract/errors.ts';
import { serveTasks } from './thread.ts';

const asNumber = (input: unknown): number => Number(input);

serveTasks({
  double: async (input) => asNumber(input) * 2,
  refuse: async () => {
    throw new Refusal('invalid', '这个不行。', {
      problems: [{ code: 'x', message: '看这里', level: 'error' }],
      details: 7,
    });
  },
  readDamagedFile: async () => {
    throw Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
  },
  break: async () => {
    throw new TypeError('broken inside');
  },
  breakInside: async () => {
    throw new TypeError('outside', { cause: new RangeError('inside') });
  },
  crash: async () => {
    setTimeout(() => {
      throw new Error('thrown from nowhere');
    });
    return new Promise(() => {});
  },
  leave: async () => process.exit(3),
  fillMemory: async () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => `${at}-${kept.length}`));
  },
  spin: async () => {
    for (;;);
  },
  wait: async (input) => {
    await new Promise((resolve) => setTimeout(resolve, asNumber(input)));
    return 'waited';
  },
  count: async (input, context) => {
    for (let at = 0; at < asNumber(input); at += 1) {
      await context.emit(at);
      context.progress(at);
    }
    return input;
  },
  stamp: async (input, context) => {
    for (let at = 0; at < asNumber(input); at += 1) await context.emit(Date.now());
  },
  emitBytes: async (_, context) => {
    const bytes = new Uint8Array([1, 2, 3]);
    await context.emit(bytes, [bytes.buffer]);
    return bytes.byteLength;
  },
  sum: async (_, context) => {
    let sum = 0;
    for await (const chunk of context.feed()) sum += asNumber(chunk);
    return sum;
  },
  copy: async (_, context) => {
    for await (const chunk of context.feed()) await context.emit(chunk);
  },
  firstOnly: async (_, context) => {
    for await (const chunk of context.feed()) return chunk;
  },
  uncloneable: async () => () => 1,
});
