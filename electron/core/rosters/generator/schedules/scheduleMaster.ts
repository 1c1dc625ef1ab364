// Schedules put together: every person takes one of his columns (whole schedules), and what of the cover is missed or
// passed is paid. The solver's prices of days and shifts say which schedules are still worth finding.
import type { Highs } from 'highs';
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { wishCost } from './scheduleProblem.ts';

export interface ScheduleColumn {
  row: number;
  schedule: Schedule;
  cost: number;
}

export interface MasterPrices {
  value: number;
  /** By day × shifts + shift. */
  cover: Float64Array;
  people: Float64Array;
  /** Share of every column, in the order they were added. */
  shares: Float64Array;
}

export interface ScheduleMaster {
  readonly columns: readonly ScheduleColumn[];
  /** Adds a schedule unless it is there already, and gives its column's number. */
  add(row: number, schedule: Schedule): number;
  solve(): MasterPrices;
  /** Fixes a person to a column; `release` frees everybody. */
  fix(column: number): void;
  release(): void;
  /** Makes missing people dearer than they are, for prices that avoid it; 1 for what they are. */
  weighUnder(factor: number): void;
  dispose(): void;
}

/** The continuous master: a model that stays in the solver while columns come to it. */
export function createMaster(highs: Highs, problem: ScheduleProblem): ScheduleMaster {
  const { people, need, under, over } = problem;
  const width = problem.shifts.length;
  const cells = need.length;
  const slackEnds = Int32Array.from({ length: 2 * cells + 1 }, (_, at) => at);
  const solver = highs.createModel({
    numCols: 2 * cells,
    numRows: people.length + cells,
    colCost: [...under, ...over],
    colLower: new Float64Array(2 * cells),
    colUpper: new Float64Array(2 * cells).fill(highs.infinity),
    rowLower: [...people.map(() => 1), ...need],
    rowUpper: [...people.map(() => 1), ...need],
    matrix: {
      format: 'csc',
      numRows: people.length + cells,
      numCols: 2 * cells,
      starts: slackEnds,
      indices: Int32Array.from({ length: 2 * cells }, (_, at) => people.length + (at % cells)),
      values: Float64Array.from({ length: 2 * cells }, (_, at) => (at < cells ? 1 : -1)),
    },
  });
  solver.options.set({ output_flag: false });
  const columns: ScheduleColumn[] = [];
  const known = new Map<string, number>();
  let closed: number[] = [];

  return {
    columns,
    add(row, schedule) {
      const key = `${row} ${schedule.join()}`;
      const there = known.get(key);
      if (there !== undefined) return there;
      const cost = wishCost(problem, row, schedule);
      const indices = [row];
      for (const [day, shift] of schedule.entries()) if (shift >= 0) indices.push(people.length + day * width + shift);
      solver.addCol(cost, 0, highs.infinity, { indices, values: indices.map(() => 1) });
      const number = columns.push({ row, schedule, cost }) - 1;
      known.set(key, number);
      return number;
    },
    solve() {
      solver.run();
      const { colValue, rowDual } = solver.getSolution();
      return {
        value: solver.getObjectiveValue(),
        cover: rowDual.slice(people.length),
        people: rowDual.slice(0, people.length),
        shares: colValue.slice(2 * cells),
      };
    },
    fix(column) {
      const { row } = columns[column]!;
      for (const [other, each] of columns.entries()) {
        if (each.row !== row || other === column) continue;
        solver.changeColBounds(2 * cells + other, 0, 0);
        closed.push(other);
      }
    },
    release() {
      for (const column of closed) solver.changeColBounds(2 * cells + column, 0, highs.infinity);
      closed = [];
    },
    weighUnder(factor) {
      for (const [cell, price] of under.entries()) solver.changeColCost(cell, price * factor);
    },
    dispose() {
      solver.dispose();
    },
  };
}
