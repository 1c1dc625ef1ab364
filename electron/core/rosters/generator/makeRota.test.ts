import { expect, test } from 'vitest';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { makeRota } from './makeRota.ts';
import { madeProblem } from './testing/madeProblem.ts';

const workerModule = new URL('../../worker.ts', import.meta.url);
const small = madeProblem({ days: 7, shifts: 2, people: 12, seed: 2, seats: 2 });
const order = { workerModule, seconds: 60, seed: 1, order: 'evenFirst' as const };

test('a rota from a thread, every cell with its reason', async () => {
  const made = await makeRota(small, order);
  expect(made.status).toBe('optimal');
  expect(made.assignments).toHaveLength(28);
  for (const { why } of made.assignments) expect(why).toMatch(/。$/u);
  expect(made.conflict).toBeNull();
});

test('what cannot be is explained', async () => {
  const made = await makeRota(
    { ...small, people: small.people.map((person) => ({ ...person, leader: false })) },
    order,
  );
  expect(made.status).toBe('infeasible');
  expect(made.assignments).toEqual([]);
  expect(made.conflict?.sentence).toContain('本队没有能带班的人');
});

test('cancelling ends the thread; enough brings the best so far', async () => {
  const large = madeProblem({ days: 31, shifts: 4, people: 150, seed: 4, seats: 4 });
  const cancel = new AbortController();
  setTimeout(() => cancel.abort(), 300);
  await expect(makeRota(large, { ...order, signal: cancel.signal })).rejects.toBeInstanceOf(Refusal);
  const enough = new AbortController();
  const made = await makeRota(large, {
    ...order,
    enough: enough.signal,
    onProgress: ({ assignments }) => {
      if (assignments) enough.abort();
    },
  });
  expect(made.status).toBe('feasible');
  expect(made.assignments.length).toBeGreaterThan(400);
});
