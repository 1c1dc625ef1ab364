// A problem laid out for counting: people and slots by number, hours as minutes, what stands in the way of each cell.
// Two duties of one person exclude each other when the later begins before the earlier has ended and been rested from.
// That is an overlap of two stretches [start, end + rest), so "never at once" and "rested" are one rule over stretches.
import { daysBetween, weekday } from '../days.ts';
import type { RotaNeed, RotaOtherDuty, RotaPerson, RotaProblem, RotaShift } from './problem.ts';

const minutesPerDay = 1440;

/** One shift on one day, with what it needs. */
export interface RotaSlot {
  index: number;
  day: string;
  /** Place of the day in the rota, from 0. */
  dayIndex: number;
  shift: RotaShift;
  need: RotaNeed;
  /** Minutes from the start of the rota's first day; `rested` with the rest after it, `free` when a next duty may begin. */
  from: number;
  to: number;
  rested: number;
  free: number;
  night: boolean;
  weekend: boolean;
  holiday: boolean;
  /** Number of the week from Monday, counted from the rota's first. */
  week: number;
}

/** Why somebody cannot stand in a cell whatever else the rota holds. */
export type Barrier =
  | { kind: 'absent'; why: string }
  | { kind: 'notMember' }
  | { kind: 'elsewhere'; duty: RotaOtherDuty }
  | { kind: 'rest'; duty: RotaOtherDuty }
  | { kind: 'pinnedOut' };

export interface LaidOut {
  problem: RotaProblem;
  slots: readonly RotaSlot[];
  /** By person × slots + slot. */
  barriers: readonly (Barrier | null)[];
  /** Slots that one person cannot serve besides this one. */
  excludes: readonly (readonly number[])[];
  /** Places of `personIndex` × slots + slot: what a wish takes or gives; `wishBase` stands without any assignment. */
  wishCost: Float64Array;
  wishBase: number;
  /** 1 where the previous rota has the cell. */
  previous: Uint8Array;
  /** 1 where a pin sets the cell. */
  pinned: Uint8Array;
  /** By person: duties of this team just before or after the rota, by number of the week. */
  inWeekOutside: readonly ReadonlyMap<number, number>[];
  /** By person: the one who must serve with him, −1 without. */
  partner: Int32Array;
  personIndex: ReadonlyMap<string, number>;
  /** By "day shift". */
  slotIndex: ReadonlyMap<string, number>;
}

/** HH:MM as minutes of the day. Throws RangeError for anything else. */
export function minutesOf(time: string): number {
  const match = /^(\d{2}):(\d{2})$/u.exec(time);
  if (match === null || Number(match[1]) > 24 || Number(match[2]) > 59) throw new RangeError(`not a time: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** The key a slot is found by. */
export function slotKey(day: string, shift: string): string {
  return `${day} ${shift}`;
}

interface Stretch {
  from: number;
  to: number;
  rested: number;
}

interface Busy extends Stretch {
  duty: RotaOtherDuty;
}

function stretchOf(problem: RotaProblem, day: string, start: string, end: string, night: boolean): Stretch {
  const midnight = daysBetween(problem.days[0]!.day, day) * minutesPerDay;
  const from = midnight + minutesOf(start);
  const sameDay = midnight + minutesOf(end);
  const to = sameDay > from ? sameDay : sameDay + minutesPerDay;
  const { restMinutes, restAfterNightMinutes } = problem.rules;
  return { from, to, rested: to + (night ? Math.max(restMinutes, restAfterNightMinutes) : restMinutes) };
}

function slotsOf(problem: RotaProblem): RotaSlot[] {
  const first = problem.days[0];
  if (first === undefined) return [];
  const shifts = new Map(problem.shifts.map((shift) => [shift.key, shift]));
  const dayIndexes = new Map(problem.days.map((day, index) => [day.day, index]));
  const mondayOffset = weekday(first.day) - 1;
  const slots = problem.needs.map((need): RotaSlot => {
    const shift = shifts.get(need.shift);
    const dayIndex = dayIndexes.get(need.day);
    if (shift === undefined || dayIndex === undefined)
      throw new RangeError(`need of an unknown day or shift: ${need.day} ${need.shift}`);
    const day = problem.days[dayIndex]!;
    const stretch = stretchOf(problem, need.day, need.start ?? shift.start, need.end ?? shift.end, shift.night);
    const nextDay = (dayIndex + 1) * minutesPerDay;
    return {
      index: 0,
      day: need.day,
      dayIndex,
      shift,
      need,
      ...stretch,
      free: problem.rules.onePerDay ? Math.max(stretch.rested, nextDay) : stretch.rested,
      night: shift.night,
      weekend: day.weekend,
      holiday: day.holiday,
      week: Math.floor((mondayOffset + dayIndex) / 7),
    };
  });
  slots.sort((a, b) => a.from - b.from || a.to - b.to);
  for (const [index, slot] of slots.entries()) slot.index = index;
  return slots;
}

/** What stands in the way of a person in a slot, apart from the rota's other cells. */
function barrierOf(person: RotaPerson, slot: RotaSlot, busy: readonly Busy[]): Barrier | null {
  if ((person.from && slot.day < person.from) || (person.to && slot.day > person.to)) return { kind: 'notMember' };
  const absence = person.absences.find(
    (each) => each.day === slot.day && (each.shift === undefined || each.shift === slot.shift.key),
  );
  if (absence) return { kind: 'absent', why: absence.why };
  for (const { duty, from, to, rested } of busy) {
    if (slot.from < to && from < slot.to) return { kind: 'elsewhere', duty };
    if (!duty.brief && slot.from < rested && from < slot.rested) return { kind: 'rest', duty };
  }
  return null;
}

function weeksOutside({ days }: RotaProblem, person: RotaPerson): Map<number, number> {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const weeks = new Map<number, number>();
  if (first === undefined || last === undefined) return weeks;
  for (const { day, sameTeam } of person.elsewhere) {
    if (!sameTeam || (day >= first && day <= last)) continue;
    const week = Math.floor((weekday(first) - 1 + daysBetween(first, day)) / 7);
    weeks.set(week, (weeks.get(week) ?? 0) + 1);
  }
  return weeks;
}

function excludesOf(slots: readonly RotaSlot[]): number[][] {
  const excludes: number[][] = slots.map(() => []);
  for (const [at, slot] of slots.entries()) {
    for (let next = at + 1; next < slots.length && slots[next]!.from < slot.free; next += 1) {
      excludes[at]!.push(next);
      excludes[next]!.push(at);
    }
  }
  return excludes;
}

/** Lays a problem out. Throws RangeError where it names days, shifts or people that it does not have. */
export function layOut(problem: RotaProblem): LaidOut {
  const slots = slotsOf(problem);
  const width = slots.length;
  const cells = problem.people.length * width;
  const personIndex = new Map(problem.people.map((person, index) => [person.id, index]));
  const slotIndex = new Map(slots.map((slot) => [slotKey(slot.day, slot.shift.key), slot.index]));
  const laid: LaidOut = {
    problem,
    slots,
    barriers: [],
    excludes: excludesOf(slots),
    wishCost: new Float64Array(cells),
    wishBase: 0,
    previous: new Uint8Array(cells),
    pinned: new Uint8Array(cells),
    inWeekOutside: problem.people.map((person) => weeksOutside(problem, person)),
    partner: new Int32Array(problem.people.length).fill(-1),
    personIndex,
    slotIndex,
  };
  const barriers: (Barrier | null)[] = [];
  for (const [row, person] of problem.people.entries()) {
    const busy = person.elsewhere.map((duty) => ({
      duty,
      ...stretchOf(problem, duty.day, duty.start, duty.end, duty.night),
    }));
    for (const slot of slots) barriers.push(barrierOf(person, slot, busy));
    laid.wishBase += layWishes(laid, row, person);
  }
  laid.barriers = barriers;
  const personOf = (id: string) => {
    const index = personIndex.get(id);
    if (index === undefined) throw new RangeError(`unknown person: ${id}`);
    return index;
  };
  for (const { day, shift, person, serves } of problem.pins) {
    const slot = slotIndex.get(slotKey(day, shift));
    if (slot === undefined) throw new RangeError(`pin of a shift nobody needs: ${day} ${shift}`);
    const cell = personOf(person) * width + slot;
    if (serves) laid.pinned[cell] = 1;
    else barriers[cell] ??= { kind: 'pinnedOut' };
  }
  for (const { day, shift, person } of problem.previous ?? []) {
    const slot = slotIndex.get(slotKey(day, shift));
    const row = personIndex.get(person);
    if (slot !== undefined && row !== undefined) laid.previous[row * width + slot] = 1;
  }
  for (const { kind, one, other } of problem.pairs) {
    if (kind !== 'together') continue;
    laid.partner[personOf(one)] = personOf(other);
    laid.partner[personOf(other)] = personOf(one);
  }
  return laid;
}

/**
 * Cells' costs of one person's wishes: an unwanted duty costs its weight, a wanted one that is missing costs its own.
 * Returns what all missing wanted duties cost together; each one present takes its share off again.
 */
function layWishes(laid: LaidOut, row: number, person: RotaPerson): number {
  let base = 0;
  for (const slot of laid.slots) {
    let weight = 0;
    for (const wish of person.wishes) {
      if (wish.day !== undefined && wish.day !== slot.day) continue;
      if (wish.weekday !== undefined && wish.weekday !== weekday(slot.day)) continue;
      if (wish.shift !== undefined && wish.shift !== slot.shift.key) continue;
      weight += wish.weight;
    }
    if (weight > 0) base += weight;
    if (weight !== 0) laid.wishCost[row * laid.slots.length + slot.index] = -weight;
  }
  return base;
}
