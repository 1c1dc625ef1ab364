// The cheapest schedule of one person for given prices of every day and shift: exact, by dynamic programming over the
// days. A state is what the rules look back on: the last shift and how long the run is, days off so far, shifts of each
// counted kind, weekends.
import type { Schedule, ScheduleProblem } from './scheduleProblem.ts';

export interface BestSchedule {
  schedule: Schedule;
  /** Sum of the prices alone. */
  price: number;
}

/** Finds the cheapest schedule for prices by day × shifts + shift; null where no schedule keeps the rules. */
export type ScheduleFinder = (prices: Float64Array) => BestSchedule | null;

interface Kind {
  minutes: number;
  most: number;
}

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
  const person = problem.people[row]!;
  const { days, shifts } = problem;
  const width = shifts.length;
  const allowed = [...shifts.keys()].filter((shift) => person.mostOf[shift]! > 0);
  const longest = Math.max(0, ...allowed.map((shift) => shifts[shift]!.minutes));

  // Kinds: one per counted limit, one per length of the shifts without.
  const kinds: Kind[] = [];
  const kindOf = new Map<number, number>();
  const byLength = new Map<number, number>();
  for (const shift of allowed) {
    const { minutes } = shifts[shift]!;
    const fit = Math.floor(person.mostMinutes / minutes);
    if (person.mostOf[shift]! < fit && counted.has(shift)) {
      kindOf.set(shift, kinds.push({ minutes, most: person.mostOf[shift]! }) - 1);
      continue;
    }
    const kind = byLength.get(minutes) ?? kinds.push({ minutes, most: fit }) - 1;
    byLength.set(minutes, kind);
    kindOf.set(shift, kind);
  }

  // All counts within the hours, and where one more of each kind leads.
  const combos: { counts: number[]; minutes: number }[] = [];
  const comboAt = new Map<string, number>();
  const fill = (counts: number[], minutes: number): void => {
    if (counts.length === kinds.length) {
      comboAt.set(counts.join(), combos.push({ counts: [...counts], minutes }) - 1);
      return;
    }
    const kind = kinds[counts.length]!;
    for (let count = 0; count <= kind.most && minutes + count * kind.minutes <= person.mostMinutes; count += 1)
      fill([...counts, count], minutes + count * kind.minutes);
  };
  fill([], 0);
  const more = kinds.map((_, kind) =>
    Int32Array.from(
      combos,
      ({ counts }) => comboAt.get(counts.map((count, at) => count + (at === kind ? 1 : 0)).join()) ?? -1,
    ),
  );
  const moreOf = allowed.map((shift) => more[kindOf.get(shift)!]!);

  const weekendStates = person.mostWeekends + 1;
  const layer = combos.length * weekendStates;
  const run = person.longestRun;
  // Statuses: every allowed shift with the length of an inner run, then of a run that began before the horizon; then
  // days off so far.
  const workStatuses = allowed.length * run * 2;
  const statuses = workStatuses + person.shortestRest;
  const workStatus = (at: number, length: number, early: boolean) => (at * 2 + (early ? 1 : 0)) * run + length - 1;
  const rested = statuses - 1;
  const size = statuses * layer;
  const blocked = allowed.map((shift) => allowed.map((next) => shifts[shift]!.notBefore.includes(next)));

  // Whether the least hours can still be reached from a day on.
  const canReach = Array.from({ length: days + 1 }, (_, day) =>
    Uint8Array.from(combos, ({ minutes }) => (minutes + (days - day) * longest >= person.leastMinutes ? 1 : 0)),
  );

  const pred = new Int32Array(size * days);
  const buffers = [new Float64Array(size), new Float64Array(size)] as const;

  return (prices) => {
    let now = buffers[0];
    let next = buffers[1];
    now.fill(Number.POSITIVE_INFINITY);
    const price = new Float64Array(allowed.length);

    for (let day = 0; day < days; day += 1) {
      next.fill(Number.POSITIVE_INFINITY);
      const reach = canReach[day + 1]!;
      const offset = day * size;
      const off = person.daysOff[day] === 1;
      for (const [at, shift] of allowed.entries()) price[at] = prices[day * width + shift]!;
      const weekday = day % 7;

      const relax = (target: number, value: number, from: number): void => {
        if (value >= next[target]!) return;
        next[target] = value;
        pred[offset + target] = from;
      };
      const start = (from: number, combo: number, weekends: number, value: number, early: boolean): void => {
        if (off) return;
        const later = weekday > 4 ? weekends + 1 : weekends;
        if (later >= weekendStates) return;
        for (let at = 0; at < allowed.length; at += 1) {
          const then = moreOf[at]![combo]!;
          if (then < 0 || reach[then] === 0) continue;
          relax(workStatus(at, 1, early) * layer + then * weekendStates + later, value + price[at]!, from);
        }
      };

      if (day === 0) {
        if (reach[0] === 1) relax(rested * layer, 0, -1);
        start(-1, 0, 0, 0, true);
        [now, next] = [next, now];
        continue;
      }
      for (let combo = 0; combo < combos.length; combo += 1) {
        if (combos[combo]!.minutes > day * longest) continue;
        for (let weekends = 0; weekends < weekendStates; weekends += 1) {
          const inLayer = combo * weekendStates + weekends;
          const idle = reach[combo] === 1;
          for (let status = workStatuses; status < statuses; status += 1) {
            const from = status * layer + inLayer;
            const value = now[from]!;
            if (value === Number.POSITIVE_INFINITY) continue;
            if (idle) relax((status < rested ? status + 1 : rested) * layer + inLayer, value, from);
            if (status === rested) start(from, combo, weekends, value, false);
          }
          const later = weekday === 5 ? weekends + 1 : weekends;
          for (let at = 0; at < allowed.length; at += 1) {
            for (let early = 0; early < 2; early += 1) {
              const first = (at * 2 + early) * run;
              for (let length = 1; length <= run; length += 1) {
                const from = (first + length - 1) * layer + inLayer;
                const value = now[from]!;
                if (value === Number.POSITIVE_INFINITY) continue;
                if (idle && (early === 1 || length >= person.shortestRun))
                  relax(workStatuses * layer + inLayer, value, from);
                if (length === run || off || later >= weekendStates) continue;
                for (let to = 0; to < allowed.length; to += 1) {
                  if (blocked[at]![to]) continue;
                  const then = moreOf[to]![combo]!;
                  if (then < 0 || reach[then] === 0) continue;
                  relax(
                    ((to * 2 + early) * run + length) * layer + then * weekendStates + later,
                    value + price[to]!,
                    from,
                  );
                }
              }
            }
          }
        }
      }
      [now, next] = [next, now];
    }

    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let combo = 0; combo < combos.length; combo += 1) {
      if (combos[combo]!.minutes < person.leastMinutes) continue;
      for (let status = 0; status < statuses; status += 1)
        for (let weekends = 0; weekends < weekendStates; weekends += 1) {
          const state = status * layer + combo * weekendStates + weekends;
          if (now[state]! < least) {
            least = now[state]!;
            best = state;
          }
        }
    }
    if (best < 0) return null;
    const schedule = new Int8Array(days).fill(-1);
    let state = best;
    for (let day = days - 1; day >= 0; day -= 1) {
      const status = Math.floor(state / layer);
      if (status < workStatuses) schedule[day] = allowed[Math.floor(status / (2 * run))]!;
      state = pred[day * size + state]!;
    }
    return { schedule, price: least };
  };
}
