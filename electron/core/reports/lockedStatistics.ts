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
import { filesOfRun, type KeptFile, keptBytes } from '../locking/keptFiles.ts';
import { correctionMark, mustBeLocked, type RunRow, replaceInForce, runById, runsOf } from '../locking/runs.ts';
import { keepFigures, keepRunFiles, keptFigure } from '../locking/snapshot.ts';
import { reportPeriod } from '../monthly/reportPeriod.ts';
import type { Db } from '../tables.ts';
import { type ChosenTemplate, chosenFor } from '../templates/filling.ts';
import { keptWith, markedTemplate } from '../templates/templateMark.ts';
import type { ReportOrder } from './exportReport.ts';
import { cellKey, totalKey, yearKey } from './keptStatistic.ts';
import type { LockedFile, LockMade, LockOrder, OwnPart, StatisticPart } from './lockTask.ts';
import type { FoundRecord } from './records.ts';
import { checkedFor, fileName, orderOf, refuseBroken } from './reportOrder.ts';
import { type Asked, readAsked } from './scope.ts';
import type { ShownReport } from './shownReport.ts';

type Format = ReportOrder['format'];

/** The files of a statistic. */
export const statisticFormats: readonly Format[] = ['xlsx', 'docx'];

const ownPart: Record<Format, OwnPart> = { xlsx: 'ownXlsx', docx: 'ownDocx' };
const formatOf: Record<OwnPart, Format> = { ownXlsx: 'xlsx', ownDocx: 'docx' };
const isOwn = (what: string): what is OwnPart => Object.hasOwn(formatOf, what);

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
  return readKept(db, run, file);
}

/** All files of a locked version: the built-in ones, then those of the office's own templates. */
export async function keptFilesOf(db: Db, run: RunRow): Promise<KeptStatisticFile[]> {
  const files = await filesOfRun(db, run.id);
  return Promise.all(files.map((file) => readKept(db, run, file)));
}

async function readKept(db: Db, run: RunRow, file: KeptFile): Promise<KeptStatisticFile> {
  const { layout, rows, records } = shownOf(run);
  return { name: file.name, bytes: await keptBytes(db, file), rows: layout === 'list' ? records : rows.length };
}

/** The files of a locked version that the office's own templates wrote, with what each was called then. */
export async function ownFilesOf(db: Db, run: RunRow) {
  const files = await filesOfRun(db, run.id);
  return files.flatMap(({ id, what, name }) =>
    isOwn(what) ? [{ id, name, format: formatOf[what], template: markedTemplate(name) }] : [],
  );
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
  const chosen = await chosenByPart(asked, call);
  const order = await lockOrder(input, asked, checked, { number, chosen }, call);
  const locking = { asked, before, number, chosen, order, reason: input.reason };
  return (progress: JobProgress) => lockNow(locking, call, progress);
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

type Chosen = Partial<Record<StatisticPart, ChosenTemplate>>;

/** The templates that the office chose for the report, by the parts that they write. */
async function chosenByPart({ report }: Asked, call: Call): Promise<Chosen> {
  const chosen = await chosenFor(call, report.key);
  return Object.fromEntries(chosen.map((template) => [ownPart[template.format], template]));
}

const formatOfPart = (part: StatisticPart): Format => (isOwn(part) ? formatOf[part] : part);

async function lockOrder(
  { signers, reason }: ReceivedBy<'reports.lock'>,
  asked: Asked,
  checked: Awaited<ReturnType<typeof checkedFor>>,
  { number, chosen }: { number: number; chosen: Chosen },
  call: Call,
): Promise<LockOrder> {
  const { file, key } = call.township;
  const orders: LockOrder['orders'] = [];
  const parts: StatisticPart[] = [...statisticFormats, ...(Object.keys(chosen) as OwnPart[])];
  for (const part of parts) {
    const format = formatOfPart(part);
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
    const template = chosen[part]?.file;
    orders.push({ part, order: { ...order, frame: { ...order.frame, title }, ...(template ? { template } : {}) } });
  }
  return { file, key: keyForThread(key), orders };
}

interface Locking {
  asked: Asked;
  /** The version in force that it corrects. */
  before: RunRow | null;
  number: number;
  chosen: Chosen;
  order: LockOrder;
  reason: string | undefined;
}

async function lockNow(
  locking: Locking,
  call: Call,
  progress: JobProgress,
): Promise<{ run: string; figures: number; records: number }> {
  const { host } = call.app;
  const { asked, before, order } = locking;
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
    await keepLocked(trx, locking, { id, made, files }, call);
  });
  return { run: id, figures: made.figures.length, records: made.versions.length };
}

interface Written {
  id: string;
  made: LockMade;
  files: readonly LockedFile[];
}

async function keepLocked(
  trx: Db,
  { asked, number, chosen, order, reason }: Locking,
  { id, made, files }: Written,
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
      signers: JSON.stringify(order.orders[0]!.order.frame.signers),
    })
    .execute();
  await keepFigures(trx, id, made.figures, made.versions);
  const named = files.map(({ part, bytes }) => ({
    what: part,
    name: lockedName(fileName(asked, formatOfPart(part), call, chosen[part]), number),
    bytes,
  }));
  await keepRunFiles(trx, call, { id, ...place }, named);
  const detail = `${report.title}（${period.title}）${correctionMark(number)}${keptWith(Object.values(chosen))}`;
  await addAudit(trx, call, { action: 'reportLocked', detail, ...(reason === undefined ? {} : { reason }) });
}

/** 单位_表名_期间_更正版1_日期. */
function lockedName(name: string, number: number): string {
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
