// Problems so small that every rota can be tried, with every rule drawn now and then.
import fc from 'fast-check';
import { addDays } from '../../../../../shared/rules/days.ts';
import type { RotaNeed, RotaPerson, RotaProblem } from '../../../../../shared/rules/rota/problem.ts';

const first = '2026-12-04';
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = fc.integer({ min: 0, max: 19 }).map((number) => (number === 7 ? 1 : 0));
const sometimes = fc.integer({ min: 0, max: 3 }).map((number) => number === 0);

/** Four slots (two days of two shifts, or four of one) and two or three people. */
export const tinyProblem: fc.Arbitrary<RotaProblem> = fc
  .record({ shifts: fc.constantFrom(1, 2), people: fc.integer({ min: 2, max: 3 }) })
  .chain(({ shifts, people }) => {
    const days = Array.from({ length: 4 / shifts }, (_, at) => addDays(first, at));
    const kinds = [
      { key: 'night', title: '夜班', start: '20:00', end: '06:00', night: true },
      { key: 'day', title: '白班', start: '08:00', end: '16:00', night: false },
    ].slice(0, shifts);
    const day = fc.constantFrom(...days);
    const shift = fc.constantFrom(...kinds.map(({ key }) => key));
    const id = fc.integer({ min: 0, max: people - 1 }).map((at) => `p${at}`);
    const person = fc.record({
      leader: fc.boolean(),
      driver: fc.boolean(),
      experienced: fc.boolean(),
      fresh: sometimes,
      to: maybe(day),
      absences: fc.array(fc.record({ day, shift: maybe(shift), why: fc.constant('请假') }), { maxLength: 1 }),
      wishes: fc.array(fc.record({ day, shift: maybe(shift), weight: fc.constantFrom(-2, -1, 1, 2) }), {
        maxLength: 2,
      }),
      mostDuties: maybe(fc.integer({ min: 0, max: 3 })),
      mostNights: maybe(fc.integer({ min: 0, max: 2 })),
      history: fc.record({
        duties: fc.integer({ min: 0, max: 3 }),
        nights: fc.integer({ min: 0, max: 2 }),
        weekends: fc.integer({ min: 0, max: 1 }),
        holidays: fc.constant(0),
      }),
      elsewhere: fc.constantFrom(
        [],
        [],
        [{ day: '2026-12-03', start: '20:00', end: '06:00', night: true, title: '上月' }],
      ),
    });
    const need = fc.record({
      least: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
      wanted: fc.constantFrom(1, 2),
      leaders: rarely,
      drivers: rarely,
      experienced: rarely,
    });
    const cell = fc.record({ day, shift, person: id });
    return fc.record({
      days: fc.constant(
        days.map((each) => ({
          day: each,
          weekend: each > first && each < addDays(first, 3),
          holiday: each === addDays(first, 2),
        })),
      ),
      shifts: fc.constant(kinds),
      needs: fc.array(need, { minLength: 4, maxLength: 4 }).map((needs) =>
        needs.map(
          (each, at): RotaNeed => ({
            ...each,
            day: days[at % days.length]!,
            shift: kinds[Math.floor(at / days.length)]!.key,
          }),
        ),
      ),
      people: fc
        .array(person, { minLength: people, maxLength: people })
        .map((all) => all.map((each, at): RotaPerson => ({ ...each, id: `p${at}`, name: `人${at}` }))),
      pairs: fc.array(
        fc.record({
          kind: fc.constantFrom('together' as const, 'apart' as const),
          one: fc.constant('p0'),
          other: fc.constant('p1'),
        }),
        { maxLength: 1 },
      ),
      pins: maybe(fc.record({ day, shift, person: id, serves: fc.boolean() })).map((pin) => (pin ? [pin] : [])),
      rules: fc.record({
        restMinutes: fc.constantFrom(0, 480),
        restAfterNightMinutes: fc.constantFrom(0, 720, 1440),
        onePerDay: fc.boolean(),
        nightsOnEnd: maybe(fc.constantFrom(1, 2)),
        daysOnEnd: maybe(fc.constantFrom(1, 2)),
        dutiesPerWeek: maybe(fc.constantFrom(1, 2, 3)),
      }),
      previous: maybe(fc.uniqueArray(cell, { maxLength: 5, selector: (each) => Object.values(each).join() })),
    });
  });
