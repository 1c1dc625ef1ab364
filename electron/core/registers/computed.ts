// Values worked out from other records, as expressions: so they sort and filter like columns.
import { type RawBuilder, sql } from 'kysely';
import { computedOfMediators } from './computedOfMediators.ts';
import { computedOfPeace } from './computedOfPeace.ts';
import { inOffice } from './inOffice.ts';

export type Expression = (alias: string, today: string) => RawBuilder<unknown>;

/** Members of a committee in office today, of one post or of all. */
const members =
  (post: string | null): Expression =>
  (alias, today) =>
    sql`(select count(*) from "committeeMember" m where m."committee" = ${sql.ref(`${alias}.id`)} and ${inOffice('m', today)}
      ${post === null ? sql`` : sql`and m."post" = ${post}`})`;

/** A column of the person who is the committee's 主任 today; the earliest when there are two. */
const chief =
  (column: 'name' | 'idNumber' | 'phone'): Expression =>
  (alias, today) =>
    sql`(select ${sql.ref(`p.${column}`)} from "committeeMember" m join "person" p on p."id" = m."person"
      where m."committee" = ${sql.ref(`${alias}.id`)} and m."post" = '01' and ${inOffice('m', today)}
      order by m."joinedOn", m."id" limit 1)`;

/** Whole years between two days; a birth of which only the month is known counts from the first of that month. */
const age: Expression = (alias, today) => {
  const birth = sql.ref(`${alias}.birthDay`);
  return sql`(cast(substr(${today}, 1, 4) as integer) - cast(substr(${birth}, 1, 4) as integer)
    - (case when substr(${today}, 6) < substr(${birth}, 6) then 1 else 0 end))`;
};

/** 治安保卫委员会暂行组织条例 3: one 主任, at most two 副主任, 3 to 11 members in all. */
const compliance: Expression = (alias, today) => {
  const all = members(null)(alias, today);
  const chiefs = members('01')(alias, today);
  const deputies = members('02')(alias, today);
  return sql`(case when ${all} between 3 and 11 and ${chiefs} = 1 and ${deputies} <= 2 then '合规' else '不合规' end)`;
};

/** A visit that fixed the next one, which has not been paid: the last visit to somebody who is still looked after. */
const visitDue: Expression = (alias) => {
  const visit = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`(case when ${visit('nextOn')} is not null
    and exists (select 1 from "person" p where p."id" = ${visit('person')} and p."withdrawnAt" is null)
    and not exists (select 1 from "visit" v where v."person" = ${visit('person')} and v."withdrawnAt" is null
      and v."visitedOn" > ${visit('visitedOn')}) then 1 else 0 end)`;
};

const expressions: Record<string, Expression> = {
  ...computedOfMediators,
  ...computedOfPeace,
  'person.age': age,
  'committee.leaderName': chief('name'),
  'committee.leaderIdNumber': chief('idNumber'),
  'committee.leaderPhone': chief('phone'),
  'committee.memberCount': members(null),
  'committee.chiefCount': members('01'),
  'committee.deputyCount': members('02'),
  'committee.plainCount': members('03'),
  'committee.compliance': compliance,
  'committeeMember.inPost': (alias, today) => sql`(case when ${inOffice(alias, today)} then 1 else 0 end)`,
  'visit.visitDue': visitDue,
  'responsePlan.reviewDue': (alias, today) =>
    sql`(case when ${sql.ref(`${alias}.reviewOn`)} < ${today} and ${sql.ref(`${alias}.replacedOn`)} is null then 1 else 0 end)`,
  'patrolRecord.attendeeCount': (alias) =>
    sql`(select count(*) from "patrolAttendee" a where a."patrol" = ${sql.ref(`${alias}.id`)} and a."withdrawnAt" is null)`,
  'team.memberCount': (alias) =>
    sql`(select count(*) from "teamMember" m where m."team" = ${sql.ref(`${alias}.id`)} and m."withdrawnAt" is null and m."onDuty" = '1')`,
};

/** The expression of a computed field of the row at `alias`. */
export function computedExpression(register: string, field: string, alias: string, today: string): RawBuilder<unknown> {
  const expression = expressions[`${register}.${field}`];
  if (!expression) throw new Error(`computed field ${register}.${field} has no expression`);
  return expression(alias, today);
}
