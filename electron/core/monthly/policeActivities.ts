// 六类警务活动 (mechanisms.md row 78): patrols by the six kinds, each with its zero; 田间警务 and 护学 have kinds of their own
// and stand in one row under them, so that the rows add up.
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { taskKey } from '../../../shared/indicators/patrol.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { subtractDecimals } from '../../../shared/rules/decimal.ts';

import { type AttachedTable, periodWords } from './attachedTables.ts';

export const policeActivitiesKey = 'policeActivities';

const six = ['1', '2', '3', '4', '5', '6'];
const spans = ['value', 'previous', 'lastYear', 'cumulative'] as const;

/** The tables of a report with that of the six kinds behind the one of teams, where anybody patrolled. */
export function withPoliceActivities(
  tables: readonly AttachedTable[],
  values: readonly IndicatorValue[],
  period: Period,
): AttachedTable[] {
  const own = policeActivities(values, period);
  const forces = tables.findIndex(({ key }) => key === 'forces');
  if (own === null) return [...tables];
  return tables.toSpliced(forces < 0 ? tables.length : forces + 1, 0, own);
}

/** Null while no patrol was recorded in the period; the kinds are called as the office calls them. */
export function policeActivities(values: readonly IndicatorValue[], period: Period): AttachedTable | null {
  const { now, before, lastYear } = periodWords[period.kind];
  const byKey = new Map(values.map((value) => [value.key, value]));
  const whole = byKey.get('patrols');
  const kinds = six.flatMap((code) => byKey.get(taskKey(code)) ?? []);
  if (!whole || whole.value === null || Number(whole.value) === 0 || kinds.length === 0) return null;
  const rest = spans.map((span) =>
    kinds.reduce<string | null>((left, kind) => {
      const value = kind[span];
      return left === null || value === null ? null : subtractDecimals(left, value);
    }, whole[span]),
  );
  const others = rest.some((value) => value !== null && Number(value) !== 0);
  return {
    key: policeActivitiesKey,
    title: '六类警务活动表',
    short: '六类警务活动',
    columns: [
      { key: 'task', label: '勤务种类', kind: 'text' },
      { key: 'value', label: `${now}（次）`, kind: 'number', isAdded: true },
      { key: 'previous', label: `${before}（次）`, kind: 'number', isAdded: true },
      { key: 'lastYear', label: `${lastYear}（次）`, kind: 'number', isAdded: true },
      { key: 'cumulative', label: '本年累计（次）', kind: 'number', isAdded: true },
    ],
    rows: [
      ...kinds.map((kind) => [kind.label.replace('勤务：', ''), ...spans.map((span) => kind[span])]),
      ...(others ? [['其他勤务', ...rest]] : []),
    ],
    total: ['合计', ...spans.map((span) => whole[span])],
    notes: ['按巡逻记录的勤务种类统计；没有开展的写 0。'],
  };
}
