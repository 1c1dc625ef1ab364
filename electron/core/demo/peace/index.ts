// Two years of the ledgers of 平安建设.
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { inventAssessments } from './assessments.ts';
import { inventChecks } from './checks.ts';
import { inventCreations } from './creations.ts';
import { inventHazards } from './hazards.ts';
import { inventHousing } from './housing.ts';
import { inventIncomers } from './incomers.ts';
import { inventMatters } from './matters.ts';
import { inventMeetings } from './meetings.ts';
import { inventPublicity } from './publicity.ts';
import { inventTrainings } from './trainings.ts';

interface Township {
  villages: readonly DemoVillage[];
  people: readonly DemoPerson[];
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>;
  /** People of the patrol teams. */
  members: readonly DemoPerson[];
}

const incomersWanted = 60;

/** The people from elsewhere first, then the ledgers. Draws from `world.chance` alone. */
export function inventPeaceLedgers({ villages, people, peopleOf, members }: Township, world: DemoWorld): DemoRow[] {
  const incomers = inventIncomers(incomersWanted, villages, people, world);
  return [
    ...incomers.map(({ id, values }) => ({ register: 'person', id, values, ...world.founding })),
    ...inventMeetings(villages, world),
    ...inventTrainings(members, world),
    ...inventPublicity(villages, world),
    ...inventHazards(villages, peopleOf, world),
    ...inventMatters(villages, peopleOf, world),
    ...inventHousing(villages, peopleOf, incomers, world),
    ...inventCreations(villages, world),
    ...inventChecks(world),
    ...inventAssessments(villages, world),
  ];
}
