// Statistics for windows and the command line: figures, the records behind them, what does not add up, files.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../shared/contract/index.ts';
import { addendUnit } from '../../../shared/reports/addendUnit.ts';
import { figureOf, shownFigure } from '../../../shared/reports/figureText.ts';
import { reports } from '../../../shared/reports/index.ts';
import { usualPeriod, yearToDate } from '../../../shared/reports/period.ts';
import { isHours, type ReportColumn } from '../../../shared/reports/report.ts';
import { writeAudit } from '../audit.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import { exportFigureRecords } from '../exchange/exports/figureRecords.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { writeFile } from '../locking/keptFiles.ts';
import type { RunRow } from '../locking/runs.ts';
import type { ReportWritten } from './exportReport.ts';
import { columnsOf } from './figures.ts';
import { keptFileOf, keptRecords, lockedAs, shownOf, statisticRun } from './lockedStatistics.ts';
import { type FoundRecord, recordsOfFigure, titlesOfRecords } from './records.ts';
import { checkedFor, figureWorld, fileName, orderOf, refuseBroken } from './reportOrder.ts';
import { type Asked, figuresOnly, readAsked } from './scope.ts';
import { shownFigures, shownList, shownPeriod } from './shownReport.ts';
import { typeFigure } from './typedFigures.ts';

const reportMemory = 512;

async function shownRecords(
  found: readonly FoundRecord[],
  column: ReportColumn,
  call: Call,
): Promise<OutputOf<'reports.records'>['shown']> {
  const titleOf = await titlesOfRecords(call.township.read, found);
  return found.map((record) => ({
    register: record.register,
    id: record.id,
    title: titleOf(record),
    day: record.day,
    addend: column.figure.kind === 'sum' ? addendText(column, record) : null,
  }));
}

/** Minutes as they are: rounded hours would not add up to the figure. */
const addendText = (column: ReportColumn, { addend }: FoundRecord): string =>
  isHours(column) ? String(addend) : shownFigure({ unit: '件' }, figureOf(column, addend));

type RecordsInput = Omit<ReceivedBy<'reports.records'>, 'from' | 'count' | 'ids'>;

/** @throws Refusal `notFound` for a column that the report has not. */
async function recordsAsked(input: RecordsInput, call: Call) {
  const asked = readAsked(input);
  const report = figuresOnly(asked.report);
  const columns = columnsOf(report, asked.by, call.township);
  const column = columns.find(({ key }) => key === input.column);
  if (!column) throw new Refusal('notFound', `“${report.title}”没有“${input.column}”这一栏。`);
  const { row, cumulative, run } = input;
  const { read } = call.township;
  const found =
    run === undefined
      ? await recordsOfFigure(read, { ...asked, report }, columns, column, row, cumulative)
      : await keptRecords(read, run, { column: column.key, row, cumulative });
  return { asked, report, column, found, sum: found.reduce((total, { addend }) => total + addend, 0) };
}

export const reportHandlers = {
  'reports.list': async (_input, call) => ({
    period: shownPeriod(usualPeriod(call.app.host.today())),
    reports: reports.map(({ key, title, about, layout, dimensions }) => ({
      key,
      title,
      about,
      layout,
      dimensions: dimensions.map((dimension) => ({ key: dimension.key, label: dimension.label })),
    })),
  }),

  'reports.figures': async (input, call) => {
    const asked = readAsked(input);
    const { report } = asked;
    const { read } = call.township;
    if (input.run !== undefined) return { ...shownOf(await statisticRun(read, input.run)), run: input.run };
    const world = await figureWorld(call);
    const shown =
      report.layout === 'list'
        ? await shownList(read, { ...asked, report }, world)
        : await shownFigures(read, { ...asked, report }, world);
    return { ...shown, run: null };
  },

  'reports.records': async (input, call) => {
    const { column, found, sum } = await recordsAsked(input, call);
    return {
      figure: shownFigure(column, figureOf(column, sum)),
      unit: column.unit,
      about: column.about,
      total: found.length,
      records: input.ids ? found.map(({ register, id }) => ({ register, id })) : [],
      shown: await shownRecords(found.slice(input.from, input.from + input.count), column, call),
    };
  },

  'reports.exportRecords': async (input, call) => {
    const { asked, report, column, found, sum } = await recordsAsked(input, call);
    const { whose, cumulative, format, file } = input;
    const name = `${whose}${column.label}`;
    const records = {
      title: `${name}记录清单`,
      period: (cumulative ? yearToDate(asked.period) : asked.period).title,
      unit: addendUnit(column.unit),
      notes: [
        `${report.title}的${name}：${shownFigure(column, figureOf(column, sum))}${column.unit}，共 ${found.length} 条记录。`,
        `定义：${column.about}`,
      ],
      lines: await shownRecords(found, column, call),
    };
    return exportFigureRecords(call, records, { format, file });
  },

  'reports.check': async (input, call) => checkedFor(readAsked(input), call),

  'reports.type': async (input, call) => {
    await typeFigure(input, call);
    return { ok: true };
  },

  'reports.name': async (input, call) => {
    const asked = readAsked(input);
    const { read } = call.township;
    const locked = input.asLocked ? await lockedAs(read, asked) : null;
    if (locked) return { name: (await keptFileOf(read, locked, input.format)).name };
    return { name: fileName(asked, input.format, call) };
  },

  'reports.export': async (input, call) => {
    const asked = readAsked(input);
    // Numbers in clear are never kept: they are written from the records of now.
    const locked = input.asLocked && input.reveal === undefined ? await lockedAs(call.township.read, asked) : null;
    if (locked) return writeLocked(locked, input, call);
    const checked = await checkedFor(asked, call);
    refuseBroken(checked, input.reason);
    const order = await orderOf(input, asked, checked, call);
    const { host, jobs } = call.app;
    const file = await host.files.create(input.file);
    const job = jobs.start(call.connection.id, async (progress) => {
      progress.step(input.format === 'xlsx' ? '正在写 Excel 工作簿' : '正在写 Word 文档');
      const output = (await writeThreaded({
        host,
        file,
        task: 'exportReport',
        input: order,
        memoryMb: reportMemory,
        signal: progress.signal,
        onProgress: (seen) => progress.advance((seen as { done: number }).done),
        beforeCommit: (written) => logExport(input, asked, written as ReportWritten, call),
      })) as ReportWritten;
      return { rows: output.rows, violations: checked.violations };
    });
    return { job };
  },
} satisfies Partial<OpenHandlers>;

/** Writes the very bytes that were locked. */
async function writeLocked(locked: RunRow, { format, file: handle }: ReceivedBy<'reports.export'>, call: Call) {
  const { host, jobs } = call.app;
  const file = await host.files.create(handle);
  const job = jobs.start(call.connection.id, async () => {
    const { bytes, rows } = await keptFileOf(call.township.read, locked, format);
    await writeFile(file, bytes);
    return { rows, violations: [] };
  });
  return { job };
}

/** What left in clear, or although it did not add up, is logged before the file gets its name. */
async function logExport(
  { reason, reveal }: ReceivedBy<'reports.export'>,
  { report, period }: Asked,
  { rows }: ReportWritten,
  call: Call,
): Promise<void> {
  const detail = `${report.title}（${period.title}，${chineseDay(call.app.host.today())}导出）`;
  if (reason !== undefined) await writeAudit(call, { action: 'report', reason, detail });
  // Only a list shows numbers of people.
  if (reveal === undefined || report.layout !== 'list') return;
  const { register } = report.sources[report.lists]!;
  await writeAudit(call, { action: 'export', register, rows, reason: reveal, detail });
}
