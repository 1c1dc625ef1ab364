// Locking a report: figures, records with their versions and files are kept in one transaction, so that a power cut leaves
// it locked or not. What was locked is never changed: unlocking and correcting make a new draft beside it.
import { Refusal } from '../../../shared/contract/errors.ts';
import { paragraphsIn, villageNumbers, withNumbers } from '../../../shared/rules/monthly/refreshNarrative.ts';
import { addAudit } from '../audit.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { worldOf } from '../registers/view.ts';
import type { Db } from '../tables.ts';
import { workReport } from './duePlan.ts';
import { reportFileName } from './fileNames.ts';
import { keepFile } from './keptFiles.ts';
import { type Made, makeReport } from './making.ts';
import { numbersOf } from './reportFigures.ts';
import { reportPeriod } from './reportPeriod.ts';
import { mustBeDraft, mustBeLocked, type RunRow, runById, signersOf, textOf } from './runs.ts';

/** How many numbers of a text say otherwise than the figures that would be locked with it. */
async function staleNumbers(call: Call, run: RunRow, { written }: Made): Promise<number> {
  const text = textOf(run);
  const period = reportPeriod(run.period, call.app.host.today());
  const told = await numbersOf(call.township.read, period, written.values, villageNumbers(text), worldOf(call));
  const now = paragraphsIn(withNumbers(text, told)).flatMap(({ runs }) => runs);
  const before = paragraphsIn(text).flatMap(({ runs }) => runs);
  return before.filter((each, index) => each.kind === 'number' && each.text !== now[index]?.text).length;
}

/** @throws Refusal `conflict` where the draft was changed meanwhile or its numbers are not those of now. */
export async function lockRun(
  call: Call,
  { run: id, version, reason }: { run: string; version: number; reason?: string | undefined },
  progress: JobProgress,
): Promise<{ run: string; figures: number; records: number }> {
  const run = await runById(call.township.db, id);
  mustBeDraft(run, version);
  const report = {
    period: run.period,
    text: textOf(run),
    generated: null,
    signers: signersOf(run),
    number: run.number,
  };
  progress.step('正在生成报告和附表');
  const made = await makeReport(call, { ...report, parts: ['report', 'redHead', 'tables', 'figures'] }, progress);
  const stale = await staleNumbers(call, run, made);
  if (stale > 0) {
    throw new Refusal('conflict', `正文里有 ${stale} 个数字与现在的记录不一致，请先“刷新数字”，看过以后再锁定。`);
  }
  progress.step('正在锁定');
  await call.township.db.transaction().execute((trx) => keepLocked(trx, call, run, made, reason));
  return { run: id, figures: made.written.values.length, records: made.written.versions.length };
}

async function keepLocked(trx: Db, call: Call, run: RunRow, made: Made, reason: string | undefined): Promise<void> {
  const { host } = call.app;
  const at = host.now();
  await trx
    .updateTable('reportRun')
    .set({ state: 'replaced' })
    .where('period', '=', run.period)
    .where('state', '=', 'locked')
    .execute();
  const locked = await trx
    .updateTable('reportRun')
    .set({
      state: 'locked',
      lockedAt: at,
      lockedBy: call.user.id,
      reason: [run.reason, reason].filter((each) => each !== null && each !== undefined).join('；') || null,
    })
    .where('id', '=', run.id)
    .where('state', '=', 'draft')
    .where('version', '=', run.version)
    .executeTakeFirst();
  if (Number(locked.numUpdatedRows) !== 1) {
    throw new Refusal('conflict', '锁定时这份报告在别处改过，没有锁定。请重新打开后再锁定。');
  }
  await keepFigures(trx, run.id, made);
  const period = reportPeriod(run.period, host.today());
  const name = { unit: call.township.settings.unit, period, day: host.today(), number: run.number, isDraft: false };
  for (const { part, bytes } of made.files) {
    await keepFile(trx, {
      id: host.newId(),
      report: workReport,
      period: run.period,
      run: run.id,
      what: part,
      name: reportFileName(part, name),
      at,
      by: call.user.id,
      bytes,
    });
  }
  const detail = `${period.title}工作报告${run.number > 1 ? `（更正版${run.number - 1}）` : ''}`;
  await addAudit(trx, call, { action: 'reportLocked', detail, ...(reason === undefined ? {} : { reason }) });
}

/** Rows of one insert; SQLite takes only so many values at once. */
const atOnce = 500;

async function keepFigures(trx: Db, run: string, { written }: Made): Promise<void> {
  const records = new Map(written.records.map((each) => [each.key, each.records]));
  for (const [position, value] of written.values.entries()) {
    const kept = { value: JSON.stringify(value), records: JSON.stringify(records.get(value.key) ?? []) };
    await trx
      .insertInto('reportFigure')
      .values({ run, position, key: value.key, ...kept })
      .execute();
  }
  const rows = written.versions.map(([register, rowId, version]) => ({ run, register, rowId, version }));
  for (let start = 0; start < rows.length; start += atOnce) {
    await trx
      .insertInto('reportRecord')
      .values(rows.slice(start, start + atOnce))
      .execute();
  }
}

/** A new draft with the words of a run. */
async function draftFrom(trx: Db, call: Call, run: RunRow, number: number, reason: string): Promise<string> {
  const existing = await trx
    .selectFrom('reportRun')
    .select('id')
    .where('period', '=', run.period)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (existing) throw new Refusal('conflict', '这一期已经有一份正在编写的草稿。');
  const { host } = call.app;
  const id = host.newId();
  const at = host.now();
  await trx
    .insertInto('reportRun')
    .values({
      ...run,
      id,
      number,
      state: 'draft',
      version: 1,
      madeAt: at,
      madeBy: call.user.id,
      changedAt: at,
      lockedAt: null,
      lockedBy: null,
      reason,
    })
    .execute();
  return id;
}

/** Opens a locked report again: what was locked stays, its words go on in a draft of the same number. */
export async function unlockRun(call: Call, id: string, reason: string): Promise<void> {
  await call.township.db.transaction().execute(async (trx) => {
    const run = await runById(trx, id);
    mustBeLocked(run);
    await trx.updateTable('reportRun').set({ state: 'replaced' }).where('id', '=', id).execute();
    await draftFrom(trx, call, run, run.number, `解锁：${reason}`);
    const { title } = reportPeriod(run.period, call.app.host.today());
    await addAudit(trx, call, { action: 'reportUnlocked', reason, detail: `${title}工作报告` });
  });
}

/** Begins a 更正版; the locked report stays in force until that is locked. */
export async function correctRun(call: Call, id: string, reason: string): Promise<string> {
  return call.township.db.transaction().execute(async (trx) => {
    const run = await runById(trx, id);
    mustBeLocked(run);
    return draftFrom(trx, call, run, run.number + 1, reason);
  });
}
