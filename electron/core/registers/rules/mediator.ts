// 人民调解员: grown-up (人民调解法 14), once in a committee while in office, full-time in one only.
import { sql } from 'kysely';
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import { addMonths, isDay, isMonth, monthBounds } from '../../../../shared/rules/days.ts';
import { excessProblems } from '../../../../shared/rules/peopleCommitteeComposition.ts';
import { rowsIn } from '../../tables.ts';
import type { WriteCall } from '../writeCall.ts';
import { cameBack, homeOfMember, type MembershipKind, membershipProblems } from './membership.ts';
import type { RegisterRules, RowBeingWritten } from './registerRules.ts';

const kind: MembershipKind = {
  register: 'mediator',
  body: 'committee',
  twice: '这个人已是本调委会的调解员，不能重复登记。如是换届，请先在原来那条填写离任日期',
};

const chief = '3';
const memberPosts = new Set(['2', chief, '4']);
const fullTime = '1';
/** 乡镇调委会 and 街道调委会. */
const townshipKinds = new Set(['3', '4']);
/** Codes of GB/T 4658 below upper secondary: 初中, 小学. */
const belowHighSchool = /^[78]/;
const comingOfAge = 18 * 12;

export const mediatorRules: RegisterRules = {
  derive: cameBack,

  checkValues(values) {
    if (values.leftOn == null || values.leftReason != null) return [];
    const message = '离任的调解员应写明离任原因';
    return [{ field: 'leftReason', label: '离任原因', code: 'reasonMissing', level: 'warning', message }];
  },

  async checkAgainst(row, call) {
    const problems = await membershipProblems(kind, row, call);
    problems.push(...(await personProblems(row.values, call)));
    problems.push(...(await roomProblems(row.values, call)));
    if (!isInOffice(row.values, call.today) || problems.some(({ level }) => level === 'error')) return problems;
    return [...problems, ...(await fullTimeTwice(row, call)), ...(await excess(row, call))];
  },

  newLinked: async (field, values, call) =>
    field === 'person' ? homeOfMember('peopleCommittee', values.committee ?? null, call) : {},
};

function isInOffice({ leftOn }: RowValues, today: string): boolean {
  return leftOn == null || String(leftOn) > today;
}

/** What the law asks of the person; what is not known of him says nothing. */
async function personProblems(values: RowValues, call: WriteCall): Promise<Problem[]> {
  if (typeof values.person !== 'string') return [];
  const person = await rowsIn(call.trx)
    .selectFrom('person')
    .select(['name', 'birthDay', 'education'])
    .where('id', '=', values.person)
    .executeTakeFirst();
  if (!person) return [];
  const problems = adultProblems(values, person as RowValues, call.today);
  const isSchooled = typeof person.education !== 'string' || !belowHighSchool.test(person.education);
  if (!isSchooled && memberPosts.has(String(values.post)) && (await isTownshipCommittee(values.committee, call))) {
    const message = '乡镇、街道调委会委员应当具备高中以上文化程度（人民调解工作若干规定第十四条），请核对';
    problems.push({ field: 'education', label: '文化程度', code: 'lowEducation', level: 'warning', message });
  }
  return problems;
}

/** 人民调解法 14: a grown-up when taking office. A birth that is not known says nothing. */
export function adultProblems(values: RowValues, person: RowValues, today: string): Problem[] {
  const grownUpOn = dayOfAge(String(person.birthDay ?? ''));
  if (grownUpOn === null || grownUpOn <= latestDay(values.joinedOn, today)) return [];
  const message = `${String(person.name)}任职时未满 18 周岁，人民调解员应当由成年公民担任（人民调解法第十四条）`;
  return [{ field: 'person', label: '姓名', code: 'minor', level: 'error', message }];
}

/** The day of the 18th birthday; a birth of which only the month is known counts from the first of that month. */
function dayOfAge(birth: string): string | null {
  const day = isMonth(birth) ? `${birth}-01` : birth;
  return isDay(day) ? addMonths(day, comingOfAge) : null;
}

/** The last day a beginning may mean; today where none is known. */
function latestDay(joinedOn: RowValues[string] | undefined, today: string): string {
  if (typeof joinedOn !== 'string') return today;
  return isMonth(joinedOn) ? monthBounds(joinedOn).last : joinedOn;
}

async function isTownshipCommittee(committee: RowValues[string] | undefined, call: WriteCall): Promise<boolean> {
  if (typeof committee !== 'string') return false;
  const row = await rowsIn(call.trx)
    .selectFrom('peopleCommittee')
    .select('kind')
    .where('id', '=', committee)
    .executeTakeFirst();
  return townshipKinds.has(String(row?.kind));
}

/** A room belongs to one committee, and its mediators to that one. */
async function roomProblems({ room, committee }: RowValues, call: WriteCall): Promise<Problem[]> {
  if (typeof room !== 'string' || typeof committee !== 'string') return [];
  const row = await rowsIn(call.trx)
    .selectFrom('mediationRoom')
    .select(['name', 'committee'])
    .where('id', '=', room)
    .executeTakeFirst();
  if (!row || row.committee === committee) return [];
  const message = `“${String(row.name)}”不属于这个调委会，请核对调解室或所属调委会`;
  return [{ field: 'room', label: '调解室', code: 'roomElsewhere', level: 'warning', message }];
}

/** 专职 in a second committee at the same time: local rules forbid it (mediation.md §4.1), so it is worth a look. */
async function fullTimeTwice({ id, values }: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  if (values.fullTime !== fullTime || typeof values.person !== 'string') return [];
  const found = await sql<{ name: string }>`select c."name" from "mediator" m
    join "peopleCommittee" c on c."id" = m."committee"
    where m."person" = ${values.person} and m."fullTime" = ${fullTime} and m."withdrawnAt" is null
      and (m."leftOn" is null or m."leftOn" > ${call.today}) and m."id" <> ${id ?? ''}
      and m."committee" <> ${values.committee ?? ''} limit 1`.execute(call.trx);
  const other = found.rows[0];
  if (!other) return [];
  const message = `这个人已是“${other.name}”的专职调解员，同一人不得同时在两个调解组织专职，请核对`;
  return [{ field: 'fullTime', label: '专兼职', code: 'fullTimeTwice', level: 'warning', message }];
}

/** Only when this row is one of the members: whoever is engaged adds nothing to them. */
async function excess({ id, values }: RowBeingWritten, call: WriteCall): Promise<Problem[]> {
  const post = String(values.post);
  if (typeof values.committee !== 'string' || !memberPosts.has(post)) return [];
  const found = await sql<{ post: string; people: number }>`select "post", count(*) as "people" from "mediator"
    where "committee" = ${values.committee} and "withdrawnAt" is null
      and ("leftOn" is null or "leftOn" > ${call.today}) and "id" <> ${id ?? ''} group by "post"`.execute(call.trx);
  const others = found.rows.filter((each) => memberPosts.has(each.post));
  const members = 1 + others.reduce((sum, each) => sum + Number(each.people), 0);
  const otherChiefs = Number(others.find((each) => each.post === chief)?.people ?? 0);
  const problems = excessProblems({ members, chiefs: post === chief ? otherChiefs + 1 : 0 });
  return problems.map((problem) => ({ ...problem, field: 'post', label: '调委会职位' }));
}
