// What the ledgers of 平安建设 work out from today and from other rows.
import { type RawBuilder, sql } from 'kysely';
import { addDays, addMonths } from '../../../shared/rules/days.ts';
import type { Expression } from './computed.ts';

/** Days before a residence permit ends from which on it is told (registers.md §8.2). */
const permitNotice = 30;
/** Within so many days a new member has had 岗前培训 (registers.md §4.2); who came longer ago is no new member. */
const newMemberDays = 30;
const newMemberMonths = 12;

const yes = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`(case when ${condition} then 1 else 0 end)`;

/** Past its limit, neither finished nor given to somebody else. */
const hazardOverdue: Expression = (alias, today) => {
  const column = (key: string) => sql.ref(`${alias}.${key}`);
  return yes(sql`${column('dueOn')} < ${today} and ${column('finishedOn')} is null and ${column('movedOn')} is null
    and ${column('state')} not in ('3', '5')`);
};

/** Past its limit and not closed; what was sent back or not accepted is nobody's to close. */
const openMatterOverdue = (alias: string, today: string): RawBuilder<unknown> => {
  const column = (key: string) => sql.ref(`${alias}.${key}`);
  return sql`${column('dueOn')} < ${today} and ${column('closedOn')} is null
    and ${column('state')} not in ('06', '07', '08', '11', '15')`;
};

const permit =
  (placed: (until: RawBuilder<unknown>, today: string) => RawBuilder<unknown>): Expression =>
  (alias, today) =>
    yes(sql`${sql.ref(`${alias}.leftOn`)} is null and ${placed(sql`${sql.ref(`${alias}.permitUntil`)}`, today)}`);

/** Whether a new member on duty has had no training before going on duty, thirty days after coming. */
const untrained: Expression = (alias, today) => {
  // Reports name no computed field, but the expression is also made without a day.
  if (today === '') return sql`0`;
  const column = (key: string) => sql.ref(`${alias}.${key}`);
  return yes(sql`${column('onDuty')} = '1' and ${column('trainedOn')} is null
    and ${column('joinedOn')} < ${addDays(today, -newMemberDays)}
    and ${column('joinedOn')} >= ${addMonths(today, -newMemberMonths)}
    and not exists (select 1 from "trainee" x join "training" y on y."id" = x."training"
      where x."person" = ${column('person')} and x."withdrawnAt" is null and y."withdrawnAt" is null and y."kind" = '1')`);
};

export const computedOfPeace: Record<string, Expression> = {
  'hazard.overdue': hazardOverdue,
  'matter.overdue': (alias, today) =>
    yes(sql`${sql.ref(`${alias}.onTime`)} = 0 or (${openMatterOverdue(alias, today)})`),
  'matter.overdueOpen': (alias, today) => yes(openMatterOverdue(alias, today)),
  'meeting.decisionCount': (alias) =>
    sql`(select count(*) from "meetingDecision" d where d."meeting" = ${sql.ref(`${alias}.id`)} and d."withdrawnAt" is null)`,
  'meetingDecision.overdue': (alias, today) =>
    yes(sql`${sql.ref(`${alias}.dueOn`)} < ${today} and ${sql.ref(`${alias}.doneOn`)} is null`),
  'training.signedIn': (alias) =>
    sql`(select count(*) from "trainee" t where t."training" = ${sql.ref(`${alias}.id`)} and t."withdrawnAt" is null)`,
  'rentalHouse.residents': (alias, today) =>
    sql`(select count(*) from "floatingResident" f where f."house" = ${sql.ref(`${alias}.id`)} and f."withdrawnAt" is null
      and (f."leftOn" is null or f."leftOn" > ${today}))`,
  'floatingResident.permitOver': permit((until, today) => sql`${until} < ${today}`),
  'floatingResident.permitEnding': permit((until, today) =>
    today === '' ? sql`0` : sql`${until} between ${today} and ${addDays(today, permitNotice)}`,
  ),
  'teamMember.untrained': untrained,
};
