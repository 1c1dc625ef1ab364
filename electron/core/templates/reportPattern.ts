// The built-in tables of a declared report with placeholders in the place of its figures: a template to start from.
import type { FigureReport, ListReport, ReportColumn } from '../../../shared/reports/report.ts';
import { slotNameOf } from '../../../shared/rules/templates/placeholder.ts';
import {
  noteLines,
  type TableColumn,
  type TableDocument,
  type TablePattern,
  type TableValue,
} from '../documents/tableDocument.ts';
import type { PaperTable } from '../reports/reportTable.ts';
import { namedColumns, noteList, recordList, rowLists, rowName } from './reportSlots.ts';

/** One line of a list, in lines of their own so that the line between is repeated. */
const repeatedNotes = [`{{#${noteList}}}`, '{{说明}}', `{{/${noteList}}}`];

const headPlaceholders = {
  title: '{{标题}}',
  unit: '{{单位}}',
  period: '{{期间}}',
  filledOn: '{{填报日期}}',
  signers: { unitHead: '{{单位负责人}}', reviewer: '{{审核人}}', preparer: '{{填表人}}', phone: '{{联系电话}}' },
} as const;

export type PatternFormat = 'xlsx' | 'docx';

/** Word prints what stands there: decimals are told in the place. In Excel they are the cell's own. */
function valuePlaceholder(
  name: string,
  { kind, decimals }: Pick<TableColumn, 'kind' | 'decimals'>,
  format: PatternFormat,
) {
  const isRounded = format === 'docx' && kind === 'decimal' && decimals !== undefined;
  return isRounded ? `{{${name}|${decimals}}}` : `{{${name}}}`;
}

/** A figure report with a row for each of its first dimension, and its totals. `real` is the table as it would be printed. */
function acrossPattern(
  report: FigureReport,
  columns: readonly ReportColumn[],
  { document, rows }: PaperTable,
  format: PatternFormat,
): PaperTable {
  const names = new Map(namedColumns(columns).map(({ column, name }) => [column.key, name]));
  const isOpen = (key: string): boolean => columns.find((column) => column.key === key)?.figure.kind === 'open';
  const placeholder = (column: TableColumn): TableValue =>
    isOpen(column.key) ? null : valuePlaceholder(names.get(column.key)!, column, format);
  const figures = document.columns.slice(1);
  const shared = new Set(report.shares?.columns(columns));
  const [dimension] = report.dimensions;
  const list = dimension!.key === 'whole' ? null : rowLists[dimension!.key];
  return {
    document: {
      ...framed(document, list, rows),
      givenTotals: Object.fromEntries(figures.map((column) => [column.key, placeholder(column)])),
      foot: (document.foot ?? []).map(({ label }) => ({
        label,
        values: [null, ...figures.map(({ key }) => (shared.has(key) ? `{{${names.get(key)}占比}}` : null))],
      })),
    },
    rows: [[`{{${rowName}}}`, ...figures.map(placeholder)]],
  };
}

/** A figure report whose figures stand below each other, of the whole: every row is a figure of its own. */
function downPattern(columns: readonly ReportColumn[], { document, rows }: PaperTable): PaperTable {
  const names = namedColumns(columns);
  const cell = ({ column, name }: (typeof names)[number], form: string): TableValue => {
    if (column.figure.kind === 'open') return null;
    if (column.unit === '%') return `{{${name}${form}文字}}`;
    return column.unit === '万元' ? `{{${name}${form}|2}}` : `{{${name}${form}}}`;
  };
  const hasCumulative = document.columns.some(({ key }) => key === 'cumulative');
  return {
    document: framed(document, null, rows),
    rows: rows.map((row, index) => [
      row[0] ?? null,
      row[1] ?? null,
      cell(names[index]!, ''),
      ...(hasCumulative ? [cell(names[index]!, '累计')] : []),
    ]),
  };
}

/** The pattern of a figure report; of one whose figures stand below each other, `real` is that of the whole. */
export function figurePattern(
  report: FigureReport,
  columns: readonly ReportColumn[],
  real: PaperTable,
  format: PatternFormat,
): PaperTable {
  return report.layout === 'down' ? downPattern(columns, real) : acrossPattern(report, columns, real, format);
}

/** The pattern of a list: a row for each record. */
export function listPattern(report: ListReport, { document, rows }: PaperTable): PaperTable {
  return {
    document: framed(document, recordList, rows),
    rows: [report.list.map(({ label, field }, index) => `{{${listedName(document, index, label || field)}}}`)],
  };
}

const listedName = ({ columns }: TableDocument, index: number, label: string): string =>
  slotNameOf(columns[index]?.label ?? label);

/** The document around the placeholders. */
function framed(document: TableDocument, list: string | null, rows: TableValue[][]): TableDocument {
  const { rowSum: _sum, givenTotals: _totals, foot: _foot, ...rest } = document;
  const pattern: TablePattern = {
    list,
    measuredBy: { rows, notes: noteLines(document.notes) },
    sheet: document.title,
  };
  return { ...rest, ...headPlaceholders, notes: repeatedNotes, pattern };
}
