// Finding schedules for prices, over one problem: of everybody, or of some people while the others stand.
import type { Highs } from 'highs';
import type { ScheduleFinder } from './bestSchedule.ts';
import { createMaster, type MasterPrices, type ScheduleColumn, type ScheduleMaster } from './scheduleMaster.ts';
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';
import { wishCost } from './scheduleProblem.ts';

/** Less is no gain. */
const nothing = 1e-5;

/** Rounds of finding schedules after each fixing, at most. */
const diveRounds = 8;

/** Schedules of one person that are taken from those known at once. */
const knownAtOnce = 5;

export interface Pricing {
  readonly master: ScheduleMaster;
  /** Finds schedules the prices ask for, of some people; `gain` is what all of them together save at most. */
  generate(prices: MasterPrices, rows: Iterable<number>): { added: number; gain: number };
  /** Finds schedules for some people until the prices ask for none, or show that nothing comes down to `enough`. */
  priced(rows: Iterable<number>, rounds: number, enough?: number): MasterPrices;
  /** Takes schedules that are known already, of each person, as long as the prices ask for them. */
  recall(known: readonly (readonly Schedule[])[]): void;
  /** What a schedule costs beyond its person's price and what the cover pays for it. */
  reducedCost(column: ScheduleColumn, prices: MasterPrices): number;
  /** Everybody's most shared schedule. */
  rounded(prices: MasterPrices): Schedule[];
  /**
   * Fixes the surest schedules first, then what the rest make of it: in every step at most one of `share` people. Null
   * where it ended early: out of time, or dearer than `hopeless`.
   */
  dive(from: MasterPrices, share: number, limits: { noise: () => number; hopeless: number }): Schedule[] | null;
}

/** Prepares the pricing of a problem; `over` is asked often and ends all work. */
export function createPricing(
  highs: Highs,
  problem: ScheduleProblem,
  finders: readonly ScheduleFinder[],
  over: () => boolean,
): Pricing {
  const master = createMaster(highs, problem);
  const width = problem.shifts.length;

  const paidFor = (schedule: Schedule, prices: MasterPrices): number => {
    let paid = 0;
    for (let day = 0; day < schedule.length; day += 1)
      if (schedule[day]! >= 0) paid += prices.cover[day * width + schedule[day]!]!;
    return paid;
  };
  const reducedCost = ({ row, schedule, cost }: ScheduleColumn, prices: MasterPrices) =>
    cost - prices.people[row]! - paidFor(schedule, prices);

  function generate(prices: MasterPrices, rows: Iterable<number>): { added: number; gain: number } {
    let added = 0;
    let gain = 0;
    const cost = new Float64Array(prices.cover.length);
    for (const row of rows) {
      const person = problem.people[row]!;
      for (let cell = 0; cell < cost.length; cell += 1) cost[cell] = person.cost[cell]! - prices.cover[cell]!;
      const found = finders[row]!(cost);
      if (found === null) continue;
      const saved = prices.people[row]! - person.base - found.price;
      gain += Math.max(0, saved);
      if (saved <= nothing) continue;
      master.add(row, found.schedule);
      added += 1;
    }
    return { added, gain };
  }

  function priced(rows: Iterable<number>, rounds: number, enough = Number.POSITIVE_INFINITY): MasterPrices {
    const list = [...rows];
    let prices = master.solve();
    for (let round = 0; round < rounds && !over(); round += 1) {
      const { added, gain } = generate(prices, list);
      if (added === 0 || prices.value - gain > enough) break;
      prices = master.solve();
    }
    return prices;
  }

  function recall(known: readonly (readonly Schedule[])[]): void {
    const waiting = known.map((schedules, row) =>
      schedules.map((schedule) => ({ schedule, cost: wishCost(problem, row, schedule) })),
    );
    for (let added = 1; added > 0 && !over(); ) {
      added = 0;
      const prices = master.solve();
      for (const [row, schedules] of waiting.entries()) {
        const asked = schedules
          .map((each, at) => ({ at, reduced: each.cost - prices.people[row]! - paidFor(each.schedule, prices) }))
          .filter(({ reduced }) => reduced < -nothing)
          .sort((a, b) => a.reduced - b.reduced)
          .slice(0, knownAtOnce);
        for (const { at } of asked) master.add(row, schedules[at]!.schedule);
        added += asked.length;
      }
    }
  }

  function rounded({ shares }: MasterPrices): Schedule[] {
    const most = problem.people.map(() => -1);
    const schedules: Schedule[] = [];
    for (const [column, share] of shares.entries()) {
      const { row, schedule } = master.columns[column]!;
      if (share <= most[row]!) continue;
      most[row] = share;
      schedules[row] = schedule;
    }
    return schedules;
  }

  function dive(
    from: MasterPrices,
    share: number,
    { noise, hopeless }: { noise: () => number; hopeless: number },
  ): Schedule[] | null {
    const loose = new Set(problem.people.keys());
    let prices = from;
    while (loose.size > 0 && prices.value <= hopeless && !over()) {
      const sure = [...prices.shares.entries()]
        .filter(([column]) => loose.has(master.columns[column]!.row))
        .map(([column, part]) => ({ column, part: part === 0 ? 0 : part + noise() }));
      sure.sort((a, b) => b.part - a.part);
      const most = Math.max(1, Math.floor(loose.size / share));
      for (const { column } of sure.filter(({ part }, place) => place === 0 || part > 0.8).slice(0, most))
        if (loose.delete(master.columns[column]!.row)) master.fix(column);
      prices = priced(loose, diveRounds);
    }
    master.release();
    return loose.size === 0 ? rounded(prices) : null;
  }

  return { master, generate, priced, recall, reducedCost, rounded, dive };
}
