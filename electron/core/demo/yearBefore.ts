// The year before the twelve months: disputes that ended and visits, so that this year's figures have a year to be compared
// with. Nothing of it is left open, and numbers go on where that year's others stop.
import { addDays } from '../../../shared/rules/days.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from './demoRow.ts';
import { inventDisputes } from './disputes.ts';
import { inventVisits } from './visits.ts';

const most = 290;

interface Later {
  disputes: readonly DemoRow[];
  visits: readonly DemoRow[];
}

/** Draws from `world.chance` alone; `world` is the later year's. */
export function inventYearBefore(
  villages: readonly DemoVillage[],
  people: readonly DemoPerson[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  later: Later,
  world: DemoWorld,
): DemoRow[] {
  const until = addDays(world.from, -1);
  const from = `${Number(world.from.slice(0, 4)) - 1}${world.from.slice(4)}`;
  const earlier = { ...world, from, until, enteredOn: () => world.founding };
  const disputes = inventDisputes(most, villages, peopleOf, earlier).filter(({ values }) => values.outcome !== '3');
  const taken = new Map<string, number>();
  for (const { values } of later.disputes) {
    const year = String(values.happenedOn).slice(0, 4);
    taken.set(year, (taken.get(year) ?? 0) + 1);
  }
  const numbered = disputes.map((row) => {
    const year = String(row.values.happenedOn).slice(0, 4);
    const running = (taken.get(year) ?? 0) + 1;
    taken.set(year, running);
    return { ...row, values: { ...row.values, number: `JF${year}${String(running).padStart(4, '0')}` } };
  });
  // Who is not looked after any more would be waited for.
  const cared = new Set(later.visits.map(({ values }) => values.person));
  const visits = inventVisits(people, earlier).filter(({ values }) => cared.has(values.person ?? null));
  return [...numbered, ...visits];
}
