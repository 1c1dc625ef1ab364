// Who is on duty on some days in all teams and schools, and what stands empty: posts, and important places during a node.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../../shared/contract/index.ts';
import { addMonths, daysBetween, isDay } from '../../../../shared/rules/days.ts';
import { dayWithWeekday } from '../../../../shared/rules/rota/rotaWords.ts';
import type { Db } from '../../tables.ts';
import { calendarOf } from './calendar.ts';
import type { DutyRow } from './dutyRows.ts';
import { dutyRows, textOf } from './dutyRows.ts';
import { daysFrom, groundOf, type PlanWorld, sheetDays } from './ground.ts';
import { guardDuties } from './guards.ts';
import { nodesOn } from './levels.ts';
import { nodesWithoutTeams } from './nodePlaces.ts';
import { membersOf } from './people.ts';

type OnDays = OutputOf<'rota.duties'>;
type Duty = OnDays['duties'][number];
type Gap = OnDays['gaps'][number];

interface Span {
  from: string;
  until: string;
}

/** More would be a month's sheet of every team. */
const mostDays = 62;

/** Duties, school guards and gaps from a day to another, both included. @throws Refusal `invalid` for a span that is none, or too long */
export async function dutiesOnDays(db: Db, span: Span, world: PlanWorld): Promise<OnDays> {
  const { from, until } = span;
  if (!isDay(from) || !isDay(until) || until < from) throw new Refusal('invalid', '起止日期不对，请重新选择日期。');
  if (daysBetween(from, until) >= mostDays) throw new Refusal('invalid', `一次最多看 ${mostDays} 天，请缩短起止日期。`);
  const calendar = await calendarOf(db);
  const { duties, ...posts } = await teamDuties(db, span, world);
  return {
    // No team has this id: the level of everybody's day.
    days: await sheetDays(db, calendar.on, '', from, until),
    duties,
    guards: await guardDuties(db, calendar.own, { first: from, last: until }, world.codes),
    gaps: [...(await emptyPosts(db, span, posts)), ...(await emptyPlaces(db, span))].toSorted((a, b) =>
      a.day.localeCompare(b.day),
    ),
  };
}

/** As `day post`, and `month post` for those that have any shift in a month. */
interface PostDays {
  /** In a draft too. */
  served: ReadonlySet<string>;
  needed: ReadonlySet<string>;
  planned: ReadonlySet<string>;
}

/** Shifts with their people, by day, hour and team; and which posts are served, and planned at all. */
async function teamDuties(db: Db, { from, until }: Span, world: PlanWorld): Promise<PostDays & { duties: Duty[] }> {
  const rotas = await db
    .selectFrom('rota')
    .select(['id', 'team', 'month', 'state'])
    .where('withdrawnAt', 'is', null)
    .where('month', '>=', from.slice(0, 7))
    .where('month', '<=', until.slice(0, 7))
    .orderBy('id')
    .execute();
  const duties: Duty[] = [];
  const [served, needed, planned] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const rota of rotas) {
    const cells = await db
      .selectFrom('rotaCell')
      .select(['day', 'shift', 'person'])
      .where('rota', '=', rota.id)
      .where('day', '>=', from)
      .where('day', '<=', until)
      .execute();
    const ground = await groundOf(db, rota, [...new Set(cells.map(({ shift }) => shift))], world);
    const people = [...new Set(cells.map(({ person }) => person))];
    const members = await membersOf(db, ground.team, ground, people, world.codes);
    const held = Map.groupBy(cells, ({ day, shift }) => `${day} ${shift}`);
    const postOf = new Map(ground.shifts.map(({ id, post }) => [id, post]));
    for (const { day, shift } of ground.needs) {
      const post = postOf.get(shift);
      if (typeof post !== 'string') continue;
      needed.add(`${day} ${post}`);
      planned.add(`${rota.month} ${post}`);
    }
    const needs = new Map(
      ground.needs.filter(({ day }) => from <= day && day <= until).map((need) => [`${need.day} ${need.shift}`, need]),
    );
    for (const key of new Set([...needs.keys(), ...held.keys()])) {
      const [day = '', shift = ''] = key.split(' ');
      const pattern = ground.shifts.find(({ id }) => id === shift);
      if (!pattern) continue;
      const ids = new Set((held.get(key) ?? []).map(({ person }) => person));
      if (pattern.post !== null && ids.size > 0) served.add(`${day} ${pattern.post}`);
      duties.push({
        day,
        team: rota.team,
        teamTitle: ground.team.name,
        shift,
        name: pattern.name,
        start: pattern.start,
        end: pattern.end,
        role: pattern.roleName,
        where: pattern.where,
        people: members.filter(({ id }) => ids.has(id)).map(({ id, name, leader }) => ({ id, name, leader })),
        lacking: Math.max(0, (needs.get(key)?.least ?? 0) - ids.size),
        published: rota.state !== 'draft',
      });
    }
  }
  duties.sort(
    (a, b) =>
      a.day.localeCompare(b.day) ||
      a.start.localeCompare(b.start) ||
      a.teamTitle.localeCompare(b.teamTitle, 'zh') ||
      a.shift.localeCompare(b.shift),
  );
  return { duties, served, needed, planned };
}

const isInUse = (row: DutyRow, day: string): boolean =>
  (textOf(row, 'startsOn') ?? day) <= day && day < (textOf(row, 'endsOn') ?? addMonths(day, 1));

const emptyAdvice = '请给它安排班次并排班，停用的请填停用日期。';
/** Its shifts are of working days only, or of other weekdays: that may be as the office wants it. */
const offAdvice = '它的班次这一天不排；这一天也要值守的，请在“班次模板”里加班次。';

/** Posts in use at which nobody serves on a day. */
async function emptyPosts(db: Db, { from, until }: Span, { served, needed, planned }: PostDays): Promise<Gap[]> {
  const posts = await dutyRows(db, 'guardPost');
  const isOff = (day: string, id: string): boolean =>
    planned.has(`${day.slice(0, 7)} ${id}`) && !needed.has(`${day} ${id}`);
  return daysFrom(from, until).flatMap((day) =>
    posts
      .filter((row) => isInUse(row, day) && !served.has(`${day} ${row.id}`))
      .map((row) => ({
        day,
        register: 'guardPost',
        id: row.id,
        sentence: `${dayWithWeekday(day)}“${textOf(row, 'name') ?? ''}”没有人值守。${isOff(day, row.id) ? offAdvice : emptyAdvice}`,
      })),
  );
}

/** Important places to which an 重要节点 sends no team. */
async function emptyPlaces(db: Db, span: Span): Promise<Gap[]> {
  const places = await dutyRows(db, 'patrolPlace');
  const nodes = await nodesWithoutTeams(db, span, places);
  return daysFrom(span.from, span.until).flatMap((day) =>
    nodesOn(day, nodes).flatMap((node) =>
      node.places
        .filter((row) => isInUse(row, day))
        .map((row) => ({
          day,
          register: 'patrolPlace',
          id: row.id,
          sentence: `${dayWithWeekday(day)}是“${node.name}”，重点部位“${textOf(row, 'name') ?? ''}”没有部署队伍。请在“节点部署”里登记。`,
        })),
    ),
  );
}
