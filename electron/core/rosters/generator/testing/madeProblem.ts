// Made teams and months for tests and the bench: every kind of rule in play, drawn from a seed.
import { addDays, weekday } from '../../../../../shared/rules/days.ts';
import type { RotaNeed, RotaPerson, RotaProblem, RotaShift } from '../../../../../shared/rules/rota/problem.ts';
import { randomNumbers } from '../randomNumbers.ts';

export interface MadeSize {
  days: number;
  shifts: 2 | 3 | 4;
  people: number;
  seed: number;
  /** People wanted in a shift. */
  seats: number;
}

const shiftsOf: Record<MadeSize['shifts'], RotaShift[]> = {
  2: [
    { key: 'day', title: '白班', start: '08:00', end: '20:00', night: false },
    { key: 'night', title: '夜班', start: '20:00', end: '08:00', night: true },
  ],
  3: [
    { key: 'early', title: '早班', start: '07:00', end: '15:00', night: false },
    { key: 'late', title: '晚班', start: '15:00', end: '23:00', night: false },
    { key: 'night', title: '夜班', start: '23:00', end: '07:00', night: true },
  ],
  4: [
    { key: 'early', title: '早班', start: '06:00', end: '12:00', night: false },
    { key: 'noon', title: '中班', start: '12:00', end: '18:00', night: false },
    { key: 'late', title: '晚班', start: '18:00', end: '24:00', night: false },
    { key: 'night', title: '夜班', start: '00:00', end: '06:00', night: true },
  ],
};

const surnames = '张李王赵陈杨黄周吴徐孙马朱胡郭何高林罗郑';
const givenNames = ['建国', '秀英', '志强', '桂兰', '明', '丽华', '文斌', '小红', '大勇', '国庆'];

const nameOf = (at: number) =>
  `${surnames[at % surnames.length]}${givenNames[Math.floor(at / surnames.length) % givenNames.length]}${at >= surnames.length * givenNames.length ? at : ''}`;

/** A month from 1 December 2026 with leave, wishes, pairs, caps, history and other duties. */
export function madeProblem({ days, shifts, people, seed, seats }: MadeSize): RotaProblem {
  const random = randomNumbers(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const first = '2026-12-01';
  const range = Array.from({ length: days }, (_, at) => addDays(first, at));
  const kinds = shiftsOf[shifts];
  const team = Array.from({ length: people }, (_, at): RotaPerson => {
    const away = random() < 0.3 ? whole(days) : -1;
    const fresh = at % 10 === 9;
    return {
      id: `p${at}`,
      name: nameOf(at),
      leader: at % 5 < 2,
      driver: at % 2 === 0,
      experienced: !fresh && at % 10 < 7,
      fresh,
      absences:
        away < 0
          ? []
          : Array.from({ length: 1 + whole(6) }, (_, more) => ({ day: addDays(first, away + more), why: '请假' })),
      wishes: [
        ...(random() < 0.5 ? [{ weekday: 1 + whole(7), weight: -1 - whole(3) }] : []),
        ...(random() < 0.3
          ? [{ weekday: 1 + whole(7), shift: kinds[whole(kinds.length)]!.key, weight: 1 + whole(2) }]
          : []),
        ...(random() < 0.2 ? [{ shift: 'night', weight: -1 }] : []),
      ],
      ...(random() < 0.2 ? { mostNights: 1 + whole(3) } : {}),
      mostDuties: Math.ceil((days * shifts * seats) / people) + 4,
      history: { duties: 20 + whole(3), nights: 6 + whole(2), weekends: 6 + whole(2), holidays: whole(2) },
      elsewhere: [
        ...(random() < 0.2
          ? [{ day: '2026-11-30', start: '20:00', end: '08:00', night: true, title: '上月夜班' }]
          : []),
        ...(random() < 0.2
          ? [{ day: range[whole(days)]!, start: '08:00', end: '12:00', night: false, title: '义警二队' }]
          : []),
      ],
    };
  });
  const needs = range.flatMap((day) =>
    kinds.map(
      (shift): RotaNeed => ({
        day,
        shift: shift.key,
        least: Math.max(1, seats - 1),
        wanted: seats,
        leaders: 1,
        drivers: 1,
        experienced: 1,
      }),
    ),
  );
  return {
    days: range.map((day) => ({ day, weekend: weekday(day) > 5, holiday: day.endsWith('-31') || day.endsWith('-25') })),
    shifts: kinds,
    needs,
    people: team,
    pairs:
      people < 8 || seats < 3
        ? []
        : [
            { kind: 'together', one: 'p4', other: 'p7' },
            { kind: 'apart', one: 'p1', other: 'p2' },
            { kind: 'apart', one: 'p3', other: 'p5' },
          ],
    pins: [],
    rules: {
      restMinutes: 8 * 60,
      restAfterNightMinutes: 24 * 60,
      onePerDay: true,
      nightsOnEnd: 2,
      daysOnEnd: 4,
      dutiesPerWeek: 4,
    },
  };
}
