import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demandKey, onlyDemands } from '../../../../shared/rules/rota/demands.ts';
import type { RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import { explainConflict } from './explainConflict.ts';
import { bestByTrying } from './testing/bestByTrying.ts';
import { madeProblem } from './testing/madeProblem.ts';
import { tinyProblem } from './testing/tinyProblem.ts';

const options = { seconds: 60, seed: 1 };
const fits = (problem: RotaProblem) => bestByTrying(problem, false) !== null;

test('tiny problems: the demands cannot hold together, and without any one of them they do', async () => {
  let explained = 0;
  await fc.assert(
    fc.asyncProperty(tinyProblem, async (problem) => {
      const conflict = await explainConflict(problem, options);
      expect(conflict === null).toBe(fits(problem));
      if (conflict === null) return;
      explained += 1;
      expect(conflict.smallest).toBe(true);
      expect(fits(onlyDemands(problem, conflict.demands))).toBe(false);
      for (const left of conflict.demands) {
        const rest = conflict.demands.filter((demand) => demand !== left);
        expect(fits(onlyDemands(problem, rest))).toBe(true);
      }
    }),
    { numRuns: 40, seed: 11 },
  );
  expect(explained).toBeGreaterThan(10);
});

const month = madeProblem({ days: 31, shifts: 2, people: 16, seed: 6, seats: 3 });

test('the only leader on leave all month', async () => {
  const leave = month.days.map(({ day }) => ({ day, why: '请假' }));
  const conflict = await explainConflict(
    {
      ...month,
      people: month.people.map((person, at) => ({
        ...person,
        leader: at === 1,
        absences: at === 1 ? leave : person.absences,
      })),
    },
    options,
  );
  expect(conflict?.sentence).toBe(
    '排不出符合规则的排班表，以下要求不能同时满足：12月1日白班要有 1 名能带班的人（本队能带班的人：李建国）；李建国12月1日至31日请假。同样的情况还有：12月2日至31日。可以增加能带班的人，或调整带班要求，或与请假的人商量换期，再重新生成。',
  );
});

test('pins that contradict each other through the rest after a night', async () => {
  const pin = (day: string, shift: string) => ({ day, shift, person: 'p3', serves: true });
  const people = month.people.map((person) => ({ ...person, absences: [] }));
  const pins = [pin('2026-12-10', 'night'), pin('2026-12-11', 'day')];
  const conflict = await explainConflict({ ...month, people, pins }, options);
  expect(conflict?.demands.map(demandKey)).toEqual([
    'pin 2026-12-10 night p3 true',
    'pin 2026-12-11 day p3 true',
    'rule rest',
  ]);
});

test('too few duties allowed over the month is said as sums', async () => {
  const people = month.people.map((person) => ({ ...person, mostDuties: 7 }));
  const conflict = await explainConflict({ ...month, people }, options);
  expect(conflict?.smallest).toBe(true);
  expect(conflict?.sentence).toMatch(/合计至少要 \d+ 人次.*班次上限合计 \d+ 班/u);
});
