// A rota of a sheet by taking turns: whoever has served least comes next. Quick rather than best, for months long past.
import type { RotaSheet, RotaSheetPerson } from '../../../../shared/contract/rotaProcedures.ts';
import { type MinuteSpan, minuteSpan } from '../../../../shared/rules/duty/minuteSpan.ts';
import type { RotaCell } from '../../rosters/store.ts';

/** Rest between two duties, in minutes; more than any demo team asks for. */
const rest = 12 * 60;

interface Turn {
  person: RotaSheetPerson;
  served: number;
  spans: MinuteSpan[];
}

const isApart = (one: MinuteSpan, other: MinuteSpan) =>
  one.until + rest <= other.from || other.until + rest <= one.from;

function isFree({ person, spans }: Turn, day: string, shift: string, span: MinuteSpan): boolean {
  if ((person.from !== null && day < person.from) || (person.to !== null && day > person.to)) return false;
  if (person.absences.some((absence) => absence.day === day && (absence.shift ?? shift) === shift)) return false;
  return spans.every((other) => isApart(span, other));
}

/**
 * Fills every need of a sheet as far as people are free. Each month is shared out evenly; `served` goes on from month
 * to month, by person, and says who comes first among equals. Two who must
 * not serve together are `apart`.
 */
export function fairRota(
  sheet: RotaSheet,
  served: Map<string, number>,
  apart: readonly (readonly [string, string])[],
): RotaCell[] {
  const turns = sheet.people.map(
    (person): Turn => ({
      person,
      served: 0,
      spans: person.elsewhere.map(({ day, start, end }) => minuteSpan(day, start, end)),
    }),
  );
  const before = ({ person }: Turn) => served.get(person.id) ?? 0;
  const shifts = new Map(sheet.shifts.map((shift) => [shift.id, shift]));
  const cells: RotaCell[] = [];
  for (const need of sheet.needs) {
    const shift = shifts.get(need.shift);
    if (!shift) continue;
    const span = minuteSpan(need.day, shift.start, shift.end);
    const able = turns
      .filter((turn) => turn.person.role === shift.role && isFree(turn, need.day, need.shift, span))
      // New members go out where there are experienced ones enough.
      .toSorted(
        (a, b) => Number(a.person.fresh) - Number(b.person.fresh) || a.served - b.served || before(a) - before(b),
      );
    const leaders = able.filter(({ person }) => person.leader).slice(0, need.leaders);
    const others = able.filter((turn) => !leaders.includes(turn));
    const chosen: Turn[] = [];
    for (const turn of [...leaders, ...others]) {
      if (chosen.length === need.least) break;
      if (chosen.every((other) => !mayNotMeet(apart, turn.person.id, other.person.id))) chosen.push(turn);
    }
    for (const turn of chosen) {
      turn.served += 1;
      turn.spans.push(span);
      cells.push({ day: need.day, shift: need.shift, person: turn.person.id });
    }
  }
  for (const { person, served: count } of turns) served.set(person.id, (served.get(person.id) ?? 0) + count);
  return cells;
}

const mayNotMeet = (apart: readonly (readonly [string, string])[], one: string, other: string): boolean =>
  apart.some((pair) => pair.includes(one) && pair.includes(other));
