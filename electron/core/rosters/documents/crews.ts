// Who serves in a shift of a day, in the order in which the rota names people.
import type { RotaSheet, RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';

export interface Crew {
  people: RotaSheetPerson[];
  /** How many of them, from the first, lead: they are qualified and the shift needs so many. */
  leaders: number;
  /** Seats that must be filled and are not. */
  lacking: number;
  /** Nobody is needed here on this day. */
  isIdle: boolean;
}

/** Looks up the crew of a day and shift. */
export function crewsOf({ people, cells, needs }: RotaSheet): (day: string, shift: string) => Crew {
  const known = new Map(people.map((person, order) => [person.id, { person, order }]));
  const served = Map.groupBy(cells, ({ day, shift }) => `${day} ${shift}`);
  const needed = new Map(needs.map((need) => [`${need.day} ${need.shift}`, need]));
  return (day, shift) => {
    const key = `${day} ${shift}`;
    const need = needed.get(key);
    const crew = (served.get(key) ?? [])
      .flatMap(({ person }) => known.get(person) ?? [])
      .toSorted((one, other) => one.order - other.order)
      .map(({ person }) => person);
    const first = crew.filter(({ leader }) => leader).slice(0, need?.leaders ?? 0);
    return {
      people: [...first, ...crew.filter((person) => !first.includes(person))],
      leaders: first.length,
      lacking: Math.max(0, (need?.least ?? 0) - crew.length),
      isIdle: need === undefined && crew.length === 0,
    };
  };
}
