// Duties that people of a rota have outside of it: in other teams' rotas, as school guards, and in the team's own
// months before and after, for the rest between them.
import { addDays, monthBounds } from '../../../../shared/rules/days.ts';
import type { RotaOtherDuty } from '../../../../shared/rules/rota/problem.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import { namesOf } from './dutyRows.ts';
import type { Ground } from './ground.ts';
import { guardDuties } from './guards.ts';
import { shiftPatterns } from './shiftPatterns.ts';

export interface OtherDuty extends RotaOtherDuty {
  person: string;
  sameTeam: boolean;
}

/** So far back runs of days and nights are counted. */
const daysBack = 31;
/** The week goes on, and its duties are counted together. */
const daysAhead = 6;
/** Whom another team has had or will have so near must have rested. */
const daysOfRest = 2;

/** Duties of people outside of a rota, from a month before it to the end of its last week. */
export async function elsewhereOf(
  db: Db,
  { team, first, last, month, calendar }: Pick<Ground, 'team' | 'first' | 'last' | 'month' | 'calendar'>,
  people: ReadonlySet<string>,
  codes: CodeBook,
): Promise<OtherDuty[]> {
  const [from, until] = [addDays(first, -daysBack), addDays(last, daysAhead)];
  const cells = await db
    .selectFrom('rotaCell')
    .innerJoin('rota', 'rota.id', 'rotaCell.rota')
    .select(['rotaCell.day', 'rotaCell.shift', 'rotaCell.person', 'rota.team', 'rota.month'])
    .where('rotaCell.day', '>=', from)
    .where('rotaCell.day', '<=', until)
    .where('rota.withdrawnAt', 'is', null)
    .where((where) => where.or([where('rota.team', '<>', team.id), where('rota.month', '<>', month)]))
    .orderBy('rotaCell.day')
    .orderBy('rotaCell.shift')
    .execute();
  const wanted = cells.filter(({ person }) => people.has(person));
  const shifts = [...new Set(wanted.map(({ shift }) => shift))];
  const patterns = new Map(
    (await shiftPatterns(db, codes, { team: null, also: shifts })).map((each) => [each.id, each]),
  );
  const teams = await namesOf(
    db,
    'team',
    wanted.map((cell) => cell.team),
  );
  const inRotas = wanted.flatMap((cell): OtherDuty[] => {
    const pattern = patterns.get(cell.shift);
    if (!pattern) return [];
    const sameTeam = cell.team === team.id;
    const { start, end, night, name } = pattern;
    // What lies further off tells how many days on end or in a week somebody served, which is the team's own affair.
    if (!sameTeam && (cell.day < addDays(first, -daysOfRest) || cell.day > addDays(last, daysOfRest))) return [];
    const title = sameTeam ? `本队${name}` : `“${teams.get(cell.team) ?? ''}”${name}`;
    return [{ person: cell.person, day: cell.day, start, end, night, title, sameTeam }];
  });
  const guards = await guardDuties(db, calendar.own, monthBounds(month), codes);
  const asGuards = guards
    .filter(({ person, start, end }) => people.has(person) && start !== '' && end !== '')
    .map(
      ({ person, day, start, end, school, peak }): OtherDuty => ({
        person,
        day,
        start,
        end,
        night: false,
        title: `${school}${peak}护学岗`,
        sameTeam: false,
        brief: true,
      }),
    );
  return [...inRotas, ...asGuards];
}
