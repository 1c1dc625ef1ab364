// The only list of registers. A new register is one file and one line here (and one frozen migration for its table).
import { committee } from './committee.ts';
import { committeeMember } from './committeeMember.ts';
import { dispute } from './dispute.ts';
import { dutyParts, dutyRegisters } from './duty/index.ts';
import { grid } from './grid.ts';
import { caseRecords } from './mediation/index.ts';
import { mediationRoom } from './mediationRoom.ts';
import { mediator } from './mediator.ts';
import { mediatorAward } from './mediatorAward.ts';
import { mediatorTraining } from './mediatorTraining.ts';
import { monthlyFigure } from './monthlyFigure.ts';
import { peaceRegisters } from './peace/index.ts';
import { peopleCommittee } from './peopleCommittee.ts';
import { person } from './person.ts';
import type { Register } from './register.ts';
import { roomStation } from './roomStation.ts';
import { screening } from './screening.ts';
import { team } from './team.ts';
import { teamMember } from './teamMember.ts';
import { village } from './village.ts';
import { villageReport } from './villageReport.ts';
import { visit } from './visit.ts';

export const registers: readonly Register[] = [
  village,
  grid,
  person,
  committee,
  committeeMember,
  team,
  teamMember,
  ...dutyRegisters,
  dispute,
  peopleCommittee,
  mediator,
  mediationRoom,
  roomStation,
  mediatorTraining,
  mediatorAward,
  screening,
  ...peaceRegisters,
  visit,
  monthlyFigure,
  villageReport,
];

/** Every register that the engine knows: the ledgers, and the records that pages of their own show with a case, a patrol or a duty log. */
export const allRegisters: readonly Register[] = [...registers, ...caseRecords, ...dutyParts];

const byKey = new Map(allRegisters.map((register) => [register.key, register]));

/** The register with this key, or undefined. */
export function findRegister(key: string): Register | undefined {
  return byKey.get(key);
}

/** Its title; the key itself where there is no such register any more. */
export const registerTitle = (key: string): string => findRegister(key)?.title ?? key;

/** The register meant by a key, a title or another name of it; undefined when none or unclear. */
export function registerNamed(text: string): Register | undefined {
  const wanted = text.trim();
  return byKey.get(wanted) ?? registers.find(({ title, aliases }) => title === wanted || aliases.includes(wanted));
}
