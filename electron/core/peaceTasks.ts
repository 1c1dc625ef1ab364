// What the ledgers of 平安建设 ask for on a day: limits that are over or near, permits that end, members without training.
import type { ViewSpec } from '../../shared/contract/shapes.ts';
import { addDays } from '../../shared/rules/days.ts';
import { type StandingTask, viewOf } from './standingTask.ts';

/** Days before a limit from which on it is told. */
const limitNotice = 3;

const yes = (field: string): ViewSpec['filters'][number] => ({ field, op: 'is', value: true });

export function peaceTasks(today: string): StandingTask[] {
  const soon = (field: string): ViewSpec['filters'][number] => ({
    field,
    op: 'between',
    values: [today, addDays(today, limitNotice)],
  });
  const isOpen = (field: string): ViewSpec['filters'][number] => ({ field, op: 'empty' });
  const anyOf = (field: string, values: string[]): ViewSpec['filters'][number] => ({ field, op: 'anyOf', values });
  return [
    {
      key: 'overdueHazards',
      level: 'error',
      text: '隐患已过整改期限，还没有整改',
      view: viewOf('hazard', { filters: [yes('overdue')] }),
    },
    {
      key: 'overdueMatters',
      level: 'error',
      text: '综治事项已过办理时限，还没有办结',
      view: viewOf('matter', { filters: [yes('overdueOpen')] }),
    },
    {
      key: 'overdueDecisions',
      level: 'warning',
      text: '会议议定事项已过时限，还没有落实',
      view: viewOf('meetingDecision', { filters: [yes('overdue')] }),
    },
    {
      key: 'permitsOver',
      level: 'warning',
      text: '流动人口证件已过期',
      view: viewOf('floatingResident', { filters: [yes('permitOver')] }),
    },
    {
      key: 'untrainedMembers',
      level: 'warning',
      text: '新队员参加满 30 天，没有岗前培训记录',
      view: viewOf('teamMember', { filters: [yes('untrained')] }),
    },
    {
      key: 'dueHazards',
      level: 'warning',
      text: `隐患在 ${limitNotice} 天内到整改期限`,
      view: viewOf('hazard', { filters: [anyOf('state', ['1', '2', '4']), isOpen('finishedOn'), soon('dueOn')] }),
    },
    {
      key: 'dueMatters',
      level: 'warning',
      text: `综治事项在 ${limitNotice} 天内到办理时限`,
      view: viewOf('matter', {
        filters: [anyOf('state', ['01', '02', '03', '04', '05', '12', '13', '14']), isOpen('closedOn'), soon('dueOn')],
      }),
    },
    {
      key: 'permitsEnding',
      level: 'hint',
      text: '流动人口证件在 30 天内到期',
      view: viewOf('floatingResident', { filters: [yes('permitEnding')] }),
    },
  ];
}
