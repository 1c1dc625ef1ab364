// What people served in this team in the six months before, so that a rota carries on from them. The six months run
// across the new year: nobody is owed or forgiven anything on 1 January. For a month in which somebody was not there
// for more than half of it (not yet a member, or away) he is credited with what the others served on average: who joins
// or comes back does not have to catch up.
import { addMonths, daysInMonth, monthBounds } from '../../../../shared/rules/days.ts';
import type { RotaHistory } from '../../../../shared/rules/rota/problem.ts';
import { rotaLoads } from '../../../../shared/rules/rota/problem.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import { daysFrom, type Ground } from './ground.ts';
import { absencesOf, type Member } from './people.ts';
import { shiftPatterns } from './shiftPatterns.ts';

const monthsBack = 6;

const nothing = (): RotaHistory => ({ duties: 0, nights: 0, weekends: 0, holidays: 0 });

/** What each member brings along, by person. */
export async function historyOf(
  db: Db,
  { team, first, month, calendar }: Pick<Ground, 'team' | 'first' | 'month' | 'calendar'>,
  members: readonly Member[],
  codes: CodeBook,
): Promise<Map<string, RotaHistory>> {
  const total = new Map(members.map(({ id }) => [id, nothing()]));
  const oldest = addMonths(first, -monthsBack);
  const cells = await db
    .selectFrom('rotaCell')
    .innerJoin('rota', 'rota.id', 'rotaCell.rota')
    .select(['rotaCell.day', 'rotaCell.shift', 'rotaCell.person', 'rota.month'])
    .where('rota.team', '=', team.id)
    .where('rota.withdrawnAt', 'is', null)
    .where('rota.month', '<', month)
    .where('rota.month', '>=', oldest.slice(0, 7))
    .execute();
  if (cells.length === 0) return total;
  const shifts = [...new Set(cells.map(({ shift }) => shift))];
  const patterns = await shiftPatterns(db, codes, { team: null, also: shifts });
  const nights = new Set(patterns.filter(({ night }) => night).map(({ id }) => id));
  const people = new Set(members.map(({ id }) => id));
  for (const [each, served] of Map.groupBy(cells, (cell) => cell.month)) {
    const counts = new Map(members.map(({ id }) => [id, nothing()]));
    for (const { day, shift, person } of served) {
      const count = counts.get(person);
      if (!count) continue;
      const { weekend, holiday } = calendar.on(day);
      count.duties += 1;
      if (nights.has(shift)) count.nights += 1;
      if (weekend) count.weekends += 1;
      if (holiday) count.holidays += 1;
    }
    const bounds = monthBounds(each);
    const absences = await absencesOf(db, people, bounds, codes);
    const there = new Set(
      members
        .filter(({ id, from, to }) => {
          const away = new Set(
            (absences.get(id) ?? []).filter(({ shift }) => shift === undefined).map(({ day }) => day),
          );
          const days = daysFrom(bounds.first, bounds.last).filter(
            (day) => (from === null || from <= day) && (to === null || day <= to) && !away.has(day),
          );
          return 2 * days.length >= daysInMonth(Number(each.slice(0, 4)), Number(each.slice(5)));
        })
        .map(({ id }) => id),
    );
    for (const ofRole of Map.groupBy(members, ({ role }) => role).values()) {
      const present = ofRole.filter(({ id }) => there.has(id));
      for (const { id } of ofRole) {
        const sum = total.get(id)!;
        for (const load of rotaLoads) {
          const own = counts.get(id)![load];
          sum[load] += there.has(id) ? own : Math.max(own, average(present, load));
        }
      }
    }

    function average(present: readonly Member[], load: (typeof rotaLoads)[number]): number {
      if (present.length === 0) return 0;
      return Math.round(present.reduce((sum, { id }) => sum + counts.get(id)![load], 0) / present.length);
    }
  }
  return total;
}
