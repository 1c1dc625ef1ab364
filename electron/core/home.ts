// 今日: what is unfinished, how many records there are, when the last backup was made.
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ViewSpec } from '../../shared/contract/shapes.ts';
import { registers } from '../../shared/registers/index.ts';
import { addDays } from '../../shared/rules/days.ts';
import { lastBackupAt } from './backups.ts';
import { reportsToSend } from './centre/centreHandlers.ts';
import { changeStamp } from './database/changeStamp.ts';
import { dutyTasks, rotaTasks } from './dutyTasks.ts';
import type { Call, OpenHandlers } from './handlers.ts';
import { readMediationSettings } from './mediation/mediationSettings.ts';
import { refreshPassedCases } from './mediation/passingDays.ts';
import { workReport } from './monthly/duePlan.ts';
import { peaceTasks } from './peaceTasks.ts';
import { countRows, worldOf } from './registers/view.ts';
import { type StandingTask, viewOf } from './standingTask.ts';
import type { Township } from './township.ts';

type Today = OutputOf<'home.today'>;
type Task = Today['tasks'][number];
type Counted = Pick<Today, 'counts' | 'tasks'>;

const daysWithoutBackup = 7;
/** Days before a dispute's time limit, and before the end of a committee's term, from which on it is told. */
const disputeNotice = 3;
const termNotice = 90;

/** What asks for doing on a day. Overdue is what should have been done by the day before (registers.md §5.1). */
function standingTasks(today: string, caseNotice: number): StandingTask[] {
  const yesterday = addDays(today, -1);
  const open = { field: 'outcome', op: 'is', value: '3' } as const;
  const toVisit = { field: 'visitDue', op: 'is', value: true } as const;
  return [
    {
      key: 'overdueDisputes',
      level: 'error',
      text: '矛盾纠纷已过化解时限仍未办结',
      view: viewOf('dispute', { filters: [open, { field: 'dueOn', op: 'atMost', value: yesterday }] }),
    },
    {
      key: 'overdueVisits',
      level: 'error',
      text: '已过约定的走访日期，还没有走访',
      view: viewOf('visit', { filters: [toVisit, { field: 'nextOn', op: 'atMost', value: yesterday }] }),
    },
    {
      key: 'overdueCases',
      screen: 'mediation/cases?filter=over',
      level: 'error',
      text: '人民调解案件有事项已过期限',
      view: viewOf('mediationCase', { filters: [{ field: 'nextDueOn', op: 'atMost', value: yesterday }] }),
    },
    {
      key: 'dueCases',
      screen: 'mediation/cases?filter=soon',
      level: 'warning',
      text: `人民调解案件有事项在 ${caseNotice} 天内到期`,
      view: viewOf('mediationCase', {
        filters: [{ field: 'nextDueOn', op: 'between', values: [today, addDays(today, caseNotice)] }],
      }),
    },
    {
      key: 'casesToArchive',
      screen: 'mediation/cases?filter=bindable',
      level: 'hint',
      text: '人民调解案件已办结，材料补齐后归档',
      view: viewOf('mediationCase', {
        filters: [{ field: 'state', op: 'anyOf', values: ['performed', 'terminated', 'refused'] }],
      }),
    },
    {
      key: 'dueDisputes',
      level: 'warning',
      text: `矛盾纠纷在 ${disputeNotice} 天内到化解时限`,
      view: viewOf('dispute', {
        filters: [open, { field: 'dueOn', op: 'between', values: [today, addDays(today, disputeNotice)] }],
      }),
    },
    {
      key: 'committeeComposition',
      level: 'warning',
      text: '治保会组成不合规（主任 1 人、副主任不超过 2 人、共 3—11 人）',
      view: viewOf('committee', { filters: [{ field: 'compliance', op: 'is', value: '不合规' }] }),
    },
    {
      key: 'termsOver',
      level: 'warning',
      text: '治保会本届任期已满，换届后请更新任期和委员',
      view: viewOf('committee', { filters: [{ field: 'termUntil', op: 'atMost', value: yesterday }] }),
    },
    {
      key: 'termsEnding',
      level: 'hint',
      text: `治保会本届任期在 ${termNotice} 天内届满`,
      view: viewOf('committee', {
        filters: [{ field: 'termUntil', op: 'between', values: [today, addDays(today, termNotice)] }],
      }),
    },
    {
      key: 'peopleCommitteeComposition',
      level: 'warning',
      text: '调委会组成不合规（委员 3—9 人、主任 1 人、有妇女成员和人数较少民族成员）',
      view: viewOf('peopleCommittee', { filters: [{ field: 'compliance', op: 'is', value: '不合规' }] }),
    },
    {
      key: 'peopleTermsOver',
      level: 'warning',
      text: '调委会本届任期已满，换届后请更新任期和调解员',
      view: viewOf('peopleCommittee', { filters: [{ field: 'termUntil', op: 'atMost', value: yesterday }] }),
    },
    {
      key: 'peopleTermsEnding',
      level: 'hint',
      text: `调委会本届任期在 ${termNotice} 天内届满`,
      view: viewOf('peopleCommittee', {
        filters: [{ field: 'termUntil', op: 'between', values: [today, addDays(today, termNotice)] }],
      }),
    },
    {
      key: 'visitsToday',
      level: 'hint',
      text: '约定今天走访',
      view: viewOf('visit', { filters: [toVisit, { field: 'nextOn', op: 'is', value: today }] }),
    },
    {
      key: 'openDisputes',
      level: 'hint',
      text: '矛盾纠纷正在调处',
      view: viewOf('dispute', { filters: [open] }),
    },
    ...peaceTasks(today),
    ...dutyTasks(today),
  ];
}

function backupTask(lastAt: string | null, now: string): Task[] {
  const days = lastAt === null ? null : Math.floor((Date.parse(now) - Date.parse(lastAt)) / 86_400_000);
  if (days !== null && days < daysWithoutBackup) return [];
  const text = days === null ? '还没有做过备份' : `已有 ${days} 天没有备份`;
  return [{ key: 'backup', level: 'warning', text, count: 1, view: null, screen: 'settings/backup' }];
}

/** An automatic backup that failed says so here; it must not fail in silence. */
function upkeepTask(trouble: string | null): Task[] {
  if (trouble === null) return [];
  const text = `自动备份没有完成：${trouble}`;
  return [{ key: 'backupFailed', level: 'error', text, count: 1, view: null, screen: 'settings/backup' }];
}

/** Days before a report is due from which on it is told. */
const reportNotice = 3;

/** Reports of the month before that are neither locked nor sent and due soon or over, once the office makes any. */
async function reportTasks(call: Call): Promise<Task[]> {
  const due = await reportsToSend(call, call.app.host.today());
  return due
    .filter(({ days }) => days <= reportNotice)
    .map(({ key, title, periodTitle, days, period }) => ({
      key: `report.${key}`,
      level: days < 0 ? ('warning' as const) : ('hint' as const),
      text: `${periodTitle}${title}${days < 0 ? `已过报送日 ${-days} 天` : days === 0 ? '今天到报送日' : `还有 ${days} 天到报送日`}`,
      count: 1,
      view: null,
      screen: key === workReport ? `reports/monthly?period=${period}` : 'reports/centre',
    }));
}

async function countAll(call: Call): Promise<Counted> {
  const world = worldOf(call);
  const counted = (spec: ViewSpec) => countRows(call.township.read, spec, world);
  const { noticeDays } = await readMediationSettings(call.township.read);
  const tasks: Task[] = [];
  for (const { key, level, text, view: spec, screen = null } of standingTasks(world.today, noticeDays)) {
    const count = await counted(spec);
    if (count > 0) tasks.push({ key, level, text, count, view: spec, screen });
  }
  const counts: Today['counts'] = [];
  for (const { key, title } of registers) {
    const rows = await counted(viewOf(key));
    const spec = viewOf(key, { unfinished: true });
    const unfinished = rows === 0 ? 0 : await counted(spec);
    counts.push({ register: key, rows, unfinished });
    if (unfinished === 0) continue;
    const text = `${title}有应填未填的栏目`;
    tasks.push({ key: `unfinished.${key}`, level: 'hint', text, count: unfinished, view: spec, screen: null });
  }
  return { counts, tasks };
}

const remembered = new WeakMap<Township, { stamp: number; today: string; counted: Counted }>();

/** Counting walks through every register, which takes half a second at 100,000 rows: once for every state of the data. */
async function countsOf(call: Call): Promise<Counted> {
  const { township } = call;
  const stamp = await changeStamp(township.read);
  const today = call.app.host.today();
  const known = remembered.get(township);
  if (known && known.stamp === stamp && known.today === today) return known.counted;
  const counted = await countAll(call);
  remembered.set(township, { stamp, today, counted });
  return counted;
}

const urgency = { error: 0, warning: 1, hint: 2 };

export const homeHandlers = {
  'home.today': async (_input, call): Promise<Today> => {
    await refreshPassedCases(call);
    const { counts, tasks } = await countsOf(call);
    const lastAt = await lastBackupAt(call.app);
    const reports = await reportTasks(call);
    const all = [
      ...tasks,
      ...reports,
      ...(await rotaTasks(call.township.read, call.app.host.today())),
      ...backupTask(lastAt, call.app.host.now()),
      ...upkeepTask(call.app.upkeep.trouble),
    ];
    all.sort((one, other) => urgency[one.level] - urgency[other.level]);
    return { today: call.app.host.today(), counts, tasks: all, lastBackupAt: lastAt };
  },
} satisfies Partial<OpenHandlers>;
