// 巡逻参加人员: each person once a patrol, as long as the patrol unless he came or went at another time.
import { type Problem, Refusal } from '../../../../shared/contract/errors.ts';
import type { FieldValue, RowValues } from '../../../../shared/fields/field.ts';
import { clockMinutes } from '../../../../shared/rules/clockTime.ts';
import { addDays } from '../../../../shared/rules/days.ts';
import { type MinuteSpan, meets, minuteSpan } from '../../../../shared/rules/duty/minuteSpan.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import { problem } from './peace/problem.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';

/** HH:MM, or nothing where somebody kept to the times of all. */
interface Times {
  start?: unknown;
  end?: unknown;
}

/** How long somebody served: by the times of his own, each left out one by that of the patrol; null where one is unknown. */
export function attendeeMinutes(own: Times, patrol: Times): number | null {
  const start = own.start ?? patrol.start;
  const end = own.end ?? patrol.end;
  return typeof start === 'string' && typeof end === 'string' ? clockMinutes(start, end) : null;
}

function spanOf(day: string, own: Times, patrol: Times): MinuteSpan | null {
  const start = own.start ?? patrol.start;
  const end = own.end ?? patrol.end;
  if (typeof start !== 'string' || typeof end !== 'string') return null;
  return minuteSpan(day, start, end);
}

interface Patrol extends Times {
  id: string;
  day: string;
  team: string;
}

async function patrolOf(values: RowValues, call: WriteCall): Promise<Patrol | undefined> {
  if (typeof values.patrol !== 'string') return undefined;
  const row = await rowsIn(call.trx)
    .selectFrom('patrolRecord')
    .select(['id', 'patrolledOn', 'team', 'start', 'end'])
    .where('id', '=', values.patrol)
    .executeTakeFirst();
  return row && { id: row.id, day: String(row.patrolledOn), team: String(row.team), start: row.start, end: row.end };
}

/** The unit that sent somebody to the team, by his latest standing in it. */
async function unitIn(team: string, person: string, call: WriteCall): Promise<string | null> {
  const row = await rowsIn(call.trx)
    .selectFrom('teamMember')
    .select('unit')
    .where('team', '=', team)
    .where('person', '=', person)
    .where('withdrawnAt', 'is', null)
    .orderBy('joinedOn', 'desc')
    .executeTakeFirst();
  return (row?.unit as string | null | undefined) ?? null;
}

async function forceClassOf(team: string, call: WriteCall): Promise<string | null> {
  const row = await rowsIn(call.trx).selectFrom('team').select('forceClass').where('id', '=', team).executeTakeFirst();
  return (row?.forceClass as string | null | undefined) ?? null;
}

/** The patrol's own team, unless somebody came from the only other one he belonged to on that day. */
async function teamOf(person: FieldValue | undefined, patrol: Patrol, call: WriteCall): Promise<string> {
  if (typeof person !== 'string') return patrol.team;
  const standings = await rowsIn(call.trx)
    .selectFrom('teamMember')
    .select('team')
    .where('person', '=', person)
    .where('withdrawnAt', 'is', null)
    .where((of) => of.or([of('joinedOn', 'is', null), of('joinedOn', '<=', patrol.day)]))
    .where((of) => of.or([of('leftOn', 'is', null), of('leftOn', '>', patrol.day)]))
    .execute();
  const teams = new Set(standings.map(({ team }) => String(team)));
  const [only] = teams;
  return only !== undefined && teams.size === 1 ? only : patrol.team;
}

/** Somebody who is in two places at once is worth a look; both are kept. */
async function elsewhere(row: RowBeingWritten, patrol: Patrol, call: WriteCall): Promise<Problem[]> {
  const { values, id } = row;
  const span = spanOf(patrol.day, values, patrol);
  if (span === null || typeof values.person !== 'string') return [];
  const others = await rowsIn(call.trx)
    .selectFrom('patrolAttendee as a')
    .innerJoin('patrolRecord as r', 'r.id', 'a.patrol')
    .innerJoin('team as t', 't.id', 'r.team')
    .select(['r.patrolledOn as day', 'a.start as ownStart', 'a.end as ownEnd', 'r.start as start', 'r.end as end'])
    .select('t.name as team')
    .where('a.person', '=', values.person)
    .where('a.withdrawnAt', 'is', null)
    .where('r.withdrawnAt', 'is', null)
    .where('r.patrolledOn', '>=', addDays(patrol.day, -1))
    .where('r.patrolledOn', '<=', addDays(patrol.day, 1))
    .where('r.id', '<>', patrol.id)
    .where('a.id', '<>', id ?? '')
    .execute();
  const met = others.find((other) => {
    const own = { start: other.ownStart, end: other.ownEnd };
    const theirs = spanOf(String(other.day), own, { start: other.start, end: other.end });
    return theirs !== null && meets(span, theirs);
  });
  if (!met) return [];
  const message = `这个人在 ${String(met.day)} ${String(met.start)}—${String(met.end)} 也记在${String(met.team)}的巡逻里，时间重叠，请核对`;
  return [problem('warning', 'person', '姓名', 'elsewhere', message)];
}

async function sameAttendee({ id, values }: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  const { patrol, person } = values;
  if (typeof patrol !== 'string' || typeof person !== 'string') return [];
  const other = await rowsIn(call.trx)
    .selectFrom('patrolAttendee')
    .select('id')
    .where('patrol', '=', patrol)
    .where('person', '=', person)
    .where('withdrawnAt', 'is', null)
    .where('id', '<>', id ?? '')
    .executeTakeFirst();
  if (!other) return [];
  return [problem('error', 'person', '姓名', 'sameAttendee', '这个人已在这次巡逻的参加人员里，不能重复登记')];
}

export const patrolAttendeeRules: RegisterRules = {
  async complete({ values, before, changed }, call): Promise<Record<string, FieldValue>> {
    const patrol = await patrolOf(values, call);
    if (!patrol) return {};
    const given: Record<string, FieldValue> = { minutes: attendeeMinutes(values, patrol) };
    const team = values.team ?? (await teamOf(values.person, patrol, call));
    if (values.team == null) given.team = team;
    if (typeof team !== 'string' || (before !== null && !changed.has('team'))) return given;
    if (values.forceClass == null) given.forceClass = await forceClassOf(team, call);
    if (values.unit == null && typeof values.person === 'string') given.unit = await unitIn(team, values.person, call);
    return given;
  },

  async checkAgainst(row, call) {
    const patrol = await patrolOf(row.values, call);
    return [...(await sameAttendee(row, call)), ...(patrol ? await elsewhere(row, patrol, call) : [])];
  },

  /** Shown with the row: a figure by class has to leave it out. */
  standing({ forceClass }) {
    if (forceClass != null) return [];
    const message = '没有力量类别，按力量类别统计时归“未分类”；可在队伍的“力量分类”里统一填写';
    return [problem('hint', 'forceClass', '力量类别', 'forceClassMissing', message)];
  },

  async around({ id, how, given }, call, work) {
    // The leader stays among those who came: another leader is named first. With its patrol he may go.
    if (how === 'withdraw' && (await leads(id, call))) throw leaderStays();
    if (how === 'change' && 'person' in given && (await leads(id, call))) {
      const row = await rowsIn(call.trx)
        .selectFrom('patrolAttendee')
        .select('person')
        .where('id', '=', id)
        .executeTakeFirst();
      if (row?.person !== given.person) throw leaderStays();
    }
    return work();
  },
};

const leaderStays = (): Refusal =>
  new Refusal('conflict', '带班人在参加人员里，不能去掉。确需更换的，请先在巡逻记录里改带班人。');

async function leads(attendee: string, call: WriteCall): Promise<boolean> {
  const row = await rowsIn(call.trx)
    .selectFrom('patrolAttendee as a')
    .innerJoin('patrolRecord as r', 'r.id', 'a.patrol')
    .select('r.id')
    .where('a.id', '=', attendee)
    .where('a.withdrawnAt', 'is', null)
    .where('r.withdrawnAt', 'is', null)
    .whereRef('r.leader', '=', 'a.person')
    .executeTakeFirst();
  return row !== undefined;
}
