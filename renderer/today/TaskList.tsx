import NextIcon from '@mui/icons-material/ChevronRight';
import DoneIcon from '@mui/icons-material/TaskAltOutlined';
import type { OutputOf } from '../../shared/contract/index.ts';
import { hrefOf, parseRoute, viewHref } from '../route.ts';
import { EmptyState, Panel } from '../ui/index.ts';

type Task = OutputOf<'home.today'>['tasks'][number];

const levels: Record<Task['level'], string> = { error: '逾期', warning: '核对', hint: '办理' };

/** The word before a task: what kind of doing it asks for. */
function wordOf({ key, level }: Task): string {
  if (key.startsWith('backup')) return '备份';
  return key.startsWith('unfinished.') ? '补全' : levels[level];
}

/** Where a task is worked on: a page of its own, which may carry a query, or its records in their ledger. */
function hrefOfTask({ view, screen }: Task): string | undefined {
  if (screen === null) return view === null ? undefined : viewHref(view);
  const { page, part, query } = parseRoute(screen);
  return hrefOf(page, part, query);
}

/** What is to be done, the urgent first; each leads to its records. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <Panel title="待办" count={tasks.length}>
      {tasks.length === 0 ? (
        <EmptyState title="没有待办" icon={<DoneIcon />}>
          信息不全、组成不合规、到期未办结的记录会列在这里。
        </EmptyState>
      ) : (
        <ul className="pa-today-tasks">
          {tasks.map((task) => {
            const href = hrefOfTask(task);
            const words = (
              <>
                <span className={`pa-today-level pa-today-${task.level}`}>{wordOf(task)}</span>
                <span className="pa-today-text">{task.text}</span>
                {task.view !== null && <span className="pa-today-count">{task.count.toLocaleString('zh-CN')} 条</span>}
              </>
            );
            return (
              <li key={task.key}>
                {href === undefined ? (
                  <span className="pa-today-task">{words}</span>
                ) : (
                  <a className="pa-today-task" href={href}>
                    {words}
                    <NextIcon aria-hidden />
                  </a>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
