// The registers of duty: its ground, its calendar, who is available, and what really happened.
import type { Register } from '../register.ts';
import { dutyWish, memberAbsence, pairRule } from './availability.ts';
import { calendarDay, dutyLevel, dutyNode, shiftPattern } from './calendar.ts';
import { dutyLog, dutyLogEntry, patrolAttendee, patrolRecord, shiftSwap } from './facts.ts';
import { drill, patrolTemplate, responsePlan, staffingRule, villageForce } from './preparedness.ts';
import { school, schoolGuard, schoolTerm } from './schools.ts';
import { guardPost, nodeDeployment, patrolArea, patrolLine, patrolPlace } from './whereabouts.ts';

/** Records that belong to one of these and have no ledger page of their own. */
export const dutyParts: readonly Register[] = [patrolAttendee, dutyLogEntry];

export const dutyRegisters: readonly Register[] = [
  patrolRecord,
  dutyLog,
  shiftSwap,
  schoolGuard,
  drill,
  shiftPattern,
  memberAbsence,
  dutyWish,
  pairRule,
  dutyNode,
  nodeDeployment,
  dutyLevel,
  calendarDay,
  patrolArea,
  patrolLine,
  patrolPlace,
  guardPost,
  patrolTemplate,
  school,
  schoolTerm,
  responsePlan,
  villageForce,
  staffingRule,
];
