// What a patrol record and its people say by themselves.
import { describe, expect, it } from 'vitest';
import { changed, idOfMade, made, refusalOf, villageNamed } from '../../testing/rowCalls.ts';
import { type CallFunction, testApp, testPassword } from '../../testing/testApp.ts';

/** Today is 2026-11-21. */
async function ground(call: CallFunction) {
  const village = await villageNamed(call, '那铁村');
  const team = await idOfMade(call, 'team', { name: '东关巡防队', village, forceClass: '2' });
  const people: string[] = [];
  for (const name of ['石志强', '龙秀兰', '向建国']) people.push(await idOfMade(call, 'person', { name }));
  return { village, team, people: people as [string, string, string] };
}

const attendeesOf = async (call: CallFunction, patrol: string) => {
  const { view } = await call('views.open', {
    register: 'patrolAttendee',
    filters: [{ field: 'patrol', op: 'is', value: patrol }],
  });
  const { rows } = await call('views.rows', { view, from: 0, count: 100 });
  return rows;
};

describe('a patrol record', () => {
  it('fills in minutes, village, level of the day, and its leader is one who came', async () => {
    const { call } = await testApp();
    const { village, team, people } = await ground(call);
    await idOfMade(call, 'dutyLevel', {
      level: '2',
      from: '2026-11-19',
      until: '2026-11-20',
      reason: '防汛',
      approver: '石主任',
    });
    const night = { patrolledOn: '2026-11-20', team, leader: people[0], start: '22:30', end: '01:00' };
    const row = await made(call, 'patrolRecord', night);
    expect(row.values).toMatchObject({ minutes: 150, village, level: '2', lateEntry: false, attendeeCount: 1 });
    const [leader] = await attendeesOf(call, row.id);
    expect(leader!.values).toMatchObject({ person: people[0], team, forceClass: '2', minutes: 150 });

    const typed = await made(call, 'patrolRecord', { ...night, start: '19:00', end: '20:00', level: '1' });
    expect(typed.values.level).toBe('1');
    const after = await made(call, 'patrolRecord', { ...night, patrolledOn: '2026-11-21' });
    expect(after.values.level).toBe('1');
  });

  it('takes those of another team with the class of their own team', async () => {
    const { call } = await testApp();
    const { team, people } = await ground(call);
    const other = await idOfMade(call, 'team', { name: '东关义警队', forceClass: '3' });
    const standing = { person: people[1], joinedOn: '2026-01-01' };
    await idOfMade(call, 'teamMember', { ...standing, team: other, unit: '东关社区' });
    await idOfMade(call, 'teamMember', { team: other, person: people[2], joinedOn: '2026-01-01' });
    await idOfMade(call, 'teamMember', { team, person: people[2], joinedOn: '2026-02-01' });
    const night = { patrolledOn: '2026-11-20', team, leader: people[0], start: '22:30', end: '01:00' };
    const { view } = await call('patrol.save', {
      id: null,
      version: null,
      changes: night,
      attendees: people.map((person) => ({ person })),
    });
    const came = new Map(view.attendees.map(({ values }) => [values.person, values]));
    expect(came.get(people[0])).toMatchObject({ team, forceClass: '2' });
    expect(came.get(people[1])).toMatchObject({ team: other, forceClass: '3', unit: '东关社区' });
    expect(came.get(people[2])).toMatchObject({ team, forceClass: '2' });
  });

  it('is a late entry from the fourth day on, also when it is corrected later', async () => {
    const { call, pass } = await testApp();
    const { team, people } = await ground(call);
    const on = (patrolledOn: string) => ({ patrolledOn, team, leader: people[0], start: '19:00', end: '21:00' });
    expect((await made(call, 'patrolRecord', on('2026-11-18'))).values.lateEntry).toBe(false);
    const late = await made(call, 'patrolRecord', on('2026-11-17'));
    expect(late.values.lateEntry).toBe(true);
    const intime = await made(call, 'patrolRecord', on('2026-11-20'));
    pass(6 * 24 * 3_600_000);
    await call('session.unlock', { password: testPassword });
    expect((await changed(call, 'patrolRecord', intime.id, { patrolledOn: '2026-11-19' })).row.values.lateEntry).toBe(
      false,
    );
    expect((await changed(call, 'patrolRecord', late.id, { note: '补记' })).row.values.lateEntry).toBe(true);
  });

  it('changes the minutes of those who had no times of their own, and adds a new leader', async () => {
    const { call } = await testApp();
    const { team, people } = await ground(call);
    const on = { patrolledOn: '2026-11-20', team, leader: people[0], start: '19:00', end: '21:00' };
    const { id } = await made(call, 'patrolRecord', on);
    await idOfMade(call, 'patrolAttendee', { patrol: id, person: people[1], start: '19:30', end: '20:00' });
    await idOfMade(call, 'patrolAttendee', { patrol: id, person: people[2], start: '20:00' });
    await changed(call, 'patrolRecord', id, { end: '22:00' });
    const minutes = async () =>
      Object.fromEntries((await attendeesOf(call, id)).map(({ values }) => [String(values.person), values.minutes]));
    expect(await minutes()).toEqual({ [people[0]]: 180, [people[1]]: 30, [people[2]]: 120 });
    const other = await idOfMade(call, 'person', { name: '彭文军' });
    await changed(call, 'patrolRecord', id, { leader: other });
    expect((await minutes())[other]).toBe(180);
  });

  it('keeps its people: withdrawn and restored with it, nobody twice, the leader only after another is named', async () => {
    const { call, pass } = await testApp();
    const { team, people } = await ground(call);
    const on = { patrolledOn: '2026-11-20', team, leader: people[0], start: '19:00', end: '21:00' };
    const { id } = await made(call, 'patrolRecord', on);
    const second = await idOfMade(call, 'patrolAttendee', { patrol: id, person: people[1] });
    const twice = await refusalOf(made(call, 'patrolAttendee', { patrol: id, person: people[1] }));
    expect(twice.problems?.map(({ code }) => code)).toContain('sameAttendee');
    const [leader] = (await attendeesOf(call, id)).filter(({ values }) => values.person === people[0]);
    const gone = { register: 'patrolAttendee', ids: [leader!.id], reason: '登记有误' };
    expect((await refusalOf(call('rows.withdraw', gone))).code).toBe('conflict');
    await call('rows.withdraw', { register: 'patrolAttendee', ids: [second], reason: '登记有误' });
    pass(1000);
    await call('rows.withdraw', { register: 'patrolRecord', ids: [id], reason: '登记有误' });
    expect(await attendeesOf(call, id)).toHaveLength(0);
    await call('rows.restore', { register: 'patrolRecord', ids: [id] });
    expect((await attendeesOf(call, id)).map(({ values }) => values.person)).toEqual([people[0]]);
  });

  it('warns of one person in two patrols at the same time, past midnight too', async () => {
    const { call } = await testApp();
    const { team, village, people } = await ground(call);
    const other = await idOfMade(call, 'team', { name: '西关巡防队', village });
    const night = await made(call, 'patrolRecord', {
      patrolledOn: '2026-11-19',
      team,
      leader: people[0],
      start: '22:00',
      end: '02:00',
    });
    await idOfMade(call, 'patrolAttendee', { patrol: night.id, person: people[1] });
    const told = async (start: string, end: string) => {
      const { id } = await made(call, 'patrolRecord', {
        patrolledOn: '2026-11-20',
        team: other,
        leader: people[2],
        start,
        end,
      });
      const changes = { patrol: id, person: people[1] };
      const { problems } = await call('rows.save', { register: 'patrolAttendee', id: null, version: null, changes });
      return problems.some(({ code }) => code === 'elsewhere');
    };
    expect([await told('02:00', '03:00'), await told('01:30', '02:30')]).toEqual([false, true]);
  });
});

describe('a duty log', () => {
  it('is handed over to somebody, and there is one a shift', async () => {
    const { call } = await testApp();
    const log = { dutyOn: '2026-11-20', shiftName: '全天', handedBy: '石主任' };
    const { id } = await made(call, 'dutyLog', log);
    expect((await refusalOf(changed(call, 'dutyLog', id, { handedAt: '08:30' }))).message).toContain('接班人');
    await changed(call, 'dutyLog', id, { handedAt: '08:30', takenBy: '龙文军' });
    expect((await refusalOf(made(call, 'dutyLog', log))).message).toContain('已有一篇');
    await idOfMade(call, 'dutyLogEntry', { log: id, kind: '1', at: '09:10', content: '反映路灯不亮' });
    await call('rows.withdraw', { register: 'dutyLog', ids: [id], reason: '登记有误' });
    await call('rows.restore', { register: 'dutyLog', ids: [id] });
  });
});
