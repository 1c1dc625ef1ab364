// What the registers of duty refuse or warn about.
import { describe, expect, it } from 'vitest';
import type { Changes } from '../../../../../shared/contract/shapes.ts';
import { changed, idOfMade, made, refusalOf } from '../../../testing/rowCalls.ts';
import { type CallFunction, testApp } from '../../../testing/testApp.ts';

const save = (call: CallFunction, register: string, changes: Changes) =>
  call('rows.save', { register, id: null, version: null, changes });
const refused = async (call: CallFunction, register: string, changes: Changes) =>
  (await refusalOf(save(call, register, changes))).problems
    ?.filter(({ level }) => level === 'error')
    .map(({ code }) => code);
const warned = async (call: CallFunction, register: string, changes: Changes) =>
  (await save(call, register, changes)).problems.map(({ code }) => code);

describe('班次模板', () => {
  const night = { name: '夜班', level: '1', days: '1', start: '20:00', end: '23:00', least: 2, leaders: 1, drivers: 0 };

  it('reads its season as written, needs both ends, and fits its people', async () => {
    const { call } = await testApp();
    const row = await made(call, 'shiftPattern', { ...night, seasonFrom: '6月1日', seasonUntil: '9.30' });
    expect(row.values).toMatchObject({ seasonFrom: '06-01', seasonUntil: '09-30' });
    expect(await refused(call, 'shiftPattern', { ...night, seasonFrom: '06-01' })).toEqual(['halfSeason']);
    expect(await refused(call, 'shiftPattern', { ...night, seasonFrom: '2-30', seasonUntil: '9.30' })).toEqual([
      'noMonthDay',
    ]);
    expect(await refused(call, 'shiftPattern', { ...night, wanted: 1, leaders: 3 })).toEqual([
      'wantedBelowLeast',
      'moreThanLeast',
    ]);
  });
});

describe('勤务等级和日历', () => {
  const level = { level: '3', from: '2026-10-01', reason: '国庆安保', approver: '王主任' };

  it('ends when it is released, and tells of overlapping ones', async () => {
    const { call } = await testApp();
    const { id } = await made(call, 'dutyLevel', level);
    expect(await warned(call, 'dutyLevel', { ...level, from: '2026-10-05' })).toContain('overlappingLevels');
    const { row } = await changed(call, 'dutyLevel', id, { releasedOn: '2026-10-03', releasedBy: '王主任' });
    expect(row.values.until).toBe('2026-10-03');
    const half = await refusalOf(changed(call, 'dutyLevel', id, { releasedBy: null }));
    expect(half.problems?.map(({ code }) => code)).toEqual(['halfRelease']);
  });

  it('takes another level for a node only with a note', async () => {
    const { call } = await testApp();
    const node = { name: '赶集日', kind: '2', from: '2026-10-10', until: '2026-10-10', levelAs: '1' };
    expect(await refused(call, 'dutyNode', node)).toEqual(['overrideWithoutNote']);
    expect((await made(call, 'dutyNode', { ...node, note: '停集' })).id).toBeTruthy();
  });

  it('knows what a day is already', async () => {
    const { call } = await testApp();
    expect(await warned(call, 'calendarDay', { day: '2027-03-01', kind: '2' })).toContain('ordinaryWorkday');
    expect(await refused(call, 'calendarDay', { day: '2027-10-01', kind: '1', follows: '1' })).toContain(
      'lessonsOnHoliday',
    );
    expect(await warned(call, 'calendarDay', { day: '2027-10-02', kind: '2', follows: '5' })).toEqual([]);
  });
});

describe('谁能排班', () => {
  it('warns of overlapping absences and of pairs that contradict each other', async () => {
    const { call } = await testApp();
    const person = await idOfMade(call, 'person', { name: '石志强' });
    const other = await idOfMade(call, 'person', { name: '龙桂英' });
    const team = await idOfMade(call, 'team', { name: '镇巡防队', kind: '02' });
    const absence = { person, from: '2026-12-01', until: '2026-12-05', reason: '1' };
    await made(call, 'memberAbsence', absence);
    expect(await warned(call, 'memberAbsence', { ...absence, from: '2026-12-05', until: '2026-12-06' })).toContain(
      'overlappingAbsence',
    );
    expect(await refused(call, 'pairRule', { team, one: person, other: person, kind: '1' })).toEqual(['samePerson']);
    expect(await warned(call, 'pairRule', { team, one: person, other, kind: '1' })).toEqual(['notMembers']);
    expect(await refused(call, 'pairRule', { team, one: other, other: person, kind: '2' })).toEqual([
      'contradictingPair',
    ]);
    expect(
      await refused(call, 'dutyWish', { person, wish: '2', weekday: '1', day: '2026-12-07', strength: 1 }),
    ).toEqual(['weekdayAndDay']);
  });
});

describe('学校和护学岗', () => {
  it('keeps nobody at two schools at once', async () => {
    const { call } = await testApp();
    const school = (name: string, more: Changes = {}): Changes => ({
      name,
      address: '迁陵镇',
      kind: '2',
      minutesBefore: 20,
      ...more,
    });
    const one = await idOfMade(call, 'school', school('第一小学'));
    const two = await idOfMade(call, 'school', school('第二小学'));
    expect(await refused(call, 'school', school('第三小学', { morningStart: '07:30' }))).toEqual(['halfPeak']);
    const person = await idOfMade(call, 'person', { name: '石志强' });
    const guard = { person, peak: '1', role: '5', weekdays: ['1', '3'] };
    await made(call, 'schoolGuard', { ...guard, school: one });
    expect(await refused(call, 'schoolGuard', { ...guard, school: two, weekdays: ['3', '5'] })).toEqual(['twoSchools']);
    expect((await made(call, 'schoolGuard', { ...guard, school: two, weekdays: ['2'] })).id).toBeTruthy();
  });
});

describe('换班替班', () => {
  it('names those it is about', async () => {
    const { call } = await testApp();
    const team = await idOfMade(call, 'team', { name: '镇巡防队', kind: '02' });
    const shift = await idOfMade(call, 'shiftPattern', {
      name: '夜班',
      level: '1',
      days: '1',
      start: '20:00',
      end: '23:00',
      least: 2,
      leaders: 0,
      drivers: 0,
    });
    const person = await idOfMade(call, 'person', { name: '石志强' });
    const swap = { team, shift, day: '2026-11-20', reason: '家中有事', approver: '王主任', approvedOn: '2026-11-19' };
    expect(await refused(call, 'shiftSwap', { ...swap, kind: '2', person })).toEqual(['swapIncomplete']);
    expect(await refused(call, 'shiftSwap', { ...swap, kind: '2', person, other: person })).toEqual(['samePerson']);
    expect(await refused(call, 'shiftSwap', { ...swap, kind: '3', person })).toEqual(['swapIncomplete', 'swapTooMuch']);
    expect((await made(call, 'shiftSwap', { ...swap, kind: '4', person })).id).toBeTruthy();
    // With nobody it is the own duty on another day, which must be told.
    expect(await refused(call, 'shiftSwap', { ...swap, kind: '1', person, otherShift: shift })).toEqual([
      'swapIncomplete',
    ]);
    const moved = { ...swap, kind: '1', person, otherDay: '2026-11-22', otherShift: shift };
    expect((await made(call, 'shiftSwap', moved)).id).toBeTruthy();
  });
});
