// The cheapest schedule of one person for given prices of every day and shift: exact, by dynamic programming over the
// states that his rules look back on. They are laid out once; new prices cost one walk over them.
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { layOutStates } from './scheduleStates.ts';

export interface BestSchedule {
  schedule: Schedule;
  /** Sum of the prices alone. */
  price: number;
}

/** Finds the cheapest schedule for prices by day × shifts + shift; null where no schedule keeps the rules. */
export type ScheduleFinder = (prices: Float64Array) => BestSchedule | null;

/** Up to this many shifts of one kind a limit is counted along; a wider one is checked at the end first. */
const tightLimit = 9;

/** Prepares the search for one person. */
export function scheduleFinder(problem: ScheduleProblem, row: number): ScheduleFinder {
  const person = problem.people[row]!;
  const tight = [...person.mostOf.keys()].filter((shift) => person.mostOf[shift]! <= tightLimit);
  const quick = finderCounting(problem, row, new Set(tight));
  const others = new Map<string, ScheduleFinder>();
  return (prices) => {
    const counted = new Set(tight);
    let found = quick(prices);
    while (found !== null) {
      const { schedule } = found;
      const passed = [...person.mostOf.keys()].filter(
        (shift) => !counted.has(shift) && schedule.filter((each) => each === shift).length > person.mostOf[shift]!,
      );
      if (passed.length === 0) return found;
      for (const shift of passed) counted.add(shift);
      const key = [...counted].toSorted().join();
      const finder = others.get(key) ?? finderCounting(problem, row, counted);
      others.set(key, finder);
      found = finder(prices);
    }
    return null;
  };
}

function finderCounting(problem: ScheduleProblem, row: number, counted: ReadonlySet<number>): ScheduleFinder {
  const { paid, starts, from, last } = layOutStates(problem, row, counted);
  const states = paid.length;
  const cheapest = new Float64Array(states);
  const pricesAt = new Float64Array(problem.days * problem.shifts.length + 1);
  const width = problem.shifts.length;

  return (prices) => {
    pricesAt.set(prices, 1);
    for (let state = 1; state < states; state += 1) {
      let least = Number.POSITIVE_INFINITY;
      for (let at = starts[state]!, end = starts[state + 1]!; at < end; at += 1) {
        const value = cheapest[from[at]!]!;
        if (value < least) least = value;
      }
      cheapest[state] = least + pricesAt[paid[state]!]!;
    }
    let state = -1;
    for (const each of last) if (state < 0 || cheapest[each]! < cheapest[state]!) state = each;
    if (state < 0) return null;
    const price = cheapest[state]!;
    const schedule = new Int8Array(problem.days).fill(-1);
    for (let day = problem.days - 1; day >= 0; day -= 1) {
      if (paid[state]! > 0) schedule[day] = (paid[state]! - 1) % width;
      let before = from[starts[state]!]!;
      for (let at = starts[state]! + 1; at < starts[state + 1]!; at += 1)
        if (cheapest[from[at]!]! < cheapest[before]!) before = from[at]!;
      state = before;
    }
    return { schedule, price };
  };
}
