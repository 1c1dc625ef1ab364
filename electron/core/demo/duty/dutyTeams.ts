// The eight teams with a rota: the township's own patrol, three villages' patrols, the office duty, a station shared by
// several units, the town's posts at the peak hours, and a seasonal field team. With their shifts.
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { DemoPerson, DemoRow, DemoWorld } from '../demoRow.ts';
import { aged } from '../people.ts';

const villageTeams = 3;

export interface DutyTeams {
  /** What stood there already, with what a rota needs of it. */
  teams: DemoRow[];
  rows: DemoRow[];
  /** Whose rota is made; patrols are recorded for those that go out. */
  rotas: { id: string; isPatrol: boolean }[];
  town: string;
  station: string;
  posts: string;
  villages: { id: string; village: string }[];
}

interface Shift {
  name: string;
  start: string;
  end: string;
  least: number;
  leaders?: number;
  drivers?: number;
  level?: string;
  season?: readonly [from: string, until: string];
  weekdays?: readonly string[];
  days?: string;
  role?: string;
  task?: string;
}

const summer = ['05-01', '09-30'] as const;
const winter = ['10-01', '04-30'] as const;

const townShifts: readonly Shift[] = [
  { name: '夜巡', start: '20:00', end: '23:30', least: 3, leaders: 1, season: summer },
  { name: '夜巡', start: '19:00', end: '22:30', least: 3, leaders: 1, season: winter },
  { name: '夜巡', start: '19:00', end: '23:30', least: 4, leaders: 1, level: '2' },
  { name: '日巡', start: '09:00', end: '12:00', least: 3, leaders: 1, level: '3' },
  { name: '夜巡', start: '18:30', end: '23:00', least: 4, leaders: 1, level: '3' },
];
const villageShifts: readonly Shift[] = [
  { name: '周末夜巡', start: '20:00', end: '22:30', least: 2, leaders: 1, weekdays: ['5', '6', '7'] },
];
const officeShifts: readonly Shift[] = [
  { name: '带班', start: '08:30', end: '08:30', least: 1, role: '1' },
  { name: '值班干部', start: '08:30', end: '08:30', least: 1, role: '2' },
  { name: '值班', start: '08:30', end: '08:30', least: 1, role: '3' },
];
const fieldShifts: readonly Shift[] = [
  { name: '园区', start: '06:30', end: '09:30', least: 2, leaders: 1, weekdays: ['2', '6'], task: '7' },
  { name: '农资', start: '15:00', end: '17:00', least: 2, leaders: 1, weekdays: ['4'], task: '8' },
  { name: '生产', start: '08:00', end: '10:00', least: 2, leaders: 1, weekdays: ['1'], task: '9' },
];

const units = ['迁陵派出所', '市场监管所', '交通管理站', '综合执法大队'];

/** Takes the next people; no two of one name, who could not be told apart on a wall sheet. */
function nextOf(free: DemoPerson[], count: number): DemoPerson[] {
  const taken = new Map<string, DemoPerson>();
  for (const person of [...free]) {
    if (taken.size === count) break;
    if (!taken.has(person.name)) taken.set(person.name, person);
  }
  const members = [...taken.values()];
  for (const member of members) free.splice(free.indexOf(member), 1);
  return members;
}

/** Gives the first teams what rotas need, and makes the others. */
export function inventDutyTeams(found: readonly DemoRow[], people: readonly DemoPerson[], world: DemoWorld): DutyTeams {
  const make = (register: string, values: RowValues): DemoRow => ({
    register,
    id: world.newId(),
    values,
    ...world.founding,
  });
  const membersOf = (team: string) =>
    found.filter(({ register, values }) => register === 'teamMember' && values.team === team);
  const teams = found.filter(({ register }) => register === 'team');
  const town = teams.find(({ values }) => values.kind === '01')!;
  const villages = teams
    .filter(({ values }) => values.village != null)
    .toSorted((a, b) => membersOf(b.id).length - membersOf(a.id).length)
    .slice(0, villageTeams);
  const chosen = new Map<string, RowValues>([
    [town.id, { dutyTeam: '1', dutyPhone: '0743-7722110' }],
    ...villages.map((team) => [team.id, { dutyTeam: '1' }] as const),
  ]);
  const leading = new Set(
    [town, ...villages].flatMap((team) =>
      membersOf(team.id)
        .slice(0, team === town ? 6 : 4)
        .map(({ id }) => id),
    ),
  );
  const driving = new Set(membersOf(town.id).map(({ id }, at) => (at % 3 === 0 ? id : '')));
  const kept = found.map((row) => {
    const rules = chosen.get(row.id);
    if (rules) return { ...row, values: { ...row.values, ...rules, ...restful } };
    if (!leading.has(row.id) && !driving.has(row.id)) return row;
    const can = { canLead: leading.has(row.id) || null, canDrive: driving.has(row.id) || null };
    return { ...row, values: { ...row.values, ...can } };
  });

  const taken = new Set(found.map(({ values }) => values.person));
  const free = people.filter(
    (person) => person.phone !== null && aged(person, 25, 58, world.until) && !taken.has(person.id),
  );
  const group = (name: string, values: RowValues, posts: readonly RowValues[]) => {
    const members = nextOf(free, posts.length);
    const facts = { kind: '99', level: '05', forceClass: '2', foundedOn: '2023-05-10', address: '迁陵镇综治中心' };
    const team = make('team', { name, ...facts, leader: members[0]?.id ?? null, ...values, ...restful });
    const rows = members.map((person, at) =>
      make('teamMember', {
        team: team.id,
        person: person.id,
        post: at === 0 ? '01' : '03',
        dutyKind: '1',
        joinedOn: '2023-06-01',
        onDuty: '1',
        ...posts[at],
      }),
    );
    return { team, rows: [team, ...rows] };
  };
  const roles = [...Array(6).fill('1'), ...Array(9).fill('2'), ...Array(14).fill('3')] as string[];
  const office = group(
    '迁陵镇机关值班',
    { dutyTeam: '4', dutyPhone: '0743-7722110', function: '24 小时值班，每天一名党政领导带班。' },
    roles.map((dutyRole) => ({ dutyRole })),
  );
  const station = group(
    '城关联勤工作站',
    { dutyTeam: '5', dutyPhone: '0743-7722119', function: '公安、市场监管、交通、综合执法合署备勤。' },
    Array.from({ length: 12 }, (_, at) => ({ unit: units[at % units.length]!, canLead: at % 3 === 0 })),
  );
  const guards = group(
    '城区岗点值守队',
    { dutyTeam: '3', forceClass: '3', function: '城区岗亭和值守点早高峰值守。' },
    Array.from({ length: 20 }, () => ({ joinedOn: '2025-01-06' })),
  );
  const field = group(
    '田间警务值勤队',
    {
      dutyTeam: '6',
      seasonFrom: '05-01',
      seasonUntil: '10-31',
      function: '农业产业园道路隐患、农资纠纷、安全生产巡查。',
    },
    Array.from({ length: 6 }, (_, at) => ({ canLead: at < 3 })),
  );
  const shiftsOf = (team: string, shifts: readonly Shift[]) =>
    shifts.map((shift, at) => make('shiftPattern', patternValues(team, shift, at + 1)));
  return {
    teams: kept,
    rows: [
      ...office.rows,
      ...station.rows,
      ...guards.rows,
      ...field.rows,
      ...shiftsOf(town.id, townShifts),
      ...villages.flatMap(({ id }) => shiftsOf(id, villageShifts)),
      ...shiftsOf(office.team.id, officeShifts),
      ...shiftsOf(field.team.id, fieldShifts),
    ],
    rotas: [
      { id: town.id, isPatrol: true },
      ...villages.map(({ id }) => ({ id, isPatrol: true })),
      { id: office.team.id, isPatrol: false },
      { id: station.team.id, isPatrol: true },
      { id: guards.team.id, isPatrol: true },
      { id: field.team.id, isPatrol: true },
    ],
    town: town.id,
    station: station.team.id,
    posts: guards.team.id,
    villages: villages.map(({ id, values }) => ({ id, village: String(values.village) })),
  };
}

const restful: RowValues = { restHours: 8, nightRestHours: 12 };

function patternValues(team: string, shift: Shift, position: number): RowValues {
  const { name, start, end, least, leaders = 0, drivers = 0, level = '1', season, weekdays, days = '1' } = shift;
  return {
    name,
    team,
    level,
    seasonFrom: season?.[0] ?? null,
    seasonUntil: season?.[1] ?? null,
    days,
    weekdays: weekdays ? [...weekdays] : null,
    start,
    end,
    // A whole day on duty with a bed is no night shift.
    night: start === end ? false : null,
    least,
    leaders,
    drivers,
    role: shift.role ?? null,
    task: shift.role ? null : (shift.task ?? '1'),
    position,
  };
}

/** The joint station keeps its posts on workdays, and the first of them on days off. */
export function stationShifts(
  station: string,
  posts: readonly { id: string; name: string }[],
  world: DemoWorld,
): DemoRow[] {
  const make = (shift: Shift, post: string, position: number): DemoRow => ({
    register: 'shiftPattern',
    id: world.newId(),
    values: { ...patternValues(station, shift, position), post },
    ...world.founding,
  });
  const workdays = posts.map(({ id, name }, at) =>
    make({ name: name.slice(0, 2), start: '09:00', end: '17:00', least: 2, days: '2' }, id, at + 1),
  );
  const daysOff = posts
    .slice(0, 1)
    .map(({ id, name }) =>
      make(
        { name: `${name.slice(0, 2)}假日`, start: '10:00', end: '16:00', least: 2, days: '3' },
        id,
        posts.length + 1,
      ),
    );
  return [...workdays, ...daysOff];
}

/** One person at each post in the morning peak, since a day. */
export function postShifts(
  team: string,
  posts: readonly { id: string; name: string }[],
  startsOn: string,
  world: DemoWorld,
): DemoRow[] {
  return posts.map(({ id, name }, at) => ({
    register: 'shiftPattern',
    id: world.newId(),
    values: {
      ...patternValues(team, { name: name.slice(0, 2), start: '07:00', end: '09:00', least: 1, task: '1' }, at + 1),
      post: id,
      startsOn,
    },
    ...world.founding,
  }));
}
