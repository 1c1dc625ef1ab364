// The ledgers of 平安建设: limits, numbers, contradictions, and what 今日 tells of them. Today is 2026-11-21.
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../../../shared/contract/shapes.ts';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../../../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../../../testing/testApp.ts';

const codes = (problems: readonly { code: string }[] = []) => problems.map(({ code }) => code);

const hazardOf = (more: Changes = {}): Changes => ({
  checkedOn: '2026-10-10',
  place: '朝阳超市',
  address: '朝阳街 3 号',
  inspectors: '向某、田某',
  kind: '02',
  situation: '疏散通道堆放杂物',
  demands: '清理通道',
  dueOn: '2026-10-20',
  unit: '朝阳超市',
  responsible: '石某',
  ...more,
});

const matterOf = (more: Changes = {}): Changes => ({
  source: '2',
  acceptedOn: '2026-10-10',
  kind: '4',
  title: '路灯不亮',
  content: '三组路灯不亮',
  acceptedBy: '向某',
  handlingUnit: '那铁村委会',
  dueOn: '2026-10-20',
  ...more,
});

const meetingOf = (more: Changes = {}): Changes => ({
  heldOn: '2026-10-10',
  place: '村部',
  host: '向某',
  recorder: '田某',
  due: 10,
  present: 10,
  topic: '综治例会',
  content: '学习文件',
  ...more,
});

const trainingOf = (more: Changes = {}): Changes => ({
  kind: '2',
  topic: '巡防技能',
  heldOn: '2026-10-10',
  place: '镇政府',
  lecturer: '派出所',
  due: 20,
  present: 18,
  ...more,
});

describe('running numbers', () => {
  it('go on in their month, and a withdrawn row keeps its own', async () => {
    const { call } = await testApp();
    const first = await made(call, 'hazard', hazardOf());
    expect(first.values.number).toBe('2026100001');
    const second = await made(call, 'hazard', hazardOf({ place: '网吧' }));
    expect(second.values.number).toBe('2026100002');
    await call('rows.withdraw', { register: 'hazard', ids: [second.id], reason: '登记有误' });
    expect((await made(call, 'hazard', hazardOf({ place: '旅馆' }))).values.number).toBe('2026100003');
    const september = await made(call, 'hazard', hazardOf({ place: '加油站', checkedOn: '2026-09-10' }));
    expect(september.values.number).toBe('2026090001');
  });

  it('pass over what somebody wrote in another way', async () => {
    const { call } = await testApp();
    await made(call, 'matter', matterOf({ number: '202610-7' }));
    await made(call, 'matter', matterOf({ number: '20261000055', title: '漏水' }));
    expect((await made(call, 'matter', matterOf({ title: '噪音' }))).values.number).toBe('2026100001');
  });
});

describe('隐患', () => {
  it('no limit before the day of the check, no recheck before the end', async () => {
    const { call } = await testApp();
    const early = await refusalOf(made(call, 'hazard', hazardOf({ dueOn: '2026-10-09' })));
    expect(codes(early.problems)).toContain('tooEarly');
    expect((await made(call, 'hazard', hazardOf({ dueOn: '2026-10-10' }))).values.dueOn).toBe('2026-10-10');
    const recheck = await refusalOf(made(call, 'hazard', hazardOf({ recheckedOn: '2026-10-21', recheck: '1' })));
    expect(codes(recheck.problems)).toContain('recheckWithoutFinish');
    const before = { finishedOn: '2026-10-19', recheckedOn: '2026-10-18', recheck: '1', rechecker: '向某' };
    expect(codes((await refusalOf(made(call, 'hazard', hazardOf(before)))).problems)).toContain('tooEarly');
  });

  it('wants one of the two kinds', async () => {
    const { call } = await testApp();
    expect(codes((await refusalOf(made(call, 'hazard', hazardOf({ kind: null })))).problems)).toContain('kindMissing');
    const house = await made(call, 'hazard', hazardOf({ kind: null, houseKind: '01' }));
    expect(house.values.houseKind).toBe('01');
  });

  it('the day of finishing finishes, and says whether it was in time', async () => {
    const { call } = await testApp();
    const { id, values } = await made(call, 'hazard', hazardOf());
    expect([values.state, values.onTime, values.overdue]).toEqual(['1', null, true]);
    const done = (await changed(call, 'hazard', id, { finishedOn: '2026-10-20' })).row.values;
    expect([done.state, done.onTime, done.overdue]).toEqual(['3', true, false]);
    const late = (await changed(call, 'hazard', id, { finishedOn: '2026-10-21' })).row.values;
    expect([late.state, late.onTime]).toEqual(['3', false]);
    const longer = (await changed(call, 'hazard', id, { dueOn: '2026-10-21' })).row.values;
    expect(longer.onTime).toBe(true);
    const undone = (await changed(call, 'hazard', id, { finishedOn: null })).row.values;
    expect([undone.state, undone.onTime]).toEqual(['2', null]);
    const given = await changed(call, 'hazard', id, { movedTo: '消防救援站', movedOn: '2026-11-01' });
    expect([given.row.values.state, given.row.values.overdue]).toEqual(['5', false]);
  });

  it('says what stands against itself', async () => {
    const { call } = await testApp();
    const id = await idOfMade(call, 'hazard', hazardOf());
    const told = async (changes: Changes) => codes((await changed(call, 'hazard', id, changes)).problems);
    expect(await told({ state: '3' })).toContain('finishedOnMissing');
    expect(await told({ state: '2', finishedOn: '2026-10-15' })).toContain('finishedButOpen');
    expect(await told({ state: '3', recheckedOn: '2026-10-16', recheck: '2', rechecker: '向某' })).toContain(
      'recheckFailed',
    );
    expect(await told({ inspectors: '向某' })).toContain('oneInspector');
    expect(await told({ houseKind: '01' })).toContain('kindTwice');
  });
});

it('a matter is closed by its day, in time or not', async () => {
  const { call } = await testApp();
  const { id, values } = await made(call, 'matter', matterOf());
  expect([values.state, values.overdue, values.overdueOpen]).toEqual(['02', true, true]);
  const late = (await changed(call, 'matter', id, { closedOn: '2026-10-21', handling: '已修好' })).row.values;
  expect([late.state, late.onTime, late.overdue, late.overdueOpen]).toEqual(['06', false, true, false]);
  const inTime = (await changed(call, 'matter', id, { closedOn: '2026-10-20' })).row.values;
  expect([inTime.onTime, inTime.overdue]).toEqual([true, false]);
  expect((await changed(call, 'matter', id, { closedOn: null })).row.values.state).toBe('04');
  const refused = await changed(call, 'matter', id, { state: '15', handling: null });
  expect(codes(refused.problems)).toContain('reasonMissing');
  expect(refused.row.values.overdueOpen).toBe(false);
});

it('no more come than were asked, no more pass than came', async () => {
  const { call } = await testApp();
  expect(codes((await refusalOf(made(call, 'meeting', meetingOf({ present: 11 })))).problems)).toContain(
    'presentOverDue',
  );
  expect((await made(call, 'meeting', meetingOf({ present: 9 }))).values.number).toBe('2026100001');
  expect(codes((await refusalOf(made(call, 'training', trainingOf({ present: 21 })))).problems)).toContain(
    'presentOverDue',
  );
  expect(codes((await refusalOf(made(call, 'training', trainingOf({ passed: 19 })))).problems)).toContain(
    'passedOverPresent',
  );
  const publicity = { heldOn: '2026-10-10', content: '反诈', form: '01', unit: '村委会', people: '向某' };
  const over = made(call, 'publicity', { ...publicity, householdsDue: 30, households: 31 });
  expect(codes((await refusalOf(over)).problems)).toContain('householdsOverDue');
  expect((await made(call, 'publicity', { ...publicity, householdsDue: 30, households: 30 })).values.households).toBe(
    30,
  );
});

it('hours of a training follow from the clock until somebody writes them', async () => {
  const { call } = await testApp();
  const { id, values } = await made(call, 'training', trainingOf({ startsAt: '09:00', endsAt: '11:20' }));
  expect(values.hours).toBe('2.3');
  const hours = async (changes: Changes) => (await changed(call, 'training', id, changes)).row.values.hours;
  expect(await hours({ endsAt: '11:33' })).toBe('2.6');
  expect(await hours({ hours: '3.0' })).toBe('3.0');
  expect(await hours({ endsAt: '12:00' })).toBe('3.0');
  expect(await hours({ hours: null })).toBe('3.0');
  expect(await hours({ endsAt: '12:30' })).toBe('3.5');
});

it('decisions go and come with their meeting, and none is due before it', async () => {
  const { call } = await testApp();
  const meeting = await idOfMade(call, 'meeting', meetingOf());
  const id = await idOfMade(call, 'meetingDecision', {
    meeting,
    item: '装路灯',
    responsible: '向某',
    dueOn: '2026-10-30',
  });
  expect((await call('rows.get', { register: 'meeting', id: meeting })).row.values.decisionCount).toBe(1);
  expect(codes((await changed(call, 'meetingDecision', id, { dueOn: '2026-10-09' })).problems)).toContain(
    'beforeMeeting',
  );
  await call('rows.withdraw', { register: 'meeting', ids: [meeting], reason: '登记有误' });
  expect((await call('rows.count', { register: 'meetingDecision' })).rows).toBe(0);
  await call('rows.restore', { register: 'meeting', ids: [meeting] });
  expect((await call('rows.count', { register: 'meetingDecision' })).rows).toBe(1);
});

it('the same household of a village has one key', async () => {
  const { call } = await testApp();
  const [here, there] = [await villageNamed(call, '那铁村'), await villageNamed(call, '茶市村')];
  const visit = async (village: string, household: string, visitedOn: string) =>
    (await made(call, 'householdVisit', { village, household, visitedOn })).values.householdKey;
  const key = await visit(here, '三组 12 号', '2026-10-10');
  expect(await visit(here, '三组12号', '2026-10-11')).toBe(key);
  expect(await visit(there, '三组12号', '2026-10-11')).not.toBe(key);
  expect(await visit(here, '三组13号', '2026-10-11')).not.toBe(key);
});

it('households go and come with the publicity they belong to', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const about = { heldOn: '2026-10-10', content: '反诈', form: '01', unit: '村委会', people: '向某', village };
  const publicity = await idOfMade(call, 'publicity', about);
  const visit = await made(call, 'householdVisit', { publicity, household: '一组1号' });
  // Day and village follow from the publicity.
  expect([visit.values.village, visit.values.visitedOn]).toEqual([village, '2026-10-10']);
  await made(call, 'householdVisit', { village, household: '一组2号', visitedOn: '2026-10-11' });
  await call('rows.withdraw', { register: 'publicity', ids: [publicity], reason: '登记有误' });
  expect((await call('rows.count', { register: 'householdVisit' })).rows).toBe(1);
  await call('rows.restore', { register: 'publicity', ids: [publicity] });
  expect((await call('rows.count', { register: 'householdVisit' })).rows).toBe(2);
});

it('somebody living here is entered once, and may come back', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const person = await idOfMade(call, 'person', { name: '田英' });
  const resident = { person, village, dwelling: '02', reason: '01' };
  const first = await idOfMade(call, 'floatingResident', { ...resident, registeredOn: '2026-01-10' });
  const again = { ...resident, registeredOn: '2026-11-10' };
  expect(codes((await refusalOf(made(call, 'floatingResident', again))).problems)).toContain('alreadyMember');
  await changed(call, 'floatingResident', first, { leftOn: '2026-06-01' });
  expect((await made(call, 'floatingResident', again)).version).toBe(1);
});

it('a permit is told thirty days before it ends, and as over the day after', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const told = async (name: string, permitUntil: string) => {
    const person = await idOfMade(call, 'person', { name });
    const { values } = await made(call, 'floatingResident', {
      person,
      village,
      dwelling: '04',
      reason: '01',
      registeredOn: '2026-01-10',
      permitUntil,
    });
    return [values.permitEnding, values.permitOver];
  };
  expect(await told('甲', '2026-12-22')).toEqual([false, false]);
  expect(await told('乙', '2026-12-21')).toEqual([true, false]);
  expect(await told('丙', '2026-11-21')).toEqual([true, false]);
  expect(await told('丁', '2026-11-20')).toEqual([false, true]);
});

it('a let house names its tenant; the villages year stands once and its verdict fits the criteria', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const owner = await idOfMade(call, 'person', { name: '田英' });
  const house = { village, address: '一组5号', owner, registeredOn: '2026-03-01' };
  const id = await idOfMade(call, 'rentalHouse', house);
  expect(codes((await changed(call, 'rentalHouse', id, { use: '02' })).problems)).toContain('tenantMissing');
  expect(codes((await changed(call, 'rentalHouse', id, { state: '3' })).problems)).not.toContain('tenantMissing');

  const year = { year: 2026, village, declaredOn: '2026-01-10' };
  const { id: creation, values } = await made(call, 'peaceVillage', year);
  expect([values.startsOn, values.endsOn]).toEqual(['2026-01-01', '2026-12-31']);
  expect(codes((await refusalOf(made(call, 'peaceVillage', year))).problems)).toContain('sameYear');
  const judged = await changed(call, 'peaceVillage', creation, { unmet: ['04'], reached: true });
  expect(codes(judged.problems)).toEqual(expect.arrayContaining(['reachedDespite', 'assessedOnMissing']));
});

it('two entries of one person become one standing when the persons are merged', async () => {
  const { call } = await testApp();
  const village = await villageNamed(call, '那铁村');
  const [kept, double] = [
    await idOfMade(call, 'person', { name: '田英' }),
    await idOfMade(call, 'person', { name: '田英' }),
  ];
  const training = await idOfMade(call, 'training', trainingOf());
  for (const person of [kept, double]) {
    await made(call, 'trainee', { training, person });
    const resident = { person, village, dwelling: '04', reason: '01', registeredOn: '2026-01-10' };
    await made(call, 'floatingResident', resident);
  }
  await call('persons.merge', { keep: kept, drop: [double], take: {}, reason: '同一人' });
  for (const register of ['trainee', 'floatingResident']) {
    expect((await call('rows.count', { register })).rows, register).toBe(1);
  }
});

it('marks are what is left of the standard, never below nothing, added ones by themselves', async () => {
  const { call } = await testApp();
  const { id, values } = await made(call, 'assessment', {
    period: '2026年第三季度',
    subject: '那铁村',
    item: '台账资料',
    full: '10.0',
    deducted: '1.5',
    bonus: '3.0',
    assessor: '考核组',
    assessedOn: '2026-10-10',
  });
  expect(values.score).toBe('8.5');
  const over = await changed(call, 'assessment', id, { deducted: '11.0', reason: '缺岗' });
  expect([over.row.values.score, codes(over.problems)]).toEqual(['0.0', ['deductedOverFull']]);
});

async function newMember(call: CallFunction, name: string, joinedOn: string): Promise<{ id: string; person: string }> {
  const team = await idOfMade(call, 'team', { name: `${name}的队`, kind: '02' });
  const person = await idOfMade(call, 'person', { name });
  return { id: await idOfMade(call, 'teamMember', { team, person, joinedOn }), person };
}

it('a new member without training before going on duty is told after thirty days', async () => {
  const { call } = await testApp();
  const untrained = async (id: string) => (await call('rows.get', { register: 'teamMember', id })).row.values.untrained;
  const { id, person } = await newMember(call, '田英', '2026-10-21');
  expect(await untrained(id)).toBe(true);
  expect(await untrained((await newMember(call, '石峰', '2026-10-22')).id)).toBe(false);
  expect(await untrained((await newMember(call, '向前', '2025-11-20')).id)).toBe(false);
  const regular = await idOfMade(call, 'training', trainingOf());
  await made(call, 'trainee', { training: regular, person });
  expect(await untrained(id)).toBe(true);
  const first = await idOfMade(call, 'training', trainingOf({ kind: '1', topic: '岗前培训' }));
  const signed = await idOfMade(call, 'trainee', { training: first, person });
  expect(await untrained(id)).toBe(false);
  expect(codes((await refusalOf(made(call, 'trainee', { training: first, person }))).problems)).toContain(
    'alreadyMember',
  );
  await call('rows.withdraw', { register: 'trainee', ids: [signed], reason: '登记有误' });
  expect(await untrained(id)).toBe(true);
  await changed(call, 'teamMember', id, { trainedOn: '2026-11-01' });
  expect(await untrained(id)).toBe(false);
});

it('今日 counts what is over and what comes', async () => {
  const { call } = await testApp();
  await made(call, 'hazard', hazardOf({ place: '过期' }));
  await made(call, 'hazard', hazardOf({ place: '今天到期', dueOn: '2026-11-21' }));
  await made(call, 'hazard', hazardOf({ place: '四天后', dueOn: '2026-11-25' }));
  await made(call, 'hazard', hazardOf({ place: '完成', finishedOn: '2026-10-15' }));
  await made(call, 'matter', matterOf());
  await made(call, 'matter', matterOf({ title: '三天后', dueOn: '2026-11-24' }));
  const meeting = await idOfMade(call, 'meeting', meetingOf());
  await made(call, 'meetingDecision', { meeting, item: '装路灯', dueOn: '2026-11-20' });
  await newMember(call, '田英', '2026-10-01');
  const { tasks } = await call('home.today', {});
  expect(Object.fromEntries(tasks.map(({ key, count }) => [key, count]))).toMatchObject({
    overdueHazards: 1,
    dueHazards: 1,
    overdueMatters: 1,
    dueMatters: 1,
    overdueDecisions: 1,
    untrainedMembers: 1,
  });
  for (const task of tasks.filter(({ view }) => view !== null)) {
    expect((await call('rows.count', task.view!)).rows, task.key).toBe(task.count);
  }
});
