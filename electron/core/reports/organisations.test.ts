import { expect, it } from 'vitest';
import { loadedTownship } from './testing/loadedTownship.ts';

it('counts committees, mediators in office at the end of the period, trainings and awards within it', async () => {
  const { load, ask } = await loadedTownship();
  load('person', [
    { id: 'p1', name: '张建国', sex: '1', ethnic: '15', education: '21', political: '01' },
    { id: 'p2', name: '彭秀英', sex: '2', ethnic: '01', education: '60', political: '13' },
    { id: 'p3', name: '田志强', sex: '1' },
  ]);
  const mediator = { post: '2', fullTime: '2', produced: '1', identityKind: '15', committee: 'committee1' };
  load('mediator', [
    { id: 'm1', person: 'p1', ...mediator, fullTime: '1', joinedOn: '2020-01-01' },
    { id: 'm2', person: 'p2', ...mediator, committee: 'committee3', produced: '2', purchased: true },
    { id: 'm3', person: 'p3', ...mediator, joinedOn: '2026-10-01' },
    { id: 'gone', person: 'p3', ...mediator, leftOn: '2026-09-30' },
  ]);
  load('mediatorTraining', [
    { mediator: 'm1', course: '民法典', from: '2026-09-10' },
    { mediator: 'm2', course: '民法典', from: '2026-08-10' },
  ]);
  load('mediatorAward', [{ mediator: 'm1', title: '优秀调解员', level: '4', on: '2026-09-28' }]);
  const report = await ask('mediation-organisations', '2026-09');
  const figures = (...keys: string[]) => keys.map((key) => report.of(key));
  expect(figures('committees', 'kind1', 'kind6', 'mediators', 'fullTime', 'partTime', 'chosen', 'engaged')).toEqual([
    '7',
    '1',
    '1',
    '2',
    '1',
    '1',
    '1',
    '1',
  ]);
  expect(figures('men', 'women', 'minority', 'han', 'bachelor', 'secondary', 'party', 'masses', 'purchased')).toEqual([
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
    '1',
  ]);
  expect(figures('trainings', 'award4', 'identity15')).toEqual(['1', '1', '2']);
  expect(await report.records('mediators')).toEqual(['m1', 'm2']);
  expect((await report.broken()).map(({ relation }) => relation)).toEqual(['O2']);
  const october = await ask('mediation-organisations', '2026-10', { by: 'committee' });
  expect([
    october.of('mediators'),
    october.at('committee1', 'mediators'),
    october.at('committee3', 'mediators'),
  ]).toEqual(['3', '2', '1']);
  expect(october.of('person_sexUnsaid')).toBe('0');
  expect(october.of('person_educationUnsaid')).toBe('1');
});
