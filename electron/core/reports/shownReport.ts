// A report as the window shows it: figures with their rows, a list with its first records, and what does not add up.
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { type FigureReport, type ListReport, notesOf, type ReportColumn } from '../../../shared/reports/report.ts';
import type { Db } from '../tables.ts';
import { checkRelations } from './checkRelations.ts';
import { type Figures, type FigureWorld, figuresOf } from './figures.ts';
import { ledgerColumns, ledgerRows } from './ledger.ts';
import { type FoundRecord, recordsWhere } from './records.ts';
import type { Asked } from './scope.ts';

/** Rows of a list that a page shows; the file holds all. */
const listedRows = 200;

export type ShownReport = Omit<OutputOf<'reports.figures'>, 'run'>;

export const shownPeriod = ({ key, title, first, last }: Period) => ({ key, title, first, last });

function shownColumn({ key, label, heads, unit, about, figure }: ReportColumn) {
  const parts = figure.kind === 'rate' ? [figure.numerator, figure.denominator] : [];
  return { key, label, heads: [...heads], unit, about, kind: figure.kind, parts };
}

/** Figures with their rows; `known` are they where they are worked out already. */
export async function shownFigures(
  db: Db,
  asked: Asked & { report: FigureReport },
  world: FigureWorld,
  known?: Figures,
): Promise<ShownReport> {
  const { report, period, by } = asked;
  const figures = known ?? (await figuresOf(db, asked, world));
  const { relations, violations } = await checkRelations(db, asked, figures.columns, figures.total);
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
    notes: [...notesOf(report, by)],
    relations,
    violations,
  };
}

/** The first records of a list, numbers of people masked; `known` are its records where they are found already. */
export async function shownList(
  db: Db,
  asked: Asked & { report: ListReport },
  world: FigureWorld,
  known?: readonly FoundRecord[],
): Promise<ShownReport> {
  const { report, period, by } = asked;
  const records = known ?? (await recordsWhere(db, asked, report.lists));
  const { relations, violations } = await checkRelations(db, asked, [], []);
  const ids = records.slice(0, listedRows).map(({ id }) => id);
  const rows = await ledgerRows(db, report, ids, world, false);
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
    notes: [...notesOf(report, by)],
    relations,
    violations,
  };
}
