// The runs of a report for a period, whichever report: drafts that are written on, and what was locked and stays as it is.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { Township } from '../township.ts';

export type RunRow = SystemTables['reportRun'];
export type RunHead = OutputOf<'monthly.open'>['run'];

/** The runs of a report for a period, the newest first. */
export async function runsOf(db: Db, report: string, period: string): Promise<RunRow[]> {
  return db
    .selectFrom('reportRun')
    .selectAll()
    .where('report', '=', report)
    .where('period', '=', period)
    .orderBy('number', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** @throws Refusal `notFound`. */
export async function runById(db: Db, id: string): Promise<RunRow> {
  const run = await db.selectFrom('reportRun').selectAll().where('id', '=', id).executeTakeFirst();
  if (!run) throw new Refusal('notFound', '没有这份报告，可能已被重新生成，请重新打开。');
  return run;
}

/** What was locked last before a run (`runs`: newest first): a 更正版, or a draft after an unlocking, is told against it. */
export const runBefore = (runs: readonly RunRow[], run: RunRow): RunRow | null =>
  runs.find((each) => each.lockedAt !== null && (run.state === 'draft' || each.number < run.number)) ?? null;

export function headOf(run: RunRow, township: Pick<Township, 'userName'>): RunHead {
  const { id, number, state, madeAt, madeBy, lockedAt, lockedBy, reason } = run;
  return {
    id,
    number,
    state,
    madeAt,
    madeBy: township.userName(madeBy),
    lockedAt,
    lockedBy: lockedBy === null ? null : township.userName(lockedBy),
    reason,
  };
}

/** @throws Refusal `conflict` for what is no draft, or was saved elsewhere meanwhile. */
export function mustBeDraft(run: RunRow, version: number): void {
  if (run.state !== 'draft') {
    throw new Refusal('conflict', '这份报告已经锁定，不能再改。需要更正的，请主任解锁或编写更正版。');
  }
  if (run.version !== version) {
    throw new Refusal('conflict', '这份报告刚才在别处改过，请重新打开后再改。', { details: { version: run.version } });
  }
}

/** @throws Refusal `conflict` for a draft or what a later one has replaced. */
export function mustBeLocked(run: RunRow): void {
  if (run.state === 'locked') return;
  throw new Refusal('conflict', run.state === 'draft' ? '这份报告还没有锁定。' : '这份报告已被后来的版本代替。');
}

/** What was in force is followed by another; within the caller's transaction. */
export async function replaceInForce(trx: Db, { report, period }: Pick<RunRow, 'report' | 'period'>): Promise<void> {
  await trx
    .updateTable('reportRun')
    .set({ state: 'replaced' })
    .where('report', '=', report)
    .where('period', '=', period)
    .where('state', '=', 'locked')
    .execute();
}

/** （更正版1）, nothing for the first. */
export const correctionMark = (number: number): string => (number > 1 ? `（更正版${number - 1}）` : '');
