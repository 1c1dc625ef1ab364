import { expect, test } from 'vitest';
import { checkRota } from './checkRota.ts';
import type { RotaAssignment, RotaNeed, RotaPerson, RotaProblem } from './problem.ts';

const days = ['2026-12-04', '2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08'];

const person = (id: string, more: Partial<RotaPerson> = {}): RotaPerson => ({
  id,
  name: `张${id}`,
  leader: true,
  driver: true,
  experienced: true,
  fresh: false,
  absences: [],
  wishes: [],
  history: { duties: 0, nights: 0, weekends: 0, holidays: 0 },
  elsewhere: [],
  ...more,
});

const need = (day: string, shift: string, more: Partial<RotaNeed> = {}): RotaNeed => ({
  day,
  shift,
  least: 0,
  wanted: 3,
  leaders: 0,
  drivers: 0,
  experienced: 0,
  ...more,
});

function problem(more: Partial<RotaProblem> = {}): RotaProblem {
  return {
    days: days.map((day) => ({ day, weekend: day === '2026-12-05' || day === '2026-12-06', holiday: false })),
    shifts: [
      { key: 'day', title: '白班', start: '08:00', end: '20:00', night: false },
      { key: 'night', title: '夜班', start: '20:00', end: '08:00', night: true },
    ],
    needs: days.flatMap((day) => [need(day, 'day'), need(day, 'night')]),
    people: [person('甲'), person('乙'), person('丙')],
    pairs: [],
    pins: [],
    rules: { restMinutes: 8 * 60, restAfterNightMinutes: 24 * 60, onePerDay: false },
    ...more,
  };
}

const on = (day: number, shift: string, who: string): RotaAssignment => ({ day: days[day]!, shift, person: who });

function rules(given: RotaProblem, ...rota: RotaAssignment[]): string[] {
  return checkRota(given, rota).violations.map(({ rule }) => rule);
}

test('an empty rota without needs is without fault', () => {
  expect(rules(problem())).toEqual([]);
});

test('two duties too close name both, the gap and the rule', () => {
  const given = problem();
  expect(rules(given, on(0, 'day', '甲'), on(0, 'night', '甲'))).toEqual(['rest']);
  expect(rules(given, on(0, 'night', '甲'), on(1, 'day', '甲'))).toEqual(['rest']);
  const { violations } = checkRota(given, [on(0, 'night', '甲'), on(1, 'night', '甲')]);
  expect(violations[0]?.sentence).toBe(
    '张甲排了12月4日夜班和12月5日夜班，中间只隔 12 小时，夜班后须休息 24 小时。请把其中一班换给别人。',
  );
  expect(rules(given, on(0, 'night', '甲'), on(2, 'day', '甲'))).toEqual([]);
});

test('one duty a day where that is the rule, and overlaps always', () => {
  const noRest = { restMinutes: 0, restAfterNightMinutes: 0, onePerDay: true };
  expect(rules(problem({ rules: noRest }), on(0, 'day', '甲'), on(0, 'night', '甲'))).toEqual(['onePerDay']);
  const posts = problem({
    rules: { ...noRest, onePerDay: false },
    shifts: [
      { key: 'day', title: '白班', start: '08:00', end: '20:00', night: false, post: '东门岗' },
      { key: 'night', title: '白班', start: '19:00', end: '21:00', night: false, post: '西门岗' },
    ],
  });
  expect(rules(posts, on(0, 'day', '甲'), on(0, 'night', '甲'))).toEqual(['overlap']);
});

test('leave, membership, duties elsewhere and rest from them', () => {
  const of = (more: Partial<RotaPerson>) => problem({ people: [person('甲', more)] });
  expect(rules(of({ absences: [{ day: days[1]!, why: '请假' }] }), on(1, 'day', '甲'))).toEqual(['available']);
  expect(rules(of({ absences: [{ day: days[1]!, shift: 'night', why: '请假' }] }), on(1, 'day', '甲'))).toEqual([]);
  expect(rules(of({ from: days[2]! }), on(1, 'day', '甲'))).toEqual(['available']);
  expect(rules(of({ to: days[0]! }), on(1, 'day', '甲'))).toEqual(['available']);
  const other = { day: days[1]!, start: '19:00', end: '22:00', night: false, title: '义警二队' };
  expect(rules(of({ elsewhere: [other] }), on(1, 'day', '甲'))).toEqual(['available']);
  expect(rules(of({ elsewhere: [other] }), on(2, 'day', '甲'))).toEqual([]);
  const lastNight = { day: '2026-12-03', start: '20:00', end: '08:00', night: true, title: '上月夜班' };
  const { violations } = checkRota(of({ elsewhere: [lastNight] }), [on(0, 'day', '甲')]);
  expect(violations[0]?.sentence).toContain('12月3日在上月夜班（20:00—08:00）有班，两班之间须休息');
});

test('limits: duties, nights, a week, nights and days on end, also across the first day', () => {
  const limited = problem({ people: [person('甲', { mostDuties: 1, mostNights: 0 })] });
  expect(rules(limited, on(0, 'day', '甲'), on(2, 'night', '甲'))).toEqual(['mostDuties', 'mostNights']);
  const free = { restMinutes: 0, restAfterNightMinutes: 0, onePerDay: true };
  const perWeek = problem({ rules: { ...free, dutiesPerWeek: 2 } });
  // 4 to 6 December are Friday to Sunday, the 7th begins a week.
  expect(rules(perWeek, on(1, 'day', '甲'), on(2, 'day', '甲'), on(3, 'day', '甲'))).toEqual([]);
  expect(rules(perWeek, on(0, 'day', '甲'), on(1, 'day', '甲'), on(2, 'day', '甲'))).toEqual(['dutiesPerWeek']);
  const onEnd = problem({ rules: { ...free, daysOnEnd: 2, nightsOnEnd: 1 } });
  expect(rules(onEnd, on(0, 'day', '甲'), on(1, 'day', '甲'), on(2, 'day', '甲'))).toEqual(['daysOnEnd']);
  expect(rules(onEnd, on(0, 'night', '甲'), on(1, 'night', '甲'))).toEqual(['nightsOnEnd']);
  const before = { day: '2026-12-03', start: '08:00', end: '20:00', night: false, title: '上月' };
  const crossing = { ...onEnd, people: [person('甲', { elsewhere: [before] })] };
  expect(rules(crossing, on(0, 'day', '甲'))).toEqual([]);
  expect(rules(crossing, on(0, 'day', '甲'), on(1, 'day', '甲'))).toEqual(['daysOnEnd']);
});

test('staffing, qualifications and company of a shift', () => {
  const plain = { leader: false, driver: false, experienced: false };
  const people = [person('甲', plain), person('乙', { ...plain, fresh: true }), person('丙')];
  const of = (more: Partial<RotaNeed>) => problem({ people, needs: [need(days[0]!, 'day', { wanted: 2, ...more })] });
  expect(rules(of({ least: 2 }), on(0, 'day', '甲'))).toEqual(['least']);
  expect(rules(of({}), on(0, 'day', '甲'), on(0, 'day', '乙'), on(0, 'day', '丙'))).toEqual(['tooMany']);
  expect(rules(of({ leaders: 1, drivers: 1, experienced: 1 }), on(0, 'day', '甲'))).toEqual([
    'leaders',
    'drivers',
    'experienced',
  ]);
  expect(rules(of({}), on(0, 'day', '甲'), on(0, 'day', '乙'))).toEqual(['fresh']);
  expect(rules(of({}), on(0, 'day', '丙'), on(0, 'day', '乙'))).toEqual([]);
  const paired = { ...of({}), pairs: [{ kind: 'together' as const, one: '甲', other: '丙' }] };
  expect(rules(paired, on(0, 'day', '甲'))).toEqual(['together']);
  const parted = { ...of({}), pairs: [{ kind: 'apart' as const, one: '甲', other: '丙' }] };
  expect(rules(parted, on(0, 'day', '甲'), on(0, 'day', '丙'))).toEqual(['apart']);
});

test('pins either way, strangers and repeats', () => {
  const pinned = problem({ pins: [{ day: days[0]!, shift: 'day', person: '甲', serves: true }] });
  expect(rules(pinned)).toEqual(['pin']);
  const pinnedOut = problem({ pins: [{ day: days[0]!, shift: 'day', person: '甲', serves: false }] });
  expect(rules(pinnedOut, on(0, 'day', '甲'))).toEqual(['pin']);
  expect(rules(problem(), on(0, 'day', '甲'), on(0, 'day', '甲'), { ...on(0, 'day', '甲'), person: '丁' })).toEqual([
    'unknown',
    'repeated',
  ]);
});

test('counts add the months before, spreads leave out who cannot come up to the others', () => {
  const history = { duties: 7, nights: 2, weekends: 1, holidays: 0 };
  const people = [
    person('甲', { history }),
    person('乙', { history, mostDuties: 0 }),
    person('丙', { history: { ...history, duties: 6 } }),
  ];
  const { counts, spreads } = checkRota(problem({ people }), [on(1, 'night', '甲'), on(3, 'day', '丙')]);
  expect(counts[0]).toEqual({
    person: '甲',
    now: { duties: 1, nights: 1, weekends: 1, holidays: 0 },
    total: { duties: 8, nights: 3, weekends: 2, holidays: 0 },
  });
  // 甲 8, 丙 7; 乙 stays at his 7 because he may serve no duty.
  expect(spreads[0]).toEqual({ load: 'duties', low: 7, high: 8, spread: 1 });
});
