// 巡逻情况统计表 counted again by plain loops over what was written: every column, row and total, and the records behind each.
import { expect, it } from 'vitest';
import type { DimensionKey, ReportColumn } from '../../../shared/reports/report.ts';
import { type Answer, loadedTownship } from './testing/loadedTownship.ts';
import {
  type Attendee,
  type Ground,
  isOfOctober,
  type Patrol,
  unwalkedBy,
  writePatrols,
} from './testing/randomPatrols.ts';

interface Records {
  patrols: readonly Patrol[];
  attendees: readonly Attendee[];
  ground: readonly Ground[];
}

/** The ids behind a figure and what it says; hours in tenths. */
interface Recounted {
  value: string;
  ids: string[];
}

const counted = (found: readonly { id: string }[]): Recounted => ({
  value: String(found.length),
  ids: found.map(({ id }) => id),
});

const distinct = (ids: readonly string[]): Recounted => counted([...new Set(ids)].map((id) => ({ id })));

function summed(found: readonly { id: string; minutes?: number; vehicles?: number | null }[], of: string): Recounted {
  let sum = 0;
  for (const each of found) sum += (of === 'vehicles' ? each.vehicles : each.minutes) ?? 0;
  const adding = found.filter((each) => ((of === 'vehicles' ? each.vehicles : each.minutes) ?? 0) !== 0);
  const tenths = Math.floor((sum + 3) / 6);
  const hours = `${Math.floor(tenths / 10)}.${tenths % 10}`;
  return { value: of === 'vehicles' ? String(sum) : hours, ids: adding.map(({ id }) => id) };
}

/** A column by its key, over the records of a row. */
function recounted(key: string, by: DimensionKey, { patrols, attendees, ground: unwalked }: Records): Recounted {
  const times = (is: (patrol: Patrol) => boolean): Recounted =>
    by === 'forceClass'
      ? distinct(attendees.filter(({ patrol }) => is(patrol)).map(({ patrol }) => patrol.id))
      : counted(patrols.filter(is));
  const ofClass = (is: string | null) => counted(attendees.filter(({ forceClass }) => forceClass === is));
  const left = (register: Ground['register']) => counted(unwalked.filter((each) => each.register === register));
  switch (key) {
    case 'patrols':
      return times(() => true);
    case 'attendances':
      return counted(attendees);
    case 'persons':
      return distinct(attendees.map(({ person }) => person));
    case 'hours':
      return summed(patrols, 'minutes');
    case 'personHours':
      return summed(attendees, 'minutes');
    case 'vehicles':
      return summed(patrols, 'vehicles');
    case 'taskNone':
      return times(({ task }) => task === null);
    case 'taskRetired':
      return times(({ task }) => task === '8' || task === 'zz');
    case 'classNone':
      return ofClass(null);
    case 'findingRetired':
      return times(({ finding }) => finding === '6');
    case 'late':
      return times(({ lateEntry }) => lateEntry);
    case 'linesUnpatrolled':
      return left('patrolLine');
    case 'postsUnpatrolled':
      return left('guardPost');
    case 'placesUnpatrolled':
      return left('patrolPlace');
    default:
      if (key.startsWith('task')) return times(({ task }) => task === key.slice(4));
      if (key.startsWith('class')) return ofClass(key.slice(5));
      if (key.startsWith('finding')) return times(({ finding }) => finding === key.slice(7));
      throw new Error(`no column ${key} was thought of`);
  }
}

function inRow(all: Records, by: DimensionKey, row: string): Records {
  const is = (value: string | null) => (value ?? '') === row;
  const ofPatrol = (patrol: Patrol) => {
    switch (by) {
      case 'team':
      case 'village':
      case 'line':
      case 'task':
        return is(patrol[by]);
      default:
        return true;
    }
  };
  return {
    patrols: all.patrols.filter(ofPatrol),
    attendees: all.attendees.filter(({ patrol, forceClass }) =>
      by === 'forceClass' ? is(forceClass) : ofPatrol(patrol),
    ),
    ground: all.ground.filter((each) => (by === 'team' || by === 'village' || by === 'line' ? is(each[by]) : true)),
  };
}

async function compare(report: Answer, by: DimensionKey, all: Records): Promise<void> {
  const check = async ({ key }: ReportColumn, row: string | null, figure: string | null) => {
    const { value, ids } = recounted(key, by, row === null ? all : inRow(all, by, row));
    expect([by, row, key, figure]).toEqual([by, row, key, value]);
    const found = await report.records(key, row);
    expect([by, row, key, found.toSorted()]).toEqual([by, row, key, ids.toSorted()]);
  };
  for (const [index, column] of report.columns.entries()) {
    await check(column, null, report.total[index] ?? null);
    for (const { key, values } of report.rows) await check(column, key, values[index] ?? null);
  }
}

it('every figure of every dimension, and its records', { timeout: 120_000 }, async () => {
  const township = await loadedTownship();
  const { patrols, attendees } = await writePatrols(township);
  const october = patrols.filter(isOfOctober);
  const all = {
    patrols: october,
    attendees: attendees.filter(({ patrol }) => isOfOctober(patrol)),
    ground: unwalkedBy(october),
  };
  const classes = new Set(all.attendees.map(({ person, forceClass }) => `${person} ${forceClass}`));
  expect(classes.size).toBeGreaterThan(8);
  const shown = new Map<DimensionKey, Answer>();
  for (const by of ['team', 'village', 'line', 'task', 'forceClass', 'whole'] as const) {
    const report = await township.ask('patrols', '2026-10', { by });
    shown.set(by, report);
    await compare(report, by, all);
    expect(await report.broken()).toEqual([]);
  }
  const titles = (by: DimensionKey) => shown.get(by)!.rows.map(({ title }) => title);
  // In the order of the dictionary: a retired kind only where it has figures, 农资纠纷 and not 安全生产.
  expect(titles('task')).toEqual([
    ...['巡逻防范', '邻里守望', '帮扶教育', '线索搜集', '纠纷调处', '隐患治理', '道路隐患', '农资纠纷', '护学'],
    ...['zz', '未填勤务种类'],
  ]);
  expect(titles('forceClass')).toEqual(['主要', '重要', '辅助', '其他', '未分类']);
  expect(titles('team')).toEqual(expect.arrayContaining(['旧队', '闲队', '未填队伍']));
  expect(titles('whole')).toEqual([]);
  // What belongs to no class has no column there, and no column repeats the rows.
  const keys = (by: DimensionKey) => shown.get(by)!.columns.map(({ key }) => key);
  expect(keys('forceClass').filter((key) => /^(hours|vehicles|class)/u.test(key))).toEqual([]);
  expect(keys('task').filter((key) => key.startsWith('task'))).toEqual([]);
  // A patrol of two classes stands in both rows, and once in the total.
  const ofClass = shown.get('forceClass')!;
  const inRows = ofClass.rows.reduce((sum, { key }) => sum + Number(ofClass.at(key, 'patrols')), 0);
  expect(inRows).toBeGreaterThan(Number(ofClass.of('patrols')));
});

it('of one village, kinds and classes without a patrol are still told', async () => {
  const township = await loadedTownship();
  const { patrols } = await writePatrols(township);
  const report = await township.ask('patrols', '2026-10', { by: 'task', only: { village: 'v1' } });
  const here = patrols.filter((patrol) => patrol.village === 'v1' && isOfOctober(patrol));
  expect(report.of('patrols')).toBe(String(here.length));
  expect([report.at('10', 'patrols'), report.rows.some(({ key }) => key === '9')]).toEqual(['0', false]);
});

it('of one team or line, by kind and by class', { timeout: 120_000 }, async () => {
  const township = await loadedTownship();
  const { patrols, attendees } = await writePatrols(township);
  const october = patrols.filter(isOfOctober);
  for (const [key, id] of [
    ['team', 'east'],
    ['line', 'l1'],
  ] as const) {
    const here = october.filter((patrol) => patrol[key] === id);
    const all = { patrols: here, attendees: attendees.filter(({ patrol }) => here.includes(patrol)), ground: [] };
    for (const by of ['task', 'forceClass'] as const) {
      await compare(await township.ask('patrols', '2026-10', { by, only: { [key]: id } }), by, all);
    }
  }
  // A post is on no line, which is not zero.
  const ofLine = await township.ask('patrols', '2026-10', { by: 'whole', only: { line: 'l1' } });
  expect([ofLine.of('postsUnpatrolled'), ofLine.of('linesUnpatrolled')]).toEqual(['—', '0']);
});

it('a line of long ago is no patrol before: the period before is told to be unknown', async () => {
  const township = await loadedTownship();
  township.load('patrolLine', [{ id: 'l1', name: '01号防线', startsOn: '2020-01-01' }]);
  township.load('team', [{ id: 'east', name: '东队' }]);
  township.load('person', [{ id: 'p0', name: '石一' }]);
  township.load('patrolRecord', [
    { patrolledOn: '2026-10-05', team: 'east', leader: 'p0', level: '1', start: '19:00', end: '21:00', finding: '0' },
  ]);
  const { lines } = await township.ask('patrols', '2026-10', { by: 'team' });
  expect(lines.map(({ text }) => text)).toEqual(['上期无数据', '上期无数据', '上年同期无数据', '上年同期无数据']);
});
