// Every state that a schedule keeping a person's rules can pass: the last shift and how long the run is, days off so far,
// shifts of each counted kind, weekends. Each state knows those of the day before that lead to it.
import type { SchedulePerson, ScheduleProblem } from './scheduleProblem.ts';

/** States in the order of the days; state 0 is the beginning. */
export interface StateGraph {
  /** What a state adds: place in the prices + 1, 0 for a free day. */
  paid: Int32Array;
  /** The states before state s are `from[starts[s]]` to `from[starts[s + 1] - 1]`. */
  starts: Int32Array;
  from: Int32Array;
  /** The states a schedule may end in. */
  last: Int32Array;
}

/** How many shifts of each counted kind there have been, as one number. */
interface Combos {
  minutes: readonly number[];
  /** Where one more shift leads, by place among the allowed shifts and by combo; −1 where it passes a limit. */
  more: readonly Int32Array[];
}

/** All counts within the hours. Kinds: one per counted limit, one per length of the shifts without. */
function combosOf(
  { shifts }: ScheduleProblem,
  person: SchedulePerson,
  allowed: readonly number[],
  counted: ReadonlySet<number>,
): Combos {
  const kinds: { minutes: number; most: number }[] = [];
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
  return { minutes: combos.map(({ minutes }) => minutes), more: allowed.map((shift) => more[kindOf.get(shift)!]!) };
}

/** Ways from the states of one day to those of the next, by the next one's key. */
interface Ways {
  to: number[];
  from: number[];
}

/** Lays out the states of one person; the limits of the `counted` shifts are kept, those of the others are not. */
export function layOutStates(problem: ScheduleProblem, row: number, counted: ReadonlySet<number>): StateGraph {
  const person = problem.people[row]!;
  const { days, shifts } = problem;
  const allowed = [...shifts.keys()].filter((shift) => person.mostOf[shift]! > 0);
  const longest = Math.max(0, ...allowed.map((shift) => shifts[shift]!.minutes));
  const { minutes, more } = combosOf(problem, person, allowed, counted);
  const blocked = allowed.map((shift) => allowed.map((next) => shifts[shift]!.notBefore.includes(next)));

  // A state's key is its status, its combo and its weekends. Statuses: every allowed shift with the length of its run,
  // for runs that must go on and for those that may end (long enough, or begun before the first day); then days off.
  const run = person.longestRun;
  const workStatus = (at: number, length: number, mayEnd: boolean) => (at * 2 + (mayEnd ? 1 : 0)) * run + length - 1;
  const firstOff = allowed.length * run * 2;
  const rested = firstOff + person.shortestRest - 1;
  const weekendStates = person.mostWeekends + 1;
  const layer = minutes.length * weekendStates;
  const shiftOf = (status: number) => Math.floor(status / (2 * run));

  function waysFrom(day: number, keys: readonly number[], firstState: number): Ways {
    const ways: Ways = { to: [], from: [] };
    const reaches = (combo: number) => minutes[combo]! + (days - 1 - day) * longest >= person.leastMinutes;
    const way = (state: number, status: number, combo: number, weekends: number) => {
      if (!reaches(combo)) return;
      ways.to.push(status * layer + combo * weekendStates + weekends);
      ways.from.push(state);
    };
    const work = (state: number, combo: number, weekends: number, before: number, length: number, early: boolean) => {
      if (person.daysOff[day] === 1 || length > run) return;
      // A weekend counts on its Saturday, or on its Sunday where the Saturday was free.
      const counts = day % 7 === 5 || (day % 7 === 6 && length === 1);
      const later = counts ? weekends + 1 : weekends;
      if (later >= weekendStates) return;
      for (let at = 0; at < allowed.length; at += 1) {
        const then = more[at]![combo]!;
        if (then < 0 || (before >= 0 && blocked[before]![at])) continue;
        way(state, workStatus(at, length, early || length >= person.shortestRun), then, later);
      }
    };
    if (day === 0) {
      way(0, rested, 0, 0);
      work(0, 0, 0, -1, 1, true);
      return ways;
    }
    for (const [at, key] of keys.entries()) {
      const state = firstState + at;
      const status = Math.floor(key / layer);
      const combo = Math.floor((key % layer) / weekendStates);
      const weekends = key % weekendStates;
      if (status >= firstOff) {
        way(state, Math.min(rested, status + 1), combo, weekends);
        if (status === rested) work(state, combo, weekends, -1, 1, false);
        continue;
      }
      const mayEnd = Math.floor(status / run) % 2 === 1;
      if (mayEnd) way(state, firstOff, combo, weekends);
      work(state, combo, weekends, shiftOf(status), (status % run) + 2, mayEnd);
    }
    return ways;
  }

  const paid = numberList();
  const starts = numberList();
  const from = numberList();
  paid.push(0);
  starts.push(0);
  starts.push(0);
  const placeOf = new Int32Array((rested + 1) * layer);
  let keys: number[] = [];
  let firstState = 0;
  for (let day = 0; day < days; day += 1) {
    const ways = waysFrom(day, keys, firstState);
    firstState = paid.length();
    keys = [...new Set(ways.to)].toSorted((a, b) => a - b);
    for (const [place, key] of keys.entries()) placeOf[key] = place;
    // The ways in the order of where they lead.
    const ends = new Int32Array(keys.length);
    for (const key of ways.to) ends[placeOf[key]!]! += 1;
    for (let place = 1; place < ends.length; place += 1) ends[place]! += ends[place - 1]!;
    const ordered = new Int32Array(ways.to.length);
    const next = ends.slice();
    for (let at = ways.to.length - 1; at >= 0; at -= 1) {
      const place = placeOf[ways.to[at]!]!;
      next[place]! -= 1;
      ordered[next[place]!] = ways.from[at]!;
    }
    const before = from.length();
    for (const state of ordered) from.push(state);
    for (const [place, key] of keys.entries()) {
      const status = Math.floor(key / layer);
      paid.push(status >= firstOff ? 0 : 1 + day * shifts.length + allowed[shiftOf(status)]!);
      starts.push(before + ends[place]!);
    }
  }
  const last = keys.flatMap((key, place) =>
    minutes[Math.floor((key % layer) / weekendStates)]! >= person.leastMinutes ? [firstState + place] : [],
  );
  return onlyLeadingTo({ paid: paid.done(), starts: starts.done(), from: from.done(), last: Int32Array.from(last) });
}

/** Leaves out the states from which no end is reached. */
function onlyLeadingTo({ paid, starts, from, last }: StateGraph): StateGraph {
  const leads = new Uint8Array(paid.length);
  leads[0] = 1;
  for (const state of last) leads[state] = 1;
  for (let state = paid.length - 1; state > 0; state -= 1)
    if (leads[state] === 1) for (let at = starts[state]!; at < starts[state + 1]!; at += 1) leads[from[at]!] = 1;
  const renamed = new Int32Array(paid.length);
  const kept = { paid: numberList(), starts: numberList(), from: numberList() };
  kept.starts.push(0);
  for (let state = 0; state < paid.length; state += 1) {
    if (leads[state] === 0) continue;
    renamed[state] = kept.paid.length();
    kept.paid.push(paid[state]!);
    // Whatever leads to a state that stays, stays too.
    for (let at = starts[state]!; at < starts[state + 1]!; at += 1) kept.from.push(renamed[from[at]!]!);
    kept.starts.push(kept.from.length());
  }
  return {
    paid: kept.paid.done(),
    starts: kept.starts.done(),
    from: kept.from.done(),
    last: last.map((state) => renamed[state]!),
  };
}

/** A growing list of whole numbers: graphs of states have too many for an ordinary one. */
function numberList() {
  let room = new Int32Array(1024);
  let length = 0;
  return {
    push(value: number): void {
      if (length === room.length) {
        const wider = new Int32Array(2 * length);
        wider.set(room);
        room = wider;
      }
      room[length] = value;
      length += 1;
    },
    length: () => length,
    done: () => room.slice(0, length),
  };
}
