// Worked out for people's mediation committees, rooms and mediators.
import { type RawBuilder, sql } from 'kysely';
import type { Expression } from './computed.ts';
import { inOffice } from './inOffice.ts';

/** 委员, 主任 and 副主任: the members of a committee; those it only engages are 调解员 (人民调解法 8, 13). */
const memberPosts = sql`('2', '3', '4')`;

type Of = 'committee' | 'room';

/** Mediators in office today of a committee or room, of which a condition holds. */
const counted =
  (condition: RawBuilder<unknown> = sql`1`, of: Of = 'committee'): Expression =>
  (alias, today) =>
    sql`(select count(*) from "mediator" m where ${sql.ref(`m.${of}`)} = ${sql.ref(`${alias}.id`)}
      and ${inOffice('m', today)} and ${condition})`;

const members = counted(sql`m."post" in ${memberPosts}`);
const chiefs = counted(sql`m."post" = '3'`);

const women: Expression = (alias, today) =>
  sql`(select count(*) from "mediator" m join "person" p on p."id" = m."person"
    where m."committee" = ${sql.ref(`${alias}.id`)} and m."post" in ${memberPosts} and p."sex" = '2' and ${inOffice('m', today)})`;

/** Members of unknown ethnic group count as one more group: nothing is held against a committee that is not known. */
const ethnicGroups: Expression = (alias, today) =>
  sql`(select count(distinct coalesce(p."ethnic", '')) from "mediator" m join "person" p on p."id" = m."person"
    where m."committee" = ${sql.ref(`${alias}.id`)} and m."post" in ${memberPosts} and ${inOffice('m', today)})`;

/** A column of the person who is 主任 today; the earliest when there are two. */
const chief =
  (column: 'name' | 'phone'): Expression =>
  (alias, today) =>
    sql`(select ${sql.ref(`p.${column}`)} from "mediator" m join "person" p on p."id" = m."person"
      where m."committee" = ${sql.ref(`${alias}.id`)} and m."post" = '3' and ${inOffice('m', today)}
      order by m."joinedOn", m."id" limit 1)`;

/** 人民调解法 8, as `shared/rules/peopleCommitteeComposition.ts` tells it in words. */
const compliance: Expression = (alias, today) =>
  sql`(case when ${members(alias, today)} between 3 and 9 and ${chiefs(alias, today)} = 1
    and ${women(alias, today)} > 0
    and (coalesce(${sql.ref(`${alias}.minorityArea`)}, 0) = 0 or ${ethnicGroups(alias, today)} > 1)
    then '合规' else '不合规' end)`;

/** Whole years since; a beginning of which only the month is known counts from the first of that month. */
const years: Expression = (alias, today) => {
  const from = sql.ref(`${alias}.yearsFrom`);
  return sql`(cast(substr(${today}, 1, 4) as integer) - cast(substr(${from}, 1, 4) as integer)
    - (case when substr(${today}, 6) < substr(${from}, 6) then 1 else 0 end))`;
};

/** Cases that somebody mediates and that have not come to their end. */
const casesOpen: Expression = (alias) =>
  sql`(select count(distinct m."case") from "caseMediator" m join "mediationCase" c on c."id" = m."case"
    where m."mediator" = ${sql.ref(`${alias}.id`)} and m."role" in ('1', '2') and m."until" is null
      and m."withdrawnAt" is null and c."withdrawnAt" is null
      and c."state" in ('lead', 'applied', 'accepted', 'inquiring', 'mediating', 'drafted'))`;

export const computedOfMediators: Readonly<Record<string, Expression>> = {
  'peopleCommittee.head': chief('name'),
  'peopleCommittee.headPhone': chief('phone'),
  'peopleCommittee.memberCount': members,
  'peopleCommittee.chiefCount': chiefs,
  'peopleCommittee.womanCount': women,
  'peopleCommittee.ethnicCount': ethnicGroups,
  'peopleCommittee.mediatorCount': counted(),
  'peopleCommittee.fullTimeCount': counted(sql`m."fullTime" = '1'`),
  'peopleCommittee.partTimeCount': counted(sql`m."fullTime" = '2'`),
  'peopleCommittee.compliance': compliance,
  'mediationRoom.mediatorCount': counted(sql`1`, 'room'),
  'mediator.years': years,
  'mediator.casesOpen': casesOpen,
  'mediator.inPost': (alias, today) => sql`(case when ${inOffice(alias, today)} then 1 else 0 end)`,
};
