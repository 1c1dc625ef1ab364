// The rest of a month from a day on, as a problem of its own: what was served before counts on top of the months before,
// within the caps, for its week, and is rested from.
import type { RotaOtherDuty, RotaPerson, RotaProblem } from '../../../../shared/rules/rota/problem.ts';
import type { RotaCell } from '../store.ts';
import type { ShiftPattern } from './shiftPatterns.ts';

/** What stands in the month: all its cells, and the shifts they refer to. */
export interface Standing {
  cells: readonly RotaCell[];
  shifts: readonly ShiftPattern[];
}

/** The problem of the days from `from` on. */
export function restOfMonth(problem: RotaProblem, { cells, shifts }: Standing, from: string): RotaProblem {
  const days = new Map(problem.days.map((day) => [day.day, day]));
  const patterns = new Map(shifts.map((shift) => [shift.id, shift]));
  const served = Map.groupBy(
    cells.filter(({ day }) => day < from),
    ({ person }) => person,
  );
  return {
    ...problem,
    days: problem.days.filter(({ day }) => day >= from),
    needs: problem.needs.filter(({ day }) => day >= from),
    pins: problem.pins.filter(({ day }) => day >= from),
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
            const { start, end, night, name } = pattern;
            return [{ day, start, end, night, title: `本队${name}`, sameTeam: true }];
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
