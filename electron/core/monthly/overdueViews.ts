// What should have been done by the day before: the same rows as on 今日.
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { addDays } from '../../../shared/rules/days.ts';

export interface OverdueView {
  key: string;
  view: ViewSpec;
  screen: string | null;
  /** For the check. */
  text: (count: number) => string;
  /** For the report. */
  problem: (count: number) => string;
  /** Told in the report by an indicator of the period, so not a second time. */
  isIndicator?: true;
}

const rows = (register: string, filters: ViewSpec['filters']): ViewSpec => ({
  register,
  filters,
  sort: [],
  withdrawn: 'without',
});

export function overdueViews(today: string): OverdueView[] {
  const yesterday = addDays(today, -1);
  return [
    {
      key: 'disputes',
      view: rows('dispute', [
        { field: 'outcome', op: 'is', value: '3' },
        { field: 'dueOn', op: 'atMost', value: yesterday },
      ]),
      screen: null,
      text: (count) => `${count} 起矛盾纠纷已过化解时限仍未办结`,
      problem: (count) => `有${count}起矛盾纠纷超过化解时限仍未办结。`,
      isIndicator: true,
    },
    {
      key: 'cases',
      view: rows('mediationCase', [{ field: 'nextDueOn', op: 'atMost', value: yesterday }]),
      screen: 'mediation/cases?filter=over',
      text: (count) => `${count} 件人民调解案件有事项已过期限`,
      problem: (count) => `有${count}件人民调解案件的事项超过期限。`,
    },
    {
      key: 'visits',
      view: rows('visit', [
        { field: 'visitDue', op: 'is', value: true },
        { field: 'nextOn', op: 'atMost', value: yesterday },
      ]),
      screen: null,
      text: (count) => `${count} 人次已过约定的走访日期，还没有走访`,
      problem: (count) => `有${count}人次过了约定的走访日期没有走访。`,
    },
    {
      key: 'hazards',
      view: rows('hazard', [{ field: 'overdue', op: 'is', value: true }]),
      screen: null,
      text: (count) => `${count} 条隐患已过整改期限仍未整改`,
      problem: (count) => `有${count}条隐患超过整改期限仍未整改。`,
      isIndicator: true,
    },
    {
      key: 'matters',
      view: rows('matter', [{ field: 'overdueOpen', op: 'is', value: true }]),
      screen: null,
      text: (count) => `${count} 件综治事项已过办理时限仍未办结`,
      problem: (count) => `有${count}件综治事项超过办理时限仍未办结。`,
      isIndicator: true,
    },
    {
      key: 'decisions',
      view: rows('meetingDecision', [{ field: 'overdue', op: 'is', value: true }]),
      screen: null,
      text: (count) => `${count} 项会议议定事项已过时限仍未落实`,
      problem: (count) => `有${count}项会议议定事项超过时限没有落实。`,
    },
    {
      key: 'untrained',
      view: rows('teamMember', [{ field: 'untrained', op: 'is', value: true }]),
      screen: null,
      text: (count) => `${count} 名新队员参加满 30 天没有岗前培训记录`,
      problem: (count) => `有${count}名新队员参加满30天没有岗前培训记录。`,
    },
    {
      key: 'permits',
      view: rows('floatingResident', [{ field: 'permitOver', op: 'is', value: true }]),
      screen: null,
      text: (count) => `${count} 名流动人口的证件已过期`,
      problem: (count) => `有${count}名流动人口证件过期没有签注或换领。`,
    },
  ];
}
