// The records that figures of patrols count: one object for each source, so that all its figures are counted in one pass.
import { within } from '../reports/condition.ts';
import { groundInUse } from '../reports/patrolGround.ts';
import type { Source } from './indicator.ts';

export const patrolRecords: Source = {
  register: 'patrolRecord',
  where: within('patrolledOn'),
  by: { village: 'village', team: 'team', line: 'line' },
  day: 'patrolledOn',
};
export const patrolAttendees: Source = {
  register: 'patrolAttendee',
  where: within('patrol.patrolledOn'),
  by: { village: 'patrol.village', team: 'patrol.team', line: 'patrol.line' },
  day: 'patrol.patrolledOn',
};

export const patrolLines: Source = {
  register: 'patrolLine',
  where: groundInUse,
  by: { village: 'village', team: 'team', line: 'id' },
  day: 'startsOn',
};
/** A place belongs to the team of its line. */
export const patrolPlaces: Source = {
  register: 'patrolPlace',
  where: groundInUse,
  by: { village: 'village', team: 'line.team', line: 'line' },
  day: 'startsOn',
};
export const guardPosts: Source = {
  register: 'guardPost',
  where: groundInUse,
  by: { village: 'village', team: 'team' },
  day: 'startsOn',
};
