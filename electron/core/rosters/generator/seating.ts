// A rota under construction: seats and who holds them, with every count kept up as people come and go. What one person
// may do (availability, rest, limits) always holds; what a shift needs is a penalty until it is met.
import { daysBetween } from '../../../../shared/rules/days.ts';
import { daysBefore } from '../../../../shared/rules/rota/checkRota.ts';
import type { RotaCells } from '../../../../shared/rules/rota/counts.ts';
import { countsFor } from '../../../../shared/rules/rota/counts.ts';
import type { LaidOut } from '../../../../shared/rules/rota/layOut.ts';
import type { RotaLoad } from '../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../shared/rules/rota/problem.ts';

/** What the search pays for; loads are paid by the square of each person's total. */
export interface SeatingWeights {
  broken: number;
  gap: number;
  duties: number;
  nights: number;
  weekends: number;
  holidays: number;
  wish: number;
  change: number;
  /** Of two duties of one person a day apart; less of two and of three days. */
  near: number;
}

/** What two duties of one person cost by the days between them, as parts of the weight. */
const nearness = [1, 0.5, 0.25] as const;

export interface Seating {
  readonly people: number;
  readonly width: number;
  readonly cells: RotaCells;
  /** Slot of every seat, and who holds it (−1: nobody). */
  readonly seatSlot: Int32Array;
  readonly holder: Int32Array;
  /** Seats that pins do not hold. */
  readonly freeSeats: Int32Array;
  readonly seatsOf: readonly (readonly number[])[];
  readonly partner: Int32Array;
  /** Pinned cells that could not be seated: the pins contradict the other rules. */
  readonly unseatedPins: number;
  cost(): number;
  /** Needs of shifts not met; 0 for a rota that keeps every hard rule. */
  broken(): number;
  gaps(): number;
  can(person: number, slot: number): boolean;
  put(seat: number, person: number): void;
  take(seat: number): void;
  /** The cost that a person in a slot would add, shift needs left out. */
  ownCost(person: number, slot: number): number;
}

/** The bounds of everybody's total of a load. */
export interface SeatingLimit {
  load: RotaLoad;
  bounds: readonly { least: number; most: number }[];
}

/** An empty rota with its pins seated. Totals beyond the limits cost as much as broken needs. */
export function createSeating(laid: LaidOut, weights: SeatingWeights, limits: readonly SeatingLimit[] = []): Seating {
  const { problem, slots, excludes } = laid;
  const { rules } = problem;
  const people = problem.people.length;
  const width = slots.length;
  const cells = new Uint8Array(people * width);
  const seatSlots: number[] = [];
  const seatsOf: number[][] = [];
  for (const slot of slots) {
    const seats: number[] = [];
    for (let seat = 0; seat < Math.max(slot.need.least, slot.need.wanted); seat += 1) {
      seats.push(seatSlots.length);
      seatSlots.push(slot.index);
    }
    seatsOf.push(seats);
  }
  const seatSlot = Int32Array.from(seatSlots);
  const holder = new Int32Array(seatSlot.length).fill(-1);

  const open = Uint8Array.from(laid.barriers, (barrier) => (barrier === null ? 1 : 0));
  const excluded = new Uint8Array(people * width);
  const totals = rotaLoads.map((load) => Float64Array.from(problem.people, (person) => person.history[load]));
  const loadWeights = rotaLoads.map((load) => weights[load]);
  const least = rotaLoads.map((load) => {
    const limit = limits.find((each) => each.load === load);
    return Float64Array.from(problem.people, (_, row) => limit?.bounds[row]?.least ?? 0);
  });
  const most = rotaLoads.map((load) => {
    const limit = limits.find((each) => each.load === load);
    return Float64Array.from(problem.people, (_, row) => limit?.bounds[row]?.most ?? Number.POSITIVE_INFINITY);
  });
  const loadsOf = slots.map((slot) => rotaLoads.flatMap((load, place) => (countsFor(load, slot) ? [place] : [])));
  const duties = new Int32Array(people);
  const nights = new Int32Array(people);
  const mostDuties = Int32Array.from(problem.people, (person) => person.mostDuties ?? width);
  const mostNights = Int32Array.from(problem.people, (person) => person.mostNights ?? width);
  const weeks = (slots.at(-1)?.week ?? 0) + 1;
  const perWeek = new Int32Array(people * weeks);
  const mostPerWeek = rules.dutiesPerWeek ?? width;
  if (rules.dutiesPerWeek !== undefined)
    for (const [row, outside] of laid.inWeekOutside.entries())
      for (const [week, count] of outside) if (week >= 0 && week < weeks) perWeek[row * weeks + week] = count;

  // Runs reach back before the rota: its days begin at an offset.
  const before = Math.max(rules.nightsOnEnd ?? 0, rules.daysOnEnd ?? 0, nearness.length) + 1;
  const dayWidth = before + problem.days.length + nearness.length + 1;
  const onDay = new Uint8Array(people * dayWidth);
  const onNight = new Uint8Array(people * dayWidth);
  const first = problem.days[0]?.day ?? '';
  for (const [row, person] of problem.people.entries()) {
    for (const [runs, nightsOnly] of [
      [onDay, false],
      [onNight, true],
    ] as const) {
      for (const day of daysBefore(laid, person, nightsOnly)) {
        const place = before + daysBetween(first, day);
        if (place >= 0) runs[row * dayWidth + place] = 1;
      }
    }
  }

  function runWith(runs: Uint8Array, person: number, dayIndex: number): number {
    const middle = person * dayWidth + before + dayIndex;
    const start = person * dayWidth;
    let length = 1;
    for (let at = middle - 1; at >= start && runs[at]! > 0; at -= 1) length += 1;
    for (let at = middle + 1; at < start + dayWidth && runs[at]! > 0; at += 1) length += 1;
    return length;
  }

  function can(person: number, slot: number): boolean {
    const cell = person * width + slot;
    if (open[cell] === 0 || excluded[cell]! > 0 || cells[cell] === 1) return false;
    if (duties[person]! >= mostDuties[person]!) return false;
    const { night, week, dayIndex } = slots[slot]!;
    if (night && nights[person]! >= mostNights[person]!) return false;
    if (perWeek[person * weeks + week]! >= mostPerWeek) return false;
    if (rules.daysOnEnd !== undefined && runWith(onDay, person, dayIndex) > rules.daysOnEnd) return false;
    return !(night && rules.nightsOnEnd !== undefined && runWith(onNight, person, dayIndex) > rules.nightsOnEnd);
  }

  const wishCost = laid.wishCost;
  const changeCost = new Float64Array(people * width);
  if (problem.previous)
    for (let cell = 0; cell < changeCost.length; cell += 1) if (!laid.previous[cell]) changeCost[cell] = weights.change;

  const fresh = Uint8Array.from(problem.people, (person) => (person.fresh ? 1 : 0));
  const seasoned = Uint8Array.from(problem.people, (person) => (person.experienced ? 1 : 0));
  const leads = Uint8Array.from(problem.people, (person) => (person.leader ? 1 : 0));
  const drives = Uint8Array.from(problem.people, (person) => (person.driver ? 1 : 0));
  const apart: number[][] = problem.people.map(() => []);
  for (const { kind, one, other } of problem.pairs) {
    if (kind !== 'apart') continue;
    apart[laid.personIndex.get(one)!]!.push(laid.personIndex.get(other)!);
    apart[laid.personIndex.get(other)!]!.push(laid.personIndex.get(one)!);
  }
  const partner = laid.partner;

  const slotBroken = new Int32Array(width);
  const slotGaps = new Int32Array(width);
  let broken = 0;
  let gaps = 0;
  let cost = 0;

  function review(slot: number): void {
    const { least: needed, wanted, leaders, drivers, experienced } = slots[slot]!.need;
    let present = 0;
    let leading = 0;
    let driving = 0;
    let old = 0;
    let young = 0;
    let company = 0;
    for (const seat of seatsOf[slot]!) {
      const person = holder[seat]!;
      if (person < 0) continue;
      present += 1;
      leading += leads[person]!;
      driving += drives[person]!;
      old += seasoned[person]!;
      young += fresh[person]!;
      for (const other of apart[person]!) company += cells[other * width + slot]!;
      if (partner[person]! >= 0 && cells[partner[person]! * width + slot] === 0) company += 2;
    }
    const now =
      Math.max(0, needed - present) +
      Math.max(0, leaders - leading) +
      Math.max(0, drivers - driving) +
      Math.max(0, experienced - old) +
      (young > 0 && old === 0 ? 1 : 0) +
      Math.ceil(company / 2);
    const gap = Math.max(0, wanted - present);
    cost += (now - slotBroken[slot]!) * weights.broken + (gap - slotGaps[slot]!) * weights.gap;
    broken += now - slotBroken[slot]!;
    gaps += gap - slotGaps[slot]!;
    slotBroken[slot] = now;
    slotGaps[slot] = gap;
  }

  function nearCost(person: number, dayIndex: number): number {
    const day = person * dayWidth + before + dayIndex;
    let sum = 0;
    for (let apart = 1; apart <= nearness.length; apart += 1)
      sum += (onDay[day - apart]! + onDay[day + apart]!) * nearness[apart - 1]!;
    return sum * weights.near;
  }

  function ownCost(person: number, slot: number): number {
    const cell = person * width + slot;
    let sum = wishCost[cell]! * weights.wish + changeCost[cell]!;
    if (weights.near > 0) sum += nearCost(person, slots[slot]!.dayIndex);
    for (const load of loadsOf[slot]!) {
      const total = totals[load]![person]!;
      sum += (2 * total + 1) * loadWeights[load]!;
      if (total >= most[load]![person]!) sum += weights.broken;
      if (total < least[load]![person]!) sum -= weights.broken;
    }
    return sum;
  }

  function count(person: number, slot: number, by: 1 | -1): void {
    const { night, week, dayIndex } = slots[slot]!;
    duties[person]! += by;
    if (night) nights[person]! += by;
    perWeek[person * weeks + week]! += by;
    const day = person * dayWidth + before + dayIndex;
    onDay[day]! += by;
    if (night) onNight[day]! += by;
    for (const other of excludes[slot]!) excluded[person * width + other]! += by;
    cells[person * width + slot] = by === 1 ? 1 : 0;
    for (const load of loadsOf[slot]!) totals[load]![person]! += by;
  }

  function put(seat: number, person: number): void {
    const slot = seatSlot[seat]!;
    cost += ownCost(person, slot);
    count(person, slot, 1);
    holder[seat] = person;
    review(slot);
  }

  function take(seat: number): void {
    const slot = seatSlot[seat]!;
    const person = holder[seat]!;
    holder[seat] = -1;
    count(person, slot, -1);
    cost -= ownCost(person, slot);
    review(slot);
  }

  for (const slot of slots) review(slot.index);
  const pinnedSeats = new Set<number>();
  let unseatedPins = 0;
  for (let cell = 0; cell < laid.pinned.length; cell += 1) {
    if (laid.pinned[cell] === 0) continue;
    const [person, slot] = [Math.floor(cell / width), cell % width];
    const seat = seatsOf[slot]!.find((each) => holder[each] === -1);
    if (seat === undefined || !can(person, slot)) {
      unseatedPins += 1;
      continue;
    }
    put(seat, person);
    pinnedSeats.add(seat);
  }
  const freeSeats = Int32Array.from(seatSlot.keys()).filter((seat) => !pinnedSeats.has(seat));

  return {
    people,
    width,
    cells,
    seatSlot,
    holder,
    freeSeats,
    seatsOf,
    partner,
    unseatedPins,
    cost: () => cost,
    broken: () => broken,
    gaps: () => gaps,
    can,
    put,
    take,
    ownCost,
  };
}
