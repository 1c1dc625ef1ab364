// What duty asks for on a day: plans past their review, drills without a summary, rotas of next month not published.
import type { OutputOf } from '../../shared/contract/index.ts';
import { addDays, addMonths, monthBounds } from '../../shared/rules/days.ts';
import { type StandingTask, viewOf } from './standingTask.ts';
import type { Db } from './tables.ts';

type Task = OutputOf<'home.today'>['tasks'][number];

/** Days before a month ends from which on the next month's rotas are asked for. */
const rotaNotice = 7;

export function dutyTasks(today: string): StandingTask[] {
  const yesterday = addDays(today, -1);
  return [
    {
      key: 'plansToReview',
      level: 'error',
      text: '预案已过复审日期',
      view: viewOf('responsePlan', { filters: [{ field: 'reviewDue', op: 'is', value: true }] }),
    },
    {
      key: 'drillsWithoutSummary',
      level: 'warning',
      text: '演练没有写总结',
      view: viewOf('drill', { filters: [{ field: 'summary', op: 'empty' }] }),
    },
    {
      key: 'levelsStillOn',
      level: 'hint',
      text: '勤务等级还没有解除',
      view: viewOf('dutyLevel', {
        filters: [
          { field: 'until', op: 'empty' },
          { field: 'from', op: 'atMost', value: yesterday },
        ],
      }),
    },
  ];
}

/** Teams that have a rota this month and none published for the next, in the last days of the month. */
export async function rotaTasks(db: Db, today: string): Promise<Task[]> {
  const { last } = monthBounds(today.slice(0, 7));
  if (addDays(today, rotaNotice) < last) return [];
  const next = addMonths(`${today.slice(0, 7)}-01`, 1).slice(0, 7);
  const rows = await db
    .selectFrom('rota')
    .select(['team', 'month', 'state'])
    .where('month', 'in', [today.slice(0, 7), next])
    .where('withdrawnAt', 'is', null)
    .execute();
  const ready = new Set(rows.filter(({ month, state }) => month === next && state !== 'draft').map(({ team }) => team));
  const waiting = rows.filter(({ month, team }) => month !== next && !ready.has(team));
  if (waiting.length === 0) return [];
  const text = `${Number(next.slice(5))} 月的排班表还没有发布`;
  return [
    {
      key: 'rotasToPublish',
      level: 'warning',
      text,
      count: waiting.length,
      view: null,
      screen: `duty/rota?month=${next}`,
    },
  ];
}
