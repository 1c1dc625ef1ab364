// Disputes as the 综治 statistics count them: all from the ledger 矛盾纠纷, in which every mediation case has its row.
import { all, any, type Condition, not } from './condition.ts';
import type { Dimension, Relation, Source } from './report.ts';

/** The day on which a dispute was taken in; where nobody wrote it, the day on which it arose. */
export const takenInOn = ['acceptedOn', 'happenedOn'] as const;

export const takenIn: Condition = { day: takenInOn, place: 'within' };

/** Ended within the period, with or without success. */
export const ended: Condition = all({ field: 'outcome', anyOf: ['1', '2'] }, { day: ['resolvedOn'], place: 'within' });
export const resolved: Condition = all({ field: 'outcome', is: '1' }, { day: ['resolvedOn'], place: 'within' });
export const failed: Condition = all({ field: 'outcome', is: '2' }, { day: ['resolvedOn'], place: 'within' });

/** Taken in before the period and not ended before it. */
export const carriedOver: Condition = all(
  { day: takenInOn, place: 'before' },
  not(all({ field: 'outcome', anyOf: ['1', '2'] }, { day: ['resolvedOn'], place: 'before' })),
);

/** Settled without the day: counted as settled nowhere until it is filled in. */
export const resolvedWithoutDay: Condition = all({ field: 'outcome', is: '1' }, { field: 'resolvedOn', filled: false });
/** Failed without the day, such as a case whose end is not recorded yet: it still counts as under way. */
export const failedWithoutDay: Condition = all({ field: 'outcome', is: '2' }, { field: 'resolvedOn', filled: false });

/** What both forms ask of the ledger. */
export const daysOfEnding = (prefix: string): Relation[] => [
  {
    key: `${prefix}1`,
    level: 'hard',
    text: '化解成功的纠纷都有化解日期',
    kind: 'none',
    source: 'disputes',
    where: resolvedWithoutDay,
  },
  {
    key: `${prefix}7`,
    level: 'warning',
    text: '调解不成的纠纷都有结束日期（没有的按正在化解计）',
    kind: 'none',
    source: 'disputes',
    where: failedWithoutDay,
  },
];

/** Everything that the ledger knew by the end of the period. */
export const disputes: Source = {
  register: 'dispute',
  where: any({ day: takenInOn, place: 'untilEnd' }, { day: ['resolvedOn'], place: 'within' }),
  by: { village: 'village', organisation: 'organisation', handler: 'mediator' },
  day: 'happenedOn',
};

/** The ledger names who settles a dispute in words; a mediator's own cases are in the statistics of cases. */
export const disputeDimensions: readonly Dimension[] = [
  { key: 'village', label: '村（社区）', register: 'village', unsaid: '未填发生地' },
  { key: 'organisation', label: '化解组织', register: null, unsaid: '未填化解组织' },
  { key: 'handler', label: '化解责任人', register: null, unsaid: '未填化解责任人' },
];

export const major: Condition = { field: 'scale', is: '03' };
