// Runs in a worker thread: a report worked out from the encrypted file and written as a document.

import { type FigureReport, type ListReport, notesOf } from '../../../shared/reports/report.ts';
import { readCodeBook } from '../codeBook.ts';
import { openInThread } from '../database/threadKey.ts';
import { writeWhole } from '../documents/documentWriting.ts';
import type { TableDocument, TablePart, TableRows, TableValue } from '../documents/tableDocument.ts';
import { withoutZeroRows } from '../documents/zeroRows.ts';
import { emittedBytes } from '../exchange/exports/emittedBytes.ts';
import { privacyMark } from '../exchange/exports/tableColumns.ts';
import type { TaskContext } from '../jobs/thread.ts';
import type { Db, SystemTables } from '../tables.ts';
import type { TemplateToFill } from '../templates/templateToFill.ts';
import { type Figures, type FigureWorld, figuresOf } from './figures.ts';
import { fieldsOfLedger, ledgerColumns, ledgerRows } from './ledger.ts';
import { recordsWhere } from './records.ts';
import { type PaperTable, pagesOf, reportTable, type TableFrame } from './reportTable.ts';
import { type Asked, readAsked } from './scope.ts';

/** What the thread is told; plain data. */
export interface ReportOrder {
  file: string;
  key: Uint8Array;
  format: 'xlsx' | 'docx';
  asked: Parameters<typeof readAsked>[0];
  frame: TableFrame;
  /** Heads over the villages. */
  above: string[];
  decimals: number;
  /** Numbers of identity and phones of a list in clear. */
  revealed: boolean;
  today: string;
  writtenAt: string;
  /** The office's own form, of that format; left out: the built-in one. */
  template?: TemplateToFill;
  /** Placeholders in the place of figures: a template to start from. */
  isPattern?: boolean;
}

export interface ReportWritten {
  rows: number;
}

/** Writes the report and emits its bytes. What it reads is one moment's state, whatever is saved meanwhile. */
export async function exportReport(input: unknown, context: TaskContext): Promise<ReportWritten> {
  const order = input as ReportOrder;
  const database = openInThread<SystemTables>(order);
  try {
    database.driver.exec('BEGIN');
    return await writeReport(database.kysely, order, context);
  } finally {
    database.close();
  }
}

/** Writes the report from an open database and emits its bytes. */
export async function writeReport(db: Db, order: ReportOrder, context: TaskContext): Promise<ReportWritten> {
  const codes = await readCodeBook(db);
  const world: FigureWorld = { today: order.today, codes, decimals: order.decimals };
  const asked = readAsked(order.asked);
  if (order.template) return fillOwn(db, asked, order, order.template, world, context);
  const parts = await partsOf(db, asked, order, world);
  const options = {
    writtenAt: order.writtenAt,
    onProgress: (done: number) => context.progress({ done }),
  };
  const out = emittedBytes(context);
  if (order.format === 'xlsx') {
    const { writeXlsxTables } = await import('../documents/xlsxTable.ts');
    return writeXlsxTables(parts, out, options);
  }
  // Every table has all rows: only its columns are a part.
  const { writeDocxTables } = await import('../documents/docxTable.ts');
  const { rows } = await writeDocxTables(parts, out, options);
  return { rows: rows / parts.length };
}

/** The office's own template; only what it names is worked out. */
async function fillOwn(
  db: Db,
  asked: Asked,
  { frame, above, revealed, today }: ReportOrder,
  template: TemplateToFill,
  world: FigureWorld,
  context: TaskContext,
): Promise<ReportWritten> {
  const { fillReport } = await import('../templates/fillReport.ts');
  const signers = { unitHead: '', reviewer: '', preparer: '', phone: '', ...frame.signers };
  const head = { title: frame.title, unit: frame.unit, township: above.at(-1) ?? '', period: asked.period, signers };
  const filling = { head: { ...head, filledOn: today }, notes: frame.notes ?? [], revealed };
  const { bytes, rows } = await fillReport(db, template, asked, filling, world);
  await writeWhole(emittedBytes(context), bytes);
  return { rows };
}

async function partsOf(
  db: Db,
  asked: Asked,
  order: ReportOrder,
  world: FigureWorld,
): Promise<[TablePart, ...TablePart[]]> {
  const { report } = asked;
  if (report.layout === 'list') return [await listPart(db, { ...asked, report }, order, world)];
  const figures = await figuresOf(db, { ...asked, report }, world);
  const lines = figures.lines.map(({ label, text }) => `${label} ${text}。`);
  const frame = { ...order.frame, notes: [...lines, ...notesOf(report, asked.by), ...(order.frame.notes ?? [])] };
  const whole = await tableOrPattern({ ...asked, report }, figures, frame, order);
  const isOnPaper = order.format === 'docx' && !order.isPattern;
  const [first, ...rest] =
    order.format === 'xlsx' ? [whole] : pagesOf(isOnPaper ? toldRows(whole, asked, figures) : whole);
  const part = ({ document, rows }: typeof whole): TablePart => ({ document, rows: chunks(rows) });
  return [part(first!), ...rest.map(part)];
}

/** Without rows of zeros, said in a line; a form with columns for the pen, or with the rows across the page, stays whole. */
function toldRows(table: PaperTable, { report, by: { label } }: Asked, { columns }: Figures): PaperTable {
  if (report.layout !== 'across' || columns.some(({ figure }) => figure.kind === 'open')) return table;
  const { told, line } = withoutZeroRows(table.rows, `${label.endsWith('员') ? '名' : '个'}${label}`);
  if (line === null) return table;
  return { document: { ...table.document, notes: [...(table.document.notes ?? []), line] }, rows: told };
}

async function tableOrPattern(
  { report, by }: Asked & { report: FigureReport },
  figures: Figures,
  frame: TableFrame,
  order: ReportOrder,
): Promise<PaperTable> {
  if (!order.isPattern) return reportTable(report, by.label, figures, frame, order);
  const { figurePattern } = await import('../templates/reportPattern.ts');
  const told = report.layout === 'down' ? { ...figures, rows: [] } : figures;
  return figurePattern(report, figures.columns, reportTable(report, by.label, told, frame, order), order.format);
}

async function listPart(
  db: Db,
  asked: Asked & { report: ListReport },
  order: ReportOrder,
  world: FigureWorld,
): Promise<TablePart> {
  const { report } = asked;
  const records = await recordsWhere(db, asked, report.lists);
  const mark = privacyMark(fieldsOfLedger(report), order.revealed);
  const document: TableDocument = {
    ...order.frame,
    unitNote: '单位：件',
    paper: 'A3',
    columns: ledgerColumns(report),
    notes: [...report.notes, ...(order.frame.notes ?? [])],
    ...(mark === undefined ? {} : { footerMark: mark }),
  };
  // Oldest first, as a ledger is kept.
  const ids = records.map(({ id }) => id).toReversed();
  if (order.isPattern) {
    const { listPattern } = await import('../templates/reportPattern.ts');
    const measured = await ledgerRows(db, report, ids.slice(0, atOnce), world, false);
    const pattern = listPattern(report, { document, rows: measured.map(({ cells }) => cells) });
    return { document: pattern.document, rows: chunks(pattern.rows) };
  }
  return { document, rows: listed() };

  async function* listed(): TableRows {
    for (let start = 0; start < ids.length; start += atOnce) {
      const rows = await ledgerRows(db, report, ids.slice(start, start + atOnce), world, order.revealed);
      yield rows.map(({ cells }) => cells);
    }
  }
}

const atOnce = 500;

async function* chunks(rows: TableValue[][]): TableRows {
  if (rows.length > 0) yield rows;
}
