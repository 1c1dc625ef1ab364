// The rest of a month from a day on, as a problem of its own: what was served before counts on top of the months before,
// within the caps, and is rested from.
import { addDays, weekday } from '../../../../shared/rules/days.ts';
import { checkRota } from '../../../../shared/rules/rota/checkRota.ts';
import type { RotaAssignment, RotaOtherDuty, RotaPerson, RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import type { RotaCell } from '../store.ts';
import type { ShiftPattern } from './shiftPatterns.ts';

/** What stands in the month: all its cells, and the shifts they refer to. */
export interface Standing {
  cells: readonly RotaCell[];
  shifts: readonly ShiftPattern[];
}

/**
 * The problem of the days from `from` on. Where duties a week are limited, the days of its week before it are part of
 * the problem, fixed as they were served; if they break a rule themselves, who has his duties of that week is left out.
 */
export function restOfMonth(problem: RotaProblem, standing: Standing, from: string): RotaProblem {
  if (problem.rules.dutiesPerWeek === undefined) return cutAt(problem, standing, from);
  const first = problem.days[0]!.day;
  const monday = addDays(from, 1 - weekday(from));
  const start = monday < first ? first : monday;
  if (start === from) return cutAt(problem, standing, from);
  const fixed = withFixedDays(cutAt(problem, standing, start), standing, from);
  return fixed ?? withoutFullWeeks(cutAt(problem, standing, from), standing, monday, from);
}

function cutAt(problem: RotaProblem, { cells, shifts }: Standing, start: string): RotaProblem {
  const days = new Map(problem.days.map((day) => [day.day, day]));
  const patterns = new Map(shifts.map((shift) => [shift.id, shift]));
  const served = Map.groupBy(
    cells.filter(({ day }) => day < start),
    ({ person }) => person,
  );
  return {
    ...problem,
    days: problem.days.filter(({ day }) => day >= start),
    needs: problem.needs.filter(({ day }) => day >= start),
    pins: problem.pins.filter(({ day }) => day >= start),
    people: problem.people.map((person) => {
      const own = served.get(person.id) ?? [];
      const nights = own.filter(({ shift }) => patterns.get(shift)?.night).length;
      const on = (what: 'weekend' | 'holiday') => own.filter(({ day }) => days.get(day)?.[what]).length;
      return {
        ...person,
        ...capsLeft(person, own.length, nights),
        history: {
          duties: person.history.duties + own.length,
          nights: person.history.nights + nights,
          weekends: person.history.weekends + on('weekend'),
          holidays: person.history.holidays + on('holiday'),
        },
        elsewhere: [
          ...person.elsewhere,
          ...own.flatMap(({ day, shift }): RotaOtherDuty[] => {
            const pattern = patterns.get(shift);
            if (!pattern) return [];
            const { start: begins, end, night, name } = pattern;
            return [{ day, start: begins, end, night, title: `本队${name}` }];
          }),
        ],
      };
    }),
  };
}

function capsLeft({ mostDuties, mostNights }: RotaPerson, duties: number, nights: number) {
  return {
    ...(mostDuties === undefined ? {} : { mostDuties: Math.max(0, mostDuties - duties) }),
    ...(mostNights === undefined ? {} : { mostNights: Math.max(0, mostNights - nights) }),
  };
}

/** The problem with the days before `from` fixed as they stand; null where they break a rule by themselves. */
function withFixedDays(problem: RotaProblem, { cells }: Standing, from: string): RotaProblem | null {
  const people = new Set(problem.people.map(({ id }) => id));
  const slots = new Set(problem.needs.map(({ day, shift }) => `${day} ${shift}`));
  const early = cells.filter(({ day }) => day < from && day >= problem.days[0]!.day);
  const kept: RotaAssignment[] = early.filter(
    ({ day, shift, person }) => people.has(person) && slots.has(`${day} ${shift}`),
  );
  if (kept.length < early.length) return null;
  const present = Map.groupBy(kept, ({ day, shift }) => `${day} ${shift}`);
  const needs = problem.needs.map((need) => {
    if (need.day >= from) return need;
    const seats = present.get(`${need.day} ${need.shift}`)?.length ?? 0;
    return { ...need, least: seats, wanted: seats, leaders: 0, drivers: 0, experienced: 0 };
  });
  const pins = [
    ...problem.pins.filter(({ day }) => day >= from),
    ...kept.map(({ day, shift, person }) => ({ day, shift, person, serves: true })),
  ];
  const beforeOnly = needs.filter(({ day }) => day < from);
  const { violations } = checkRota({ ...problem, needs: beforeOnly, pins: pins.filter(({ day }) => day < from) }, kept);
  return violations.length > 0 ? null : { ...problem, needs, pins };
}

function withoutFullWeeks(problem: RotaProblem, { cells }: Standing, monday: string, from: string): RotaProblem {
  const most = problem.rules.dutiesPerWeek ?? 0;
  const rest = Array.from({ length: 7 }, (_, at) => addDays(monday, at)).filter((day) => day >= from);
  return {
    ...problem,
    people: problem.people.map((person) => {
      const served = cells.filter((cell) => cell.person === person.id && cell.day >= monday && cell.day < from).length;
      if (served < most) return person;
      const full = rest.map((day) => ({ day, why: '所在的一周已排满' }));
      return { ...person, absences: [...person.absences, ...full] };
    }),
  };
}
