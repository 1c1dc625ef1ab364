// The only list of code tables. A declaration names a table by its key; the core adds the office's edited dictionaries.
import { affiliation, committeePost, orgForm, regionKind, unitState, workPerformance } from './committees.ts';
import {
  disputeEvent,
  disputeKind,
  disputePartyKind,
  disputeResult,
  disputeScale,
  disputeSource,
  resolveWay,
} from './disputes.ts';
import { documentKind } from './documents.ts';
import {
  dutyKind,
  forceClass,
  guardMethod,
  memberPost,
  onDuty,
  orgKind,
  orgLevel,
  orgTag,
  patrolKind,
  skill,
} from './forces.ts';
import {
  awardLevel,
  mediationIndustry,
  mediationRoomKind,
  mediatorAppointment,
  mediatorIdentity,
  mediatorOtherRole,
  mediatorPost,
  mediatorSource,
  peopleCommitteeKind,
  screeningKind,
  weekday,
  workInjury,
} from './mediators.ts';
import { education, ethnic, marital, political, sex } from './person.ts';
import type { CodeTable } from './table.ts';
import { gridLevel, urbanRural, villageKind, villageState } from './villages.ts';
import { attention, careKind, health, seenState, selfCare, visitKind, visitMethod } from './visits.ts';

/** Tables that belong to the program: national codes, and the few whose codes rules count by. Nobody edits them. */
export const nationalTables: readonly CodeTable[] = [
  sex,
  marital,
  ethnic,
  political,
  education,
  villageKind,
  villageState,
  urbanRural,
  committeePost,
  unitState,
  orgKind,
  orgLevel,
  patrolKind,
  dutyKind,
  onDuty,
  forceClass,
  skill,
  disputeScale,
  disputeEvent,
  disputeResult,
  seenState,
  health,
  attention,
  peopleCommitteeKind,
  mediatorPost,
  mediatorAppointment,
  workInjury,
  weekday,
  mediationRoomKind,
  awardLevel,
  screeningKind,
];

/** Dictionaries as a new township finds them; an administrator edits their entries. Empty where no source gives values. */
export const seedDictionaries: readonly CodeTable[] = [
  documentKind,
  gridLevel,
  orgForm,
  regionKind,
  affiliation,
  workPerformance,
  memberPost,
  guardMethod,
  orgTag,
  disputeKind,
  resolveWay,
  disputeSource,
  disputePartyKind,
  visitMethod,
  visitKind,
  careKind,
  selfCare,
  mediationIndustry,
  mediatorIdentity,
  mediatorSource,
  mediatorOtherRole,
];

const byKey = new Map([...nationalTables, ...seedDictionaries].map((table) => [table.key, table]));

/** The table of a key as shipped: a national table, or a dictionary's seed. */
export function shippedTable(key: string): CodeTable | undefined {
  return byKey.get(key);
}
