// The registers of duty: its ground, its calendar, who is available, and what really happened.
import type { Register } from '../register.ts';
import { dutyWish, memberAbsence, pairRule } from './availability.ts';
import { calendarDay, dutyLevel, dutyNode, shiftPattern } from './calendar.ts';
import { dutyLog, dutyLogEntry, patrolAttendee, patrolRecord, shiftSwap } from './facts.ts';
import { drill, patrolTemplate, responsePlan, staffingRule, villageForce } from './preparedness.ts';
import { school, schoolGuard, schoolTerm } from './schools.ts';
import { guardPost, nodeDeployment, patrolArea, patrolLine, patrolPlace } from './whereabouts.ts';

export const dutyRegisters: readonly Register[] = [
  patrolRecord,
  patrolAttendee,
  dutyLog,
  dutyLogEntry,
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
