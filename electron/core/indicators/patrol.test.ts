// 巡逻防控 and schools: every figure counted by hand, and its list as long as the figure.
import { expect, it } from 'vitest';
import { readPeriod } from '../../../shared/reports/period.ts';
import { readCodeBook } from '../codeBook.ts';
import { type Loaded, loadedTownship } from '../reports/testing/loadedTownship.ts';
import { indicatorsByVillage } from './byVillage.ts';
import { recordsOfIndicator } from './records.ts';
import { indicatorValues } from './values.ts';

async function asking({ database }: Loaded, written: string, scope = {}, today = '2026-11-21') {
  const world = { today, codes: await readCodeBook(database.kysely) };
  const period = readPeriod(written)!;
  const values = await indicatorValues(database.kysely, { period, scope }, world);
  const of = (key: string) => {
    const found = values.find((value) => value.key === key);
    if (!found) throw new Error(`no indicator ${key}`);
    return found;
  };
  const records = (key: string) => recordsOfIndicator(database.kysely, { period, scope, key }, world);
  return {
    of,
    records,
    told: (...keys: readonly string[]) => keys.map((key) => of(key).text),
    /** Figures whose list has another length. */
    async unlike(): Promise<string[]> {
      const keys = values.filter(({ group }) => group === 'patrol' || group === 'schools');
      const wrong: string[] = [];
      for (const { key, records: told } of keys) if ((await records(key)).length !== told) wrong.push(key);
      return wrong;
    },
    byVillage: (key: string) => indicatorsByVillage(database.kysely, { period, keys: [key] }, world),
  };
}

const names = ['一', '二', '三', '四', '五', '六', '七', '八'];

/** Two teams of two villages, and eight people `p1` … `p8`. */
function people({ load }: Loaded): void {
  load('team', [
    { id: 'east', name: '东队', village: 'v1', dutyTeam: '1' },
    { id: 'west', name: '西队', village: 'v2', dutyTeam: '1' },
    { id: 'office', name: '机关', dutyTeam: '4' },
  ]);
  load(
    'person',
    names.map((name, index) => ({ id: `p${index + 1}`, name: `石${name}` })),
  );
}

function patrol({ load }: Loaded, values: Record<string, unknown>, came: readonly number[], each = {}): string {
  const whole = {
    patrolledOn: '2026-10-05',
    team: 'east',
    village: 'v1',
    level: '1',
    task: '1',
    finding: '0',
    minutes: 120,
  };
  const [id] = load('patrolRecord', [{ ...whole, leader: `p${came[0]}`, start: '19:00', end: '21:00', ...values }]);
  load(
    'patrolAttendee',
    came.map((number) => ({ patrol: id!, person: `p${number}`, minutes: 120, forceClass: '2', ...each })),
  );
  return id!;
}

it('patrols of 4, 5 and 6 people are 15 人次, and a person in two teams counts once', async () => {
  const township = await loadedTownship();
  people(township);
  patrol(township, {}, [1, 2, 3, 4]);
  patrol(township, { team: 'west', village: 'v2', level: '2', task: '5', finding: '3' }, [1, 5, 6, 7, 8], {
    forceClass: null,
  });
  patrol(township, { patrolledOn: '2026-10-31', vehicles: 2, finding: '4' }, [1, 2, 3, 4, 5, 6], { minutes: 90 });
  patrol(township, { patrolledOn: '2026-09-30' }, [1, 2]);
  patrol(township, { patrolledOn: '2026-11-01' }, [1, 2]);
  const october = await asking(township, '2026-10');
  expect(october.told('patrols', 'patrolAttendances', 'patrolPersons', 'patrolTeams', 'patrolVehicles')).toEqual([
    '3',
    '15',
    '8',
    '2',
    '2',
  ]);
  expect(october.told('patrolsTask1', 'patrolsTask5', 'patrolsTask2', 'patrolsTier1', 'patrolsTier3')).toEqual([
    '2',
    '1',
    '0',
    '2',
    '0',
  ]);
  expect(october.told('patrolClass2', 'patrolClass1', 'patrolClassNone')).toEqual(['10', '0', '5']);
  expect(october.told('patrolsFound', 'patrolFinding3', 'patrolFinding4', 'patrolFinding1')).toEqual([
    '2',
    '1',
    '1',
    '0',
  ]);
  expect(october.of('patrolAttendances')).toMatchObject({ previous: '2', cumulative: '17' });
  expect(await october.unlike()).toEqual([]);
  const east = await asking(township, '2026-10', { team: 'east' });
  expect(east.told('patrols', 'patrolAttendances', 'patrolPersons')).toEqual(['2', '10', '6']);
  const village = await asking(township, '2026-10', { village: 'v2' });
  expect(village.told('patrols', 'patrolAttendances', 'patrolPersons')).toEqual(['1', '5', '5']);
});

it('hours are the minutes summed, with one decimal', async () => {
  const township = await loadedTownship();
  people(township);
  patrol(township, { minutes: 95 }, [1, 2], { minutes: 95 });
  patrol(township, { minutes: 10, village: 'v2' }, [1], { minutes: 10 });
  const october = await asking(township, '2026-10');
  // 105 minutes are 1.75 hours, 200 minutes 3.33.
  expect(october.told('patrolHours', 'attendeeHours', 'patrolMinutes')).toEqual(['1.8', '3.3', '105']);
  const { rows } = await october.byVillage('patrolHours');
  expect(rows.map(({ title, values }) => [title, values[0]])).toEqual([
    ['那铁村', '1.6'],
    ['茶市村', '0.2'],
  ]);
  expect(await october.records('patrolHours')).toHaveLength(2);
});

it('lines and posts are without patrol in a period, those not in use are not asked', async () => {
  const township = await loadedTownship();
  people(township);
  township.load('patrolArea', [{ id: 'a', name: '东片区' }]);
  township.load('patrolLine', [
    { id: 'l1', name: '东街', area: 'a', team: 'east' },
    { id: 'l2', name: '西街', area: 'a', team: 'west', village: 'v2' },
    { id: 'l3', name: '旧街', area: 'a', endsOn: '2026-01-01' },
  ]);
  township.load('guardPost', [{ id: 'g1', name: '东门岗', kind: '2' }]);
  township.load('patrolPlace', [
    { id: 'p1', name: '东街小学', line: 'l1' },
    { id: 'p2', name: '西街夜市', line: 'l2' },
    { id: 'p3', name: '那铁园区', kind: '10' },
    { id: 'p4', name: '茶市园区', kind: '10' },
    { id: 'p5', name: '西街医院', line: 'l2' },
  ]);
  patrol(township, { line: 'l1' }, [1]);
  patrol(township, { place: 'p3' }, [1]);
  patrol(township, { place: 'p2', patrolledOn: '2026-09-12' }, [1]);
  patrol(township, { line: 'l2', patrolledOn: '2026-09-10', post: 'g1' }, [1]);
  const october = await asking(township, '2026-10');
  expect(october.told('patrolLines', 'linesUnpatrolled', 'guardPosts', 'postsUnpatrolled')).toEqual([
    '2',
    '1',
    '1',
    '1',
  ]);
  // A place is walked with the whole of its line, or by itself.
  expect(october.told('patrolPlaces', 'placesUnpatrolled')).toEqual(['5', '3']);
  const missed = (await october.records('placesUnpatrolled')).map(({ id }) => id);
  expect(missed.toSorted()).toEqual(['p2', 'p4', 'p5']);
  expect((await october.records('linesUnpatrolled')).map(({ id }) => id)).toEqual(['l2']);
  expect((await asking(township, '2026-09')).told('linesUnpatrolled', 'postsUnpatrolled')).toEqual(['1', '0']);
  expect((await asking(township, '2026-10', { team: 'west' })).told('linesUnpatrolled')).toEqual(['1']);
});

/** A rota of a team with one shift pattern `night`; cells as [day, person]. */
async function rota(
  { database }: Loaded,
  team: string,
  state: 'draft' | 'published' | 'changed',
  cells: readonly (readonly [string, number])[],
): Promise<void> {
  const at = { createdAt: '', createdBy: '', changedAt: '', changedBy: '', withdrawnAt: null };
  const id = `rota-${team}`;
  const row = { id, version: 1, team, month: '2026-11', state, edition: 1, note: null, made: null, ...at };
  await database.kysely.insertInto('rota').values(row).execute();
  for (const [day, number] of cells) {
    const cell = { rota: id, day, shift: 'night', person: `p${number}` };
    await database.kysely.insertInto('rotaCell').values(cell).execute();
  }
}

it('shifts are planned by published rotas up to today, and held where a record names them', async () => {
  const township = await loadedTownship();
  people(township);
  township.load('shiftPattern', [{ id: 'night', name: '夜班', level: '1', days: '1', start: '20:00', end: '23:00' }]);
  expect((await asking(township, '2026-11')).of('shiftsPlanned').value).toBeNull();
  await rota(township, 'east', 'changed', [
    ['2026-11-02', 1],
    ['2026-11-02', 2],
    ['2026-11-03', 1],
    ['2026-11-25', 1],
  ]);
  const early = (await asking(township, '2026-11', {}, '2026-11-03')).told('shiftsPlanned', 'shiftsMissed');
  // The shift of the 3rd may still be walked on that day.
  expect(early).toEqual(['1', '1']);
  await rota(township, 'west', 'draft', [['2026-11-02', 3]]);
  await rota(township, 'office', 'published', [['2026-11-02', 4]]);
  const held = patrol(township, { patrolledOn: '2026-11-02', shift: 'night' }, [1, 2]);
  patrol(township, { patrolledOn: '2026-11-03' }, [1]);
  const november = await asking(township, '2026-11');
  expect(november.told('shiftsPlanned', 'shiftsHeld', 'shiftsMissed', 'shiftsHeldRate')).toEqual([
    '2',
    '1',
    '1',
    '50.00%',
  ]);
  expect((await november.records('shiftsPlanned')).map(({ id, behind }) => [id, behind])).toEqual([
    ['2026-11-03.east.night', { people: ['p1'], records: [] }],
    ['2026-11-02.east.night', { people: ['p1', 'p2'], records: [held] }],
  ]);
  expect(await november.unlike()).toEqual([]);
  const { rows, total } = await november.byVillage('shiftsPlanned');
  expect([rows.map(({ title, values }) => [title, values[0]]), total]).toEqual([
    [
      ['那铁村', '2'],
      ['茶市村', '0'],
    ],
    ['2'],
  ]);
  expect((await asking(township, '2026-11', { village: 'v2' })).told('shiftsPlanned')).toEqual(['0']);
  expect((await asking(township, '2026-10')).of('shiftsPlanned').value).toBeNull();
});

it('drills, the duty log and schools', async () => {
  const township = await loadedTownship();
  people(township);
  township.load('drill', [
    { name: '防汛', heldOn: '2026-10-10', size: '1', participants: 40 },
    { name: '反恐', heldOn: '2026-10-20', size: '2', participants: 12 },
    { name: '消防', heldOn: '2026-09-20', size: '2', participants: 9 },
  ]);
  township.load('dutyLog', [{ id: 'log', dutyOn: '2026-10-05', shiftName: '全天' }]);
  township.load('dutyLogEntry', [
    { log: 'log', kind: '1', at: '09:00', content: '来电' },
    { log: 'log', kind: '3', at: '10:00', content: '火情' },
  ]);
  township.load('school', [
    { id: 's1', name: '一小', kind: '2', village: 'v1', fullTimeGuards: true, pupils: 300, minutesBefore: 20 },
    { id: 's2', name: '二小', kind: '2', village: 'v2', pupils: 200, minutesBefore: 20 },
  ]);
  township.load('schoolGuard', [
    { school: 's1', peak: '1', person: 'p1', role: '1' },
    { school: 's1', peak: '3', person: 'p1', role: '1', from: '2026-11-01' },
    { school: 's2', peak: '1', person: 'p2', role: '1', until: '2026-10-01' },
  ]);
  const october = await asking(township, '2026-10');
  expect(october.told('drillsLarge', 'drillsSmall', 'drillPeople', 'dutyLogs', 'dutyCalls', 'dutyIncidents')).toEqual([
    '1',
    '1',
    '52',
    '1',
    '1',
    '1',
  ]);
  expect(october.told('schools', 'pupils', 'schoolsGuarded', 'schoolsGuardedRate', 'schoolsSecured')).toEqual([
    '2',
    '500',
    '1',
    '50.00%',
    '1',
  ]);
  expect(october.told('schoolGuards')).toEqual(['1']);
  expect(await october.unlike()).toEqual([]);
});
