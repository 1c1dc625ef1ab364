// Statistics that were locked: found, locked, corrected and unlocked. A version of a statistic holds its figures as they
// were shown; the files, cells and records beside it are those of every lock.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReceivedBy } from '../../../shared/contract/index.ts';
import { addAudit } from '../audit.ts';
import { keyForThread } from '../database/threadKey.ts';
import { plainFileName } from '../fileName.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { runLimited } from '../jobs/thread.ts';
import { filesOfRun, keptBytes } from '../locking/keptFiles.ts';
import { correctionMark, mustBeLocked, type RunRow, replaceInForce, runById, runsOf } from '../locking/runs.ts';
import { keepFigures, keepRunFiles, keptFigure } from '../locking/snapshot.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import type { Db } from '../tables.ts';
import { cellKey, totalKey, yearKey } from './keptStatistic.ts';
import type { LockedFile, LockMade, LockOrder } from './lockTask.ts';
import type { FoundRecord } from './records.ts';
import { checkedFor, fileName, orderOf, refuseBroken } from './reportOrder.ts';
import { type Asked, readAsked } from './scope.ts';
import type { ShownReport } from './shownReport.ts';

type Format = LockedFile['format'];

/** The files of a statistic. */
export const statisticFormats: readonly Format[] = ['xlsx', 'docx'];
const memoryMb = 768;
const longest = 30 * 60;

/** A locked version's figures as they were shown. */
export const shownOf = (run: Pick<RunRow, 'text'>): ShownReport => JSON.parse(run.text) as ShownReport;

/** @throws Refusal `notFound` for what is no version of a statistic. */
export async function statisticRun(db: Db, id: string): Promise<RunRow> {
  const run = await runById(db, id);
  readAsked({ report: run.report, period: run.period, scope: {} });
  return run;
}

/** The version in force of a report and period. */
export async function inForce(db: Db, report: string, period: string): Promise<RunRow | null> {
  const runs = await runsOf(db, report, period);
  return runs.find(({ state }) => state === 'locked') ?? null;
}

/** The version in force that says what is asked: the whole township by the rows that were locked. */
export async function lockedAs(db: Db, { report, period, by, only }: Asked): Promise<RunRow | null> {
  if (Object.keys(only).length > 0) return null;
  const run = await inForce(db, report.key, period.key);
  return run !== null && shownOf(run).by.key === by.key ? run : null;
}

export interface KeptStatisticFile {
  name: string;
  bytes: Buffer;
  rows: number;
}

/** The records that a lock kept behind a figure. */
export async function keptRecords(
  db: Db,
  run: string,
  { column, row, cumulative }: { column: string; row: string | null; cumulative: boolean },
): Promise<FoundRecord[]> {
  const key = cumulative ? yearKey(column) : row === null ? totalKey(column) : cellKey(column, row);
  const records = (await keptFigure(db, run, key))?.records ?? [];
  return records.map(([register, id, addend, day = null]) => ({
    ...{ register, id, day, row: row ?? '' },
    addend: Number(addend ?? 1),
  }));
}

/** A file of a locked version, byte for byte. @throws Refusal `notFound`. */
export async function keptFileOf(db: Db, run: RunRow, format: Format): Promise<KeptStatisticFile> {
  const file = (await filesOfRun(db, run.id)).find(({ what }) => what === format);
  if (!file) throw new Refusal('notFound', '锁定时没有保存这份文件。');
  const { layout, rows, records } = shownOf(run);
  return { name: file.name, bytes: await keptBytes(db, file), rows: layout === 'list' ? records : rows.length };
}

/**
 * Locks a statistic as it is now, for the whole township. Over a locked version it makes a 更正版, which needs a reason.
 * @throws Refusal `invalid` where something does not add up, or a correction has no reason.
 */
export async function prepareLock(input: ReceivedBy<'reports.lock'>, call: Call) {
  const { period } = reportPeriodOf(input.period, call);
  const asked = readAsked({ report: input.report, period, scope: input.by === undefined ? {} : { by: input.by } });
  const before = await inForce(call.township.db, asked.report.key, asked.period.key);
  if ((before?.id ?? null) !== input.corrects) {
    throw new Refusal('conflict', '这张表刚才在别处锁定或解锁过，请重新打开后再锁定。');
  }
  if (before !== null && input.reason === undefined) throw new Refusal('invalid', '出更正版要写明原因。');
  const checked = await checkedFor(asked, call);
  refuseBroken(checked, input.reason);
  const number = await nextNumber(call.township.db, asked, before);
  const order = await lockOrder(input, asked, checked, number, call);
  return (progress: JobProgress) => lockNow(input, asked, before, number, order, call, progress);
}

const reportPeriodOf = (written: string, call: Call) => ({
  period: reportPeriod(written, call.app.host.today()).key,
});

/** A correction counts up; what was unlocked is locked again under its own number. */
async function nextNumber(db: Db, { report, period }: Asked, before: RunRow | null): Promise<number> {
  if (before !== null) return before.number + 1;
  const [newest] = await runsOf(db, report.key, period.key);
  return newest?.number ?? 1;
}

async function lockOrder(
  { signers, reason }: ReceivedBy<'reports.lock'>,
  asked: Asked,
  checked: Awaited<ReturnType<typeof checkedFor>>,
  number: number,
  call: Call,
): Promise<LockOrder> {
  const { file, key } = call.township;
  const orders: LockOrder['orders'] = [];
  for (const format of statisticFormats) {
    const scope = { by: asked.by.key };
    const input = {
      report: asked.report.key,
      period: asked.period.key,
      scope,
      format,
      signers,
      reason,
    };
    const { file: _file, key: spare, ...order } = await orderOf(input, asked, checked, call);
    spare.fill(0);
    const title = number > 1 ? `${order.frame.title}（更正版）` : order.frame.title;
    orders.push({ ...order, frame: { ...order.frame, title } });
  }
  return { file, key: keyForThread(key), orders };
}

async function lockNow(
  { reason }: ReceivedBy<'reports.lock'>,
  asked: Asked,
  before: RunRow | null,
  number: number,
  order: LockOrder,
  call: Call,
  progress: JobProgress,
): Promise<{ run: string; figures: number; records: number }> {
  const { host } = call.app;
  progress.step('正在生成表格');
  const files: LockedFile[] = [];
  const made = (await runLimited({
    module: host.workerModule,
    task: 'lockReport',
    input: order,
    memoryMb,
    seconds: longest,
    signal: progress.signal,
    onChunk: (chunk) => void files.push(chunk as LockedFile),
  })) as LockMade;
  progress.step('正在锁定');
  const id = host.newId();
  await call.township.db.transaction().execute(async (trx) => {
    const now = await inForce(trx, asked.report.key, asked.period.key);
    if ((now?.id ?? null) !== (before?.id ?? null)) {
      throw new Refusal('conflict', '锁定时这张表在别处锁定或解锁过，没有锁定。请重新打开后再锁定。');
    }
    await keepLocked(trx, { id, number, reason, asked, made, files, order }, call);
  });
  return { run: id, figures: made.figures.length, records: made.versions.length };
}

interface Locking {
  id: string;
  number: number;
  reason: string | undefined;
  asked: Asked;
  made: LockMade;
  files: readonly LockedFile[];
  order: LockOrder;
}

async function keepLocked(
  trx: Db,
  { id, number, reason, asked, made, files, order }: Locking,
  call: Call,
): Promise<void> {
  const { host } = call.app;
  const { report, period } = asked;
  const at = host.now();
  const place = { report: report.key, period: period.key };
  await replaceInForce(trx, place);
  await trx
    .insertInto('reportRun')
    .values({
      id,
      ...place,
      number,
      state: 'locked',
      version: 1,
      madeAt: at,
      madeBy: call.user.id,
      changedAt: at,
      lockedAt: at,
      lockedBy: call.user.id,
      reason: reason ?? null,
      text: JSON.stringify(made.shown),
      generated: '[]',
      signers: JSON.stringify(order.orders[0]!.frame.signers),
    })
    .execute();
  await keepFigures(trx, id, made.figures, made.versions);
  const named = files.map(({ format, bytes }) => ({
    what: format,
    name: lockedName(asked, format, number, call),
    bytes,
  }));
  await keepRunFiles(trx, call, { id, ...place }, named);
  const detail = `${report.title}（${period.title}）${correctionMark(number)}`;
  await addAudit(trx, call, { action: 'reportLocked', detail, ...(reason === undefined ? {} : { reason }) });
}

/** 单位_表名_期间_更正版1_日期. */
function lockedName(asked: Asked, format: Format, number: number, call: Call): string {
  const name = fileName(asked, format, call);
  if (number === 1) return name;
  const day = name.lastIndexOf('_');
  return plainFileName(`${name.slice(0, day)}_更正版${number - 1}${name.slice(day)}`);
}

/** Opens a locked statistic again: what was locked stays in the history, the table follows the records. */
export async function unlockStatistic(id: string, reason: string, call: Call): Promise<void> {
  await call.township.db.transaction().execute(async (trx) => {
    const run = await runById(trx, id);
    const { report, period } = readAsked({ report: run.report, period: run.period, scope: {} });
    mustBeLocked(run);
    await replaceInForce(trx, run);
    await addAudit(trx, call, { action: 'reportUnlocked', reason, detail: `${report.title}（${period.title}）` });
  });
}
