// 巡逻情况统计表: 人次 by team, classes that add up, and every figure’s records.
import { expect, it } from 'vitest';
import { loadedTownship } from './testing/loadedTownship.ts';

it('patrols of 4, 5 and 6 people are 15 人次, by team and with their records', async () => {
  const { load, ask } = await loadedTownship();
  load('team', [
    { id: 'east', name: '东队', village: 'v1' },
    { id: 'west', name: '西队', village: 'v2' },
    { id: 'idle', name: '北队' },
    { id: 'gone', name: '旧队', dissolvedOn: '2025-01-01' },
  ]);
  load(
    'person',
    Array.from({ length: 8 }, (_, index) => ({ id: `p${index}`, name: `石${index}` })),
  );
  load('patrolArea', [{ id: 'a1', name: '第1片区' }]);
  load('patrolLine', [
    { id: 'l1', name: '01号防线', area: 'a1', team: 'east' },
    { id: 'l2', name: '02号防线', area: 'a1', team: 'west' },
  ]);
  const patrol = (team: string, village: string, people: number, more: object = {}) => {
    const [id] = load('patrolRecord', [
      {
        patrolledOn: '2026-10-05',
        team,
        village,
        leader: 'p0',
        task: '1',
        finding: '0',
        level: '1',
        minutes: 95,
        ...more,
      },
    ]);
    load(
      'patrolAttendee',
      Array.from({ length: people }, (_, index) => ({
        patrol: id!,
        person: `p${index}`,
        forceClass: index === 0 ? null : '2',
        minutes: 95,
      })),
    );
  };
  patrol('east', 'v1', 4, { vehicles: 2, line: 'l1' });
  patrol('west', 'v2', 5, { task: null, finding: '3' });
  patrol('west', 'v2', 6, { patrolledOn: '2026-10-31', lateEntry: true });
  patrol('west', 'v2', 3, { patrolledOn: '2026-11-01' });
  const report = await ask('patrols', '2026-10', { by: 'team' });
  expect([report.of('patrols'), report.of('attendances'), report.of('vehicles'), report.of('late')]).toEqual([
    '3',
    '15',
    '2',
    '1',
  ]);
  expect(report.rows.map(({ title }) => title).toSorted()).toEqual(['东队', '北队', '西队'].toSorted());
  expect([report.at('east', 'attendances'), report.at('west', 'attendances'), report.at('idle', 'patrols')]).toEqual([
    '4',
    '11',
    '0',
  ]);
  expect([report.of('task1'), report.of('taskNone'), report.of('class2'), report.of('classNone')]).toEqual([
    '2',
    '1',
    '12',
    '3',
  ]);
  expect([report.of('finding3'), report.of('finding4')]).toEqual(['1', '0']);
  expect([report.at('east', 'linesUnpatrolled'), report.at('west', 'linesUnpatrolled')]).toEqual(['0', '1']);
  expect(await report.records('linesUnpatrolled', 'west')).toEqual(['l2']);
  expect(await report.records('attendances', 'west')).toHaveLength(11);
  expect(await report.records('patrols')).toHaveLength(3);
  expect(await report.broken()).toEqual([]);

  // Four and six of the same six people: counted once in the whole.
  expect([report.at('east', 'persons'), report.at('west', 'persons'), report.of('persons')]).toEqual(['4', '6', '6']);
  expect((await report.records('persons', 'east')).length).toBe(4);
  expect((await report.records('persons')).length).toBe(6);
  // 95 minutes are 1.6 hours; three patrols 4.75, half up.
  expect([report.at('east', 'hours'), report.of('hours'), report.of('personHours')]).toEqual(['1.6', '4.8', '23.8']);

  const byLine = await ask('patrols', '2026-10', { by: 'line' });
  expect(byLine.rows.map(({ title }) => title)).toEqual(['01号防线', '02号防线', '未填防线']);
  expect([byLine.at('l1', 'patrols'), byLine.at('l2', 'patrols'), byLine.at('', 'attendances')]).toEqual([
    '1',
    '0',
    '11',
  ]);
});
