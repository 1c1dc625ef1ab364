// A roster of whole schedules, near its best and with a proven bound: schedules are generated where the continuous
// master's prices ask for them, the bound is the master's; rosters come from fixing schedules one after another, and from
// re-making the schedules of some people at a time, ever more of them, by pricing and the exact solver.
import { loadSolver } from '../linearModel.ts';
import { randomNumbers } from '../randomNumbers.ts';
import { scheduleFinder } from './bestSchedule.ts';
import { combine } from './combineSchedules.ts';
import { neighbours } from './neighbours.ts';
import { createPricing } from './pricing.ts';
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { coverOf, valueOfSchedules } from './scheduleProblem.ts';

/** So many schedules the solver is given at once, so many iterations for them, and at most so much of the time. */
const mostCombined = 1200;
const combiningEffort = 3000;
const combiningShare = 0.1;

/** How rosters are made by fixing: what part of the people at a time at most, and how dear missing people are. */
const dives = [
  [4, 1],
  [8, 3],
  [8, 1],
  [8, 1.5],
  [12, 1.2],
] as const;

/** Rounds of finding schedules at those prices; how far chance decides whose schedule is fixed next. */
const dearRounds = 30;
const doubt = 0.3;

/** People whose schedules are re-made at once: at first, at the least, and by how many the next turn has more or fewer. */
const firstSize = 8;
const leastSize = 4;
const sizeStep = 2;

/** Rounds of finding schedules for them, and what part of them is fixed at a time. */
const reworkRounds = 60;
const reworkShare = 4;

/** So many turns without gain, and rosters are made by fixing again. */
const mostVain = 12;

/** The last part of the time is for what is under way. */
const working = 0.97;

export interface ScheduleOptions {
  seconds: number;
  seed: number;
  onProgress?: (progress: { step: string; seconds: number; value: number; bound: number }) => void;
}

export interface SolvedSchedules {
  schedules: Schedule[];
  value: number;
  /** No roster has a smaller value. */
  bound: number;
  seconds: number;
  columns: number;
}

/** Solves a problem; null where somebody has no schedule that keeps his rules. */
export async function solveSchedules(
  problem: ScheduleProblem,
  options: ScheduleOptions,
): Promise<SolvedSchedules | null> {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const highs = await loadSolver();
  const random = randomNumbers(options.seed);
  const finders = problem.people.map((_, row) => scheduleFinder(problem, row));
  const everybody = [...problem.people.keys()];
  const width = problem.shifts.length;

  let best: Schedule[] = [];
  let value = Number.POSITIVE_INFINITY;
  let bound = Number.NEGATIVE_INFINITY;
  const over = (share = working) => value <= bound + 1e-6 || elapsed() >= options.seconds * share;
  const tell = (step: string) => options.onProgress?.({ step, seconds: elapsed(), value, bound });
  const raise = (lower: number) => {
    // Every weight is whole, and so is every value.
    bound = Math.max(bound, Math.ceil(lower - 1e-4));
  };

  const first: Schedule[] = [];
  for (const [row, finder] of finders.entries()) {
    const found = finder(problem.people[row]!.cost);
    if (found === null) return null;
    first.push(found.schedule);
  }
  const whole = createPricing(highs, problem, finders, over);
  const { master } = whole;
  /** Schedules found so far, by person: the next time they need not be searched for. */
  const known: Schedule[][] = problem.people.map(() => []);
  const knownKeys = new Set<string>();
  const remember = (row: number, schedule: Schedule) => {
    const key = `${row} ${schedule.join()}`;
    if (knownKeys.has(key)) return;
    knownKeys.add(key);
    known[row]!.push(schedule);
  };
  const take = (schedules: readonly Schedule[]) => {
    for (const [row, schedule] of schedules.entries()) master.add(row, schedule);
    const worth = valueOfSchedules(problem, schedules);
    if (worth >= value) return;
    value = worth;
    best = schedules.map((schedule) => schedule.slice());
    tell('improved');
  };

  /** Re-makes one person's schedule after another, the others standing, until nobody's gets better. */
  function descend(from: readonly Schedule[]): Schedule[] {
    const schedules = from.slice();
    const cover = coverOf(problem, schedules);
    const order = [...schedules.keys()];
    const prices = new Float64Array(cover.length);
    for (let changed = true; changed && !over(1); ) {
      changed = false;
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = Math.floor(random() * (at + 1));
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      for (const row of order) {
        const mine = schedules[row]!;
        for (const [day, shift] of mine.entries()) if (shift >= 0) cover[day * width + shift]! -= 1;
        for (let cell = 0; cell < prices.length; cell += 1) {
          const short = cover[cell]! < problem.need[cell]!;
          prices[cell] = problem.people[row]!.cost[cell]! + (short ? -problem.under[cell]! : problem.over[cell]!);
        }
        let now = 0;
        for (const [day, shift] of mine.entries()) if (shift >= 0) now += prices[day * width + shift]!;
        const found = finders[row]!(prices);
        if (found !== null && found.price < now - 1e-9) {
          schedules[row] = found.schedule;
          changed = true;
        }
        for (const [day, shift] of schedules[row]!.entries()) if (shift >= 0) cover[day * width + shift]! += 1;
      }
    }
    return schedules;
  }

  /**
   * Re-makes the schedules of some people as well as can be while the others stand. Nothing better may be in it (none),
   * or it may be too much for the solver (open).
   */
  function rework(rows: readonly number[], seed: number): 'better' | 'none' | 'open' {
    const before = value;
    const standing = best.map((schedule) => schedule);
    for (const row of rows) standing[row] = new Int8Array(problem.days).fill(-1);
    const cover = coverOf(problem, standing);
    const part: ScheduleProblem = {
      ...problem,
      people: rows.map((row) => problem.people[row]!),
      need: problem.need.map((need, cell) => need - cover[cell]!),
    };
    const own = rows.map((row) => best[row]!);
    const enough = valueOfSchedules(part, own) - 1 + 1e-4;
    const pricing = createPricing(
      highs,
      part,
      rows.map((row) => finders[row]!),
      over,
    );
    const takeOver = (schedules: readonly Schedule[]) => {
      const all = best.slice();
      for (const [at, row] of rows.entries()) all[row] = schedules[at]!;
      take(descend(all));
    };
    let proven = true;
    try {
      for (const [at, schedule] of own.entries()) pricing.master.add(at, schedule);
      pricing.recall(rows.map((row) => known[row]!));
      const prices = pricing.priced(rows.keys(), reworkRounds, enough);
      if (prices.value <= enough) {
        // The others could not stand in a roster that is better.
        const useful = pricing.master.columns
          .map((column) => ({ column, reduced: pricing.reducedCost(column, prices) }))
          .filter(({ reduced }) => reduced <= enough - prices.value)
          .sort((a, b) => a.reduced - b.reduced)
          .slice(0, mostCombined);
        const seconds = Math.max(0.1, Math.min(options.seconds * combiningShare, options.seconds * 0.98 - elapsed()));
        const chosen = useful.map(({ column }) => column);
        const combined = combine(highs, part, chosen, own, { seconds, seed, effort: combiningEffort });
        proven = combined.proven;
        takeOver(combined.schedules);
        if (!proven && value === before) {
          const fixed = pricing.dive(prices, reworkShare, { noise: () => 0, hopeless: enough });
          if (fixed) takeOver(fixed);
        }
      }
      for (const { row, schedule } of pricing.master.columns) remember(rows[row]!, schedule);
    } finally {
      pricing.master.dispose();
    }
    if (value < before) return 'better';
    return proven ? 'none' : 'open';
  }

  try {
    take(first);
    take(descend(first));
    let root = master.solve();
    for (let round = 1; !over(0.6); round += 1) {
      const { added, gain } = whole.generate(root, everybody);
      raise(root.value - gain);
      if (added === 0) break;
      root = master.solve();
      if (round % 10 === 0) take(descend(whole.rounded(root)));
    }
    tell(`priced ${root.value.toFixed(1)}`);

    // A roster by fixing; then some people at a time: more where fewer cannot do better, fewer where the solver cannot.
    let step = 0;
    let size = firstSize;
    for (let turn = 0; !over(); turn += 1) {
      const [share, factor] = dives[turn % dives.length]!;
      master.weighUnder(factor);
      const from = factor > 1 ? whole.priced(everybody, dearRounds) : root;
      const isFirst = turn === 0;
      const fixed = whole.dive(from, share, {
        noise: isFirst ? () => 0 : () => doubt * random(),
        hopeless: isFirst ? Number.POSITIVE_INFINITY : from.value + 0.2 * Math.abs(from.value),
      });
      master.weighUnder(1);
      if (fixed) take(descend(fixed));
      for (const { row, schedule } of master.columns) remember(row, schedule);
      tell(`fixed by ${share}, ${factor}`);
      for (let vain = 0; vain < mostVain && !over(); vain += 1) {
        step += 1;
        const rows = [...neighbours(problem, best, Math.min(size, everybody.length), random)];
        const outcome = rework(rows, options.seed + step);
        tell(`re-made ${rows.length}: ${outcome}`);
        if (outcome === 'better') vain = -1;
        const atMost = size >= everybody.length;
        size = outcome === 'none' && !atMost ? size + sizeStep : Math.max(leastSize, size - sizeStep);
        if (outcome === 'none' && atMost) break;
      }
    }
  } finally {
    master.dispose();
  }
  return { schedules: best, value, bound, seconds: elapsed(), columns: master.columns.length };
}
