import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../../../../shared/rules/days.ts';
import { checkRota } from '../../../../shared/rules/rota/checkRota.ts';
import { cellsOf } from '../../../../shared/rules/rota/counts.ts';
import { layOut } from '../../../../shared/rules/rota/layOut.ts';
import { changedCells, gapsOf, wishesUnmet } from '../../../../shared/rules/rota/measure.ts';
import type { RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../shared/rules/rota/problem.ts';
import { quotasOf } from '../../../../shared/rules/rota/quotas.ts';
import { rotaChanges } from '../../../../shared/rules/rota/rotaChanges.ts';
import { fitsWindow, leastWidth, rangesOf, sumOf, totalsOf } from '../../../../shared/rules/rota/spread.ts';
import { type GeneratedRota, generateRota } from './generateRota.ts';
import { bestByTrying } from './testing/bestByTrying.ts';
import { madeProblem } from './testing/madeProblem.ts';
import { tinyProblem } from './testing/tinyProblem.ts';

const options = { seconds: 60, seed: 1, order: 'evenFirst' as const };

test('tiny problems: every aim is what trying every rota gives, and is proven', async () => {
  await fc.assert(
    fc.asyncProperty(tinyProblem, fc.boolean(), async (problem, fewChanges) => {
      const order = fewChanges && problem.previous ? ('fewChangesFirst' as const) : ('evenFirst' as const);
      const made = await generateRota(problem, { ...options, order });
      const best = bestByTrying(problem, order === 'fewChangesFirst');
      if (best === null) {
        expect(made.status).toBe('infeasible');
        return;
      }
      expect(checkRota(problem, made.assignments).violations).toEqual([]);
      expect(Object.fromEntries(made.aims.map(({ aim, value }) => [aim, value]))).toEqual(Object.fromEntries(best));
      for (const { value, bound } of made.aims) expect(bound).toBe(value);
      expectWorth(problem, made);
      expect(made.status).toBe('optimal');
    }),
    { numRuns: 40, seed: 7 },
  );
});

/** What is said of the aims is what the rota itself is worth, its last touch included. */
function expectWorth(problem: RotaProblem, { aims, assignments }: GeneratedRota): void {
  const laid = layOut(problem);
  const { cells } = cellsOf(laid, assignments);
  const worth = { gaps: gapsOf, wishes: wishesUnmet, changes: changedCells };
  for (const { aim, value, window } of aims) {
    if (aim === 'gaps' || aim === 'wishes' || aim === 'changes') expect(worth[aim](laid, cells)).toBe(value);
    else expect(fitsWindow(window!, rangesOf(laid, aim), totalsOf(laid, cells, aim))).toBe(true);
  }
}

test('few who may lead: what counting says of width and squares holds for every rota, and the best is proven', async () => {
  const led = tinyProblem.map(
    (problem): RotaProblem => ({
      ...problem,
      people: problem.people.map((person, at) => ({ ...person, leader: at === 0, driver: at < 2 })),
      needs: problem.needs.map((need, at) => ({ ...need, leaders: at % 2, drivers: 1 - (at % 2) })),
    }),
  );
  await fc.assert(
    fc.asyncProperty(led, async (problem) => {
      const made = await generateRota(problem, options);
      const best = bestByTrying(problem, false);
      if (best === null) {
        expect(made.status).toBe('infeasible');
        return;
      }
      expect(Object.fromEntries(made.aims.map(({ aim, value }) => [aim, value]))).toEqual(Object.fromEntries(best));
      const laid = layOut(problem);
      for (const load of rotaLoads) {
        const bound = leastWidth(rangesOf(laid, load), sumOf(laid, load, best.get('gaps')!), quotasOf(laid, load));
        expect(bound).toBeLessThanOrEqual(best.get(load)!);
      }
      expect(made.status).toBe('optimal');
    }),
    { numRuns: 25, seed: 5 },
  );
});

test('a month of a team keeps every rule, its spreads are proven, and the seed makes it again', async () => {
  const problem = madeProblem({ days: 31, shifts: 3, people: 24, seed: 3, seats: 3 });
  const made = await generateRota(problem, options);
  expect(made.status).toBe('optimal');
  const { violations, spreads } = checkRota(problem, made.assignments);
  expect(violations).toEqual([]);
  for (const { load, spread } of spreads) {
    const aim = made.aims.find((each) => each.aim === load)!;
    expect(aim.bound).toBe(aim.value);
    expect(spread).toBeLessThanOrEqual(aim.value);
  }
  expectWorth(problem, made);
  expect((await generateRota(problem, options)).assignments).toEqual(made.assignments);
});

/** Three of twelve people every night of a month, no rule but rest; every so-manieth may lead. */
function plainNights(leaderEvery: number): RotaProblem {
  const made = madeProblem({ days: 31, shifts: 2, people: 12, seed: 5, seats: 3 });
  return {
    ...made,
    shifts: made.shifts.filter(({ night }) => night),
    needs: made.needs.filter(({ shift }) => shift === 'night').map((need) => ({ ...need, leaders: 1 })),
    people: made.people.map(({ id, name }, at) => ({
      ...{ id, name, leader: at % leaderEvery === 0, driver: true, experienced: true, fresh: false },
      ...{ absences: [], wishes: [], elsewhere: [], history: { duties: 0, nights: 0, weekends: 0, holidays: 0 } },
    })),
    pairs: [],
    rules: { restMinutes: 480, restAfterNightMinutes: 480, onePerDay: true },
  };
}

test.each([
  { who: 'everybody may lead', leaderEvery: 1 },
  { who: 'three of twelve may lead', leaderEvery: 4 },
])('of rotas alike in every aim, one in which duties stand apart: $who', async ({ leaderEvery }) => {
  const problem = plainNights(leaderEvery);
  const made = await generateRota(problem, options);
  expect(made.status).toBe('optimal');
  expect(made.assignments).toHaveLength(93);
  expectWorth(problem, made);
  for (const own of Map.groupBy(made.assignments, ({ person }) => person).values()) {
    const days = own.map(({ day }) => day).toSorted();
    for (const [at, day] of days.slice(1).entries()) expect(daysBetween(days[at]!, day)).toBeGreaterThan(1);
  }
});

test('after an absence only what must change changes', async () => {
  const before = madeProblem({ days: 31, shifts: 2, people: 20, seed: 5, seats: 3 });
  const first = await generateRota(before, options);
  const ill = first.assignments[40]!.person;
  const away = before.days.slice(10, 24).map(({ day }) => ({ day, why: '病假' }));
  const lost = first.assignments.filter(({ person, day }) => person === ill && away.some((each) => each.day === day));
  expect(lost.length).toBeGreaterThan(0);
  const problem: RotaProblem = {
    ...before,
    people: before.people.map((person) =>
      person.id === ill ? { ...person, absences: [...person.absences, ...away] } : person,
    ),
    previous: first.assignments,
  };
  const again = await generateRota(problem, { ...options, order: 'fewChangesFirst' });
  expect(again.aims.find(({ aim }) => aim === 'changes')).toMatchObject({ value: lost.length, bound: lost.length });
  expect(checkRota(problem, again.assignments).violations).toEqual([]);
  const changes = rotaChanges(problem, first.assignments, again.assignments);
  expect(changes.flatMap(({ into }) => into)).toHaveLength(lost.length);
  expect(changes.flatMap(({ out }) => out)).toEqual(lost.map(() => ill));
});

test('stopped at once, it still gives a rota that keeps every rule', async () => {
  const problem = madeProblem({ days: 31, shifts: 3, people: 60, seed: 2, seats: 3 });
  let asked = 0;
  const made = await generateRota(problem, { ...options, stop: () => ++asked > 3 });
  expect(made.status).toBe('feasible');
  expect(checkRota(problem, made.assignments).violations).toEqual([]);
});

test('progress tells steps in words and the rota so far', async () => {
  const steps: string[] = [];
  const rotas: number[] = [];
  await generateRota(madeProblem({ days: 14, shifts: 2, people: 12, seed: 1, seats: 2 }), {
    ...options,
    onProgress: ({ step, assignments }) => {
      steps.push(step);
      if (assignments) rotas.push(assignments.length);
    },
  });
  expect(steps[0]).toBe('正在排第一稿');
  expect(steps.at(-1)).toBe('已完成');
  expect(rotas.length).toBeGreaterThan(2);
});
