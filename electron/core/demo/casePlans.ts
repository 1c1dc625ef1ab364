// How the 150 cases of the demo go: every state, each in its course. Ages are days before the last day of the demo.

export interface CasePlan {
  /** Where the case stands on the last day. */
  end:
    | 'lead'
    | 'applied'
    | 'refused'
    | 'accepted'
    | 'inquiring'
    | 'mediating'
    | 'drafted'
    | 'performing'
    | 'performed'
    | 'defaulted'
    | 'terminated';
  count: number;
  /** Of the registration. */
  age: readonly [from: number, to: number];
  archived?: true;
  oral?: true;
  extended?: true;
  consulted?: true;
  /** 'done': the court has ruled. */
  confirmation?: 'done' | 'pending';
  /** A mediator was challenged and replaced. */
  challenged?: true;
  /** Something required is not there yet. */
  lacking?: true;
  /** Entered well after the days it tells of. */
  late?: true;
  /** Why mediation ended without an agreement. */
  ending?: 'differ' | 'withdrawn' | 'month' | 'gone';
  /** 卷宗情况说明: before archiving, or a correction after it. */
  statement?: 'before' | 'after';
}

export const casePlans: readonly CasePlan[] = [
  { end: 'lead', count: 5, age: [1, 18] },
  { end: 'applied', count: 4, age: [0, 5] },
  { end: 'refused', count: 3, age: [20, 500] },
  { end: 'refused', count: 3, age: [80, 620], archived: true },
  { end: 'accepted', count: 4, age: [2, 6] },
  { end: 'inquiring', count: 4, age: [6, 12] },
  { end: 'mediating', count: 4, age: [10, 24] },
  { end: 'mediating', count: 2, age: [38, 46], extended: true },
  { end: 'mediating', count: 1, age: [42, 50] },
  { end: 'mediating', count: 1, age: [25, 29], consulted: true },
  { end: 'drafted', count: 4, age: [12, 20] },
  { end: 'performing', count: 7, age: [18, 40] },
  { end: 'performing', count: 1, age: [30, 40], late: true },
  { end: 'performing', count: 2, age: [38, 50], confirmation: 'pending' },
  { end: 'performing', count: 2, age: [50, 58], confirmation: 'done' },
  { end: 'defaulted', count: 4, age: [110, 200] },
  { end: 'performed', count: 6, age: [110, 200] },
  { end: 'performed', count: 2, age: [110, 200], late: true },
  { end: 'performed', count: 6, age: [70, 150], lacking: true },
  { end: 'terminated', count: 3, age: [45, 150], ending: 'differ', lacking: true },
  { end: 'terminated', count: 2, age: [60, 150], ending: 'month', lacking: true },
  { end: 'terminated', count: 3, age: [90, 690], ending: 'differ', archived: true },
  { end: 'terminated', count: 2, age: [90, 690], ending: 'withdrawn', archived: true },
  { end: 'terminated', count: 2, age: [90, 690], ending: 'month', archived: true },
  { end: 'terminated', count: 1, age: [90, 690], ending: 'gone', archived: true },
  { end: 'performed', count: 4, age: [12, 20], archived: true, oral: true },
  { end: 'performed', count: 14, age: [60, 690], archived: true, oral: true },
  { end: 'performed', count: 2, age: [60, 300], archived: true, oral: true, late: true },
  { end: 'performed', count: 32, age: [130, 690], archived: true },
  { end: 'performed', count: 2, age: [130, 600], archived: true, challenged: true },
  { end: 'performed', count: 3, age: [130, 600], archived: true, late: true },
  { end: 'performed', count: 2, age: [130, 600], archived: true, statement: 'before' },
  { end: 'performed', count: 2, age: [130, 600], archived: true, statement: 'after' },
  { end: 'performed', count: 5, age: [160, 650], archived: true, confirmation: 'done' },
  { end: 'performed', count: 3, age: [170, 600], archived: true, extended: true },
  { end: 'performed', count: 3, age: [170, 600], archived: true, consulted: true },
];
