import { describe, expect, it } from 'vitest';
import { clockBefore, type GuardLine, type SchoolSources, schoolDuties } from './schoolDuties.ts';

const line = (over: Partial<GuardLine>): GuardLine => ({
  id: 'g',
  school: 's',
  peak: '1',
  weekdays: [1, 2, 3, 4, 5],
  person: 'p',
  role: '1',
  spot: '校门口',
  from: null,
  until: null,
  ...over,
});
const sources = (over: Partial<SchoolSources>): SchoolSources => ({
  schools: [{ id: 's', peaks: { '1': { start: '07:40', end: '08:10' } }, minutesBefore: 20 }],
  terms: [{ school: null, from: '2026-09-01', until: '2027-01-15' }],
  guards: [line({})],
  calendar: new Map(),
  ...over,
});
const daysOf = (first: string, last: string, over: Partial<SchoolSources> = {}) =>
  schoolDuties(first, last, sources(over)).duties.map(({ day }) => day);

describe('school guards by day', () => {
  it('stand on school days only, from the minutes before the peak', () => {
    // 2026-09-19 is a Saturday.
    expect(daysOf('2026-09-14', '2026-09-18')).toHaveLength(5);
    expect(daysOf('2026-09-19', '2026-09-19')).toEqual([]);
    const [duty] = schoolDuties('2026-09-14', '2026-09-14', sources({})).duties;
    expect(duty).toMatchObject({ start: '07:20', end: '08:10', person: 'p' });
    expect(clockBefore('00:10', 20)).toBe('00:00');
  });

  it('are off on holidays and outside the term, and the day says why', () => {
    const plan = schoolDuties('2026-10-01', '2026-10-07', sources({}));
    expect(plan.duties).toEqual([]);
    expect(plan.gaps).toEqual([]);
    expect(plan.days[0]!.note).toBe('国庆节放假');
    expect(schoolDuties('2026-08-31', '2026-08-31', sources({})).days[0]!.note).toBe('不在学期内');
  });

  it('follow the weekday of an adjusted workday, and name nobody where it is not known', () => {
    // 2026-09-20 is a Sunday that is worked for 国庆节.
    const own = (follows: number | null) =>
      new Map([['2026-09-20', { day: '2026-09-20', isHoliday: false, name: '国庆节调休', follows }]]);
    const guards = [line({ id: 'mon', weekdays: [1] }), line({ id: 'thu', weekdays: [4], person: 'q' })];
    const told = schoolDuties('2026-09-20', '2026-09-20', sources({ guards, calendar: own(4) }));
    expect(told.duties.map(({ id }) => id)).toEqual(['thu']);
    expect(told.days[0]!.note).toBe('调休上课，按星期四');
    const unknown = schoolDuties('2026-09-20', '2026-09-20', sources({ guards, calendar: own(null) }));
    expect([unknown.duties, unknown.gaps]).toEqual([[], []]);
    expect(unknown.days[0]!.note).toContain('没有写明');
  });

  it('take the terms of the school itself before those of all, and their own days', () => {
    const terms = [
      { school: null, from: '2026-09-01', until: '2027-01-15' },
      { school: 's', from: '2026-09-14', until: '2027-01-15' },
    ];
    expect(daysOf('2026-09-11', '2026-09-14', { terms })).toEqual(['2026-09-14']);
    expect(daysOf('2026-09-14', '2026-09-18', { guards: [line({ from: '2026-09-15', until: '2026-09-17' })] })).toEqual(
      ['2026-09-15', '2026-09-16'],
    );
  });

  it('leave a gap where nobody stands at a peak of the school', () => {
    const { gaps } = schoolDuties('2026-09-14', '2026-09-15', sources({ guards: [line({ weekdays: [1] })] }));
    expect(gaps).toEqual([{ day: '2026-09-15', school: 's', peak: '1' }]);
  });
});
