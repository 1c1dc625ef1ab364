// A patrol with those who came and the records that were made of what it found.
import type { PatrolView } from '../../../../shared/contract/dutyProcedures.ts';
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Row } from '../../../../shared/contract/shapes.ts';
import { linkedRegister } from '../../../../shared/fields/field.ts';
import { patrolAttendee, patrolRecord } from '../../../../shared/registers/duty/facts.ts';
import { findRegister } from '../../../../shared/registers/index.ts';
import { type ReferredPatrol, referralTargets, referralValues } from '../../../../shared/rules/duty/referral.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Call } from '../../handlers.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import { rowsIn } from '../../tables.ts';
import { idsPointing, joinedTitles, shownRows } from './shownRows.ts';

/** @throws Refusal `notFound` for a patrol that there is not. */
export async function openPatrol(id: string, call: Call): Promise<PatrolView> {
  const own = await shownRows(patrolRecord, [id], call);
  const [patrol] = own.rows;
  if (!patrol) throw new Refusal('notFound', '“巡逻记录”里没有这一条，可能已随导入撤销。');
  const came = await shownRows(
    patrolAttendee,
    await idsPointing(patrolAttendee, 'patrol', id, 'createdAt', call),
    call,
  );
  const titles = joinedTitles(own.titles, came.titles);
  const nameOf = (row: Row) => titles.person?.[String(row.values.person)] ?? '';
  const leader = patrol.values.leader;
  // The leader first, then by name: no order by counts.
  const attendees = came.rows.toSorted(
    (one, other) =>
      Number(other.values.person === leader) - Number(one.values.person === leader) ||
      nameOf(one).localeCompare(nameOf(other), 'zh-CN'),
  );
  const facts = referredPatrol({ patrol, attendees, titles });
  return {
    patrol,
    attendees,
    titles,
    linked: await linkedRecords(id, call),
    classes: classesOf(attendees, call.township.codes),
    referrals: Object.fromEntries(
      referralTargets.map((to) => [to, { ...referralValues(to, facts, call.user.name, call.app.host.today()) }]),
    ),
  };
}

/** What a record made of it may take. */
export function referredPatrol({
  patrol,
  attendees,
  titles,
}: Pick<PatrolView, 'patrol' | 'attendees' | 'titles'>): ReferredPatrol {
  const people = attendees.map(({ values }) => titles.person?.[String(values.person)] ?? '');
  return { ...patrol.values, placeWords: placeWords(patrol, titles), peopleWords: people.join('、') };
}

/** The area as written, else the place, line or post. */
function placeWords(patrol: Row, titles: PatrolView['titles']): string {
  const { area, line, place, post } = patrol.values;
  if (typeof area === 'string') return area;
  if (typeof place === 'string') return titles.patrolPlace?.[place] ?? '';
  return titles.patrolLine?.[String(line)] ?? titles.guardPost?.[String(post)] ?? '';
}

/** People by force class: every class with its zero, and those of none. */
function classesOf(attendees: readonly Row[], codes: CodeBook): PatrolView['classes'] {
  const count = (code: string | null) => attendees.filter(({ values }) => (values.forceClass ?? null) === code).length;
  const classes = (codes.table('forceClass')?.entries ?? []).map(({ code, name }) => ({
    code,
    name,
    people: count(code),
  }));
  return [...classes, { code: null, name: '未分类', people: count(null) }];
}

async function linkedRecords(patrol: string, call: Call): Promise<PatrolView['linked']> {
  const { read } = call.township;
  const linked: PatrolView['linked'] = [];
  for (const key of referralTargets) {
    const register = findRegister(key);
    const field = register?.fields.find((each) => linkedRegister(each) === patrolRecord.key);
    if (!register || !field) continue;
    const day = dayOfTarget[key];
    const rows = await rowsIn(read)
      .selectFrom(key)
      .select(['id', day])
      .where(field.key, '=', patrol)
      .where('withdrawnAt', 'is', null)
      .orderBy(day)
      .orderBy('id')
      .execute();
    const titles = await titlesOf(
      read,
      register,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      linked.push({ register: key, id: row.id, title: titles.get(row.id) ?? '', day: (row[day] as string) ?? null });
    }
  }
  return linked;
}

const dayOfTarget = { dispute: 'happenedOn', hazard: 'checkedOn', matter: 'acceptedOn' } as const;
