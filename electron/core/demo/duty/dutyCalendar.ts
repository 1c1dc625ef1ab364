// Nodes of two years with the levels they called for, and who could not serve or would rather not.
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addDays, addMonths } from '../../../../shared/rules/days.ts';
import type { DemoRow, DemoWorld } from '../demoRow.ts';

interface Node {
  name: string;
  kind: '1' | '2';
  from: string;
  until: string;
}

/** 春节 falls on other days each year; the others come by date. */
const springFestivals: readonly (readonly [from: string, until: string])[] = [
  ['2025-01-28', '2025-02-04'],
  ['2026-02-15', '2026-02-23'],
];

function nodesOfYear(year: number): Node[] {
  const node = (name: string, kind: '1' | '2', from: string, until: string): Node => ({
    name: `${year}年${name}`,
    kind,
    from: `${year}-${from}`,
    until: `${year}-${until}`,
  });
  const spring = springFestivals.find(([from]) => from.startsWith(String(year)));
  return [
    ...(spring ? [{ name: `${year}年春节`, kind: '1' as const, from: spring[0], until: spring[1] }] : []),
    node('全国两会', '2', '03-03', '03-12'),
    node('清明', '2', '04-04', '04-06'),
    node('高考', '2', '06-07', '06-08'),
    node('国庆', '1', '10-01', '10-07'),
  ];
}

/** Nodes until half a year ahead; a record for each important one that has begun, and deployments of places. */
export function inventDutyCalendar(
  {
    teams,
    members,
    places,
  }: { teams: readonly string[]; members: ReadonlyMap<string, readonly string[]>; places: readonly string[] },
  world: DemoWorld,
): DemoRow[] {
  const { chance, until } = world;
  const make = (register: string, values: RowValues, at = world.founding): DemoRow => ({
    register,
    id: world.newId(),
    values,
    ...at,
  });
  const start = addMonths(until, -24);
  const year = Number(until.slice(0, 4));
  const all = [year - 2, year - 1, year, year + 1]
    .flatMap(nodesOfYear)
    .filter((node) => node.until >= start && node.from <= addMonths(until, 6));
  const rows = all.map((node) => ({ node, row: make('dutyNode', { ...node, levelAs: null, note: null }) }));
  const levels = rows.flatMap(({ node, row }) =>
    node.kind === '1' && node.from <= until
      ? [
          make('dutyLevel', {
            level: '3',
            from: node.from,
            until: node.until,
            reason: `${node.name}期间社会面防控`,
            approver: '向世勇',
            origin: '2',
            node: row.id,
            releasedOn: node.until <= until ? node.until : null,
            releasedBy: node.until <= until ? '向世勇' : null,
          }),
        ]
      : [],
  );
  const last = rows.filter(({ node }) => node.kind === '1' && node.from <= until).at(-1);
  const deployments = last
    ? places.slice(0, -1).map((place, at) =>
        make('nodeDeployment', {
          node: last.row.id,
          place,
          team: teams[at % teams.length]!,
          people: chance.between(2, 4),
          start: '08:00',
          end: '22:00',
          task: '定点值守，疏导人流车流',
        }),
      )
    : [];
  const ofTeam = (team: string) => members.get(team) ?? [];
  const nextMonth = addMonths(`${until.slice(0, 7)}-01`, 1);
  const absences = teams.flatMap((team, at) => {
    const person = ofTeam(team)[at % 3];
    if (!person) return [];
    const from = addDays(nextMonth, 3 + at);
    const reason = chance.pick(['1', '2', '4']);
    return [make('memberAbsence', { person, from, until: addDays(from, chance.between(1, 4)), reason })];
  });
  const wishes = teams.flatMap((team, at) => {
    const person = ofTeam(team).at(-1 - (at % 2));
    if (!person) return [];
    const values = { person, wish: '2', weekday: chance.pick(['1', '5', '6']), strength: chance.between(1, 2) };
    return [make('dutyWish', values)];
  });
  const [town] = teams;
  const pair = ofTeam(town ?? '');
  const pairs =
    pair.length > 6
      ? [make('pairRule', { team: town!, one: pair[3]!, other: pair[6]!, kind: '2', note: '兄弟俩，不同班，家里留人' })]
      : [];
  // A village feast that the office counts as a day of high attention.
  const feast = addDays(nextMonth, 11);
  const local = make('dutyNode', {
    name: '迁陵赶年节',
    kind: '2',
    from: feast,
    until: addDays(feast, 1),
    levelAs: '2',
    note: '镇里统一安排',
  });
  const ownDay = make('calendarDay', { day: feast, kind: '1', name: '赶年节', note: '州里规定放假一天' });
  return [...rows.map(({ row }) => row), local, ownDay, ...levels, ...deployments, ...absences, ...wishes, ...pairs];
}
