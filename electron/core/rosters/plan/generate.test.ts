// From registers typed in to a rota made, saved and read again, over a real encrypted database: what is fair, what
// cannot be and why, and two people at one rota.
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../../../shared/contract/errors.ts';
import type { InputOf } from '../../../../shared/contract/index.ts';
import type { RotaGenerated, RotaSheet } from '../../../../shared/contract/rotaProcedures.ts';
import { changed, idOfMade, made, refusalOf } from '../../testing/rowCalls.ts';
import { type TestApp, testApp, testPassword } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

const month = '2026-12';

type Order = Omit<InputOf<'rota.generate'>, 'month' | 'version'> & { month?: string };

async function generate({ call, job }: TestApp, order: Order): Promise<RotaGenerated> {
  const which = { month, ...order };
  const { rota } = await call('rota.sheet', { team: which.team, month: which.month });
  return (await job('rota.generate', { seconds: 20, ...which, version: rota?.version ?? 0 })) as RotaGenerated;
}

const sheetOf = ({ call }: TestApp, team: string, of = month): Promise<RotaSheet> =>
  call('rota.sheet', { team, month: of });

const dutiesOf = (sheet: RotaSheet, person: string) => sheet.cells.filter((cell) => cell.person === person);

function spreadOf(counts: readonly number[]): number {
  return Math.max(...counts) - Math.min(...counts);
}

test('a rota is made, saved as a draft and read again with its counts', async () => {
  const app = await testApp();
  const { team } = await dutyTeam(app.call);
  const before = await sheetOf(app, team);
  expect(before.rota).toBeNull();
  expect(before.needs).toHaveLength(62);
  expect(before.violations).toEqual([]);
  const made = await generate(app, { team });
  expect(made.status).toBe('optimal');
  for (const { value, bound } of made.aims) expect(value).toBe(bound);
  const sheet = await sheetOf(app, team);
  expect(sheet.rota).toMatchObject({ version: 1, state: 'draft', edition: 0, made: { status: 'optimal' } });
  expect(sheet.cells).toHaveLength(124);
  expect(sheet.violations).toEqual([]);
  expect(spreadOf(sheet.people.map(({ counts }) => counts.duties))).toBe(1);
  expect(sheet.undo).toBe('生成排班表');
  const { teams } = await app.call('rota.teams', { month });
  expect(teams).toEqual([
    expect.objectContaining({
      team,
      members: 8,
      patterns: 2,
      levels: ['1'],
      state: 'draft',
      edition: 0,
      violations: 0,
    }),
  ]);
  const [cell] = sheet.cells;
  const why = await app.call('rota.why', { team, month, day: cell!.day, shift: cell!.shift, person: cell!.person });
  expect(why.sentence).toMatch(/。$/u);
  expect(why.alternatives).toHaveLength(7);
  const { alternatives } = await app.call('rota.replacements', { team, month, ...cell! });
  const firstBarred = alternatives.findIndex(({ barred }) => barred);
  expect(alternatives.slice(firstBarred).every(({ barred }) => barred)).toBe(true);
});

describe('what cannot be', () => {
  test('too few people: the rule, the days and the way out, and nothing is written', async () => {
    const app = await testApp();
    const { team } = await dutyTeam(app.call, { people: 3, leaders: 3 });
    const made = await generate(app, { team });
    expect(made).toMatchObject({ status: 'infeasible', version: 0 });
    expect(made.conflict).toMatch(/^排不出符合规则的排班表，以下要求不能同时满足：.*至少.*2 人.*可以.*再重新生成。$/u);
    expect((await sheetOf(app, team)).rota).toBeNull();
  });

  test('nobody who leads, or the only leader on leave all month', async () => {
    const app = await testApp();
    const { team, people } = await dutyTeam(app.call, {
      leaders: 1,
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
    });
    await idOfMade(app.call, 'memberAbsence', {
      person: people[0]!,
      from: '2026-12-01',
      until: '2026-12-31',
      reason: '2',
    });
    const made = await generate(app, { team });
    expect(made.status).toBe('infeasible');
    expect(made.conflict).toContain('王伟');
    expect(made.conflict).toContain('病假');
    expect(made.conflict).toContain('带班');
  });

  test('pins that contradict a rule are named', async () => {
    const app = await testApp();
    const { team, people, shifts } = await dutyTeam(app.call);
    await app.call('rota.edit', {
      team,
      month,
      version: 0,
      title: '锁定',
      changes: ['白班', '夜班'].map((name) => ({
        what: 'pin' as const,
        day: '2026-12-05',
        shift: shifts[name]!,
        person: people[0]!,
      })),
    });
    const made = await generate(app, { team });
    expect(made.status).toBe('infeasible');
    expect(made.conflict).toContain('12月5日');
    expect(made.conflict).toContain('锁定');
    expect(made.conflict).toContain('王伟');
  });

  test('no shifts, no members, out of season: refused before any work', async () => {
    const { call } = await testApp();
    const bare = await idOfMade(call, 'team', { name: '空队', kind: '02', level: '06' });
    const refused = (team: string) => refusalOf(call('rota.generate', { team, month, version: 0 }));
    expect((await refused(bare)).message).toContain('还没有班次');
    const { team } = await dutyTeam(call, { people: 0 });
    expect((await refused(team)).message).toContain('没有在岗的队员');
    const season = await dutyTeam(call, {
      name: '田间队',
      team: { dutyTeam: '6', seasonFrom: '06-01', seasonUntil: '09-30' },
    });
    expect((await refused(season.team)).message).toContain('不在这个季节');
    const sheet = await call('rota.sheet', { team: season.team, month: '2026-09' });
    expect(sheet.needs).toHaveLength(60);
  });
});

test('where few may lead, the spread of duties says what keeps it wide', async () => {
  const app = await testApp();
  const shifts = [{ name: '夜巡', start: '20:00', end: '23:00' }];
  // 62 seats of 31 nights, 31 of them for the two who lead: 15 and 16, the other 31 seats for six.
  const few = await dutyTeam(app.call, { people: 8, leaders: 2, shifts });
  const made = await generate(app, { team: few.team });
  const duties = ({ aims }: RotaGenerated) => aims.find(({ aim }) => aim === 'duties')!;
  expect(duties(made)).toMatchObject({
    title: '班次最多最少相差（受带班人数限制：能带班的 2 人，要带 31 人次的班）',
    value: 11,
    bound: 11,
  });
  const enough = await dutyTeam(app.call, { name: '要坝村巡防队', people: 8, leaders: 4, shifts });
  expect(duties(await generate(app, { team: enough.team })).title).toBe('班次最多最少相差');
});

describe('over a month', () => {
  test('who leaves or joins within it serves on his days only', async () => {
    const app = await testApp();
    const { team, people, members } = await dutyTeam(app.call);
    await changed(app.call, 'teamMember', members[7]!, { leftOn: '2026-12-16', leftReason: '外出务工', onDuty: '2' });
    await generate(app, { team });
    const sheet = await sheetOf(app, team);
    const days = dutiesOf(sheet, people[7]!).map(({ day }) => day);
    expect(days.length).toBeGreaterThan(0);
    expect(days.every((day) => day < '2026-12-16')).toBe(true);
    expect(sheet.people.find(({ id }) => id === people[7])).toMatchObject({ from: null, to: '2026-12-15' });
  });

  test('who leaves after the rota was published: his later days are told and only they change', async () => {
    const app = await testApp();
    const { team, people, members } = await dutyTeam(app.call);
    await generate(app, { team });
    const { rota, cells } = await sheetOf(app, team);
    await app.call('rota.publish', { team, month, version: rota!.version, approver: '王主任' });
    await changed(app.call, 'teamMember', members[0]!, { leftOn: '2026-12-16', leftReason: '外出务工', onDuty: '2' });
    const lost = cells.filter(({ person, day }) => person === people[0] && day >= '2026-12-16');
    expect(lost.length).toBeGreaterThan(0);
    const before = await sheetOf(app, team);
    expect(before.cells).toEqual(cells);
    expect(before.violations.map(({ day }) => day)).toEqual(lost.map(({ day }) => day));
    expect(before.violations[0]!.sentence).toContain('他当天不在本队');

    const made = await generate(app, { team, order: 'fewChanges', reason: '有人离队', seconds: 3 });
    expect(made.aims.find(({ aim }) => aim === 'changes')).toMatchObject({ value: lost.length, bound: lost.length });
    const after = await sheetOf(app, team);
    expect(after).toMatchObject({ rota: { state: 'changed', edition: 1 }, violations: [] });
    expect(dutiesOf(after, people[0]!).filter(({ day }) => day >= '2026-12-16')).toEqual([]);
  });

  test('a level in the middle of it has its own shifts, and the everyday ones return', async () => {
    const app = await testApp();
    const { team, shifts } = await dutyTeam(app.call, {
      people: 12,
      leaders: 8,
      shifts: [
        { name: '夜巡', start: '20:00', end: '23:00' },
        { name: '加强夜巡', start: '19:00', end: '23:30', level: '3', least: 4 },
      ],
    });
    await generate(app, { team });
    await idOfMade(app.call, 'dutyLevel', {
      level: '3',
      from: '2026-12-10',
      until: '2026-12-12',
      reason: '重大活动安保',
      approver: '石书记',
    });
    const sheet = await sheetOf(app, team);
    expect(sheet.days.filter(({ level }) => level === '3').map(({ day }) => day)).toEqual([
      '2026-12-10',
      '2026-12-11',
      '2026-12-12',
    ]);
    const stray = sheet.violations.filter(({ rule }) => rule === 'stray');
    expect(stray).toHaveLength(3);
    expect(stray[0]!.sentence).toContain('12月10日（星期四）按战时勤务，没有夜巡（20:00—23:00），');
    const made = await generate(app, { team, order: 'fewChanges' });
    expect(made.status).not.toBe('infeasible');
    const after = await sheetOf(app, team);
    expect(after.violations).toEqual([]);
    expect(after.cells.filter(({ day }) => day === '2026-12-11').map(({ shift }) => shift)).toEqual(
      Array.from({ length: 4 }, () => shifts.加强夜巡),
    );
    // Only the days of the level changed.
    expect(new Set(made.changes.map(({ day }) => day))).toEqual(new Set(['2026-12-10', '2026-12-11', '2026-12-12']));
  });

  test('a level released early gives its days back to the people they had been published with', async () => {
    const app = await testApp();
    const { team } = await dutyTeam(app.call, {
      people: 12,
      leaders: 8,
      shifts: [
        { name: '夜巡', start: '20:00', end: '23:00' },
        { name: '加强夜巡', start: '19:00', end: '23:30', level: '3', least: 4 },
      ],
    });
    const publish = async () => {
      const { rota } = await sheetOf(app, team);
      await app.call('rota.publish', { team, month, version: rota!.version });
    };
    const from = (sheet: RotaSheet, day: string) =>
      sheet.cells.filter((cell) => cell.day >= day).map((cell) => `${cell.day} ${cell.shift} ${cell.person}`);
    await generate(app, { team });
    await publish();
    const first = await sheetOf(app, team);
    const level = await made(app.call, 'dutyLevel', {
      level: '3',
      from: '2026-12-20',
      until: '2026-12-27',
      reason: '重大活动安保',
      approver: '石书记',
    });
    await generate(app, { team, order: 'fewChanges', from: '2026-12-20', reason: '启动战时勤务' });
    await publish();
    const during = await sheetOf(app, team);
    expect(from(during, '2026-12-24')).not.toEqual(from(first, '2026-12-24'));
    await app.call('duty.release', {
      id: level.id,
      version: level.version,
      releasedOn: '2026-12-23',
      releasedBy: '石书记',
    });
    const released = await generate(app, { team, order: 'fewChanges', from: '2026-12-24', reason: '战时勤务提前解除' });
    expect(released.aims.find(({ aim }) => aim === 'changes')).toMatchObject({ value: 0, bound: 0 });
    const after = await sheetOf(app, team);
    expect(from(after, '2026-12-24')).toEqual(from(first, '2026-12-24'));
    expect(after.violations).toEqual([]);
    // The days of the level that were served stay as they were.
    expect(after.cells.filter(({ day }) => day < '2026-12-24')).toEqual(
      during.cells.filter(({ day }) => day < '2026-12-24'),
    );
  });

  test('someone falls ill: only what must change changes, days before it stay', async () => {
    const app = await testApp();
    const { team, people } = await dutyTeam(app.call);
    await generate(app, { team });
    const before = await sheetOf(app, team);
    const hers = dutiesOf(before, people[5]!).filter(({ day }) => day >= '2026-12-14');
    await idOfMade(app.call, 'memberAbsence', {
      person: people[5]!,
      from: '2026-12-01',
      until: '2026-12-31',
      reason: '2',
    });
    const made = await generate(app, { team, order: 'fewChanges', from: '2026-12-14' });
    const after = await sheetOf(app, team);
    const early = (sheet: RotaSheet) =>
      sheet.cells.filter(({ day }) => day < '2026-12-14').map(({ day, shift, person }) => `${day} ${shift} ${person}`);
    expect(early(after)).toEqual(early(before));
    expect(dutiesOf(after, people[5]!).filter(({ day }) => day >= '2026-12-14')).toEqual([]);
    const changes = made.aims.find(({ aim }) => aim === 'changes')!;
    expect(changes.value).toBe(changes.bound);
    expect(made.changes.flatMap(({ into }) => into)).toHaveLength(changes.value);
    expect(changes.value).toBeGreaterThanOrEqual(hers.length);
    expect(made.changes.filter(({ out }) => out.includes(people[5]!))).toHaveLength(hers.length);
    expect(made.changes[0]!.sentence).toMatch(/^12月\d+日（星期.）.*：.*换成/u);
  });

  test('duties a week are counted over the day from which it is made again', async () => {
    const app = await testApp();
    const { team, people, shifts } = await dutyTeam(app.call, {
      leaders: 2,
      team: { dutiesPerWeek: 4 },
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
    });
    const monday = ['2026-12-07', '2026-12-08', '2026-12-09'];
    await app.call('rota.edit', {
      team,
      month,
      version: 0,
      title: '锁定',
      changes: monday.map((day) => ({ day, shift: shifts.夜巡!, person: people[0]!, what: 'pin' as const })),
    });
    await generate(app, { team });
    const before = await sheetOf(app, team);
    expect(before.violations).toEqual([]);
    // The other leader is away from Thursday to Sunday: four more days for who has served three of his four.
    await idOfMade(app.call, 'memberAbsence', {
      person: people[1]!,
      from: '2026-12-10',
      until: '2026-12-13',
      reason: '1',
    });
    const made = await generate(app, { team, order: 'fewChanges', from: '2026-12-10' });
    expect(made.status).toBe('infeasible');
    expect(made.conflict).toContain('每周最多 4 班');
    expect((await sheetOf(app, team)).cells).toEqual(before.cells);
    // With a third leader it can be.
    const { row } = await app.call('rows.save', {
      register: 'teamMember',
      id: null,
      version: null,
      changes: { team, person: { create: '田领' }, post: '02', onDuty: '1', joinedOn: '2022-03-01' },
    });
    const again = await generate(app, { team, order: 'fewChanges', from: '2026-12-10' });
    expect(again.conflict).toBeNull();
    const after = await sheetOf(app, team);
    expect(after.violations).toEqual([]);
    expect(dutiesOf(after, String(row.values.person)).length).toBeGreaterThanOrEqual(3);
  });

  test('duties a week are counted over the border of the month', async () => {
    const app = await testApp();
    const { team, people, shifts } = await dutyTeam(app.call, {
      leaders: 2,
      team: { dutiesPerWeek: 4 },
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
    });
    // 1 December 2026 is a Tuesday: its Monday is in November.
    await generate(app, { team, month: '2026-11' });
    const monday = (await sheetOf(app, team, '2026-11')).cells.filter(({ day }) => day === '2026-11-30');
    const leader = monday.find(({ person }) => people.slice(0, 2).includes(person))!.person;
    const pinned = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
    const sheet = await app.call('rota.edit', {
      team,
      month,
      version: 0,
      title: '锁定',
      changes: pinned.map((day) => ({ day, shift: shifts.夜巡!, person: leader, what: 'pin' as const })),
    });
    expect(sheet.violations.find(({ rule }) => rule === 'dutiesPerWeek')!.sentence).toContain(
      '排了 5 班，每周最多 4 班',
    );
    const made = await generate(app, { team });
    expect(made.status).toBe('infeasible');
  });

  test('the next month carries on, and a newcomer is not flooded', async () => {
    const app = await testApp();
    // Five in one shift of two on 30 days: 12 each; then 31 days for six.
    const { team, people } = await dutyTeam(app.call, {
      people: 5,
      leaders: 5,
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
      member: (index) => ({ experience: '1', ...(index === 0 ? { mostDuties: 8 } : {}) }),
    });
    await generate(app, { team, month: '2026-11' });
    const joined = await app.call('rows.save', {
      register: 'teamMember',
      id: null,
      version: null,
      changes: { team, person: { create: '田新' }, post: '03', onDuty: '1', joinedOn: '2026-11-20', experience: '1' },
    });
    await generate(app, { team });
    const december = await sheetOf(app, team);
    const newcomer = december.people.find(({ id }) => id === joined.row.values.person)!;
    expect(newcomer.before.duties).toBe(12);
    const total = december.people
      .filter(({ id }) => id !== people[0])
      .map(({ counts, before }) => counts.duties + before.duties);
    expect(spreadOf(total)).toBeLessThanOrEqual(1);
    // He who was held down by his cap is still held to it, and no more.
    expect(december.people.find(({ id }) => id === people[0])!.counts.duties).toBe(8);
  });
});

test('a night of the month before must be rested from', async () => {
  const app = await testApp();
  const { team, shifts } = await dutyTeam(app.call, {
    shifts: [
      { name: '白班', start: '08:00', end: '18:00' },
      { name: '夜班', start: '22:00', end: '06:00' },
    ],
  });
  await generate(app, { team, month: '2026-11' });
  const november = await sheetOf(app, team, '2026-11');
  const late = november.cells.filter(({ day, shift }) => day === '2026-11-30' && shift === shifts.夜班);
  expect(late).toHaveLength(2);
  const tired = late[0]!.person;
  await generate(app, { team });
  const december = await sheetOf(app, team);
  expect(december.violations).toEqual([]);
  expect(dutiesOf(december, tired).map(({ day, shift }) => `${day} ${shift}`)).not.toContain(
    `2026-12-01 ${shifts.白班}`,
  );
  const added = await app.call('rota.edit', {
    team,
    month,
    version: december.rota!.version,
    title: '加人',
    changes: [{ day: '2026-12-01', shift: shifts.白班!, person: tired, what: 'add' }],
  });
  const [broken] = added.violations.filter(({ rule }) => rule === 'available');
  expect(broken!.sentence).toContain('11月30日在本队夜班（22:00—06:00）有班，两班之间须休息');
});

describe('others', () => {
  test('a person of two teams is not in two places, and a clash made by hand is told', async () => {
    const app = await testApp();
    const one = await dutyTeam(app.call, { shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }] });
    const other = await dutyTeam(app.call, {
      name: '镇联勤站',
      shifts: [{ name: '晚班', start: '18:00', end: '22:00' }],
    });
    const both = one.people[0]!;
    await idOfMade(app.call, 'teamMember', {
      team: other.team,
      person: both,
      post: '01',
      onDuty: '1',
      joinedOn: '2022-03-01',
      unit: '派出所',
    });
    await generate(app, { team: one.team });
    await generate(app, { team: other.team });
    const first = await sheetOf(app, one.team);
    const second = await sheetOf(app, other.team);
    const days = new Set(dutiesOf(first, both).map(({ day }) => day));
    expect(days.size).toBeGreaterThan(0);
    expect(dutiesOf(second, both).length).toBeGreaterThan(0);
    expect(dutiesOf(second, both).filter(({ day }) => days.has(day))).toEqual([]);
    expect(second.people.find(({ id }) => id === both)).toMatchObject({ unit: '派出所' });
    expect(second.people.find(({ id }) => id === both)!.elsewhere).toHaveLength(days.size);
    const [day] = days;
    const clashing = await app.call('rota.edit', {
      team: other.team,
      month,
      version: second.rota!.version,
      title: '加人',
      changes: [{ day: day!, shift: other.shifts.晚班!, person: both, what: 'add' }],
    });
    const clash = clashing.violations.filter(({ rule }) => rule === 'clash');
    expect(clash).toHaveLength(1);
    expect(clash[0]!.sentence).toContain('一人不能同时在两处');
    expect(clash[0]!.sentence).toContain('“那铁村巡防队”夜巡');
  });

  test('the office duty is planned role by role', async () => {
    const app = await testApp();
    const roles = ['1', '1', '1', '1', '2', '2', '2', '2', '3', '3', '3', '3'];
    const { team, people } = await dutyTeam(app.call, {
      name: '镇政府值班',
      people: 12,
      team: { dutyTeam: '4', nightRestHours: 24 },
      member: (index) => ({ dutyRole: roles[index]! }),
      shifts: ['带班', '值班干部', '值班员'].map((name, index) => ({
        name,
        start: '08:00',
        end: '08:00',
        least: 1,
        role: String(index + 1),
      })),
    });
    const made = await generate(app, { team });
    expect(made.status).toBe('optimal');
    const sheet = await sheetOf(app, team);
    expect(sheet.violations).toEqual([]);
    expect(sheet.cells).toHaveLength(93);
    const roleOf = new Map(people.map((id, index) => [id, roles[index]]));
    const shiftRole = new Map(sheet.shifts.map(({ id, role }) => [id, role]));
    expect([...shiftRole.values()]).toEqual(['带班领导', '值班干部', '值班人员']);
    for (const { shift, person } of sheet.cells)
      expect(shiftRole.get(shift)).toBe(['带班领导', '值班干部', '值班人员'][Number(roleOf.get(person)) - 1]);
    expect(made.aims.filter(({ aim }) => aim === 'duties').map(({ title }) => title)).toEqual([
      '带班领导班次最多最少相差',
      '值班干部班次最多最少相差',
      '值班人员班次最多最少相差',
    ]);
  });

  test('a rota changed meanwhile is not overwritten: the sentence tells who and when', async () => {
    const app = await testApp();
    const { team, shifts, people } = await dutyTeam(app.call);
    await generate(app, { team });
    await app.call('users.create', { login: '田丽', name: '田丽', role: 'clerk', newPassword: `${testPassword}x` });
    const second = app.another();
    await second.call('session.login', { login: '田丽', password: `${testPassword}x` });
    const sheet = await second.call('rota.sheet', { team, month });
    const free = sheet.cells.find(({ person }) => person === people[0])!;
    app.pass(60_000);
    await second.call('rota.edit', {
      team,
      month,
      version: sheet.rota!.version,
      title: '换下王伟',
      changes: [{ day: free.day, shift: free.shift, person: free.person, what: 'remove' }],
    });
    const late = { team, month, version: sheet.rota!.version };
    const refusals: Refusal[] = [
      await refusalOf(app.call('rota.generate', late)),
      await refusalOf(
        app.call('rota.edit', {
          ...late,
          title: '加人',
          changes: [{ day: free.day, shift: shifts.白班!, person: people[1]!, what: 'add' }],
        }),
      ),
    ];
    for (const { code, message } of refusals) {
      expect(code).toBe('conflict');
      expect(message).toContain('那铁村巡防队2026年12月的排班表已由田丽于11月21日 10:01改过（换下王伟）');
    }
    expect((await sheetOf(app, team)).rota!.version).toBe(sheet.rota!.version + 1);
  });

  test('enough: the best so far is written, and says what is not proven', async () => {
    const app = await testApp();
    const { team, people } = await dutyTeam(app.call, { people: 12, leaders: 6 });
    // Nobody likes Sundays: that somebody must serve all the same is proven only at the very end.
    for (const person of people) await made(app.call, 'dutyWish', { person, wish: '2', weekday: '7', strength: 1 });
    const { job } = await app.call('rota.generate', { team, month, version: 0, seconds: 600 });
    const other = app.another();
    await other.call('session.login', { login: '管理员', password: testPassword });
    let offered = false;
    for (;;) {
      const status = await app.call('jobs.status', { job });
      if (status.state !== 'running') {
        expect(status).toMatchObject({ state: 'done', offers: false });
        const result = status.result as unknown as RotaGenerated;
        expect(result.conflict).toBeNull();
        // With all the time it is proven the best, in some seconds.
        expect(result.status).toBe('feasible');
        expect(result.aims.some(({ value, bound }) => value > bound)).toBe(true);
        break;
      }
      if (status.offers && !offered) {
        offered = true;
        expect((await refusalOf(other.call('rota.enough', { job }))).code).toBe('notFound');
        await app.call('rota.enough', { job });
      }
      if (!status.offers && !offered && status.step === '')
        expect((await refusalOf(app.call('rota.enough', { job }))).message).toContain('还没有可以用的结果');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(offered).toBe(true);
    const sheet = await sheetOf(app, team);
    expect(sheet.violations).toEqual([]);
    expect(sheet.cells).toHaveLength(124);
  });

  test('cancelled, nothing is written', async () => {
    const app = await testApp();
    const { team } = await dutyTeam(app.call, { people: 30, leaders: 10 });
    const { job } = await app.call('rota.generate', { team, month, version: 0, seconds: 60 });
    await app.call('jobs.cancel', { job });
    for (;;) {
      const { state } = await app.call('jobs.status', { job });
      if (state !== 'running') {
        expect(state).toBe('cancelled');
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect((await sheetOf(app, team)).rota).toBeNull();
  });
});
