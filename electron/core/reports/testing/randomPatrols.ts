// A township with patrols of every kind thrown by dice, and what was written, to be counted again by plain loops.
import { sql } from 'kysely';
import type { Loaded } from './loadedTownship.ts';

export interface Patrol {
  id: string;
  patrolledOn: string;
  team: string;
  village: string | null;
  line: string | null;
  post: string | null;
  place: string | null;
  task: string | null;
  finding: string;
  minutes: number;
  vehicles: number | null;
  lateEntry: boolean;
  isWithdrawn: boolean;
}

export interface Attendee {
  id: string;
  patrol: Patrol;
  person: string;
  forceClass: string | null;
  minutes: number;
}

export interface Ground {
  id: string;
  register: 'patrolLine' | 'guardPost' | 'patrolPlace';
  team: string | null;
  village: string | null;
  line: string | null;
}

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  return { next, of: <T>(choices: readonly T[]): T => choices[next(choices.length)]! };
}

/** Lines, posts and places; a place has its line's team. */
const ground: readonly Ground[] = [
  { id: 'l1', register: 'patrolLine', team: 'east', village: 'v1', line: null },
  { id: 'l2', register: 'patrolLine', team: 'west', village: 'v2', line: null },
  { id: 'l3', register: 'patrolLine', team: null, village: null, line: null },
  { id: 'l4', register: 'patrolLine', team: 'west', village: 'v1', line: null },
  { id: 'g1', register: 'guardPost', team: 'east', village: 'v1', line: null },
  { id: 'g2', register: 'guardPost', team: 'west', village: null, line: null },
  { id: 'w1', register: 'patrolPlace', team: 'east', village: 'v1', line: 'l1' },
  { id: 'w4', register: 'patrolPlace', team: 'west', village: 'v2', line: 'l4' },
  { id: 'w0', register: 'patrolPlace', team: null, village: null, line: null },
];

/** Retired with figures and without, a code nobody declared, nothing filled in. */
const tasks = ['1', '2', '8', 'zz', null] as const;

/** Seventy patrols with who came, some withdrawn, some outside October 2026; two kinds and a finding are switched off. */
export async function writePatrols({ load, database }: Loaded): Promise<{ patrols: Patrol[]; attendees: Attendee[] }> {
  load('team', [
    { id: 'east', name: '东队', village: 'v1' },
    { id: 'west', name: '西队', village: 'v2' },
    { id: 'gone', name: '旧队', dissolvedOn: '2025-01-01' },
    { id: 'idle', name: '闲队' },
  ]);
  load(
    'person',
    Array.from({ length: 8 }, (_, index) => ({ id: `p${index}`, name: `石${index}` })),
  );
  load('patrolArea', [{ id: 'a1', name: '第1片区' }]);
  for (const { id, register, team, village, line } of ground) {
    const whose: Record<string, string | null> = register === 'patrolPlace' ? { line } : { team, area: 'a1' };
    load(register, [{ id, name: id, village, ...whose }]);
  }
  load('patrolLine', [{ id: 'old', name: '旧防线', area: 'a1', team: 'east', endsOn: '2026-01-01' }]);
  const { next, of } = dice(20261122);
  const patrols: Patrol[] = [];
  const attendees: Attendee[] = [];
  for (let index = 0; index < 70; index += 1) {
    const patrol: Patrol = {
      id: `r${index}`,
      patrolledOn: of(['2026-09-30', '2026-10-01', '2026-10-09', '2026-10-17', '2026-10-31', '2026-11-01']),
      team: of(['east', 'west', 'gone']),
      village: of(['v1', 'v2', null]),
      line: of(['l1', 'l2', null]),
      post: of(['g1', null, null]),
      place: of(['w0', null, null]),
      task: of(tasks),
      finding: of(['0', '1', '3', '6']),
      minutes: 1 + next(300),
      vehicles: of([null, 0, 1, 2]),
      lateEntry: of([true, false]),
      isWithdrawn: next(10) === 0,
    };
    patrols.push(patrol);
    const { isWithdrawn: _state, ...values } = patrol;
    load('patrolRecord', [{ ...values, leader: 'p0', level: '1', start: '19:00', end: '21:00' }]);
    const present = Array.from({ length: 8 }, (_, person) => person).filter(() => next(3) === 0);
    for (const person of index % 9 === 0 ? [] : present) {
      const id = `${patrol.id}-${person}`;
      const attendee = { person: `p${person}`, forceClass: of(['1', '2', '2', null]), minutes: next(4) * 45 };
      attendees.push({ id, patrol, ...attendee });
      load('patrolAttendee', [{ id, patrol: patrol.id, ...attendee }]);
    }
    if (!patrol.isWithdrawn) continue;
    await sql`update "patrolRecord" set "withdrawnAt" = '2026-11-02T00:00:00.000Z' where "id" = ${patrol.id}`.execute(
      database.kysely,
    );
    await sql`update "patrolAttendee" set "withdrawnAt" = '2026-11-02T00:00:00.000Z' where "patrol" = ${patrol.id}`.execute(
      database.kysely,
    );
  }
  await sql`update "dictionaryEntry" set "active" = 0 where ("tableKey" = 'dutyTask' and "code" in ('8', '9'))
    or ("tableKey" = 'patrolFinding' and "code" = '6')`.execute(database.kysely);
  return { patrols, attendees };
}

/** Of what nobody walked: a line by its own patrols, a place also by one of its whole line. */
export function unwalkedBy(patrols: readonly Patrol[]): Ground[] {
  return ground.filter(({ id, register, line }) => {
    if (register === 'patrolLine') return !patrols.some((patrol) => patrol.line === id);
    if (register === 'guardPost') return !patrols.some(({ post }) => post === id);
    return !patrols.some((patrol) => patrol.place === id || (line !== null && patrol.line === line && !patrol.place));
  });
}

/** In use, and of October 2026. */
export const isOfOctober = ({ patrolledOn, isWithdrawn }: Patrol): boolean =>
  patrolledOn.startsWith('2026-10') && !isWithdrawn;
