// Rules of the ledgers of 平安建设 by register.
import type { RegisterRules } from '../registerRules.ts';
import { assessmentRules } from './assessment.ts';
import { floatingResidentRules } from './floatingResident.ts';
import { hazardRules } from './hazard.ts';
import { householdVisitRules } from './householdVisit.ts';
import { jointCheckRules } from './jointCheck.ts';
import { matterRules } from './matter.ts';
import { meetingRules } from './meeting.ts';
import { meetingDecisionRules } from './meetingDecision.ts';
import { peaceVillageRules } from './peaceVillage.ts';
import { publicityRules } from './publicity.ts';
import { rentalHouseRules } from './rentalHouse.ts';
import { traineeRules } from './trainee.ts';
import { trainingRules } from './training.ts';

export const peaceRules: Record<string, RegisterRules> = {
  meeting: meetingRules,
  meetingDecision: meetingDecisionRules,
  training: trainingRules,
  trainee: traineeRules,
  publicity: publicityRules,
  householdVisit: householdVisitRules,
  hazard: hazardRules,
  jointCheck: jointCheckRules,
  matter: matterRules,
  rentalHouse: rentalHouseRules,
  floatingResident: floatingResidentRules,
  peaceVillage: peaceVillageRules,
  assessment: assessmentRules,
};
