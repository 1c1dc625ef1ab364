// A table on paper, described without knowing where its rows come from. The workbook and the Word writer read the
// same description, so that one roster looks the same in both.

/** How the values of a column stand in a workbook and on paper. */
export type TableColumnKind = 'text' | 'identifier' | 'integer' | 'decimal' | 'money' | 'day' | 'month' | 'instant';

export interface TableColumn {
  key: string;
  label: string;
  /** Neighbouring columns with the same group stand under one merged header cell. */
  group?: string;
  /** Several levels of groups, outermost first, instead of `group`. */
  heads?: readonly string[];
  kind: TableColumnKind;
  /** Digits after the point of a `decimal`; as given when absent. */
  decimals?: number;
  /** Wished width in half-width characters (a Chinese character counts two); measured from the rows when absent. */
  width?: number;
  align?: 'left' | 'center' | 'right';
  /** Adds the column to the 合计 row: the exact sum of its numbers, or how many cells are filled. */
  total?: 'sum' | 'count';
}

export interface Signers {
  unitHead?: string;
  reviewer?: string;
  preparer?: string;
  phone?: string;
}

export interface TableDocument {
  /** E.g. 迁陵镇治保会委员花名册. */
  title: string;
  /** Excel: the short name of the sheet; the title when absent. */
  sheet?: string;
  /** 填报单位. */
  unit: string;
  /** E.g. 2026年11月, or 截至2026年11月21日. */
  period?: string;
  /** YYYY-MM-DD; printed as 填报日期：2026年11月21日. */
  filledOn?: string;
  /** E.g. 单位：人. */
  unitNote?: string;
  columns: TableColumn[];
  /** Null: an annex, whose main table is signed. */
  signers: Signers | null;
  /** A line right under the table, e.g. 合计人民币（大写）：…. */
  sumLine?: string;
  /** Printed as 注：… between the table and the signers. */
  notes?: string[];
  /** Chosen where many columns of text need room; else the writers choose. */
  paper?: 'A3';
  /** In Word across, however few columns: parts of one table lie alike. */
  isAcross?: boolean;
  /** First columns that stay when the others are scrolled or go on another page; one when absent. */
  frozen?: number;
  /** What stands in the 合计 row under columns that are not added up, by their keys: a rate from the totals. */
  givenTotals?: Readonly<Record<string, TableValue>>;
  /** Rows under 合计, e.g. 占比; one value for each column. */
  foot?: readonly { label: string; values: readonly TableValue[] }[];
  /** The columns (by index) of which a cell of a row (counted from 0) is the sum; null for a value of its own. */
  rowSum?: (row: number, column: number) => { from: number; to: number } | null;
  /** Small print in the footer of every page, e.g. the filter used or a word on sensitivity. */
  footerMark?: string;
  /** Rows tall enough for a signature by hand. */
  isSigned?: boolean;
  /** Excel: the cell of this workbook that the first cell of a row (counted from 0) leads to, e.g. 指标记录!B4. */
  linkOf?: (row: number) => string | null;
  /** Placeholders stand in the place of what is printed: a template to start from. */
  pattern?: TablePattern;
}

/** How a table of placeholders becomes the table it stands for. */
export interface TablePattern {
  /** The one row is repeated for this list; null: as many rows as there are. */
  list: string | null;
  /** Rows and notes as they would be printed: widths and heights are theirs. */
  measuredBy: { rows: TableValue[][]; notes: readonly string[] };
  /** Excel: the name of the sheet, which cannot be a placeholder. */
  sheet: string;
}

/** The number of a row in its list. */
export const serialPlaceholder = '{{序号}}';

/** A row of placeholders with the ends of its list: the first cell of the row, which is 序号, and its values. */
export function patternRow(
  { list }: TablePattern,
  values: readonly TableValue[],
): { serial: string | null; values: TableValue[] } {
  if (list === null) return { serial: null, values: [...values] };
  const last = values.length - 1;
  return {
    serial: `{{#${list}}}${serialPlaceholder}`,
    values: values.map((value, index) => (index === last ? `${value ?? ''}{{/${list}}}` : value)),
  };
}

/**
 * One cell. `text` and `identifier`: text; `integer`: a whole number or its text; `decimal`: exact decimal text;
 * `money`: fen, as a whole number or its text; `day`: YYYY-MM-DD; `month`: YYYY-MM; `instant`: UTC ISO 8601.
 * A value that does not fit its kind (不详 in a day column) is written as text. Null leaves the cell empty.
 */
export type TableValue = string | number | null;

/** Chunks of rows, each row as long as `columns`. The 序号 column is added by the writer. */
export type TableRows = AsyncIterable<TableValue[][]>;

/** One of several tables of a document, with its rows. */
export interface TablePart {
  document: TableDocument;
  rows: TableRows;
}

/** Columns on paper, 序号 included. */
export const paperColumns = (document: TableDocument): number => document.columns.length + 1;

/** A4 upright holds eight columns; more lie across (document-format.md §6). */
export const isLandscape = (document: TableDocument): boolean => paperColumns(document) > 8;

/** Columns that fit beside each other and can still be read. */
const columnsOnPage = 30;

/** How many sheets of A3 across a workbook's table takes; null for tables that one A4 holds. */
export const sheetsOfA3 = (document: TableDocument): number | null =>
  document.paper === 'A3' || paperColumns(document) > columnsOnPage
    ? Math.ceil(paperColumns(document) / columnsOnPage)
    : null;

/** Columns that are printed on every sheet of a table that takes several across, 序号 included; 0 where one holds all. */
export const repeatedColumns = (document: TableDocument): number =>
  (sheetsOfA3(document) ?? 1) > 1 ? 1 + (document.frozen ?? 1) : 0;

/** 2026-11-21 → 2026年11月21日, without leading zeros (GB/T 9704-2012 7.3.5). Other text stays as it is. */
export function chineseDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}

/** The line under the title: who fills it in, for when, on which day and in which unit. */
export function fillLine(document: TableDocument): { left: string; middle: string; right: string } {
  const right = [document.filledOn ? `填报日期：${chineseDay(document.filledOn)}` : '', document.unitNote ?? ''];
  return {
    left: `填报单位（盖章）：${document.unit}`,
    middle: document.period ?? '',
    right: right.filter((part) => part !== '').join('　'),
  };
}

/** The four places at the foot of a table, filled or left open for the pen. */
export const signerParts = (signers: Signers): { label: string; value: string }[] => [
  { label: '单位负责人：', value: signers.unitHead ?? '' },
  { label: '审核人：', value: signers.reviewer ?? '' },
  { label: '填表人：', value: signers.preparer ?? '' },
  { label: '联系电话：', value: signers.phone ?? '' },
];

/** The notes of a document as they are printed; of a template the lines are given. */
export const notesOf = ({ notes, pattern }: Pick<TableDocument, 'notes' | 'pattern'>): readonly string[] =>
  pattern ? (notes ?? []) : noteLines(notes);

/** 注：… with numbers when there are several. */
export function noteLines(notes: readonly string[] | undefined): string[] {
  if (!notes || notes.length === 0) return [];
  if (notes.length === 1) return [`注：${notes[0]}`];
  return notes.map((note, index) => `${index === 0 ? '注：' : '　　'}${index + 1}. ${note}`);
}

/** What stands in a table without rows, so that an empty report is told from a forgotten one. */
export const emptyTableText = '本期无记录';
