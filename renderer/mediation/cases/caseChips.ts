// The quick filters of the list of cases, as conditions of a view.
import type { Filter } from '../../../shared/contract/shapes.ts';
import { addDays } from '../../../shared/rules/days.ts';

/** The states in which something is still to be done before the dossier can be bound. */
export const openStates = [
  'lead',
  'applied',
  'accepted',
  'inquiring',
  'mediating',
  'drafted',
  'performing',
  'defaulted',
] as const;

/** Closed, the dossier not yet bound. */
export const bindableStates = ['performed', 'terminated', 'refused'] as const;

export interface ChipContext {
  today: string;
  /** Days before a limit from which on it is told (settings). */
  noticeDays: number;
  /** Name of the signed-in user. */
  user: string;
}

export interface CaseChip {
  /** Stands in the address: `#/mediation/cases?filter=over`. */
  key: string;
  label: string;
  /** Said by the empty list. */
  none: string;
  filters: (context: ChipContext) => Filter[];
}

const inStates = (states: readonly string[]): Filter => ({ field: 'state', op: 'anyOf', values: [...states] });

export const caseChips: readonly CaseChip[] = [
  { key: 'open', label: '在办', none: '没有在办的案件', filters: () => [inStates(openStates)] },
  {
    key: 'soon',
    label: '快到期',
    none: '没有快到期的案件',
    filters: ({ today, noticeDays }) => [
      { field: 'nextDueOn', op: 'between', values: [today, addDays(today, noticeDays)] },
    ],
  },
  {
    key: 'over',
    label: '已超期',
    none: '没有超期的案件',
    filters: ({ today }) => [{ field: 'nextDueOn', op: 'atMost', value: addDays(today, -1) }],
  },
  {
    key: 'lacking',
    label: '缺材料',
    none: '办结的案件都不缺材料',
    filters: () => [
      inStates([...bindableStates, 'performing', 'defaulted']),
      { field: 'lacking', op: 'atLeast', value: 1 },
    ],
  },
  { key: 'bindable', label: '待归档', none: '没有等待归档的案件', filters: () => [inStates(bindableStates)] },
  { key: 'archived', label: '已归档', none: '还没有归档的案件', filters: () => [inStates(['archived'])] },
  {
    key: 'mine',
    label: '我登记的',
    none: '没有您登记的案件',
    filters: ({ user }) => [{ field: 'registrar', op: 'is', value: user }],
  },
];
