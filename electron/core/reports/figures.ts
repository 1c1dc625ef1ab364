// A report worked out: rows, totals, rates, shares and comparisons. Counts come from the database; everything else is
// exact arithmetic over them, so that a total's rate is the rate of the totals.

import { figureOf, shownFigure } from '../../../shared/reports/figureText.ts';
import { neighbour, type Period, yearBefore, yearToDate } from '../../../shared/reports/period.ts';
import type { CodeTables, Dimension, FigureReport, ReportColumn, Source } from '../../../shared/reports/report.ts';
import { addDecimals, roundDecimal } from '../../../shared/rules/decimal.ts';
import {
  changePercentage,
  noEarlierFigure,
  noPercentage,
  percentage,
  withPercentSign,
} from '../../../shared/rules/percentage.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { type Collected, type Counts, countColumns, isCounted } from './columnCounts.ts';
import { hasEarlier } from './earliestDay.ts';
import { type ReportRow, rowsOfReport } from './rowsOfReport.ts';
import type { Asked } from './scope.ts';
import { readTyped, type TypedFigures } from './typedFigures.ts';

/** Exact decimal text, "—" for what the records do not tell, null where nothing stands. */
export type FigureText = string | null;

export interface Figures {
  columns: readonly ReportColumn[];
  rows: readonly (ReportRow & { values: readonly FigureText[] })[];
  total: readonly FigureText[];
  cumulative: readonly FigureText[] | null;
  shares: readonly FigureText[] | null;
  lines: readonly { label: string; text: string }[];
}

/** What the records do not tell in this dimension. */
const untoldFigure = '—';

export interface FigureWorld extends QueryWorld {
  /** Decimals of rates and shares. */
  decimals: number;
}

/** The columns of a report for its rows with the office's dictionaries; an entry out of use has no column of its own. */
export function columnsOf(
  report: FigureReport,
  by: Pick<Dimension, 'key'>,
  { codes }: Pick<QueryWorld, 'codes'>,
): readonly ReportColumn[] {
  const inUse = (key: string): ReturnType<CodeTables> => {
    const table = codes.table(key);
    if (!table) return undefined;
    const entries = table.entries.filter((entry) => entry.active);
    return { ...table, entries, hasRetired: entries.length < table.entries.length };
  };
  return report.columns(inUse, by.key);
}

/** Works a report out. */
export async function figuresOf(db: Db, asked: Asked & { report: FigureReport }, world: FigureWorld): Promise<Figures> {
  const { report, period, by, only } = asked;
  const columns = columnsOf(report, by, world);
  const typed = await readTyped(db, report.key, period.last.slice(0, 4));
  const collected = await countColumns(db, report, columns, asked, period);
  const line = { columns, untold: collected.untold, decimals: world.decimals };
  const counted = [...collected.rows].filter(([, counts]) => hasFigures(counts)).map(([key]) => key);
  const listed = await rowsOfReport(db, by, counted, only, world);
  const total = figuresIn({ ...line, counts: totalOf(collected), typed });
  return {
    columns,
    rows: listed.map((row) => ({
      ...row,
      values: figuresIn({ ...line, counts: collected.rows.get(row.key) ?? new Map(), typed: null }),
    })),
    total,
    cumulative: report.isCumulative ? await cumulative(db, asked, columns, typed, world) : null,
    shares: sharesOf(report, columns, total, world.decimals),
    lines: [
      ...rateLines(report, columns, total, world.decimals),
      ...(await comparisons(db, asked, columns, total, world.decimals)),
    ],
  };
}

/** A record that no column counts makes no row of zeros. */
const hasFigures = (counts: Counts): boolean => [...counts.values()].some((value) => value !== 0);

interface Line {
  columns: readonly ReportColumn[];
  counts: Counts;
  untold: ReadonlySet<string>;
  /** Only a total has typed figures; they stand for the whole year and township. */
  typed: TypedFigures | null;
  decimals: number;
}

/** The figures of a row, or of the total, by column. */
const figuresIn = (line: Line): FigureText[] => line.columns.map((column) => figureIn(line, column));

function figureIn(line: Line, column: ReportColumn): FigureText {
  const { columns, counts, untold, typed, decimals } = line;
  const { figure } = column;
  const other = (key: string) => figureIn(line, named(columns, key));
  switch (figure.kind) {
    case 'count':
    case 'distinct':
    case 'sum':
      return untold.has(column.key) ? untoldFigure : figureOf(column, counts.get(column.key) ?? 0);
    case 'plus':
      return figure.columns.map(other).reduce(plus, '0');
    case 'rate': {
      const rate = rateOf(other(figure.numerator), other(figure.denominator), decimals);
      return rate === noPercentage && figure.ofNothing === '0' ? roundDecimal('0', decimals) : rate;
    }
    case 'typed':
      return typed?.get(column.key)?.value ?? null;
    case 'open':
      return null;
  }
}

function named(columns: readonly ReportColumn[], key: string): ReportColumn {
  const column = columns.find((each) => each.key === key);
  if (!column) throw new Error(`no column ${key}`);
  return column;
}

/** Whether it is a number and no word in the place of one. */
export const isNumber = (figure: FigureText): figure is string => figure !== null && /^-?\d/u.test(figure);

function plus(left: FigureText, right: FigureText): FigureText {
  return isNumber(left) && isNumber(right) ? addDecimals(left, right) : untoldFigure;
}

function rateOf(numerator: FigureText, denominator: FigureText, decimals: number): string {
  if (!isNumber(numerator) || !isNumber(denominator)) return untoldFigure;
  return percentage(numerator, denominator, decimals);
}

/** Sums of all rows; what counts different rows is counted for the whole. */
function totalOf({ rows, whole }: Collected): Counts {
  const total: Counts = new Map();
  for (const counts of rows.values()) {
    for (const [key, value] of counts) total.set(key, (total.get(key) ?? 0) + value);
  }
  for (const [key, value] of whole) total.set(key, value);
  return total;
}

async function cumulative(
  db: Db,
  asked: Asked & { report: FigureReport },
  columns: readonly ReportColumn[],
  typed: TypedFigures,
  world: FigureWorld,
): Promise<FigureText[]> {
  const collected = await countColumns(db, asked.report, columns, asked, yearToDate(asked.period));
  return figuresIn({
    columns,
    counts: totalOf(collected),
    untold: collected.untold,
    typed,
    decimals: world.decimals,
  });
}

/** E10: 占比＝分项÷总数×100%. */
function sharesOf(
  report: FigureReport,
  columns: readonly ReportColumn[],
  total: readonly FigureText[],
  decimals: number,
): FigureText[] | null {
  if (!report.shares) return null;
  const whole = total[columns.findIndex(({ key }) => key === report.shares!.of)] ?? null;
  const shared = new Set(report.shares.columns(columns));
  return columns.map(({ key }, index) => (shared.has(key) ? rateOf(total[index] ?? null, whole, decimals) : null));
}

function rateLines(
  report: FigureReport,
  columns: readonly ReportColumn[],
  total: readonly FigureText[],
  decimals: number,
): Figures['lines'] {
  const shown = (key: string) => total[columns.findIndex((column) => column.key === key)] ?? null;
  return report.rates.map(({ label, numerator, denominator }) => {
    const [above, below] = [shown(numerator), shown(denominator)];
    const text = withPercentSign(rateOf(above, below, decimals));
    return {
      label,
      text: `${text}（${named(columns, numerator).label} ${above ?? untoldFigure} ÷ ${named(columns, denominator).label} ${below ?? untoldFigure}）`,
    };
  });
}

/** The sources that a column is counted from, by itself or through those it adds up. */
function sourcesOf(report: FigureReport, columns: readonly ReportColumn[], { figure }: ReportColumn): Source[] {
  if (isCounted(figure)) return [report.sources[figure.source]!];
  if (figure.kind !== 'plus') return [];
  return figure.columns.flatMap((key) => sourcesOf(report, columns, named(columns, key)));
}

/** E11: compared with the period before and with the same period of last year, from the totals. */
async function comparisons(
  db: Db,
  asked: Asked & { report: FigureReport },
  columns: readonly ReportColumn[],
  total: readonly FigureText[],
  decimals: number,
): Promise<Figures['lines']> {
  const { report, period } = asked;
  if (report.compared.length === 0) return [];
  const earlier: { label: string; span: Period | null; none: string }[] = [
    // The period before a year is last year: one comparison says it.
    { label: '环比', span: period.kind === 'year' ? null : neighbour(period, -1), none: '上期无数据' },
    { label: '同比', span: yearBefore(period), none: noEarlierFigure },
  ];
  const compared = columns.filter(({ key }) => report.compared.includes(key));
  const lines: { label: string; text: string }[] = [];
  const sources = [...new Set(compared.flatMap((column) => sourcesOf(report, columns, column)))];
  for (const { label, span, none } of earlier) {
    if (!span) continue;
    const isKnown = await hasEarlier(db, sources, span);
    const before = isKnown ? totalOf(await countColumns(db, report, compared, asked, span)) : null;
    for (const column of compared) {
      const now = total[columns.indexOf(column)] ?? null;
      if (!isNumber(now)) continue;
      const then = before === null ? null : figureOf(column, before.get(column.key) ?? 0);
      const change = then === null ? none : withPercentSign(changePercentage(then, now, decimals));
      const from = then === null ? '' : `（${span.title} ${shownFigure(column, then)} ${column.unit}）`;
      lines.push({ label: `${column.label}${label}`, text: `${change}${from}` });
    }
  }
  return lines;
}
