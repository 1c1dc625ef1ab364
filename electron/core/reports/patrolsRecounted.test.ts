// 巡逻情况统计表 counted again by plain loops over what was written: every column, row and total, and the records behind each.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { DimensionKey, ReportColumn } from '../../../shared/reports/report.ts';
import { type Answer, type Loaded, loadedTownship } from './testing/loadedTownship.ts';

interface Patrol {
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

interface Attendee {
  id: string;
  patrol: Patrol;
  person: string;
  forceClass: string | null;
  minutes: number;
}

interface Ground {
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

async function written({ load, database }: Loaded): Promise<{ patrols: Patrol[]; attendees: Attendee[] }> {
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

/** Of what nobody walked: a line by its own patrols, a place also by one of its whole line. */
function unwalkedBy(patrols: readonly Patrol[]): Ground[] {
  return ground.filter(({ id, register, line }) => {
    if (register === 'patrolLine') return !patrols.some((patrol) => patrol.line === id);
    if (register === 'guardPost') return !patrols.some(({ post }) => post === id);
    return !patrols.some((patrol) => patrol.place === id || (line !== null && patrol.line === line && !patrol.place));
  });
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
  const { patrols, attendees } = await written(township);
  const isCounted = ({ patrolledOn, isWithdrawn }: Patrol) => patrolledOn.startsWith('2026-10') && !isWithdrawn;
  const october = patrols.filter(isCounted);
  const all = {
    patrols: october,
    attendees: attendees.filter(({ patrol }) => isCounted(patrol)),
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
  const { patrols } = await written(township);
  const report = await township.ask('patrols', '2026-10', { by: 'task', only: { village: 'v1' } });
  const here = patrols.filter(
    ({ village, patrolledOn, isWithdrawn }) => village === 'v1' && patrolledOn.startsWith('2026-10') && !isWithdrawn,
  );
  expect(report.of('patrols')).toBe(String(here.length));
  expect([report.at('10', 'patrols'), report.rows.some(({ key }) => key === '9')]).toEqual(['0', false]);
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
