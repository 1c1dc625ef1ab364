// Statistics for windows and the command line: figures, the records behind them, what does not add up, files.
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OutputOf, ReceivedBy } from '../../../shared/contract/index.ts';
import { figureOf, shownFigure } from '../../../shared/reports/figureText.ts';
import { reports } from '../../../shared/reports/index.ts';
import { type Period, usualPeriod } from '../../../shared/reports/period.ts';
import type { FigureReport, ListReport, ReportColumn } from '../../../shared/reports/report.ts';
import { writeAudit } from '../audit.ts';
import { keyForThread } from '../database/threadKey.ts';
import { chineseDay } from '../documents/tableDocument.ts';
import { writeThreaded } from '../exchange/exports/threadedFile.ts';
import { plainFileName } from '../fileName.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { worldOf } from '../registers/view.ts';
import { type CheckedRelations, checkRelations } from './checkRelations.ts';
import type { ReportOrder, ReportWritten } from './exportReport.ts';
import { columnsOf, type Figures, type FigureWorld, figuresOf } from './figures.ts';
import { ledgerColumns, ledgerRows } from './ledger.ts';
import { readRateDecimals } from './rateDecimals.ts';
import { type FoundRecord, recordsOfFigure, recordsWhere, titlesOfRecords } from './records.ts';
import { type Asked, figuresOnly, type Narrowing, readAsked } from './scope.ts';
import { typeFigure } from './typedFigures.ts';

/** Rows of a list that a page shows; the file holds all. */
const listedRows = 200;

const reportMemory = 512;

async function figureWorld(call: Call): Promise<FigureWorld> {
  return { ...worldOf(call), decimals: await readRateDecimals(call.township.read) };
}

const shownPeriod = ({ key, title, first, last }: Period) => ({ key, title, first, last });

function shownColumn({ key, label, heads, unit, about, figure }: ReportColumn) {
  const parts = figure.kind === 'rate' ? [figure.numerator, figure.denominator] : [];
  return { key, label, heads: [...heads], unit, about, kind: figure.kind, parts };
}

type Shown = OutputOf<'reports.figures'>;

async function shownFigures(asked: Asked & { report: FigureReport }, call: Call): Promise<Shown> {
  const { report, period, by } = asked;
  const { read } = call.township;
  const figures = await figuresOf(read, asked, await figureWorld(call));
  const { relations, violations } = await checkRelations(read, asked, figures.columns, figures.total);
  return {
    report: report.key,
    title: report.title,
    layout: report.layout,
    period: shownPeriod(period),
    by: { key: by.key, label: by.label },
    columns: figures.columns.map(shownColumn),
    rows: figures.rows.map(({ key, title, values }) => ({ key, title, values: [...values] })),
    records: 0,
    total: [...figures.total],
    cumulative: figures.cumulative && [...figures.cumulative],
    shares: figures.shares && [...figures.shares],
    lines: figures.lines.map(({ label, text }) => ({ label, text })),
    notes: [...report.notes],
    relations,
    violations,
  };
}

async function shownList(asked: Asked & { report: ListReport }, call: Call): Promise<Shown> {
  const { report, period, by } = asked;
  const { read } = call.township;
  const records = await recordsWhere(read, asked, report.lists);
  const { relations, violations } = await checkRelations(read, asked, [], []);
  const ids = records.slice(0, listedRows).map(({ id }) => id);
  const rows = await ledgerRows(read, report, ids, worldOf(call), false);
  return {
    report: report.key,
    title: report.title,
    layout: report.layout,
    period: shownPeriod(period),
    by: { key: by.key, label: by.label },
    columns: ledgerColumns(report).map(({ key, label }) => ({
      key,
      label,
      heads: [],
      unit: '',
      about: '',
      kind: 'open' as const,
      parts: [],
    })),
    rows: rows.map(({ id, texts }) => ({ key: id, title: texts[0] ?? '', values: texts })),
    records: records.length,
    total: [],
    cumulative: null,
    shares: null,
    lines: [],
    notes: [...report.notes],
    relations,
    violations,
  };
}

/** What does not add up in a report. */
export async function checkedFor(asked: Asked, call: Call): Promise<CheckedRelations> {
  const { read } = call.township;
  const { report } = asked;
  if (report.layout === 'list') return checkRelations(read, asked, [], []);
  const figures: Figures = await figuresOf(read, { ...asked, report }, await figureWorld(call));
  return checkRelations(read, asked, figures.columns, figures.total);
}

/** @throws Refusal `invalid` naming what does not add up, when nobody gave a reason. */
export function refuseBroken({ violations }: CheckedRelations, reason: string | undefined): void {
  const hard = violations.filter(({ level }) => level === 'hard');
  if (hard.length === 0 || reason !== undefined) return;
  throw new Refusal(
    'invalid',
    `有 ${hard.length} 项平衡关系不符：${hard.map(({ message }) => message).join('')}请先补正相应的记录；确需照此导出的，写明理由。`,
    {
      problems: hard.map(({ relation, message }) => ({ code: relation, message, level: 'error' as const })),
      details: { violations: hard },
    },
  );
}

/** 单位_表名_期间_日期. */
export function fileName({ report, period, by }: Asked, format: string, call: Call): string {
  const { unit } = call.township.settings;
  const rows = by.key === report.dimensions[0]!.key ? '' : `按${by.label}`;
  const parts = [unit, report.printTitle, rows, period.title, call.app.host.today().replaceAll('-', '')];
  return plainFileName(`${parts.filter((part) => part !== '').join('_')}.${format}`);
}

const narrowedRegisters: Record<keyof Narrowing, string> = {
  committee: 'peopleCommittee',
  village: 'village',
  mediator: 'mediator',
};

/** 范围：茶市村. */
async function narrowingNote(only: Narrowing, call: Call): Promise<string[]> {
  const names: string[] = [];
  for (const [key, id] of Object.entries(only)) {
    const register = registerOf(narrowedRegisters[key as keyof Narrowing]);
    names.push((await titlesOf(call.township.read, register, [id])).get(id) ?? '');
  }
  return names.length === 0 ? [] : [`只统计${names.join('、')}的记录。`];
}

/** What the thread that writes a report is told. */
export async function orderOf(
  input: Omit<ReceivedBy<'reports.export'>, 'file'>,
  asked: Asked,
  checked: CheckedRelations,
  call: Call,
): Promise<ReportOrder> {
  const { host } = call.app;
  const { settings, file, key } = call.township;
  const township = settings.divisionPath.at(-1) ?? '';
  const broken = checked.violations.filter(({ level }) => level === 'hard');
  const explained =
    broken.length === 0
      ? []
      : [`${broken.map(({ message }) => message.replace(/。$/u, '')).join('；')}。说明：${input.reason}。`];
  const { report, period, scope, signers = {} } = input;
  return {
    file,
    key: keyForThread(key),
    format: input.format,
    asked: { report, period, scope },
    frame: {
      title: `${township}${asked.report.printTitle}`,
      unit: signers.unit ?? settings.unit,
      period: asked.period.title,
      filledOn: host.today(),
      signers: {
        unitHead: signers.unitHead ?? settings.unitHead,
        reviewer: signers.reviewer ?? settings.reviewer,
        preparer: signers.preparer ?? settings.preparer,
        phone: signers.phone ?? settings.phone,
      },
      notes: [...(await narrowingNote(asked.only, call)), ...explained],
    },
    above: settings.divisionPath.slice(-2),
    decimals: await readRateDecimals(call.township.read),
    revealed: input.reveal !== undefined,
    today: host.today(),
    writtenAt: host.now(),
  };
}

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
    addend: column.figure.kind === 'sum' ? shownFigure({ unit: '件' }, figureOf(column, record.addend)) : null,
  }));
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
    return report.layout === 'list' ? shownList({ ...asked, report }, call) : shownFigures({ ...asked, report }, call);
  },

  'reports.records': async (input, call) => {
    const asked = readAsked(input);
    const report = figuresOnly(asked.report);
    const columns = columnsOf(report, call.township);
    const column = columns.find(({ key }) => key === input.column);
    if (!column) throw new Refusal('notFound', `“${report.title}”没有“${input.column}”这一栏。`);
    const { row, cumulative, from, count, ids } = input;
    const found = await recordsOfFigure(call.township.read, { ...asked, report }, columns, column, row, cumulative);
    const sum = found.reduce((total, { addend }) => total + addend, 0);
    return {
      figure: shownFigure(column, figureOf(column, sum)),
      unit: column.unit,
      about: column.about,
      total: found.length,
      records: ids ? found.map(({ register, id }) => ({ register, id })) : [],
      shown: await shownRecords(found.slice(from, from + count), column, call),
    };
  },

  'reports.check': async (input, call) => checkedFor(readAsked(input), call),

  'reports.type': async (input, call) => {
    await typeFigure(input, call);
    return { ok: true };
  },

  'reports.name': async (input, call) => ({ name: fileName(readAsked(input), input.format, call) }),

  'reports.export': async (input, call) => {
    const asked = readAsked(input);
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
