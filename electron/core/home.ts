// 今日: what is unfinished, how many records there are, when the last backup was made.
import type { OutputOf } from '../../shared/contract/index.ts';
import type { ViewSpec } from '../../shared/contract/shapes.ts';
import { registers } from '../../shared/registers/index.ts';
import { lastBackupAt } from './backups.ts';
import type { Call, OpenHandlers } from './handlers.ts';
import { countRows, worldOf } from './registers/view.ts';

type Today = OutputOf<'home.today'>;
type Task = Today['tasks'][number];

const daysWithoutBackup = 7;

function view(register: string, more: Partial<ViewSpec> = {}): ViewSpec {
  return { register, filters: [], sort: [], withdrawn: 'without', ...more };
}

/** Committees whose composition is not as the rule asks, disputes still open, villages without a committee. */
const standingTasks: readonly { key: string; level: Task['level']; text: string; view: ViewSpec }[] = [
  {
    key: 'committeeComposition',
    level: 'warning',
    text: '治保会组成不合规（主任 1 人、副主任不超过 2 人、共 3—11 人）',
    view: view('committee', { filters: [{ field: 'compliance', op: 'is', value: '不合规' }] }),
  },
  {
    key: 'openDisputes',
    level: 'hint',
    text: '矛盾纠纷正在调处',
    view: view('dispute', { filters: [{ field: 'outcome', op: 'is', value: '3' }] }),
  },
];

async function overdue(call: Call): Promise<Task[]> {
  const today = call.app.host.today();
  const spec = view('dispute', {
    filters: [
      { field: 'outcome', op: 'is', value: '3' },
      { field: 'dueOn', op: 'filled' },
      { field: 'dueOn', op: 'atMost', value: today },
    ],
  });
  const count = await countRows(call.township.read, spec, worldOf(call));
  return count === 0
    ? []
    : [
        {
          key: 'overdueDisputes',
          level: 'error',
          text: '矛盾纠纷已到化解时限仍未办结',
          count,
          view: spec,
          screen: null,
        },
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

export const homeHandlers = {
  'home.today': async (_input, call): Promise<Today> => {
    const world = worldOf(call);
    const counts = [];
    const tasks: Task[] = [...(await overdue(call))];
    for (const register of registers) {
      const rows = await countRows(call.township.read, view(register.key), world);
      const unfinishedView = view(register.key, { unfinished: true });
      const unfinished = rows === 0 ? 0 : await countRows(call.township.read, unfinishedView, world);
      counts.push({ register: register.key, rows, unfinished });
      if (unfinished > 0) {
        tasks.push({
          key: `unfinished.${register.key}`,
          level: 'hint',
          text: `${register.title}有应填未填的栏目`,
          count: unfinished,
          view: unfinishedView,
          screen: null,
        });
      }
    }
    for (const { key, level, text, view: spec } of standingTasks) {
      const count = await countRows(call.township.read, spec, world);
      if (count > 0) tasks.push({ key, level, text, count, view: spec, screen: null });
    }
    const lastAt = await lastBackupAt(call.app);
    tasks.push(...backupTask(lastAt, call.app.host.now()), ...upkeepTask(call.app.upkeep.trouble));
    const order = { error: 0, warning: 1, hint: 2 };
    tasks.sort((a, b) => order[a.level] - order[b.level]);
    return { today: world.today, counts, tasks, lastBackupAt: lastAt };
  },
} satisfies Partial<OpenHandlers>;
