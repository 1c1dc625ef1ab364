// Schedules that are at hand, put together by the exact solver.
import type { Highs } from 'highs';
import { addColumn, addRow, emptyModel, solveModel } from '../linearModel.ts';
import type { ScheduleColumn } from './scheduleMaster.ts';
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { coverOf, wishCost } from './scheduleProblem.ts';

/** The best roster of these columns, from one that stands; `proven` where no better one is made of them. */
export function combine(
  highs: Highs,
  problem: ScheduleProblem,
  columns: readonly ScheduleColumn[],
  schedules: readonly Schedule[],
  limits: { seconds: number; seed: number; effort: number },
): { schedules: Schedule[]; proven: boolean } {
  const width = problem.shifts.length;
  const model = emptyModel();
  const perPerson: number[][] = problem.people.map(() => []);
  const perCell: number[][] = Array.from(problem.need, () => []);
  const choices: { row: number; schedule: Schedule }[] = [];
  const start: number[] = [];
  const choose = (row: number, schedule: Schedule, stands: boolean) => {
    const column = addColumn(model, wishCost(problem, row, schedule), 0, 1, true);
    choices.push({ row, schedule });
    start.push(stands ? 1 : 0);
    perPerson[row]!.push(column);
    for (const [day, shift] of schedule.entries()) if (shift >= 0) perCell[day * width + shift]!.push(column);
  };
  const standing = schedules.map((schedule) => schedule.join());
  for (const [row, schedule] of schedules.entries()) choose(row, schedule, true);
  for (const { row, schedule } of columns) if (schedule.join() !== standing[row]) choose(row, schedule, false);

  for (const mine of perPerson) addRow(model, 1, 1, mine);
  const now = coverOf(problem, schedules);
  const most = problem.people.length;
  for (const [cell, need] of problem.need.entries()) {
    const under = addColumn(model, problem.under[cell]!, 0, Math.max(0, need), true);
    const over = addColumn(model, problem.over[cell]!, 0, Math.max(0, most - need), true);
    const mine = perCell[cell]!;
    addRow(model, need, need, [...mine, under, over], [...mine.map(() => 1), 1, -1]);
    start.push(Math.max(0, need - now[cell]!), Math.max(0, now[cell]! - need));
  }
  const solved = solveModel(highs, model, { ...limits, start: Float64Array.from(start), gap: 1 - 1e-6 });
  const result = schedules.map((schedule) => schedule.slice());
  const proven = solved.status === 'optimal';
  if (!proven && solved.status !== 'feasible') return { schedules: result, proven };
  for (const [column, { row, schedule }] of choices.entries())
    if (solved.values[column]! > 0.5) result[row] = schedule.slice();
  return { schedules: result, proven };
}
