// The runs of a report as they are stored: drafts that are written on, reports that were locked and stay as they are.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { Township } from '../township.ts';

export type RunRow = SystemTables['reportRun'];
export type RunHead = OutputOf<'monthly.open'>['run'];

/** Who prepared, checked and signs a report. */
export interface RunSigners {
  preparer: string;
  reviewer: string;
  signer: string;
}

/** The runs of a period, the newest first. */
export async function runsOf(db: Db, period: string): Promise<RunRow[]> {
  return db
    .selectFrom('reportRun')
    .selectAll()
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

export const textOf = (run: Pick<RunRow, 'text'>): Narrative => JSON.parse(run.text) as Narrative;
export const generatedOf = (run: Pick<RunRow, 'generated'>): string[] => JSON.parse(run.generated) as string[];
export const signersOf = (run: Pick<RunRow, 'signers'>): RunSigners => JSON.parse(run.signers) as RunSigners;

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
