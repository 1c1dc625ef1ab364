import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSolver } from '../linearModel.ts';
import { scheduleFinder } from './bestSchedule.ts';
import { combine } from './combineSchedules.ts';
import { createPricing } from './pricing.ts';
import type { Schedule, SchedulePerson, ScheduleProblem } from './scheduleProblem.ts';
import { breaches, valueOfSchedules } from './scheduleProblem.ts';
import { solveSchedules } from './solveSchedules.ts';

const days = 8;
const shifts = [
  { id: 'D', minutes: 480, notBefore: [] },
  { id: 'N', minutes: 600, notBefore: [0] },
];

const person: fc.Arbitrary<SchedulePerson> = fc
  .record({
    mostOf: fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 3 })),
    leastMinutes: fc.constantFrom(0, 1200, 2000),
    longestRun: fc.integer({ min: 2, max: 4 }),
    shortestRun: fc.integer({ min: 1, max: 2 }),
    shortestRest: fc.integer({ min: 1, max: 2 }),
    mostWeekends: fc.integer({ min: 0, max: 1 }),
    daysOff: fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: days, maxLength: days }),
    cost: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2 * days, maxLength: 2 * days }),
  })
  .map(({ daysOff, cost, ...more }) => ({
    ...more,
    id: 'A',
    mostMinutes: 2700,
    daysOff: Uint8Array.from(daysOff),
    cost: Float64Array.from(cost),
    base: 0,
  }));

const problemOf = (people: SchedulePerson[]): ScheduleProblem => ({
  days,
  shifts,
  people,
  need: new Float64Array(2 * days).fill(1),
  under: new Float64Array(2 * days).fill(10),
  over: new Float64Array(2 * days).fill(2),
});

/** Every schedule there is: three choices a day. */
const every: Schedule[] = Array.from({ length: 3 ** days }, (_, number) =>
  Int8Array.from({ length: days }, (__, day) => (Math.floor(number / 3 ** day) % 3) - 1),
);

test('the cheapest schedule is the cheapest of all that keep the rules', () => {
  fc.assert(
    fc.property(person, (one) => {
      const problem = problemOf([one]);
      const price = (schedule: Schedule) =>
        schedule.reduce((sum, shift, day) => sum + (shift < 0 ? 0 : one.cost[day * 2 + shift]!), 0);
      const kept = every.filter((schedule) => breaches(problem, 0, schedule).length === 0);
      const found = scheduleFinder(problem, 0)(one.cost);
      if (kept.length === 0) {
        expect(found).toBeNull();
        return;
      }
      expect(breaches(problem, 0, found!.schedule)).toEqual([]);
      expect(found!.price).toBe(price(found!.schedule));
      expect(found!.price).toBe(Math.min(...kept.map(price)));
    }),
    { numRuns: 40, seed: 3 },
  );
});

test('a roster keeps every rule, its value is as told, and the bound lies below the best', async () => {
  const two = fc.sample(
    person.filter((one) => scheduleFinder(problemOf([one]), 0)(one.cost) !== null),
    { numRuns: 2, seed: 9 },
  );
  const problem = problemOf(two);
  const solved = await solveSchedules(problem, { seconds: 2, seed: 1 });
  expect(solved).not.toBeNull();
  const { schedules, value, bound } = solved!;
  expect(schedules.flatMap((schedule, row) => breaches(problem, row, schedule))).toEqual([]);
  expect(valueOfSchedules(problem, schedules)).toBe(value);
  const kept = two.map((_, row) => every.filter((schedule) => breaches(problem, row, schedule).length === 0));
  let best = Number.POSITIVE_INFINITY;
  for (const first of kept[0]!.filter((_, at) => at % 7 === 0))
    for (const second of kept[1]!.filter((_, at) => at % 7 === 0))
      best = Math.min(best, valueOfSchedules(problem, [first, second]));
  expect(bound).toBeLessThanOrEqual(value);
  expect(value).toBeLessThanOrEqual(best);
});

test('schedules put together are the best roster of those at hand, and the prices never pass it', async () => {
  const highs = await loadSolver();
  const able = person.filter((one) => scheduleFinder(problemOf([one]), 0)(one.cost) !== null);
  await fc.assert(
    fc.asyncProperty(fc.array(able, { minLength: 3, maxLength: 3 }), fc.nat(), async (people, pick) => {
      const problem = problemOf(people);
      const columns = people.flatMap((_, row) => {
        const kept = every.filter((schedule) => breaches(problem, row, schedule).length === 0);
        return Array.from({ length: 5 }, (__, at) => ({
          row,
          schedule: kept[(pick + 37 * at) % kept.length]!,
          cost: 0,
        }));
      });
      const of = (row: number) => columns.filter((column) => column.row === row).map(({ schedule }) => schedule);
      const standing = people.map((_, row) => of(row)[0]!);
      let best = Number.POSITIVE_INFINITY;
      for (const a of of(0))
        for (const b of of(1)) for (const c of of(2)) best = Math.min(best, valueOfSchedules(problem, [a, b, c]));
      const { schedules, proven } = combine(highs, problem, columns, standing, { seconds: 20, seed: 1, effort: 1e6 });
      expect(proven).toBe(true);
      expect(valueOfSchedules(problem, schedules)).toBe(best);

      const finders = people.map((_, row) => scheduleFinder(problem, row));
      const pricing = createPricing(highs, problem, finders, () => false);
      for (const [row, schedule] of standing.entries()) pricing.master.add(row, schedule);
      pricing.recall(people.map((_, row) => of(row)));
      const prices = pricing.priced(people.keys(), 1000);
      pricing.master.dispose();
      expect(prices.value).toBeLessThanOrEqual(best + 1e-6);
    }),
    { numRuns: 6, seed: 11 },
  );
});

test('the seed makes the roster again', async () => {
  const team = fc.sample(
    person.filter((one) => scheduleFinder(problemOf([one]), 0)(one.cost) !== null),
    { numRuns: 4, seed: 2 },
  );
  const problem = { ...problemOf(team), need: new Float64Array(2 * days).fill(2) };
  const [one, again] = [
    await solveSchedules(problem, { seconds: 30, seed: 5 }),
    await solveSchedules(problem, { seconds: 30, seed: 5 }),
  ];
  // Proven long before its time, so that no clock has a say.
  expect(one!.value).toBe(one!.bound);
  expect(again!.schedules).toEqual(one!.schedules);
});
