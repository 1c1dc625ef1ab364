// A roster of whole schedules, near its best and with a proven bound: schedules are generated where the continuous
// master's prices ask for them, the bound is the master's; rosters come from fixing schedules one after another, from
// the solver over all schedules found, and from re-making a few people's schedules at a time.
import type { Highs } from 'highs';
import { addColumn, addRow, emptyModel, loadSolver, solveModel } from '../linearModel.ts';
import { randomNumbers } from '../randomNumbers.ts';
import { scheduleFinder } from './bestSchedule.ts';
import { createMaster, type MasterPrices, type ScheduleColumn } from './scheduleMaster.ts';
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { coverOf, valueOfSchedules } from './scheduleProblem.ts';

/** So many schedules the solver is given at once for everybody. */
const mostCombined = 900;

/** How rosters are made by fixing: what part of the people at a time at most, and how dear missing people are. */
const dives = [
  [4, 1],
  [8, 3],
  [8, 1],
  [8, 1.5],
  [12, 1.2],
] as const;

/** The price that holds a day where it is: more than any roster's value. */
const heldAt = 1e6;

/** Days from `from`, before `to`. */
interface DayRange {
  from: number;
  to: number;
}

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
  const width = problem.shifts.length;

  let best: Schedule[] = [];
  let value = Number.POSITIVE_INFINITY;
  let bound = Number.NEGATIVE_INFINITY;
  const proven = () => value <= bound + 1e-6;
  const over = (share: number) => proven() || elapsed() >= options.seconds * share;
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
  const master = createMaster(highs, problem);
  const take = (schedules: readonly Schedule[]) => {
    for (const [row, schedule] of schedules.entries()) master.add(row, schedule);
    const worth = valueOfSchedules(problem, schedules);
    if (worth >= value) return;
    value = worth;
    best = schedules.map((schedule) => schedule.slice());
    tell('improved');
  };

  /** Re-makes one person's schedule after another, the others standing, until nobody's gets better. */
  function descend(schedules: Schedule[]): Schedule[] {
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

  /** Prices that hold a schedule where it is outside of a range of days; `rebate` takes off again what that adds. */
  function hold(prices: Float64Array, schedule: Schedule, free: DayRange): { prices: Float64Array; rebate: number } {
    let rebate = 0;
    if (free.from <= 0 && free.to >= problem.days) return { prices, rebate };
    for (const [day, shift] of schedule.entries()) {
      if (day >= free.from && day < free.to) continue;
      for (let other = 0; other < width; other += 1) prices[day * width + other]! += other === shift ? -heldAt : heldAt;
      if (shift >= 0) rebate += heldAt;
    }
    return { prices, rebate };
  }

  /** Everybody's most shared column. */
  const rounded = (shares: Float64Array): Schedule[] => {
    const most = problem.people.map(() => -1);
    const schedules = best.map((schedule) => schedule);
    for (const [column, share] of shares.entries()) {
      const { row, schedule } = master.columns[column]!;
      if (share <= most[row]!) continue;
      most[row] = share;
      schedules[row] = schedule;
    }
    return schedules;
  };

  /** Finds schedules the prices ask for; gives what the prices prove as a lower bound. */
  function generate(
    prices: MasterPrices,
    rows: readonly number[],
    free: DayRange = { from: 0, to: problem.days },
  ): { added: number; lower: number } {
    let lower = 0;
    for (const [cell, price] of prices.cover.entries()) lower += price * problem.need[cell]!;
    let added = 0;
    const cost = new Float64Array(prices.cover.length);
    for (const row of rows) {
      const person = problem.people[row]!;
      for (let cell = 0; cell < cost.length; cell += 1) cost[cell] = person.cost[cell]! - prices.cover[cell]!;
      const held = hold(cost, best[row]!, free);
      const found = finders[row]!(held.prices);
      if (found === null) continue;
      const price = found.price + held.rebate;
      lower += person.base + price;
      if (person.base + price >= prices.people[row]! - 1e-5) continue;
      master.add(row, found.schedule);
      added += 1;
    }
    return { added, lower };
  }

  /** Columns that could stand in a roster no more than `margin` above the prices' value; the others cost more. */
  const worthwhile = (columns: readonly ScheduleColumn[], prices: MasterPrices, margin: number): ScheduleColumn[] =>
    columns.filter(({ row, schedule, cost }) => {
      let reduced = cost - prices.people[row]!;
      for (const [day, shift] of schedule.entries()) if (shift >= 0) reduced -= prices.cover[day * width + shift]!;
      return reduced <= margin;
    });

  /**
   * Fixes the surest schedules first, then what the others make of it; in every step at most one of `share` people.
   * Who is not loose has been fixed before. Frees everybody in the end.
   */
  function dive(from: MasterPrices, loose: Set<number>, share: number): void {
    const noise = share > 4 ? 0.3 : 0;
    let prices = from;
    while (loose.size > 0 && !over(0.97)) {
      const sure = [...prices.shares.entries()]
        .filter(([column]) => loose.has(master.columns[column]!.row))
        .map(([column, part]) => ({ column, part: part === 0 ? 0 : part + noise * random() }));
      sure.sort((a, b) => b.part - a.part);
      const most = Math.max(1, Math.floor(loose.size / share));
      for (const { column } of sure.filter(({ part }, place) => place === 0 || part > 0.8).slice(0, most))
        if (loose.delete(master.columns[column]!.row)) master.fix(column);
      prices = master.solve();
      for (let round = 0; round < 8 && !over(0.97); round += 1) {
        if (generate(prices, [...loose]).added === 0) break;
        prices = master.solve();
      }
      // Nothing better can come of it.
      if (prices.value > from.value + 0.2 * Math.abs(from.value) && noise > 0) break;
    }
    if (loose.size === 0) take(descend(rounded(prices.shares)));
    master.release();
  }

  try {
    take(first);
    take(descend(first.map((schedule) => schedule.slice())));
    const everybody = [...problem.people.keys()];
    let prices = master.solve();
    for (let round = 1; !over(0.45); round += 1) {
      const { added, lower } = generate(prices, everybody);
      raise(lower);
      if (added === 0) break;
      prices = master.solve();
      if (round % 10 === 0) {
        take(descend(rounded(prices.shares)));
        tell(`prices ${prices.value.toFixed(1)}`);
      }
    }
    tell(`priced ${prices.value.toFixed(1)}`);
    const root = prices;

    for (const [share, factor] of dives) {
      if (over(0.6)) break;
      master.weighUnder(factor);
      let from = root;
      for (let round = 0; factor > 1 && round < 30 && !over(0.6); round += 1) {
        from = master.solve();
        if (generate(from, everybody).added === 0) break;
      }
      dive(from, new Set(everybody), share);
      master.weighUnder(1);
      tell(`fixed by ${share}, ${factor}`);
    }

    // Schedules found so far, put together: those that fit the prices best.
    if (!over(0.9)) {
      let margin = value - bound;
      let chosen = worthwhile(master.columns, root, margin);
      for (; chosen.length > mostCombined; margin /= 1.3) chosen = worthwhile(master.columns, root, margin);
      take(descend(combine(highs, problem, chosen, best, new Set(everybody), options.seconds * 0.1, options.seed)));
      tell(`combined ${chosen.length}`);
    }

    // A few people at a time, or everybody for some days, with schedules made for what the others leave.
    let few = 5;
    let length = 5;
    for (let turn = 1; !over(0.98); turn += 1) {
      const days = turn % 2 === 0;
      const free = days ? daysAmiss(problem, best, length, random) : { from: 0, to: problem.days };
      const some = days ? new Set(everybody) : neighbours(problem, best, Math.min(few, everybody.length), random);
      const before = value;
      const standing = best.map((schedule) => schedule.join());
      const keeps = ({ row, schedule }: ScheduleColumn): boolean => {
        if (!some.has(row)) return schedule.join() === standing[row];
        const mine = best[row]!;
        return schedule.every((shift, day) => (day >= free.from && day < free.to) || shift === mine[day]);
      };
      for (const row of everybody) master.add(row, best[row]!);
      master.restrict(keeps);
      let local = master.solve();
      for (let round = 0; round < 40 && !over(0.98); round += 1) {
        if (generate(local, [...some], free).added === 0) break;
        local = master.solve();
      }
      if (local.value <= value - 1 + 1e-4) {
        const margin = value - 1 - local.value + 1e-4;
        const chosen = worthwhile(
          master.columns.filter((column) => some.has(column.row) && keeps(column)),
          local,
          margin,
        );
        const left = options.seconds * 0.98 - elapsed();
        take(descend(combine(highs, problem, chosen, best, some, Math.min(3, left), options.seed + turn)));
      }
      master.release();
      if (days)
        length = value < before ? Math.max(4, length - 1) : Math.min(problem.days, length + (turn % 8 === 0 ? 1 : 0));
      else few = value < before ? Math.max(4, few - 1) : Math.min(everybody.length, few + (turn % 7 === 0 ? 1 : 0));
    }
  } finally {
    master.dispose();
  }
  return { schedules: best, value, bound, seconds: elapsed(), columns: master.columns.length };
}

/** Some days on end, around one whose cover is amiss. */
function daysAmiss(
  problem: ScheduleProblem,
  schedules: readonly Schedule[],
  length: number,
  random: () => number,
): DayRange {
  const width = problem.shifts.length;
  const amiss = [...coverOf(problem, schedules).entries()].flatMap(([cell, present]) =>
    present === problem.need[cell] ? [] : [Math.floor(cell / width)],
  );
  const day = random() < 0.7 ? amiss[Math.floor(random() * amiss.length)] : undefined;
  const middle = day ?? Math.floor(random() * problem.days);
  const from = Math.max(0, Math.min(problem.days - length, middle - Math.floor(random() * length)));
  return { from, to: from + length };
}

/** People whose schedules are re-made together: drawn at random, or all around a shift whose cover is amiss. */
function neighbours(
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

/** The best roster in which some people take one of these columns and the others keep their schedules. */
function combine(
  highs: Highs,
  problem: ScheduleProblem,
  columns: readonly ScheduleColumn[],
  schedules: readonly Schedule[],
  loose: ReadonlySet<number>,
  seconds: number,
  seed: number,
): Schedule[] {
  const width = problem.shifts.length;
  const standing = coverOf(
    problem,
    schedules.filter((_, row) => !loose.has(row)),
  );
  const model = emptyModel();
  const perPerson = new Map<number, number[]>();
  const perCell: number[][] = Array.from(standing, () => []);
  const own = [...loose].map((row) => ({ row, schedule: schedules[row]!, cost: 0 }));
  const choices: ScheduleColumn[] = [];
  const seen = new Set<string>();
  for (const choice of [...columns, ...own]) {
    const key = `${choice.row} ${choice.schedule.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    choices.push(choice);
    let cost = problem.people[choice.row]!.base;
    const column = model.cost.length;
    for (const [day, shift] of choice.schedule.entries()) {
      if (shift < 0) continue;
      cost += problem.people[choice.row]!.cost[day * width + shift]!;
      perCell[day * width + shift]!.push(column);
    }
    addColumn(model, cost, 0, 1, true);
    const mine = perPerson.get(choice.row) ?? [];
    mine.push(column);
    perPerson.set(choice.row, mine);
  }
  const start = new Float64Array(choices.length + 2 * standing.length);
  for (const [row, mine] of perPerson) {
    addRow(model, 1, 1, mine);
    const key = schedules[row]!.join();
    start[mine.find((column) => choices[column]!.schedule.join() === key)!] = 1;
  }
  const now = coverOf(problem, schedules);
  for (const [cell, present] of standing.entries()) {
    const under = addColumn(model, problem.under[cell]!, 0, problem.people.length + problem.need[cell]!, true);
    const over = addColumn(model, problem.over[cell]!, 0, problem.people.length + problem.need[cell]!, true);
    const need = problem.need[cell]!;
    const mine = perCell[cell]!;
    addRow(model, need - present, need - present, [...mine, under, over], [...mine.map(() => 1), 1, -1]);
    start[under] = Math.max(0, need - now[cell]!);
    start[over] = Math.max(0, now[cell]! - need);
  }
  const solved = solveModel(highs, model, { seconds: Math.max(0.1, seconds), seed, start, gap: 1 - 1e-6 });
  const result = schedules.map((schedule) => schedule.slice());
  if (solved.status !== 'optimal' && solved.status !== 'feasible') return result;
  for (const [column, { row, schedule }] of choices.entries())
    if (solved.values[column]! > 0.5) result[row] = schedule.slice();
  return result;
}
