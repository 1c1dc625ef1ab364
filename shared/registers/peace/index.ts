// The ledgers of 平安建设, in the order of the navigation.
import type { Register } from '../register.ts';
import { assessment } from './assessment.ts';
import { campaign } from './campaign.ts';
import { floatingResident } from './floatingResident.ts';
import { hazard } from './hazard.ts';
import { householdVisit } from './householdVisit.ts';
import { jointCheck } from './jointCheck.ts';
import { matter } from './matter.ts';
import { meeting } from './meeting.ts';
import { meetingDecision } from './meetingDecision.ts';
import { peaceVillage } from './peaceVillage.ts';
import { publicity } from './publicity.ts';
import { rentalHouse } from './rentalHouse.ts';
import { trainee } from './trainee.ts';
import { training } from './training.ts';

export const peaceRegisters: readonly Register[] = [
  matter,
  hazard,
  jointCheck,
  campaign,
  rentalHouse,
  floatingResident,
  meeting,
  meetingDecision,
  training,
  trainee,
  publicity,
  householdVisit,
  peaceVillage,
  assessment,
];
