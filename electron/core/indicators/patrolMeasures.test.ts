// Times, 人次, persons and hours by kind of duty and by class of force, of the whole and of a village, team or line: counted
// again by plain loops, each with exactly its records.
import { expect, it } from 'vitest';
import type { IndicatorScope } from '../../../shared/indicators/indicator.ts';
import { isOfPatrolKind } from '../../../shared/indicators/patrolMeasures.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { readCodeBook } from '../codeBook.ts';
import { loadedTownship } from '../reports/testing/loadedTownship.ts';
import { type Attendee, isOfOctober, type Patrol, unwalkedBy, writePatrols } from '../reports/testing/randomPatrols.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

interface Counted {
  value: string;
  ids: string[];
}

const listed = (ids: readonly string[]): Counted => ({ value: String(ids.length), ids: [...ids] });
const once = (ids: readonly string[]): Counted => listed([...new Set(ids)]);

function hours(records: readonly { id: string; minutes: number }[]): Counted {
  let sum = 0;
  for (const { minutes } of records) sum += minutes;
  const tenths = Math.floor((sum + 3) / 6);
  const value = tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return { value, ids: records.filter(({ minutes }) => minutes !== 0).map(({ id }) => id) };
}

/** An indicator by its key, over the patrols and the people who came; null for one that is not of these. */
function counted(key: string, patrols: readonly Patrol[], attendees: readonly Attendee[]): Counted | null {
  if (key === 'patrolsNoTask') return listed(patrols.flatMap(({ id, task }) => (task === null ? id : [])));
  const [, measure, by, written] = /^(patrols?|attendances|persons|hours)(Task|Class)(.+)$/u.exec(key) ?? [];
  if (measure === undefined) return null;
  const code = written === 'None' ? null : written;
  const own = patrols.filter(({ task }) => task === code);
  const came = attendees.filter(({ patrol, forceClass }) => (by === 'Task' ? patrol.task : forceClass) === code);
  switch (measure) {
    case 'patrols':
      return by === 'Task' ? listed(own.map(({ id }) => id)) : once(came.map(({ patrol }) => patrol.id));
    case 'patrol':
    case 'attendances':
      return listed(came.map(({ id }) => id));
    case 'persons':
      return once(came.map(({ person }) => person));
    default:
      return by === 'Task' ? hours(own) : hours(came);
  }
}

const scopes: readonly IndicatorScope[] = [{}, { village: 'v1' }, { team: 'east' }, { line: 'l1' }];

it('every figure by kind and by class, of every scope, with its records', { timeout: 120_000 }, async () => {
  const { database, ...township } = await loadedTownship();
  const written = await writePatrols({ database, ...township });
  const world = { today: '2026-11-21', codes: await readCodeBook(database.kysely) };
  const period = readPeriod('2026-10')!;
  const october = written.patrols.filter(isOfOctober);
  const unwalked = unwalkedBy(october);
  for (const scope of scopes) {
    const isWithin = (patrol: Patrol) =>
      Object.entries(scope).every(([key, id]) => patrol[key as 'village' | 'team' | 'line'] === id);
    const patrols = october.filter(isWithin);
    const attendees = written.attendees.filter(({ patrol }) => patrols.includes(patrol));
    const values = await indicatorValues(database.kysely, { period, scope }, world);
    let compared = 0;
    for (const { key, value } of values) {
      const expected = key === 'patrolsTaskOther' ? null : counted(key, patrols, attendees);
      expect([key, expected !== null || !isOfPatrolKind(key)]).toEqual([key, true]);
      if (expected === null) continue;
      compared += 1;
      expect([scope, key, value]).toEqual([scope, key, expected.value]);
      const records = await recordsOfIndicator(database.kysely, { key, period, scope }, world);
      expect([scope, key, records.map(({ id }) => id).toSorted()]).toEqual([scope, key, expected.ids.toSorted()]);
    }
    // Ten kinds and what is not filled in, by four measures; four classes and what is not filled in, by four.
    expect(compared).toBe(11 * 4 + 5 * 4);
    const of = (key: string) => values.find((each) => each.key === key)?.value;
    const left = (register: string) =>
      unwalked.filter(
        (each) =>
          each.register === register &&
          Object.entries(scope).every(([key, id]) =>
            key === 'line' && register === 'patrolLine'
              ? each.id === id
              : each[key as 'village' | 'team' | 'line'] === id,
          ),
      );
    expect([scope, of('linesUnpatrolled')]).toEqual([scope, String(left('patrolLine').length)]);
    expect([scope, of('placesUnpatrolled')]).toEqual([scope, String(left('patrolPlace').length)]);
    // A post is on no line: of a line nothing is known of posts.
    const posts = 'line' in scope ? null : String(left('guardPost').length);
    expect([scope, of('postsUnpatrolled')]).toEqual([scope, posts]);
  }
});

it('hours are told by the minutes that make them', async () => {
  const { database, ...township } = await loadedTownship();
  await writePatrols({ database, ...township });
  const world = { today: '2026-11-21', codes: await readCodeBook(database.kysely) };
  const period = readPeriod('2026-10')!;
  const [value] = await indicatorValues(database.kysely, { period, keys: ['hoursClass2'] }, world);
  const records = await recordsOfIndicator(database.kysely, { key: 'hoursClass2', period }, world);
  const minutes = records.reduce((sum, { addend }) => sum + Number(addend), 0);
  expect([value!.unit, Number(value!.value)]).toEqual(['小时', Math.floor((minutes + 3) / 6) / 10]);
});
