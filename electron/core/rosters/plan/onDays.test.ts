// What a month is made of, and who is where on a day: levels, seasons, holidays, school guards, empty posts and places.
import { describe, expect, test } from 'vitest';
import type { Changes } from '../../../../shared/contract/shapes.ts';
import { idOfMade, made } from '../../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../../testing/testApp.ts';
import { dutyTeam } from '../testing/dutyTeam.ts';

const sheet = (call: CallFunction, team: string, month: string) => call('rota.sheet', { team, month });

describe('the ground of a month', () => {
  test('shifts of a season, a kind of day and a weekday stand on theirs only', async () => {
    const { call } = await testApp();
    const { team, shifts } = await dutyTeam(call, {
      shifts: [
        { name: '夏夜', start: '21:00', end: '00:00', seasonFrom: '06-01', seasonUntil: '09-30' },
        { name: '冬夜', start: '19:00', end: '22:00', seasonFrom: '10-01', seasonUntil: '05-31' },
        { name: '休息日', start: '09:00', end: '11:00', days: '3' },
        { name: '工作日', start: '07:00', end: '08:00', days: '2' },
        { name: '集市', start: '06:00', end: '12:00', weekdays: ['5'] },
      ],
    });
    const october = await sheet(call, team, '2026-10');
    const on = (day: string) =>
      october.needs
        .filter((need) => need.day === day)
        .map(({ shift }) => october.shifts.find(({ id }) => id === shift)!.name);
    // 国庆节, a Thursday; a workday; the Saturday that is worked for it; a Saturday; a Friday.
    expect(on('2026-10-01')).toEqual(['冬夜', '休息日']);
    expect(on('2026-10-08')).toEqual(['冬夜', '工作日']);
    expect(on('2026-10-10')).toEqual(['冬夜', '工作日']);
    expect(on('2026-10-17')).toEqual(['冬夜', '休息日']);
    expect(on('2026-10-09')).toEqual(['冬夜', '工作日', '集市']);
    expect(october.shifts.map(({ id }) => id)).not.toContain(shifts.夏夜);
    expect(october.shifts.find(({ name }) => name === '冬夜')!.night).toBe(false);
    const summer = await sheet(call, team, '2026-07');
    expect(summer.needs.filter(({ shift }) => shift === shifts.夏夜)).toHaveLength(31);
    expect(october.days.find(({ day }) => day === '2026-10-01')).toMatchObject({ holiday: true, weekend: false });
    expect(october.days.find(({ day }) => day === '2026-10-10')).toMatchObject({ adjusted: true, weekend: false });
  });

  test('common shifts serve teams without their own; a year without published holidays is told', async () => {
    const { call } = await testApp();
    await made(call, 'shiftPattern', {
      name: '晚巡',
      level: '1',
      days: '1',
      start: '19:30',
      end: '21:30',
      least: 2,
      leaders: 1,
      position: 1,
    });
    const { team } = await dutyTeam(call, { shifts: [] });
    const january = await sheet(call, team, '2027-01');
    expect(january.needs).toHaveLength(31);
    expect(january.notes).toEqual([expect.stringContaining('2027年的放假和调休还没有登记')]);
    await made(call, 'calendarDay', { day: '2027-01-01', kind: '1', name: '元旦' });
    const known = await sheet(call, team, '2027-01');
    // One day is not the year's notice.
    expect(known.notes).toEqual([expect.stringContaining('2027年的放假和调休还没有登记')]);
    expect(known.days[0]).toMatchObject({ holiday: true, name: '元旦' });
    // 正月初一 of 2027 by its day; the other by its name.
    await made(call, 'calendarDay', { day: '2027-02-06', kind: '1' });
    expect((await sheet(call, team, '2027-01')).notes).toEqual([
      expect.stringContaining('2027年的国庆节放假和调休还没有登记'),
    ]);
    await made(call, 'calendarDay', { day: '2027-10-03', kind: '1', name: '国庆节' });
    expect((await sheet(call, team, '2027-01')).notes).toEqual([]);
  });

  test('a node calls for its level, a started level wins, and its release brings the everyday back', async () => {
    const { call } = await testApp();
    const { team } = await dutyTeam(call);
    const other = await dutyTeam(call, { name: '另一队' });
    await made(call, 'dutyNode', { name: '国庆安保', kind: '1', from: '2026-12-03', until: '2026-12-04' });
    await made(call, 'dutyNode', { name: '集会', kind: '2', from: '2026-12-04', until: '2026-12-05' });
    const levels = async (of: string) =>
      (await sheet(call, of, '2026-12')).days
        .slice(0, 8)
        .map(({ level }) => level)
        .join('');
    expect(await levels(team)).toBe('11332111');
    const level = { level: '2', from: '2026-12-02', reason: '专项行动', approver: '石书记', team };
    const { id, version } = await made(call, 'dutyLevel', level);
    expect(await levels(team)).toBe('12222222');
    expect(await levels(other.team)).toBe('11332111');
    await call('duty.release', { id, version, releasedOn: '2026-12-03', releasedBy: '石书记' });
    expect(await levels(team)).toBe('12232111');
    const { days } = await sheet(call, team, '2026-12');
    expect(days[1]!.levelWhy).toContain('专项行动');
    expect(days[3]).toMatchObject({ levelWhy: '国庆安保', nodes: ['国庆安保', '集会'] });
  });

  test('a level for which the team has no shifts is told, one sentence a level, on days of duty only', async () => {
    const { call } = await testApp();
    const { team } = await dutyTeam(call, {
      shifts: [
        { name: '夜巡', start: '20:00', end: '23:00', days: '2' },
        { name: '应急夜巡', start: '19:00', end: '23:00', level: '2' },
      ],
    });
    const level = (tier: string, from: string, until: string) =>
      made(call, 'dutyLevel', { level: tier, from, until, reason: '专项行动', approver: '石书记' });
    await level('2', '2026-12-02', '2026-12-03');
    await level('3', '2026-12-17', '2026-12-22');
    // 19 and 20 December are a weekend without duty.
    expect((await sheet(call, team, '2026-12')).notes).toEqual([
      '12月17日至18日、12月21日至22日按战时勤务，本队没有战时班次，仍按常态班次。要加强的，请在“班次模板”里登记战时的班次。',
    ]);
  });

  test('new members serve beside somebody experienced; a team of newcomers only is planned all the same', async () => {
    const { call, job } = await testApp();
    const { team, people } = await dutyTeam(call, {
      people: 5,
      leaders: 5,
      member: (index): Changes => (index < 2 ? { joinedOn: '2026-11-01' } : {}),
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
    });
    await job('rota.generate', { team, month: '2026-12', version: 0, seconds: 20 });
    const { cells, people: shown, notes } = await sheet(call, team, '2026-12');
    expect(notes).toEqual([]);
    expect(
      shown
        .filter(({ fresh }) => fresh)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(people.slice(0, 2).toSorted());
    for (const held of Map.groupBy(cells, ({ day }) => day).values())
      expect(held.some(({ person }) => !people.slice(0, 2).includes(person))).toBe(true);
    const young = await dutyTeam(call, {
      name: '新建队',
      member: () => ({ joinedOn: '2026-11-01' }),
      shifts: [{ name: '夜巡', start: '20:00', end: '23:00' }],
    });
    const made = await job('rota.generate', { team: young.team, month: '2026-12', version: 0, seconds: 20 });
    expect(made).toMatchObject({ conflict: null });
    expect((await sheet(call, young.team, '2026-12')).notes).toEqual([expect.stringContaining('全队都是新队员')]);
  });

  test('absences, wishes, pairs and caps reach the rota', async () => {
    const { call, job } = await testApp();
    const { team, people, shifts } = await dutyTeam(call, {
      people: 6,
      leaders: 6,
      member: (index): Changes => (index === 3 ? { mostNights: 0 } : {}),
    });
    const [first, second, third] = people;
    await made(call, 'memberAbsence', {
      person: first!,
      from: '2026-12-01',
      until: '2026-12-31',
      shift: shifts.白班!,
      reason: '5',
    });
    await made(call, 'pairRule', { team, one: second!, other: third!, kind: '2' });
    await made(call, 'dutyWish', { person: people[4]!, wish: '2', weekday: '7', strength: 3 });
    await job('rota.generate', { team, month: '2026-12', version: 0, seconds: 20 });
    const { cells, violations, people: shown } = await sheet(call, team, '2026-12');
    expect(violations).toEqual([]);
    const of = (person: string) => cells.filter((cell) => cell.person === person);
    expect(of(first!).filter(({ shift }) => shift === shifts.白班)).toEqual([]);
    expect(of(first!).length).toBeGreaterThan(0);
    expect(of(people[3]!).filter(({ shift }) => shift === shifts.夜班)).toEqual([]);
    const seconds = new Set(of(second!).map(({ day, shift }) => `${day} ${shift}`));
    expect(of(third!).filter(({ day, shift }) => seconds.has(`${day} ${shift}`))).toEqual([]);
    expect(shown.find(({ id }) => id === first)!.absences[0]).toMatchObject({ shift: shifts.白班, why: '有本职工作' });
  });
});

describe('a day', () => {
  test('duties of all teams, guards of schools, and what stands empty', async () => {
    const { call, job } = await testApp();
    const post = await idOfMade(call, 'guardPost', { name: '东门岗亭', kind: '2' });
    const closed = await idOfMade(call, 'guardPost', { name: '旧岗亭', kind: '2', endsOn: '2026-12-04' });
    const { team, people } = await dutyTeam(call, {
      shifts: [{ name: '岗班', start: '08:00', end: '12:00', post, days: '2' }],
    });
    await job('rota.generate', { team, month: '2026-12', version: 0, seconds: 20 });
    const school = await idOfMade(call, 'school', {
      name: '迁陵小学',
      address: '迁陵镇',
      kind: '2',
      morningStart: '07:30',
      morningEnd: '08:10',
      minutesBefore: 20,
    });
    await made(call, 'schoolTerm', { name: '2026年秋季', from: '2026-09-01', until: '2027-01-20' });
    await made(call, 'schoolGuard', {
      school,
      peak: '1',
      weekdays: ['5', '6'],
      person: people[0]!,
      role: '4',
      spot: '正门',
    });
    const place = await idOfMade(call, 'patrolPlace', { name: '河滨夜市', important: true });
    await made(call, 'dutyNode', { name: '元旦安保', kind: '1', from: '2026-12-05', until: '2026-12-05' });

    const friday = await call('rota.duties', { from: '2026-12-04', until: '2026-12-04' });
    expect(friday.duties).toHaveLength(1);
    expect(friday.duties[0]).toMatchObject({ team, name: '岗班', where: '东门岗亭', lacking: 0, published: false });
    expect(friday.duties[0]!.people).toHaveLength(2);
    expect(friday.guards).toEqual([
      expect.objectContaining({
        school: '迁陵小学',
        peak: '早',
        start: '07:10',
        end: '08:10',
        name: '王伟那',
        spot: '正门',
      }),
    ]);
    // Not the one closed from that day on.
    expect(friday.gaps).toEqual([]);

    const saturday = await call('rota.duties', { from: '2026-12-05', until: '2026-12-05' });
    expect(saturday.duties).toEqual([]);
    // Schools keep no Saturdays.
    expect(saturday.guards).toEqual([]);
    expect(saturday.gaps.map(({ id }) => id).toSorted()).toEqual([post, place].toSorted());
    expect(saturday.gaps.map(({ id }) => id)).not.toContain(closed);
    // Its shift is of working days: nobody forgot it.
    expect(saturday.gaps.find(({ id }) => id === post)!.sentence).toContain('没有人值守。它的班次这一天不排；');
    expect(saturday.gaps.find(({ id }) => id === place)!.sentence).toContain(
      '是“元旦安保”，重点部位“河滨夜市”没有部署队伍',
    );
    const { people: shown } = await call('rota.sheet', { team, month: '2026-12' });
    expect(shown.find(({ id }) => id === people[0])!.elsewhere).toContainEqual({
      day: '2026-12-04',
      start: '07:10',
      end: '08:10',
      title: '迁陵小学早护学岗',
    });
    // Who guards a school may be on patrol after it without a rest, only not at the same time.
    const later = await dutyTeam(call, {
      name: '上午队',
      shifts: [
        { name: '早班', start: '08:00', end: '10:00' },
        { name: '午班', start: '10:00', end: '12:00' },
      ],
    });
    const edited = await call('rota.edit', {
      team: later.team,
      month: '2026-12',
      version: 0,
      title: '加人',
      changes: [
        { day: '2026-12-18', shift: later.shifts.早班!, person: later.people[0]!, what: 'add' },
        { day: '2026-12-25', shift: later.shifts.午班!, person: later.people[0]!, what: 'add' },
      ],
    });
    expect(edited.violations.filter(({ rule }) => rule === 'available' || rule === 'clash')).toEqual([]);
    await made(call, 'schoolGuard', { school, peak: '1', weekdays: ['5'], person: later.people[0]!, role: '4' });
    const { violations } = await call('rota.sheet', { team: later.team, month: '2026-12' });
    const met = violations.filter(({ rule }) => rule === 'available' || rule === 'clash');
    expect(met.map(({ day, rule }) => `${day} ${rule}`)).toEqual(['2026-12-18 clash']);
    expect(met[0]!.sentence).toContain('迁陵小学早护学岗（07:10—08:10）');
  });

  test('a span that is none or too long is refused in words', async () => {
    const { call } = await testApp();
    await expect(call('rota.duties', { from: '2026-12-05', until: '2026-12-04' })).rejects.toThrow('起止日期不对');
    await expect(call('rota.duties', { from: '2026-01-01', until: '2026-12-31' })).rejects.toThrow('缩短起止日期');
  });
});
