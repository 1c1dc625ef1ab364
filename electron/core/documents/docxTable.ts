// A table as a .docx document (document-format.md §6, column Word).
import type { Writable } from 'node:stream';
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ITableBordersOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { Refusal } from '../../../shared/contract/errors.ts';
import { cellAlign, cellText } from './cellText.ts';
import { type ColumnTotals, columnTotals, hasTotals } from './columnTotals.ts';
import { breathe, throwIfCancelled, type WritingOptions, writeWhole } from './documentWriting.ts';
import { balancedLabel, type ColumnMeasure, fitTable, measured, noMeasure, type TableFit } from './docxColumnWidths.ts';
import { fillParagraphs, noteParagraphs, signerParagraphs, titleParagraph } from './docxLines.ts';
import { type DocxContent, escapeXml, packDocx, packStamped } from './docxPacking.ts';
import { fonts, pageSection, textRuns, textWidthOf, twips } from './docxPage.ts';
import { legalText } from './legalText.ts';
import {
  emptyTableText,
  type TableColumn,
  type TableDocument,
  type TableRows,
  type TableValue,
} from './tableDocument.ts';
import { tableHeader } from './tableHeader.ts';

/** Word lays a longer table out for minutes; a workbook has no such limit. */
export const docxRowLimit = 10_000;
/** Keeps the peak of memory under 300 MB. */
export const docxCellLimit = 200_000;

const leastRowHeight = twips(8);
const align = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
export const gridBorders: ITableBordersOptions = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

/** The printed rows of a table with what was learnt while reading them. */
export interface ReadTable {
  texts: string[][];
  measures: ColumnMeasure[];
  totals: ColumnTotals;
}

/**
 * Writes the table as .docx and ends the stream. Above `docxRowLimit` rows or `docxCellLimit` cells, and on cancel, it
 * throws a `Refusal` and leaves the stream as it was.
 */
export async function writeDocxTable(
  document: TableDocument,
  rows: TableRows,
  out: Writable,
  options: WritingOptions,
): Promise<{ rows: number }> {
  throwIfCancelled(options.signal);
  const read = await readTable(document, rows, options);
  const fit = fitTable(document.columns, read.measures, read.texts.length);
  const width = textWidthOf(fit.shape);
  const content: DocxContent = {
    title: document.title,
    writtenAt: options.writtenAt,
    bodySize: fit.bodySize,
    section: pageSection(fit.shape, document.footerMark, [
      titleParagraph(document.title),
      ...fillParagraphs(document, width),
      tableOf(document.columns, read, fit),
      ...noteParagraphs(document.notes),
      ...signerParagraphs(document.signers, width),
    ]),
  };
  await breathe(options.signal);
  const file =
    read.texts.length === 0 ? await packDocx(content) : await packStamped(content, (xml) => stampRows(xml, read.texts));
  await breathe(options.signal);
  await writeWhole(out, file);
  return { rows: read.texts.length };
}

async function readTable(document: TableDocument, rows: TableRows, options: WritingOptions): Promise<ReadTable> {
  const table: ReadTable = {
    texts: [],
    measures: document.columns.map(() => noMeasure),
    totals: columnTotals(document.columns),
  };
  const rowLimit = Math.min(docxRowLimit, Math.floor(docxCellLimit / (document.columns.length + 1)));
  for await (const chunk of rows) {
    throwIfCancelled(options.signal);
    if (table.texts.length + chunk.length > rowLimit) throw tooLong(rowLimit);
    for (const row of chunk) addRow(table, document.columns, row);
    options.onProgress?.(table.texts.length);
    await breathe(options.signal);
  }
  document.columns.forEach((column, index) => {
    if (column.total) table.measures[index] = measured(table.measures[index]!, table.totals.text(index));
  });
  return table;
}

/** Reads one row into a table: its printed texts, widths and totals. */
export function addRow(table: ReadTable, columns: readonly TableColumn[], row: readonly TableValue[]): void {
  table.totals.add(row);
  const texts = columns.map((column, index) => legalText(cellText(column, row[index] ?? null)));
  texts.forEach((text, index) => {
    table.measures[index] = measured(table.measures[index]!, text);
  });
  table.texts.push(texts);
}

const tooLong = (limit: number): Refusal =>
  new Refusal(
    'invalid',
    `Word 文档里的表格最多 ${limit} 行（按现在的列数），再长打开会很慢，也难以打印。请先筛选（如按村、按年）再导出，或改为导出 Excel。`,
  );

/** A cell's paragraph; the size and font come from the document's defaults unless given. */
function cell(
  text: string,
  width: number,
  style: {
    align: keyof typeof align;
    bold?: boolean;
    header?: boolean;
    keepNext?: boolean;
    columnSpan?: number;
    rowSpan?: number;
  },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    columnSpan: style.columnSpan,
    rowSpan: style.rowSpan,
    shading: style.header ? { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' } : undefined,
    children: [
      new Paragraph({
        alignment: align[style.align],
        keepNext: style.keepNext,
        children: textRuns(text, style.header ? { font: fonts.heading } : style.bold ? { bold: true } : {}),
      }),
    ],
  });
}

const row = (children: TableCell[], header = false): TableRow =>
  new TableRow({
    children,
    cantSplit: true,
    tableHeader: header || undefined,
    height: { value: leastRowHeight, rule: HeightRule.ATLEAST },
  });

const spanWidth = (widths: readonly number[], from: number, count: number): number =>
  widths.slice(from, from + count).reduce((total, width) => total + width, 0);

/** The table with its header, one pattern row to be stamped (two kinds), and the 合计 row. */
export function tableOf(columns: readonly TableColumn[], read: ReadTable, fit: TableFit): Table {
  const body =
    read.texts.length === 0
      ? [
          row([
            cell(emptyTableText, spanWidth(fit.widths, 0, fit.widths.length), {
              align: 'center',
              columnSpan: fit.widths.length,
              keepNext: true,
            }),
          ]),
        ]
      : [patternRow(columns, read.measures, fit, 'plain'), patternRow(columns, read.measures, fit, 'last')];
  return new Table({
    rows: [...headerRows(columns, fit), ...body, ...totalRow(columns, read.totals, fit.widths)],
    columnWidths: fit.widths,
    width: { size: spanWidth(fit.widths, 0, fit.widths.length), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: gridBorders,
    margins: { left: fit.cellMargin, right: fit.cellMargin, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
  });
}

function headerRows(columns: readonly TableColumn[], fit: TableFit): TableRow[] {
  const header = tableHeader(columns);
  return Array.from({ length: header.rows }, (_row, index) =>
    row(
      header.cells
        .filter((headerCell) => headerCell.row === index)
        .map(({ text, column, columnSpan, rowSpan }) => {
          const width = spanWidth(fit.widths, column, columnSpan);
          return cell(balancedLabel(text, width, fit), width, { align: 'center', header: true, columnSpan, rowSpan });
        }),
      true,
    ),
  );
}

function totalRow(columns: readonly TableColumn[], totals: ColumnTotals, widths: readonly number[]): TableRow[] {
  if (!hasTotals(columns)) return [];
  const first = columns.findIndex((column) => column.total);
  const label = cell('合计', spanWidth(widths, 0, first + 1), {
    align: 'center',
    bold: true,
    columnSpan: first + 1,
    keepNext: true,
  });
  const sums = columns.slice(first).map((column, offset) =>
    cell(totals.text(first + offset), widths[first + offset + 1]!, {
      align: column.total === 'count' ? 'center' : cellAlign(column, 0),
      bold: true,
      keepNext: true,
    }),
  );
  return [row([label, ...sums])];
}

// Characters of the private use area with a word between them: no text of a title or a note looks like this.
const token = (kind: 'plain' | 'last', column: number): string => `\uE000${kind}:${column}\uE001`;

function patternRow(
  columns: readonly TableColumn[],
  measures: readonly ColumnMeasure[],
  fit: TableFit,
  kind: 'plain' | 'last',
): TableRow {
  const keepNext = kind === 'last' || undefined;
  const cells = columns.map((column, index) =>
    cell(token(kind, index + 1), fit.widths[index + 1]!, {
      align: cellAlign(column, Math.ceil(measures[index]!.longest * 2)),
      keepNext,
    }),
  );
  return row([cell(token(kind, 0), fit.widths[0]!, { align: 'center', keepNext }), ...cells]);
}

/** The last rows are kept with what follows, so that the signers never stand alone on a page. */
const keptRows = 2;

/** Replaces the two pattern rows in the document's XML by one row for every record, numbered from 1. */
export function stampRows(xml: string, texts: readonly string[][]): string {
  const plain = findPattern(xml, 'plain');
  const last = findPattern(xml, 'last');
  const stamped = texts.map((row, index) => {
    const { pieces } = index >= texts.length - keptRows ? last : plain;
    let made = pieces[0]!;
    for (let column = 0; column <= row.length; column += 1)
      made += wordText(column === 0 ? String(index + 1) : row[column - 1]!) + pieces[column + 1]!;
    return made;
  });
  return xml.slice(0, plain.start) + stamped.join('') + xml.slice(last.end);
}

interface Pattern {
  start: number;
  end: number;
  /** The row's XML around its cells' texts. */
  pieces: string[];
}

function findPattern(xml: string, kind: 'plain' | 'last'): Pattern {
  const at = xml.indexOf(token(kind, 0));
  const start = xml.lastIndexOf('<w:tr>', at);
  const end = xml.indexOf('</w:tr>', at) + '</w:tr>'.length;
  if (at < 0 || start < 0) throw new Error(`the ${kind} pattern row is missing in the document`);
  return { start, end, pieces: xml.slice(start, end).split(/\uE000(?:plain|last):\d+\uE001/) };
}

const wordText = (text: string): string => {
  const escaped = escapeXml(text);
  return escaped.includes('\n') ? escaped.replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">') : escaped;
};
