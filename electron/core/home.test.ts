import { expect, it } from 'vitest';
import { changed, idOfMade, villageNamed } from './testing/rowCalls.ts';
import { testApp } from './testing/testApp.ts';

// Today is 2026-11-21.
it('tells what is overdue, what comes soon and whose term ends, and where it is', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const dispute = (title: string, dueOn: string, outcome = '3') =>
    idOfMade(call, 'dispute', { title, happenedOn: '2026-10-01', village, people: 2, summary: '用水', dueOn, outcome });
  await dispute('昨天到期', '2026-11-20');
  await dispute('今天到期', '2026-11-21');
  await dispute('三天后到期', '2026-11-24');
  await dispute('四天后到期', '2026-11-25');
  await dispute('到期前化解', '2026-11-20', '1');
  const committee = (name: string, termUntil: string) => idOfMade(call, 'committee', { name, village, termUntil });
  await committee('届满', '2026-11-20');
  await committee('快届满', '2027-02-19');
  await committee('不急', '2027-02-20');

  const { tasks } = await call('home.today', {});
  const counts = Object.fromEntries(tasks.map(({ key, count }) => [key, count]));
  expect(counts).toMatchObject({
    overdueDisputes: 1,
    dueDisputes: 2,
    openDisputes: 4,
    committeeComposition: 3,
    termsOver: 1,
    termsEnding: 1,
  });
  expect(tasks.map(({ level }) => level)).toEqual([...tasks.map(({ level }) => level)].sort(byUrgency));
  for (const task of tasks.filter(({ view }) => view !== null)) {
    expect((await call('rows.count', task.view!)).rows, task.key).toBe(task.count);
  }
});

const urgency = ['error', 'warning', 'hint'];
const byUrgency = (one: string, other: string) => urgency.indexOf(one) - urgency.indexOf(other);

it('asks for the visit that was fixed until somebody has been there', async () => {
  const { call } = await testApp();
  const person = await idOfMade(call, 'person', { name: '田英' });
  const visit = (visitedOn: string, nextOn: string | null) =>
    idOfMade(call, 'visit', { person, visitedOn, nextOn, visitors: '石某、向某', seen: true, situation: '尚可' });
  const due = async () => {
    const { tasks } = await call('home.today', {});
    return ['overdueVisits', 'visitsToday'].filter((key) => tasks.some((task) => task.key === key));
  };
  const first = await visit('2026-11-01', '2026-11-15');
  expect(await due()).toEqual(['overdueVisits']);
  await visit('2026-11-16', '2026-11-21');
  expect(await due()).toEqual(['visitsToday']);
  const last = await visit('2026-11-20', null);
  expect(await due()).toEqual([]);
  await call('rows.withdraw', { register: 'visit', ids: [last], reason: '登记有误' });
  expect(await due()).toEqual(['visitsToday']);
  await changed(call, 'visit', first, { nextOn: null });
  await call('rows.withdraw', { register: 'person', ids: [person], reason: '已去世' });
  expect(await due()).toEqual([]);
});

it('is never behind: another window, the next day', async () => {
  const { call, another, pass } = await testApp();
  const people = async () => {
    const { counts } = await call('home.today', {});
    return counts.find(({ register }) => register === 'person')!.rows;
  };
  expect([await people(), await people()]).toEqual([0, 0]);
  const other = another();
  await other.call('session.login', { login: '管理员', password: '迁陵镇综治中心2026' });
  await idOfMade(other.call, 'person', { name: '田英' });
  expect(await people()).toBe(1);
  await idOfMade(call, 'dispute', {
    title: '用水',
    happenedOn: '2026-11-01',
    people: 2,
    summary: '用水',
    dueOn: '2026-11-21',
  });
  const keys = async () => (await call('home.today', {})).tasks.map(({ key }) => key);
  expect(await keys()).toContain('dueDisputes');
  pass(24 * 3_600_000);
  await call('session.login', { login: '管理员', password: '迁陵镇综治中心2026' });
  expect(await keys()).toContain('overdueDisputes');
});

it('asks for what duty lacks: a plan past its review, a drill without a summary, rotas of next month', async () => {
  const { call, pass } = await testApp();
  const plan = await idOfMade(call, 'responsePlan', {
    title: '联动预案',
    edition: '2025 版',
    issuedOn: '2025-11-01',
    reviewOn: '2026-11-20',
  });
  const drill = await idOfMade(call, 'drill', { name: '夜间集结', heldOn: '2026-11-01', size: '2' });
  const due = async () => {
    const { tasks } = await call('home.today', {});
    const wanted = ['plansToReview', 'drillsWithoutSummary', 'rotasToPublish'];
    return wanted.filter((key) => tasks.some((task) => task.key === key));
  };
  expect(await due()).toEqual(['plansToReview', 'drillsWithoutSummary']);
  expect((await call('rows.get', { register: 'responsePlan', id: plan })).row.problems).toMatchObject([
    { code: 'reviewDue' },
  ]);
  await changed(call, 'responsePlan', plan, { replacedOn: '2026-11-21' });
  await changed(call, 'drill', drill, { summary: '到场及时' });
  expect(await due()).toEqual([]);

  const team = await idOfMade(call, 'team', { name: '镇巡防队', kind: '02' });
  const person = await idOfMade(call, 'person', { name: '石志强' });
  await idOfMade(call, 'teamMember', { team, person, onDuty: '1', joinedOn: '2020-01-01', canLead: true });
  const hours = { start: '20:00', end: '23:00', level: '1', days: '1' };
  const shift = await idOfMade(call, 'shiftPattern', {
    name: '夜班',
    team,
    ...hours,
    least: 1,
    leaders: 0,
    drivers: 0,
  });
  const add = { shift, person, what: 'add' as const };
  const rota = (month: string) =>
    call('rota.edit', { team, month, version: 0, title: '手工排班', changes: [{ ...add, day: `${month}-02` }] });
  await rota('2026-11');
  // The 24th: a week before the month ends.
  pass(3 * 86_400_000);
  await call('session.login', { login: '管理员', password: '迁陵镇综治中心2026' });
  expect(await due()).toEqual(['rotasToPublish']);
  const draft = await rota('2026-12');
  expect(await due()).toEqual(['rotasToPublish']);
  const { version } = draft.rota!;
  await call('rota.publish', { team, month: '2026-12', version, note: '只排一天，先试行' });
  expect(await due()).toEqual([]);
});
