// Seats that only some people may hold: who leads, who drives, who is experienced. However many others there are, these
// seats fall to the few, and so bound how evenly a load can lie.
import { countsFor } from './counts.ts';
import type { LaidOut } from './layOut.ts';
import type { RotaLoad } from './problem.ts';

export interface Quota {
  kind: 'leader' | 'driver' | 'experienced';
  /** So many of the load's seats at the least are held by those able. */
  seats: number;
  /** By person. */
  able: readonly boolean[];
}

/** The quotas of a load's seats; a need for nobody makes none. */
export function quotasOf(laid: LaidOut, load: RotaLoad): Quota[] {
  const slots = laid.slots.filter((slot) => countsFor(load, slot));
  const quotas = (
    [
      ['leader', 'leaders'],
      ['driver', 'drivers'],
      ['experienced', 'experienced'],
    ] as const
  ).map(
    ([kind, needed]): Quota => ({
      kind,
      seats: slots.reduce((sum, { need }) => sum + need[needed], 0),
      able: laid.problem.people.map((person) => person[kind]),
    }),
  );
  return quotas.filter(({ seats }) => seats > 0);
}
