import { expect, it } from 'vitest';
import { Jobs } from './jobs.ts';

const jobs = () => {
  let count = 0;
  return new Jobs(
    () => `job ${++count}`,
    () => ({ code: 'internal', message: '' }),
  );
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('tells a result to the window that started the work, and to no other', async () => {
  const all = jobs();
  const id = all.start('one', async () => ({ samples: ['张建国'] }));
  await settled();
  expect(all.status(id, 'one')).toMatchObject({ state: 'done', result: { samples: ['张建国'] } });
  expect(() => all.status(id, 'other')).toThrow('不存在');
});

it('forgets results with the session they belong to', async () => {
  const all = jobs();
  const id = all.start('one', async () => ({ samples: ['张建国'] }));
  const kept = all.start('other', async () => 1);
  await settled();
  await all.stop('one');
  expect(() => all.status(id, 'one')).toThrow('不存在');
  expect(all.status(kept, 'other').result).toBe(1);
});
