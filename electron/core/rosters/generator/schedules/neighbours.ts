// Whose schedules are worth re-making together.
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { coverOf } from './scheduleProblem.ts';

/** People whose schedules are re-made together: drawn at random, or all around a shift whose cover is amiss. */
export function neighbours(
  problem: ScheduleProblem,
  schedules: readonly Schedule[],
  size: number,
  random: () => number,
): Set<number> {
  const width = problem.shifts.length;
  const some = new Set<number>();
  const amiss = [...coverOf(problem, schedules).entries()].filter(([cell, present]) => present !== problem.need[cell]);
  const [cell] = amiss[Math.floor(random() * amiss.length)] ?? [-1];
  if (cell >= 0 && random() < 0.6) {
    const day = Math.floor(cell / width);
    const near = problem.people.map((person, row) => ({
      row,
      // Who can work the shift and is free or on another one around that day.
      rank: (person.mostOf[cell % width]! > 0 && person.daysOff[day] === 0 ? 0 : 1) + random() * 1.2,
    }));
    near.sort((a, b) => a.rank - b.rank);
    for (const { row } of near.slice(0, size)) some.add(row);
  }
  while (some.size < size) some.add(Math.floor(random() * problem.people.length));
  return some;
}
