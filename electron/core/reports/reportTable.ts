// The figures of a report as tables on paper: across with a row for each committee or village, or down with a column for
// each; wide ones in Word as several tables that repeat what a row is.
import { shownFigure } from '../../../shared/reports/figureText.ts';
import { type FigureReport, isHours, isMoney, type ReportColumn } from '../../../shared/reports/report.ts';
import { liesAcross } from '../documents/docxColumnWidths.ts';
import type { TableColumn, TableDocument, TablePattern, TableValue } from '../documents/tableDocument.ts';
import { textWidth } from '../documents/textMeasure.ts';
import { type Figures, type FigureText, isNumber } from './figures.ts';

export type TableFrame = Pick<
  TableDocument,
  'title' | 'unit' | 'period' | 'filledOn' | 'signers' | 'notes' | 'footerMark'
>;

export interface PaperTable {
  document: TableDocument;
  rows: TableValue[][];
}

/** Hours are rounded and persons counted once: their totals are no sums of the rows. */
const isAdded = (column: ReportColumn): boolean =>
  ['count', 'sum', 'plus'].includes(column.figure.kind) && !isHours(column);

/** The label with its unit, where the sheet's own unit does not say it. */
function paperLabel({ label, unit }: ReportColumn): string {
  return unit === '件' || label === unit || label.includes('（') ? label : `${label}（${unit}）`;
}

function figureColumn(column: ReportColumn, total: FigureText, decimals: number): TableColumn {
  const common = { key: column.key, label: paperLabel(column), heads: column.heads, align: 'center' as const };
  if (column.figure.kind === 'open') return { ...common, kind: 'text' };
  if (column.figure.kind === 'rate') return { ...common, kind: 'decimal', decimals };
  const summed = isAdded(column) && isNumber(total) ? { total: 'sum' as const } : {};
  if (isHours(column)) return { ...common, kind: 'decimal', decimals: 1 };
  return isMoney(column)
    ? { ...common, ...summed, kind: 'decimal', decimals: 2 }
    : { ...common, ...summed, kind: 'integer' };
}

const unitNoteOf = (columns: readonly ReportColumn[]): string =>
  columns.some(({ unit }) => unit === '件') ? '单位：件（另注明的除外）' : '单位：见各项目';

const widestName = 30;
/** Names on one line: rows of the same height are easier to follow with a ruler. */
const nameWidth = ({ rows }: Figures): number =>
  Math.min(widestName, Math.max(10, ...rows.map(({ title }) => textWidth(title))) + 1);

/** A row for each committee, village or mediator; 合计 by formulas, 占比 under it. */
function across(by: string, figures: Figures, frame: TableFrame, decimals: number): PaperTable {
  const { columns, total, shares } = figures;
  const figureColumns = columns.map((column, index) => figureColumn(column, total[index] ?? null, decimals));
  const given = columns.flatMap((column, index): [string, TableValue][] =>
    figureColumns[index]!.total === undefined ? [[column.key, total[index] ?? null]] : [],
  );
  const percent = (share: FigureText): TableValue => (share === null ? null : isNumber(share) ? `${share}%` : share);
  return {
    document: {
      ...frame,
      unitNote: unitNoteOf(columns),
      columns: [{ key: 'row', label: by, kind: 'text', width: nameWidth(figures) }, ...figureColumns],
      givenTotals: Object.fromEntries(given),
      foot: shares === null ? [] : [{ label: '占比', values: [null, ...shares.map(percent)] }],
    },
    rows: figures.rows.map(({ title, values }) => [title, ...values]),
  };
}

/** A row for each figure, a column for each village or committee, then 小计 and 年度累计; of the township alone 数量. */
function down(figures: Figures, frame: TableFrame, above: readonly string[]): PaperTable {
  const { columns, rows, total, cumulative } = figures;
  const number = (key: string, label: string, heads: readonly string[] = []): TableColumn => ({
    key,
    label,
    heads,
    kind: 'decimal',
    align: 'center',
  });
  const named = rows.map(({ key, title }) => number(`row${key}`, title, above));
  const last = rows.length === 0 ? '数量' : '小计';
  const cell = (column: ReportColumn, figure: FigureText): TableValue => {
    const text = shownFigure(column, figure);
    return column.unit === '%' && isNumber(text) ? `${text}%` : text;
  };
  const summed = columns.map((column, index) => isAdded(column) && isNumber(total[index] ?? null));
  const sumAt = 2 + rows.length;
  return {
    document: {
      ...frame,
      unitNote: unitNoteOf(columns),
      frozen: 2,
      columns: [
        { key: 'heads', label: '类别', kind: 'text' },
        { key: 'label', label: '项目', kind: 'text' },
        ...named,
        number('total', last),
        ...(cumulative === null ? [] : [number('cumulative', '年度累计')]),
      ],
      rowSum: (row, column) => (rows.length > 0 && column === sumAt && summed[row] ? { from: 2, to: sumAt - 1 } : null),
    },
    rows: columns.map((column, index) => [
      column.heads.join(' · ') || '总体',
      paperLabel(column),
      ...rows.map(({ values }) => cell(column, values[index] ?? null)),
      cell(column, total[index] ?? null),
      ...(cumulative === null ? [] : [cell(column, cumulative[index] ?? null)]),
    ]),
  };
}

/** The table of a report, whole. `above` are the heads over villages: county and township. */
export function reportTable(
  report: FigureReport,
  by: string,
  figures: Figures,
  frame: TableFrame,
  { decimals, above }: { decimals: number; above: readonly string[] },
): PaperTable {
  if (report.layout === 'down') return down(figures, frame, above);
  // Of the whole township there are no rows, whose 合计 would say 0 and whose one line would take several pages.
  const isWhole = report.dimensions.find(({ label }) => label === by)?.key === 'whole';
  return isWhole ? down(figures, frame, above) : across(by, figures, frame, decimals);
}

const ordinals = [...'一二三四五六七八九十'];

/** Columns beside those that say what a row is; more cannot be read on A4 across. */
const columnsOnPage = 13;

/**
 * The table cut into tables that fit a page each: groups of columns stay together where they can, the first columns and
 * the title are repeated, notes stand under the last.
 */
export function pagesOf({ document, rows }: PaperTable): PaperTable[] {
  const frozen = document.frozen ?? 1;
  const parts = cutColumns(document.columns, frozen);
  if (parts.length === 1) return [{ document, rows }];
  const isAcross = parts.some((part) => liesAcross(1 + frozen + part.length));
  return parts.map((part, index) => {
    const taken = [...Array(frozen).keys(), ...part];
    const { rowSum: _sum, notes, foot, ...rest } = document;
    const pick = (values: readonly TableValue[]): TableValue[] => taken.map((at) => values[at] ?? null);
    return {
      document: {
        ...rest,
        isAcross,
        title: `${document.title}（${ordinals[index] ?? index + 1}）`,
        columns: taken.map((at) => document.columns[at]!),
        ...(document.pattern ? { pattern: patternOf(document.pattern, pick) } : {}),
        ...(foot ? { foot: foot.map(({ label, values }) => ({ label, values: pick(values) })) } : {}),
        ...(notes && index === parts.length - 1 ? { notes } : {}),
      },
      rows: rows.map(pick),
    };
  });
}

const patternOf = (pattern: TablePattern, pick: (row: readonly TableValue[]) => TableValue[]): TablePattern => ({
  ...pattern,
  measuredBy: { ...pattern.measuredBy, rows: pattern.measuredBy.rows.map(pick) },
});

/** Indexes of the columns of each part. */
function cutColumns(columns: readonly TableColumn[], frozen: number): number[][] {
  const groups: number[][] = [];
  columns.forEach((column, index) => {
    if (index < frozen) return;
    const before = columns[index - 1];
    const isSame = index > frozen && column.heads?.[0] !== undefined && before?.heads?.[0] === column.heads[0];
    if (isSame) groups.at(-1)!.push(index);
    else groups.push([index]);
  });
  const parts: number[][] = [];
  for (const group of groups.flatMap(evenly)) {
    const last = parts.at(-1);
    if (last && last.length + group.length <= columnsOnPage) last.push(...group);
    else parts.push([...group]);
  }
  return parts;
}

/** A group too wide for a page, in pieces of about the same size. */
function evenly(group: number[]): number[][] {
  const pieces = Math.ceil(group.length / columnsOnPage);
  const size = Math.ceil(group.length / pieces);
  return Array.from({ length: pieces }, (_piece, index) => group.slice(index * size, (index + 1) * size));
}
