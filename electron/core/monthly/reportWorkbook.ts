// The workbooks of a report: its tables with totals by formula; and apart from them, as it names persons, what every figure
// means and the records behind it.
import type { IndicatorValue } from '../../../shared/indicators/indicator.ts';
import type { TableColumn, TableDocument, TablePart, TableValue } from '../documents/tableDocument.ts';
import { firstRecordRow } from '../documents/tableHeader.ts';
import type { AttachedColumn, AttachedTable } from './attachedTables.ts';

export interface WorkbookFrame {
  /** First words of every title: 迁陵镇2026年10月. */
  titleStart: string;
  unit: string;
  period: string;
  filledOn: string;
  signers: { unitHead: string; reviewer: string; preparer: string; phone: string };
}

/** A record behind a figure, by its titles. */
export interface ListedRecord {
  /** Of the indicator. */
  key: string;
  indicator: string;
  register: string;
  title: string;
  day: string | null;
  addend: string | null;
}

function columnOf({ key, label, heads, kind, isAdded }: AttachedColumn): TableColumn {
  const common = { key, label, ...(heads ? { heads } : {}) };
  if (kind === 'text') return { ...common, kind: 'text' };
  if (kind === 'change') return { ...common, kind: 'text', align: 'center' };
  return { ...common, kind: 'decimal', align: 'center', ...(isAdded ? { total: 'sum' as const } : {}) };
}

const chunk = 500;

async function* rowsOf(rows: readonly (readonly TableValue[])[]): AsyncGenerator<TableValue[][]> {
  for (let start = 0; start < rows.length; start += chunk) {
    yield rows.slice(start, start + chunk).map((row) => [...row]);
  }
}

/** The tab of the sheet of the table at a place: 1主要指标. */
export const sheetOf = ({ title, short = title }: AttachedTable, at: number): string => `${at + 1}${short}`;

export function tablePart(table: AttachedTable, at: number, frame: WorkbookFrame): TablePart {
  const { columns, total, rows, title, notes } = table;
  const given = columns.flatMap((column, index): [string, TableValue][] =>
    index > 0 && total !== null && !column.isAdded ? [[column.key, total[index] ?? null]] : [],
  );
  const document: TableDocument = {
    title: `${frame.titleStart}${title}`,
    sheet: sheetOf(table, at),
    unit: frame.unit,
    period: frame.period,
    filledOn: frame.filledOn,
    columns: columns.map(columnOf),
    signers: frame.signers,
    notes: [...notes],
    ...(given.length > 0 ? { givenTotals: Object.fromEntries(given) } : {}),
  };
  return { document, rows: rowsOf(rows) };
}

const textColumn = (key: string, label: string, width: number): TableColumn => ({ key, label, kind: 'text', width });

const passportSheet = '指标及口径';
const recordsSheet = '指标记录';

/** 指标及口径: every figure with its passport. */
function passportPart(
  values: readonly IndicatorValue[],
  filterOf: (key: string) => string,
  linkOf: (key: string) => string | null,
  frame: WorkbookFrame,
): TablePart {
  const document: TableDocument = {
    title: `${frame.titleStart}指标及口径`,
    sheet: passportSheet,
    unit: frame.unit,
    period: frame.period,
    filledOn: frame.filledOn,
    columns: [
      textColumn('label', '指标', 22),
      { key: 'value', label: '本期', kind: 'text', align: 'right', width: 12 },
      textColumn('unit', '单位', 6),
      { key: 'numerator', label: '分子', kind: 'decimal', width: 9 },
      { key: 'denominator', label: '分母', kind: 'decimal', width: 9 },
      { key: 'records', label: '记录数', kind: 'integer', width: 9 },
      textColumn('about', '口径（取哪些记录、按哪个日期）', 60),
      textColumn('filter', '筛选条件', 60),
      textColumn('remarks', '说明', 30),
    ],
    signers: null,
    notes: ['“记录数”是数字背后的记录条数，率为分子的记录数；逐条见“指标记录”，点指标名称可以转到。'],
    linkOf: (row) => linkOf(values[row]!.key),
  };
  const rows = values.map(({ key, label, text, unit, numerator, denominator, records, about, remarks }) => [
    label,
    text,
    unit,
    numerator,
    denominator,
    records,
    about,
    filterOf(key),
    remarks.join('；'),
  ]);
  return { document, rows: rowsOf(rows) };
}

/** 指标记录: the records themselves, so that every figure can be counted again. */
function recordsPart(records: readonly ListedRecord[], frame: WorkbookFrame): TablePart {
  const document: TableDocument = {
    title: `${frame.titleStart}指标记录`,
    sheet: recordsSheet,
    unit: frame.unit,
    period: frame.period,
    filledOn: frame.filledOn,
    columns: [
      textColumn('indicator', '指标', 22),
      textColumn('register', '台账', 16),
      textColumn('title', '记录', 40),
      { key: 'day', label: '日期', kind: 'day', width: 12 },
      { key: 'addend', label: '计入的数', kind: 'decimal', width: 10 },
    ],
    signers: null,
  };
  const rows = records.map(({ indicator, register, title, day, addend }) => [indicator, register, title, day, addend]);
  return { document, rows: rowsOf(rows) };
}

/** The tables alone: what is handed on names nobody. */
export const tableParts = (tables: readonly AttachedTable[], frame: WorkbookFrame): TablePart[] =>
  tables.map((table, at) => tablePart(table, at, frame));

/** 指标及口径 and 指标记录, the first leading to the second. */
export function recordParts(
  values: readonly IndicatorValue[],
  records: readonly ListedRecord[],
  filterOf: (key: string) => string,
  frame: WorkbookFrame,
): TablePart[] {
  const known = values.filter(({ value, denominator }) => value !== null || denominator !== null);
  const listed = recordsPart(records, frame);
  const firstRow = firstRecordRow(listed.document);
  const firstOf = new Map<string, number>();
  for (const [index, { key }] of records.entries()) if (!firstOf.has(key)) firstOf.set(key, firstRow + index);
  const linkOf = (key: string): string | null => (firstOf.has(key) ? `${recordsSheet}!B${firstOf.get(key)}` : null);
  return [passportPart(known, filterOf, linkOf, frame), listed];
}
