// Rules by register. A register without an entry has none.
import { caseRecordRules } from '../../mediation/caseRecordRules.ts';
import { committeeRules } from './committee.ts';
import { committeeMemberRules } from './committeeMember.ts';
import { disputeRules } from './dispute.ts';
import { dutyRules } from './duty/index.ts';
import { dutyLogEntryRules, dutyLogRules } from './dutyLog.ts';
import { mediationRoomRules } from './mediationRoom.ts';
import { mediatorRules } from './mediator.ts';
import { monthlyFigureRules } from './monthlyFigure.ts';
import { patrolAttendeeRules } from './patrolAttendee.ts';
import { patrolRecordRules } from './patrolRecord.ts';
import { peaceRules } from './peace/index.ts';
import { peopleCommitteeRules } from './peopleCommittee.ts';
import { personRules } from './person.ts';
import type { RegisterRules } from './registerRules.ts';
import { screeningRules } from './screening.ts';
import { teamRules } from './team.ts';
import { teamMemberRules } from './teamMember.ts';
import { villageRules } from './village.ts';
import { villageReportRules } from './villageReport.ts';
import { visitRules } from './visit.ts';

const rules: Record<string, RegisterRules> = {
  village: villageRules,
  person: personRules,
  committee: committeeRules,
  committeeMember: committeeMemberRules,
  team: teamRules,
  teamMember: teamMemberRules,
  dispute: disputeRules,
  peopleCommittee: peopleCommitteeRules,
  mediationRoom: mediationRoomRules,
  mediator: mediatorRules,
  screening: screeningRules,
  visit: visitRules,
  monthlyFigure: monthlyFigureRules,
  villageReport: villageReportRules,
  patrolRecord: patrolRecordRules,
  patrolAttendee: patrolAttendeeRules,
  dutyLog: dutyLogRules,
  dutyLogEntry: dutyLogEntryRules,
  ...peaceRules,
  ...caseRecordRules,
  ...dutyRules,
};

const none: RegisterRules = {};

/** The rules of a register by its key. */
export function rulesOf(register: string): RegisterRules {
  return rules[register] ?? none;
}
