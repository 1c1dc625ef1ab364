// Indicators that only make a rate or split a whole: lists and passports have them, the table of main indicators does not.
import { hazardKindKey, houseHazardKey } from './hazards.ts';
import { topicKey } from './law.ts';

const parts = new Set([
  'meetingsDue',
  'meetingsPresent',
  'trainingsDue',
  'trainingsPassed',
  'trainingsExamined',
  'hazardRecords',
  'hazardsRecheckFailed',
  'jointCheckQuestioned',
  'jointCheckFixed',
  'jointCheckMoved',
  'campaignPeople',
  'publicityBanners',
  'publicityBoards',
  'publicityHouseholdsDue',
  'floatingWorkers',
  'ownHouses',
  'mattersSatisfied',
  'assessmentFull',
  'assessmentScore',
  'residentHouseholds',
]);

const splits = [hazardKindKey(''), houseHazardKey(''), topicKey('')];

export const isDetail = (key: string): boolean => parts.has(key) || splits.some((start) => key.startsWith(start));
