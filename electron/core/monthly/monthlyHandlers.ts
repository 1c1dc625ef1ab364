// The work report for windows and the command line: text, check, lock, files.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../shared/contract/index.ts';
import type { NarrativeShown } from '../../../shared/contract/monthlyProcedures.ts';
import type { Period } from '../../../shared/reports/period.ts';
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import { changeStamp } from '../database/changeStamp.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { writeFile } from '../locking/keptFiles.ts';
import { headOf, mustBeDraft, mustBeLocked, type RunRow, runBefore, runById, runsOf } from '../locking/runs.ts';
import { worldOf } from '../registers/view.ts';
import { caseExamples } from './caseExamples.ts';
import { changedSince, differencesOf } from './differences.ts';
import { filledAnew, generatedIds, writtenNow } from './drafting.ts';
import { workReport } from './duePlan.ts';
import { nameOf, ownParts, ownTemplates, type ReportFile, reportFiles, wholeReport, zipped } from './exporting.ts';
import { correctRun, lockRun, unlockRun } from './locking.ts';
import { townshipName } from './making.ts';
import type { ReportPart } from './monthlyTask.ts';
import { preflight } from './preflight.ts';
import { reportPeriod } from './reportPeriod.ts';
import { generatedOf, signersOf, textOf } from './runs.ts';

const periodOf = (call: Call, written: string): Period => reportPeriod(written, call.app.host.today());

const draftingOf = (call: Call, period: Period) => ({ township: townshipName(call), period, world: worldOf(call) });

/** Lists that a caller may change. */
const shownText = (text: Narrative): NarrativeShown => structuredClone(text) as NarrativeShown;

/** The runs of a period; a first draft is written when there is none. Two windows at once make one. */
async function runsWithFirst(call: Call, period: Period): Promise<RunRow[]> {
  const { db } = call.township;
  const runs = await runsOf(db, workReport, period.key);
  if (runs.length > 0) return runs;
  const { text } = await writtenNow(call.township.read, draftingOf(call, period));
  const { preparer, reviewer, unitHead } = call.township.settings;
  const at = call.app.host.now();
  await db
    .insertInto('reportRun')
    .values({
      id: call.app.host.newId(),
      report: workReport,
      period: period.key,
      number: 1,
      state: 'draft',
      version: 1,
      madeAt: at,
      madeBy: call.user.id,
      changedAt: at,
      lockedAt: null,
      lockedBy: null,
      reason: null,
      text: JSON.stringify(text),
      generated: JSON.stringify(generatedIds(text)),
      signers: JSON.stringify({ preparer, reviewer, signer: unitHead }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return runsOf(db, workReport, period.key);
}

const counted = new WeakMap<Call['township'], { stamp: number; run: string; count: number }>();

/** Counting looks at every record behind every figure: once for every state of the data. */
async function changesSince(call: Call, run: RunRow, period: Period): Promise<number> {
  const { township } = call;
  const stamp = await changeStamp(township.read);
  const known = counted.get(township);
  if (known && known.stamp === stamp && known.run === run.id) return known.count;
  const count = await changedSince(township.read, run, period, worldOf(call));
  counted.set(township, { stamp, run: run.id, count });
  return count;
}

async function opened(call: Call, written: string, wanted: string | undefined): Promise<OutputOf<'monthly.open'>> {
  const period = periodOf(call, written);
  const runs = await runsWithFirst(call, period);
  const run = wanted === undefined ? runs[0]! : runs.find(({ id }) => id === wanted);
  if (!run) throw new Refusal('notFound', `${period.title}没有这份报告。`);
  const { key, title, kind, first, last } = period;
  const since = run.state === 'locked' ? await changesSince(call, run, period) : null;
  return {
    period: { key, title, kind, first, last },
    runs: runs.map((each) => headOf(each, call.township)),
    run: headOf(run, call.township),
    version: run.version,
    text: shownText(textOf(run)),
    signers: signersOf(run),
    changedSince: since === null ? null : { count: since },
  };
}

/** Writes a draft if it is still the version that was seen. */
async function saveDraft(
  call: Call,
  { run: id, version }: { run: string; version: number },
  changes: Partial<Pick<RunRow, 'text' | 'generated' | 'signers'>>,
): Promise<number> {
  return call.township.db.transaction().execute(async (trx) => {
    mustBeDraft(await runById(trx, id), version);
    await trx
      .updateTable('reportRun')
      .set({ ...changes, version: version + 1, changedAt: call.app.host.now() })
      .where('id', '=', id)
      .execute();
    return version + 1;
  });
}

/** The words of a run with the numbers of now. */
const filledRun = (call: Call, run: RunRow) =>
  filledAnew(call.township.read, draftingOf(call, periodOf(call, run.period)), textOf(run), generatedOf(run));

/** @throws Refusal `invalid` naming the errors of the check, when nobody gave a reason. */
async function refuseErrors(call: Call, period: Period, reason: string | undefined): Promise<void> {
  if (reason !== undefined) return;
  const { lines } = await preflight(call.township.read, period, worldOf(call));
  const errors = lines.filter(({ level }) => level === 'error');
  if (errors.length === 0) return;
  const told = errors
    .slice(0, 5)
    .map(({ text }) => text)
    .join('；');
  throw new Refusal('invalid', `有 ${errors.length} 项检查没有通过：${told}。请先补正；确需照此锁定的，写明理由。`, {
    problems: errors.map(({ key, text }) => ({ code: key, message: text, level: 'error' as const })),
  });
}

const ownOf = { report: 'ownReport', tables: 'ownTables' } as const;
const whatOf = { ownReport: 'report', ownTables: 'tables' } as const;

/** @throws Refusal `notFound` where the office has chosen no template, or a locked report was kept without one. */
async function partsFor(
  call: Call,
  run: RunRow,
  { what, redHead, template }: Pick<ReceivedBy<'monthly.export'>, 'what' | 'redHead' | 'template'>,
): Promise<ReportPart[]> {
  const asked: ReportPart[] = what === 'all' ? await wholeReport(call, run) : [what];
  const builtIn = asked.map((part): ReportPart => (part === 'report' && redHead ? 'redHead' : part));
  if (!template) return builtIn;
  const own = await ownParts(call, run);
  if (what === 'all') return [...builtIn, ...own];
  const part = what === 'figures' || what === 'records' ? undefined : own.find((each) => each === ownOf[what]);
  if (part) return [part];
  throw new Refusal(
    'notFound',
    run.state === 'draft'
      ? '还没有为工作报告选用这种模板。请到“报表模板”页加入模板并选用。'
      : '这份报告锁定时没有选用这种模板。要用模板填写，请到“报表模板”页。',
  );
}

export const monthlyHandlers = {
  'monthly.open': ({ period, run }, call) => opened(call, period, run),

  'monthly.save': async ({ run, version, text, signers }, call) => ({
    version: await saveDraft(call, { run, version }, { text: JSON.stringify(text), signers: JSON.stringify(signers) }),
  }),

  'monthly.refresh': async ({ run: id, version }, call) => {
    const run = await runById(call.township.db, id);
    mustBeDraft(run, version);
    const { text, generated, changedNumbers } = await filledRun(call, run);
    const saved = { text: JSON.stringify(text), generated: JSON.stringify(generated) };
    return { version: await saveDraft(call, { run: id, version }, saved), text: shownText(text), changedNumbers };
  },

  'monthly.check': async ({ period }, call) => preflight(call.township.read, periodOf(call, period), worldOf(call)),

  'monthly.cases': async ({ period }, call) => ({
    cases: await caseExamples(call.township.read, periodOf(call, period), worldOf(call)),
  }),

  'monthly.lock': async ({ run: id, version, reason }, call) => {
    const run = await runById(call.township.db, id);
    mustBeDraft(run, version);
    await refuseErrors(call, periodOf(call, run.period), reason);
    const job = call.app.jobs.start(call.connection.id, (progress) =>
      lockRun(call, { run: id, version, reason }, progress),
    );
    return { job };
  },

  'monthly.unlock': async ({ run, reason }, call) => {
    await unlockRun(call, run, reason);
    return { ok: true };
  },

  'monthly.correct': async ({ run: id, reason }, call) => {
    const run = await runById(call.township.db, id);
    mustBeLocked(run);
    const filled = await filledRun(call, run);
    return { run: await correctRun(call, id, reason, filled), changedNumbers: filled.changedNumbers };
  },

  'monthly.differences': async ({ run: id, against }, call) => {
    const { read } = call.township;
    const run = await runById(call.township.db, id);
    const isEarlier = (against ?? (run.state === 'draft' ? 'before' : 'now')) === 'before';
    const before = isEarlier ? runBefore(await runsOf(read, workReport, run.period), run) : null;
    return differencesOf(read, run, before, periodOf(call, run.period), worldOf(call));
  },

  'monthly.export': async ({ run: id, what, redHead, template, file: handle }, call) => {
    const run = await runById(call.township.db, id);
    const parts = await partsFor(call, run, { what, redHead, template });
    const file = await call.app.host.files.create(handle);
    const job = call.app.jobs.start(call.connection.id, async (progress) => {
      progress.step('正在生成报告');
      let files: ReportFile[];
      let bytes: Uint8Array;
      try {
        files = await reportFiles(call, run, parts, progress);
        bytes = what === 'all' ? await zipped(files, run.lockedAt ?? call.app.host.now()) : files[0]!.bytes;
      } catch (error) {
        await file.discard();
        throw error;
      }
      await writeFile(file, bytes);
      return { files: files.map(({ name }) => name), size: bytes.length };
    });
    return { job };
  },

  'monthly.name': async ({ run: id, what, redHead, template }, call) => {
    const run = await runById(call.township.db, id);
    if (template && (what === 'report' || what === 'tables')) return { name: await nameOf(call, run, ownOf[what]) };
    return { name: await nameOf(call, run, what === 'report' && redHead ? 'redHead' : what) };
  },

  'monthly.templates': async ({ run: id }, call) => {
    const run = await runById(call.township.db, id);
    const own = await ownTemplates(call, run);
    return { templates: own.map(({ part, name }) => ({ what: whatOf[part], name })) };
  },
} satisfies Partial<OpenHandlers>;
