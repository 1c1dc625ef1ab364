// Duty of the demo township: its ground, eight teams with two years of rotas, and what was recorded afterwards.
import { addMonths } from '../../../../shared/rules/days.ts';
import type { Township } from '../../township.ts';
import type { DemoPerson, DemoRow, DemoVillage, DemoWorld } from '../demoRow.ts';
import { writeDemoRows } from '../writeDemoRows.ts';
import { inventDutyCalendar } from './dutyCalendar.ts';
import { writeDemoRotas } from './dutyRotas.ts';
import { type DutyTeams, postShifts, stationShifts } from './dutyTeams.ts';
import { inventDutyLogs, inventPatrols } from './patrols.ts';
import { inventPreparedness } from './preparedness.ts';
import { inventSchools } from './schools.ts';
import { inventWhereabouts } from './whereabouts.ts';

export interface DutyGround {
  rows: DemoRow[];
  lines: { id: string; village: string }[];
  /** Persons who must not serve together. */
  apart: [string, string][];
}

/** The town's posts are kept since the first day of the month two months ago. */
const postsSince = (until: string): string => addMonths(`${until.slice(0, 7)}-01`, -2);

/** What the rotas stand on. */
export function inventDutyGround(
  { teams, rows: teamRows, rotas, town, station, posts, villages: ofVillages }: DutyTeams,
  villages: readonly DemoVillage[],
  people: readonly DemoPerson[],
  peopleOf: ReadonlyMap<string, readonly DemoPerson[]>,
  world: DemoWorld,
): DutyGround {
  const own = new Map(ofVillages.map(({ id, village }) => [village, id]));
  const where = inventWhereabouts(villages, peopleOf, (village) => own.get(village.id) ?? town, world);
  const memberRows = [...teams, ...teamRows].filter(({ register }) => register === 'teamMember');
  const members = new Map(
    rotas.map(({ id }) => [
      id,
      memberRows
        .filter(({ values }) => values.team === id && values.leftOn == null)
        .map(({ values }) => String(values.person)),
    ]),
  );
  const patrolTeams = rotas.filter(({ isPatrol }) => isPatrol).map(({ id }) => id);
  const important = where.rows.filter(({ values }) => values.important === true).map(({ id }) => id);
  const calendar = inventDutyCalendar({ teams: patrolTeams, members, places: important }, world);
  return {
    rows: [
      ...where.rows,
      ...calendar,
      ...stationShifts(
        station,
        where.posts.filter(({ kind }) => kind === '1'),
        world,
      ),
      ...postShifts(
        posts,
        where.posts.filter(({ kind }) => kind !== '1'),
        postsSince(world.until),
        world,
      ),
      ...inventSchools(villages, people, world),
      ...inventPreparedness(villages, peopleOf, world),
    ],
    lines: where.lines.map(({ id, village }) => ({ id, village: village.id })),
    apart: calendar
      .filter(({ register }) => register === 'pairRule')
      .map(({ values }): [string, string] => [String(values.one), String(values.other)]),
  };
}

/** Writes rotas, patrols and duty logs of a ground that is written already. */
export async function writeDuty(
  township: Township,
  { rotas, rows, teams, town, villages }: DutyTeams,
  { rows: ground, lines, apart }: DutyGround,
  people: readonly DemoPerson[],
  world: DemoWorld,
  director: string,
): Promise<void> {
  const duties = await writeDemoRotas(
    township,
    rotas.map(({ id }) => id),
    apart,
    world,
    director,
  );
  const village = new Map(villages.map(({ id, village: own }) => [id, own]));
  const villageLines = (team: string) => lines.filter((line) => line.village === village.get(team));
  const shifts = new Map(
    [...rows, ...ground].flatMap(({ register, id, values }) =>
      register === 'shiftPattern' ? [[id, values] as const] : [],
    ),
  );
  const ofShift = (shift: string, key: string) => {
    const value = shifts.get(shift)?.[key];
    return typeof value === 'string' ? value : null;
  };
  const patrols = rotas
    .filter(({ isPatrol }) => isPatrol)
    .flatMap(({ id }) =>
      inventPatrols(
        duties.get(id) ?? [],
        {
          lineOf: (team, at) => {
            const own = team === town ? lines.slice(0, -3) : villageLines(team);
            return own.length === 0 ? null : own[at % own.length]!.id;
          },
          villageOf: (team) => village.get(team) ?? null,
          postOf: (shift) => ofShift(shift, 'post'),
          taskOf: (shift) => ofShift(shift, 'task') ?? '1',
          forceClassOf: (team) => (team === town ? '1' : village.has(team) ? '3' : '4'),
        },
        world,
      ),
    );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const roles = new Map(
    [...teams, ...rows].flatMap(({ register, values }) =>
      register === 'teamMember' && typeof values.dutyRole === 'string'
        ? [[String(values.person), values.dutyRole] as const]
        : [],
    ),
  );
  const office = rotas.find(({ id }) => rows.some((row) => row.id === id && row.values.dutyTeam === '4'));
  const logs = inventDutyLogs(
    duties.get(office?.id ?? '') ?? [],
    (id) => names.get(id) ?? '',
    (id) => roles.get(id) ?? '',
    world,
  );
  writeDemoRows(township, world.newId, [...patrols, ...logs]);
}
