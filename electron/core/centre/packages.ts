// Packages of the report centre: a month's set, the set for an inspection, the archive of a year. Each has an index that
// opens without the program; what could not be written stands in it with the reason.
import { Refusal } from '../../../shared/contract/errors.ts';
import { beijingDay } from '../../../shared/fields/beijingTime.ts';
import { reports } from '../../../shared/reports/index.ts';
import { type Period, readPeriod } from '../../../shared/reports/period.ts';
import { type AuditEntry, writeAudit } from '../audit.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import type { TableWritten } from '../exchange/exports/exportTable.ts';
import type { Call } from '../handlers.ts';
import type { WrittenFile } from '../host.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { keepFile } from '../locking/keptFiles.ts';
import { correctionMark, type RunRow, runsOf } from '../locking/runs.ts';
import { centreReports, workReport, workReportTitle } from '../monthly/duePlan.ts';
import { ownParts, reportFiles, wholeReport } from '../monthly/exporting.ts';
import type { ReportPart } from '../monthly/monthlyTask.ts';
import { keptFilesOf } from '../reports/lockedStatistics.ts';
import {
  type Answer,
  doAll,
  ledgerFile,
  type MadeFile,
  type PlannedFile,
  packageLedgers,
  statisticFiles,
} from './packageFiles.ts';
import { type IndexLine, indexPage, indexWorkbook, type PackageHead } from './packageIndex.ts';
import type { PackageWork } from './packageTask.ts';
import { type AddEntry, writeZip } from './zipWriting.ts';

export interface PackageWritten {
  written: number;
  failed: { title: string; why: string }[];
}

/** One thing to be written: its files, and what is done with each when it is written. */
interface PackageItem {
  group: string;
  /** Folder in the package. */
  folder: string;
  title: string;
  period: string;
  plan(signal: AbortSignal): Promise<PlannedFile[]>;
  written?(file: MadeFile, output: unknown): Promise<void>;
}

const workReportGroup = '工作报告';
const masked = '证件号码、电话等敏感信息已遮盖。';

function headOf(call: Call, title: string, privacy: string): PackageHead {
  const { host } = call.app;
  return {
    title,
    unit: call.township.settings.unit,
    writtenOn: chineseDay(host.today()),
    writtenBy: call.user.name,
    privacy,
  };
}

/** A package while it is written: its index grows with it. */
interface Growing {
  lines: { at: number; line: IndexLine }[];
  failed: PackageWritten['failed'];
}

const lineOf = ({ group, title, period }: PackageItem): IndexLine => ({
  group,
  title,
  period,
  path: null,
  rows: null,
  size: null,
  note: '',
});

function tellFailed(growing: Growing, at: number, item: PackageItem, why: string): void {
  growing.failed.push({ title: item.title, why });
  growing.lines.push({ at, line: { ...lineOf(item), note: `没有写出：${why}` } });
}

async function addFile(growing: Growing, at: number, item: PackageItem, file: MadeFile, add: AddEntry): Promise<void> {
  const path = `${item.folder}/${file.name}`;
  await add(path, file.bytes);
  growing.lines.push({ at, line: { ...lineOf(item), path, rows: file.rows, size: file.bytes.length } });
}

const rowsOf = (output: unknown): number | null => (output as { rows?: number }).rows ?? null;

/** Writes all items; a refused one is told in the index and does not stop the others. */
async function writeItems(
  call: Call,
  head: PackageHead,
  items: readonly PackageItem[],
  add: AddEntry,
  progress: JobProgress,
): Promise<PackageWritten> {
  const { signal } = progress;
  const growing: Growing = { lines: [], failed: [] };
  const works: { at: number; name: string; work: PackageWork }[] = [];
  progress.step('正在准备');
  for (const [at, item] of items.entries()) {
    try {
      for (const planned of await item.plan(signal)) {
        if ('work' in planned) works.push({ at, ...planned });
        else await addFile(growing, at, item, planned, add);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Refusal)) throw error;
      tellFailed(growing, at, item, error.message);
    }
  }
  const take = async (index: number, answer: Answer) => {
    const { at, name } = works[index]!;
    const item = items[at]!;
    progress.step(`正在写：${item.title}`);
    progress.advance(index + 1, works.length);
    if ('refused' in answer) return tellFailed(growing, at, item, answer.refused);
    const file = { name, bytes: answer.bytes, rows: rowsOf(answer.output) };
    // What leaves the program in clear is logged before it is in the package.
    await item.written?.(file, answer.output);
    await addFile(growing, at, item, file, add);
  };
  await doAll(
    call,
    works.map(({ work }) => work),
    signal,
    take,
  );
  const lines = growing.lines.toSorted((one, other) => one.at - other.at).map(({ line }) => line);
  const written = lines.filter(({ path }) => path !== null).length;
  if (written === 0) throw new Refusal('unavailable', growing.failed[0]?.why ?? '没有可以写出的内容。');
  await add('index.html', Buffer.from(indexPage(head, lines)));
  await add('index.xlsx', await indexWorkbook(head, lines, call.app.host.now()));
  return { written, failed: growing.failed };
}

function packed(
  call: Call,
  file: WrittenFile,
  head: PackageHead,
  items: readonly PackageItem[],
  progress: JobProgress,
  logged: AuditEntry,
): Promise<PackageWritten> {
  const options = { writtenAt: call.app.host.now(), signal: progress.signal };
  return writeZip(
    file,
    options,
    (add) => writeItems(call, head, items, add, progress),
    ({ written }) => writeAudit(call, { ...logged, rows: written }),
  );
}

/** The files of the work report of a period but for the part `left`: the locked one, else the draft. @throws Refusal `notFound` without any. */
async function workReportFiles(
  call: Call,
  period: string,
  signal: AbortSignal,
  left?: ReportPart,
): Promise<MadeFile[]> {
  const runs = await runsOf(call.township.read, workReport, period);
  const run = runs.find(({ state }) => state === 'locked') ?? runs.find(({ state }) => state === 'draft');
  if (!run) throw new Refusal('notFound', '这一期的工作报告还没有编写，请先打开月报。');
  return filesOf(call, run, signal, left);
}

async function filesOf(call: Call, run: RunRow, signal: AbortSignal, left?: ReportPart): Promise<MadeFile[]> {
  const all: ReportPart[] = [...(await wholeReport(call, run)), ...(await ownParts(call, run))];
  const parts = all.filter((part) => part !== left);
  const files = await reportFiles(call, run, parts, { signal, advance: () => undefined });
  return files.map(({ name, bytes }) => ({ name, bytes, rows: null }));
}

const statisticItem = (call: Call, key: string, period: Period, folder: string): PackageItem => ({
  group: '统计报表',
  folder,
  title: reports.find((report) => report.key === key)!.title,
  period: period.title,
  plan: () => statisticFiles(call, key, period),
});

const ledgerItems = (call: Call, period: Period, folder: string, revealed: boolean): PackageItem[] =>
  packageLedgers.map((register) => ({
    group: register.key === 'mediationCase' ? '调解卷宗目录' : '台账',
    folder: register.key === 'mediationCase' ? '调解卷宗目录' : folder,
    title: register.printTitle,
    period: period.title,
    plan: async () => [ledgerFile(call, register, period, revealed)],
    async written({ rows }, output) {
      if (!revealed) return;
      const { ids } = output as TableWritten;
      const shown = { action: 'export', register: register.key, rows: rows ?? 0 } as const;
      await writeAudit(call, { ...shown, ...(ids ? { rowIds: ids } : {}), detail: `${period.title}年度归档` });
    },
  }));

/** A month's set. What is written is kept in the history of files, unless it is only looked at. */
export function monthSet(
  call: Call,
  file: WrittenFile,
  period: Period,
  keys: readonly string[],
  progress: JobProgress,
  isKept: boolean,
): Promise<PackageWritten> {
  const kept = (key: string, item: PackageItem): PackageItem => ({
    ...item,
    ...(isKept ? { written: (made: MadeFile) => keepHistory(call, key, period, made) } : {}),
  });
  const items = [...new Set(keys)].map((key): PackageItem => {
    if (key !== workReport) return kept(key, statisticItem(call, key, period, '统计报表'));
    return {
      group: workReportGroup,
      folder: '工作报告',
      title: workReportTitle,
      period: period.title,
      // A month's set is what is sent: the records behind the figures name persons and stay here.
      plan: (signal) => workReportFiles(call, period.key, signal, 'records'),
    };
  });
  const title = `${period.title}报表`;
  return packed(call, file, headOf(call, title, masked), items, progress, { action: 'export', detail: title });
}

async function keepHistory(call: Call, report: string, period: Period, { name, bytes }: MadeFile): Promise<void> {
  const { host } = call.app;
  const what = name.split('.').at(-1) ?? '';
  const head = { report, period: period.key, run: null, what, name, at: host.now(), by: call.user.id };
  await call.township.db.transaction().execute((trx) => keepFile(trx, { id: host.newId(), ...head, bytes }));
}

/** Reports in force, or those that were, whose periods lie within another: by period and in the order of the reports. */
async function lockedWithin(
  call: Call,
  { first, last }: Period,
  state: 'locked' | 'replaced' = 'locked',
): Promise<RunRow[]> {
  const runs = await call.township.read
    .selectFrom('reportRun')
    .selectAll()
    .where('state', '=', state)
    .orderBy('period')
    .orderBy('number')
    .orderBy('id')
    .execute();
  const order = new Map(centreReports.map(({ key }, at) => [key, at]));
  const within = runs.filter((run) => {
    const of = readPeriod(run.period);
    return order.has(run.report) && of !== null && of.first >= first && of.last <= last;
  });
  return within.toSorted((one, other) => order.get(one.report)! - order.get(other.report)!);
}

/** What a package of a period has of reports: those in force within it, and its statistics as they are where not locked. */
async function reportItems(call: Call, period: Period): Promise<{ locked: PackageItem[]; open: PackageItem[] }> {
  const runs = await lockedWithin(call, period);
  const isLocked = (key: string) => runs.some(({ report, period: of }) => report === key && of === period.key);
  return {
    locked: runs.map((run) => lockedItem(call, run)),
    open: reports.filter(({ key }) => !isLocked(key)).map(({ key }) => statisticItem(call, key, period, '统计报表')),
  };
}

function lockedItem(call: Call, run: RunRow): PackageItem {
  const period = readPeriod(run.period)!;
  const { title } = period;
  if (run.report !== workReport) return statisticItem(call, run.report, period, `统计报表/${run.period}`);
  return {
    group: workReportGroup,
    folder: `工作报告/${run.period}`,
    title: `${title}工作报告`,
    period: title,
    plan: (signal) => filesOf(call, run, signal),
  };
}

/** What was locked once and followed by another version, or unlocked: what had been sent stays with the year. */
async function earlierItems(call: Call, period: Period): Promise<PackageItem[]> {
  const runs = await lockedWithin(call, period, 'replaced');
  return runs.map((run, at): PackageItem => {
    const { key, title } = readPeriod(run.period)!;
    const nth = runs.slice(0, at + 1).filter((each) => each.report === run.report && each.period === run.period).length;
    const report = run.report === workReport ? workReportTitle : reports.find((each) => each.key === run.report)!.title;
    const lockedOn = chineseDay(beijingDay(run.lockedAt!));
    return {
      group: '以前锁定的版本',
      folder: `以前锁定的版本/${key}/${report}_第${nth}次锁定`,
      title: `${report}${correctionMark(run.number)}（${lockedOn}锁定）`,
      period: title,
      plan: (signal) => (run.report === workReport ? filesOf(call, run, signal) : keptFilesOf(call.township.read, run)),
    };
  });
}

/** 迎检资料包: the reports in force of the period and within it (else the draft), statistics, ledgers. */
export async function inspectionSet(
  call: Call,
  file: WrittenFile,
  period: Period,
  progress: JobProgress,
): Promise<PackageWritten> {
  const { locked, open } = await reportItems(call, period);
  const hasReport = locked.some(({ group }) => group === workReportGroup);
  const draft: PackageItem = {
    group: workReportGroup,
    folder: '工作报告',
    title: workReportTitle,
    period: period.title,
    plan: (signal) => workReportFiles(call, period.key, signal),
  };
  const items: PackageItem[] = [
    ...(hasReport ? [] : [draft]),
    ...locked,
    ...open,
    ...ledgerItems(call, period, '台账', false),
  ];
  const title = `${period.title}迎检资料`;
  return packed(call, file, headOf(call, title, masked), items, progress, { action: 'export', detail: title });
}

/** The archive of a year: every version locked of every period in it, the year's statistics, and the ledgers in clear. */
export async function yearArchive(
  call: Call,
  file: WrittenFile,
  year: string,
  reason: string,
  progress: JobProgress,
): Promise<PackageWritten> {
  const period = readPeriod(year)!;
  const { locked, open } = await reportItems(call, period);
  const earlier = await earlierItems(call, period);
  const items: PackageItem[] = [...locked, ...open, ...earlier, ...ledgerItems(call, period, '台账', true)];
  const title = `${year}年度归档`;
  const head = headOf(call, title, `台账含证件号码、电话等敏感信息，请按保密要求保管。导出理由：${reason}`);
  return packed(call, file, head, items, progress, { action: 'export', reason, detail: title });
}
