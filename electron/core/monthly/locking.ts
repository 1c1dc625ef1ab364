// Locking the work report: figures, records with their versions and files are kept in one transaction. What was locked is
// never changed: unlocking and correcting make a new draft beside it.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import { paragraphsIn, villageNumbers, withNumbers } from '../../../shared/rules/monthly/refreshNarrative.ts';
import { addAudit } from '../audit.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { correctionMark, mustBeDraft, mustBeLocked, type RunRow, replaceInForce, runById } from '../locking/runs.ts';
import { keepFigures, keepRunFiles } from '../locking/snapshot.ts';
import { worldOf } from '../registers/view.ts';
import type { Db } from '../tables.ts';
import { type ChosenTemplate, chosenParts, filesToFill } from '../templates/filling.ts';
import { keptWith } from '../templates/templateMark.ts';
import type { Filled } from './drafting.ts';
import { reportFileName } from './fileNames.ts';
import { type Made, makeReport } from './making.ts';
import type { OwnPart, ReportPart } from './monthlyTask.ts';
import { numbersOf } from './reportFigures.ts';
import { reportPeriod } from './reportPeriod.ts';
import { signersOf, textOf } from './runs.ts';

/** How many numbers of a text say otherwise than the figures that would be locked with it. */
async function staleNumbers(call: Call, run: RunRow, values: readonly IndicatorValue[]): Promise<number> {
  const text = textOf(run);
  const period = reportPeriod(run.period, call.app.host.today());
  const told = await numbersOf(call.township.read, period, values, villageNumbers(text), worldOf(call));
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
  const chosen = await chosenParts(call);
  const own = Object.keys(chosen) as OwnPart[];
  const parts: ReportPart[] = ['report', 'redHead', 'tables', 'records', 'figures', ...own];
  const made = await makeReport(call, { ...report, parts, templates: filesToFill(chosen) }, progress);
  const stale = await staleNumbers(call, run, made.written.values);
  if (stale > 0) {
    throw new Refusal('conflict', `正文里有 ${stale} 个数字与现在的记录不一致，请先“刷新数字”，看过以后再锁定。`);
  }
  progress.step('正在锁定');
  await call.township.db.transaction().execute((trx) => keepLocked(trx, call, run, { made, chosen, reason }));
  return { run: id, figures: made.written.values.length, records: made.written.versions.length };
}

interface Locking {
  made: Made;
  /** The templates of the office that wrote parts of it. */
  chosen: Partial<Record<ReportPart, ChosenTemplate>>;
  reason: string | undefined;
}

async function keepLocked(trx: Db, call: Call, run: RunRow, { made, chosen, reason }: Locking): Promise<void> {
  const { host } = call.app;
  await replaceInForce(trx, run);
  const locked = await trx
    .updateTable('reportRun')
    .set({
      state: 'locked',
      lockedAt: host.now(),
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
  const { values, records, versions } = made.written;
  const behind = new Map(records.map((each) => [each.key, each.records]));
  const figures = values.map((value) => ({ figure: value, records: behind.get(value.key) ?? [] }));
  await keepFigures(trx, run.id, figures, versions);
  const period = reportPeriod(run.period, host.today());
  const name = { unit: call.township.settings.unit, period, day: host.today(), number: run.number, isDraft: false };
  const files = made.files.map(({ part, bytes }) => ({
    what: part,
    name: reportFileName(part, { ...name, template: chosen[part] }),
    bytes,
  }));
  await keepRunFiles(trx, call, run, files);
  const detail = `${period.title}工作报告${correctionMark(run.number)}${keptWith(Object.values(chosen))}`;
  await addAudit(trx, call, { action: 'reportLocked', detail, ...(reason === undefined ? {} : { reason }) });
}

/** A new draft with the words of a run, or with given ones. */
async function draftFrom(
  trx: Db,
  call: Call,
  run: RunRow,
  { number, reason, words }: { number: number; reason: string; words?: Pick<RunRow, 'text' | 'generated'> },
): Promise<string> {
  const existing = await trx
    .selectFrom('reportRun')
    .select('id')
    .where('report', '=', run.report)
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
      ...words,
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
    await replaceInForce(trx, run);
    await draftFrom(trx, call, run, { number: run.number, reason: `解锁：${reason}` });
    const { title } = reportPeriod(run.period, call.app.host.today());
    await addAudit(trx, call, { action: 'reportUnlocked', reason, detail: `${title}工作报告` });
  });
}

/**
 * Begins a 更正版; the locked report stays in force until that is locked. `filled` are the words of the locked one with the
 * numbers of now.
 */
export async function correctRun(call: Call, id: string, reason: string, filled: Filled): Promise<string> {
  const words = { text: JSON.stringify(filled.text), generated: JSON.stringify(filled.generated) };
  return call.township.db.transaction().execute(async (trx) => {
    const run = await runById(trx, id);
    mustBeLocked(run);
    return draftFrom(trx, call, run, { number: run.number + 1, reason, words });
  });
}
