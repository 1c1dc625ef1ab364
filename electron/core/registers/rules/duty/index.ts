// Rules of the registers of duty that stand by themselves; records of what happened have theirs beside them.
import type { RegisterRules } from '../registerRules.ts';
import { dutyWishRules, memberAbsenceRules, pairRuleRules } from './availability.ts';
import { calendarDayRules, dutyLevelRules, dutyNodeRules } from './calendar.ts';
import { responsePlanRules } from './responsePlan.ts';
import { schoolGuardRules, schoolRules } from './schools.ts';
import { shiftPatternRules } from './shiftPattern.ts';
import { shiftSwapRules } from './shiftSwap.ts';

export const dutyRules: Readonly<Record<string, RegisterRules>> = {
  shiftPattern: shiftPatternRules,
  dutyLevel: dutyLevelRules,
  dutyNode: dutyNodeRules,
  calendarDay: calendarDayRules,
  memberAbsence: memberAbsenceRules,
  dutyWish: dutyWishRules,
  pairRule: pairRuleRules,
  responsePlan: responsePlanRules,
  school: schoolRules,
  schoolGuard: schoolGuardRules,
  shiftSwap: shiftSwapRules,
};
