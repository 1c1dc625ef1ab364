// What a rota gives each person: duties, nights, weekends, holidays, this month and with the months before.
import type { LaidOut, RotaSlot } from './layOut.ts';
import { slotKey } from './layOut.ts';
import type { RotaAssignment, RotaHistory, RotaLoad } from './problem.ts';
import { rotaLoads } from './problem.ts';

/** A rota over a laid-out problem: 1 where the person (row) serves in the slot (column). */
export type RotaCells = Uint8Array;

/** Whether a slot counts for a load. */
export function countsFor(load: RotaLoad, slot: RotaSlot): boolean {
  if (load === 'nights') return slot.night;
  if (load === 'weekends') return slot.weekend;
  return load === 'duties' || slot.holiday;
}

export interface PersonCounts {
  person: string;
  /** In this rota. */
  now: RotaHistory;
  /** With the months before. */
  total: RotaHistory;
}

/** The cells of a rota; assignments that the problem does not know are returned apart. */
export function cellsOf(
  laid: LaidOut,
  assignments: readonly RotaAssignment[],
): { cells: RotaCells; unknown: RotaAssignment[]; repeated: RotaAssignment[] } {
  const cells = new Uint8Array(laid.problem.people.length * laid.slots.length);
  const unknown: RotaAssignment[] = [];
  const repeated: RotaAssignment[] = [];
  for (const assignment of assignments) {
    const row = laid.personIndex.get(assignment.person);
    const slot = laid.slotIndex.get(slotKey(assignment.day, assignment.shift));
    if (row === undefined || slot === undefined) {
      unknown.push(assignment);
      continue;
    }
    const cell = row * laid.slots.length + slot;
    if (cells[cell] === 1) repeated.push(assignment);
    cells[cell] = 1;
  }
  return { cells, unknown, repeated };
}

/** The assignments of a rota, by time and then in the people's order. */
export function assignmentsOf(laid: LaidOut, cells: RotaCells): RotaAssignment[] {
  const width = laid.slots.length;
  return laid.slots.flatMap((slot) =>
    laid.problem.people
      .filter((_, row) => cells[row * width + slot.index] === 1)
      .map((person) => ({ day: slot.day, shift: slot.shift.key, person: person.id })),
  );
}

/** Counts of every person, in the people's order. */
export function countsOf(laid: LaidOut, cells: RotaCells): PersonCounts[] {
  const width = laid.slots.length;
  return laid.problem.people.map((person, row) => {
    const now: RotaHistory = { duties: 0, nights: 0, weekends: 0, holidays: 0 };
    for (const slot of laid.slots) {
      if (cells[row * width + slot.index] !== 1) continue;
      for (const load of rotaLoads) if (countsFor(load, slot)) now[load] += 1;
    }
    const total = { ...now };
    for (const load of rotaLoads) total[load] += person.history[load];
    return { person: person.id, now, total };
  });
}
