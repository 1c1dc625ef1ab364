// 巡逻记录 (registers.md §3.3): how long it was, which level the day had, where it was; whoever led it came along.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { patrolAttendee, patrolRecord } from '../../../../shared/registers/duty/facts.ts';
import { clockMinutes } from '../../../../shared/rules/clockTime.ts';
import { daysBetween } from '../../../../shared/rules/days.ts';
import { levelGround, levelOn } from '../../rosters/plan/levels.ts';
import { rowsIn } from '../../tables.ts';
import { readFullRow } from '../readRows.ts';
import type { WriteCall } from '../writeCall.ts';
import { attendeeMinutes } from './patrolAttendee.ts';
import { problem } from './peace/problem.ts';
import type { ChangeRow, RegisterRules, RowBeingWritten } from './registerRules.ts';

/** Entered more than so many days after the patrol, a record is marked 补录. */
export const lateAfterDays = 3;

const nothingFound = '0';

/** The village of the line, else of the post, the place, the team; null where none of them names one. */
async function villageOf({ values }: RowBeingWritten, call: WriteCall): Promise<string | null> {
  for (const [register, id] of [
    ['patrolLine', values.line],
    ['guardPost', values.post],
    ['patrolPlace', values.place],
    ['team', values.team],
  ] as const) {
    if (typeof id !== 'string') continue;
    const row = await rowsIn(call.trx).selectFrom(register).select('village').where('id', '=', id).executeTakeFirst();
    if (typeof row?.village === 'string') return row.village;
  }
  return null;
}

/** The level of the day and team as long as nobody typed another one. */
async function levelFor(
  { values, before, changed }: RowBeingWritten,
  call: WriteCall,
): Promise<FieldValue | undefined> {
  const { patrolledOn, team } = values;
  const isAsked = before === null || changed.has('patrolledOn') || changed.has('team');
  if (changed.has('level') || !isAsked || typeof patrolledOn !== 'string' || typeof team !== 'string') return undefined;
  return levelOn(patrolledOn, team, await levelGround(call.trx, patrolledOn, patrolledOn)).level;
}

/** The day on which a row was first written, in UTC: close enough for a limit of days. */
async function enteredOn(id: string, call: WriteCall): Promise<string> {
  const row = await rowsIn(call.trx)
    .selectFrom('patrolRecord')
    .select('createdAt')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.createdAt.slice(0, 10) ?? call.today;
}

/** What follows for those who came: the leader is one of them, and who gave no times of his own served as long as all. */
async function keepAttendees(id: string, call: WriteCall, changeRow: ChangeRow): Promise<void> {
  const patrol = await readFullRow(call.trx, patrolRecord, id, call.today);
  if (!patrol || patrol.withdrawnAt !== null) return;
  const came = await rowsIn(call.trx)
    .selectFrom('patrolAttendee')
    .select(['id', 'person', 'start', 'end', 'minutes'])
    .where('patrol', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute();
  const { leader } = patrol.values;
  if (typeof leader === 'string' && came.every(({ person }) => person !== leader)) {
    const changes = { patrol: id, person: leader };
    await changeRow({ register: patrolAttendee, id: null, version: null, changes }, call);
  }
  for (const row of came) {
    const minutes = attendeeMinutes(row, patrol.values);
    if (minutes === row.minutes) continue;
    await changeRow({ register: patrolAttendee, id: row.id, version: null, changes: {}, own: { minutes } }, call);
  }
}

export const patrolRecordRules: RegisterRules = {
  carries: [{ register: 'patrolAttendee', field: 'patrol' }],

  derive({ values }): Record<string, FieldValue> {
    const { start, end } = values;
    const isTimed = typeof start === 'string' && typeof end === 'string';
    return { minutes: isTimed ? clockMinutes(start, end) : null };
  },

  async complete(row, call): Promise<Record<string, FieldValue>> {
    const { values, before, changed, id } = row;
    const given: Record<string, FieldValue> = {};
    const level = await levelFor(row, call);
    if (level !== undefined) given.level = level;
    if (values.village == null) given.village = await villageOf(row, call);
    if (typeof values.patrolledOn === 'string' && (before === null || changed.has('patrolledOn'))) {
      const entered = id === null || before === null ? call.today : await enteredOn(id, call);
      given.lateEntry = daysBetween(values.patrolledOn, entered) > lateAfterDays;
    }
    return given;
  },

  checkValues({ finding, situation, reportedTo, reportedAt }) {
    const problems: Problem[] = [];
    if (finding !== nothingFound && finding != null && situation == null) {
      const message = '发现了情况，请在情况描述里写明时间、地点和事情';
      problems.push(problem('warning', 'situation', '情况描述', 'situationMissing', message));
    }
    const isReported = Array.isArray(reportedTo) && reportedTo.length > 0;
    if (reportedAt != null && !isReported) {
      problems.push(problem('hint', 'reportedTo', '上报对象', 'reportedToMissing', '填了上报时间，请选上报对象'));
    }
    return problems;
  },

  async around({ id, how }, call, work, changeRow) {
    const done = await work();
    if (how === 'create' || how === 'change' || how === 'restore') await keepAttendees(id, call, changeRow);
    return done;
  },
};
