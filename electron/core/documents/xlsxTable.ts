// A table as an .xlsx workbook, written row by row to a stream (document-format.md §6, column Excel).
import { PassThrough, type Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import ExcelJS, { type Style, type Worksheet } from 'exceljs';
import { Refusal } from '../../../shared/contract/errors.ts';
import { cellAlign, cellText } from './cellText.ts';
import { type ColumnTotals, columnTotals, firstFigure, hasTotals } from './columnTotals.ts';
import { breathe, documentAuthor, endOf, throwIfCancelled, type WritingOptions } from './documentWriting.ts';
import { exactText } from './exactNumber.ts';
import {
  emptyTableText,
  noteLines,
  notesOf,
  patternRow,
  repeatedColumns,
  sheetsOfA3,
  type TableDocument,
  type TablePart,
  type TablePattern,
  type TableRows,
  type TableValue,
} from './tableDocument.ts';
import { firstRecordRow, tableHeader } from './tableHeader.ts';
import { withRoom, wrappedLines } from './textMeasure.ts';
import { longTextFrom, sheetValue } from './xlsxCell.ts';
import { mergedCell, pageFooter, sheetName, signerLine, widthOf, writeHeader, writeTitle } from './xlsxFrame.ts';
import { capacityOf, rowHeight, type SheetLayout, sheetLayout, sideMargin, textHeight } from './xlsxLayout.ts';
import { cellXml, formulaXml, type SheetRows, sheetRows } from './xlsxRows.ts';
import * as styles from './xlsxStyles.ts';

/** Rows of a sheet in Excel and WPS. */
const greatestRows = 1_048_576;
const rowsUnderTable = 20;
const sampleRows = 500;
/** Points of a row with room for a signature. */
const signedHeight = 32;
/** Bytes of XML that may wait for the packer before we wait for it. */
const greatestBacklog = 4 * 1024 * 1024;

interface KnownColumn {
  letter: string;
  styles: styles.ColumnStyles;
  valueStyle: number;
  textStyle: number;
  longTextStyle: number;
  linkStyle: number;
  /** Half-width characters on a line. */
  capacity: number;
}

interface OpenSheet {
  sheet: Worksheet;
  layout: SheetLayout;
  rows: SheetRows;
  serialStyle: number;
  columns: KnownColumn[];
  /** The sheet's row of the first record. */
  firstRow: number;
}

/**
 * Writes the table as .xlsx and ends the stream. Memory stays bounded whatever the number of rows. Column widths come
 * from the first chunk. On cancel or too many rows it throws a `Refusal`, on trouble with the stream its own error;
 * the stream is then left open and unfinished for the caller to discard.
 */
export async function writeXlsxTable(
  document: TableDocument,
  rows: TableRows,
  out: Writable,
  options: WritingOptions,
): Promise<{ rows: number }> {
  return writeXlsxTables([{ document, rows }], out, options);
}

/** The same for several tables, a sheet each; the names of the sheets differ. */
export async function writeXlsxTables(
  parts: readonly TablePart[],
  out: Writable,
  options: WritingOptions,
): Promise<{ rows: number }> {
  throwIfCancelled(options.signal);
  // Everything runs through a gate of ours, so that nothing reaches the file any more once we have given up.
  const gate = new PassThrough();
  const written = endOf(out);
  gate.pipe(out);
  try {
    return await Promise.race([writeSheets(parts, gate, written, options), failureOf(written)]);
  } catch (error) {
    gate.unpipe(out);
    gate.destroy();
    throw error;
  }
}

const failureOf = (written: Promise<void>): Promise<never> =>
  new Promise((_resolve, reject) => {
    written.catch(reject);
  });

async function writeSheets(
  parts: readonly TablePart[],
  gate: PassThrough,
  written: Promise<void>,
  options: WritingOptions,
): Promise<{ rows: number }> {
  const workbook = openBook(gate, options);
  let done = 0;
  for (const part of parts) done += await writeSheet(part, workbook, gate, done, options);
  await breathe(options.signal);
  await workbook.commit();
  await written;
  return { rows: done };
}

/** Writes one sheet and returns its number of rows; `before` are the rows of the sheets before it. */
async function writeSheet(
  { document, rows }: TablePart,
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  gate: PassThrough,
  before: number,
  options: WritingOptions,
): Promise<number> {
  const totals = columnTotals(document.columns);
  let open: OpenSheet | undefined;
  let done = 0;
  for await (const chunk of rows) {
    if (gate.destroyed) break;
    throwIfCancelled(options.signal);
    open ??= openSheet(document, (document.pattern?.measuredBy.rows ?? chunk).slice(0, sampleRows), workbook);
    if (open.firstRow + done + chunk.length + rowsUnderTable > greatestRows) throw tooManyRows();
    for (const row of chunk) {
      done += 1;
      if (document.pattern) writePattern(open, document, document.pattern, row, done);
      else writeRow(open, document, row, done);
      totals.add(row);
    }
    open.rows.flush();
    options.onProgress?.(before + done);
    await packerCaughtUp(open, gate, options.signal);
  }
  open ??= openSheet(document, [], workbook);
  writeFoot(open, document, totals, done);
  open.sheet.commit();
  return done;
}

/** The letter of one of the first 26 columns, counted from 0. */
const letterOf = (index: number): string => String.fromCharCode(65 + index);

const tooManyRows = (): Refusal =>
  new Refusal(
    'invalid',
    `Excel 一张工作表最多 ${greatestRows} 行，记录太多放不下。请先筛选（如按村、按年），再分次导出。`,
  );

/** exceljs ignores back pressure and would queue the whole sheet in memory when the packer or the disk is slow. */
async function packerCaughtUp(open: OpenSheet, gate: PassThrough, signal: AbortSignal | undefined): Promise<void> {
  await breathe(signal);
  while (!gate.destroyed && open.rows.backlog() > greatestBacklog) {
    await setTimeout(2);
    throwIfCancelled(signal);
  }
}

function openBook(gate: PassThrough, options: WritingOptions): ExcelJS.stream.xlsx.WorkbookWriter {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: gate,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  });
  workbook.creator = documentAuthor;
  workbook.lastModifiedBy = documentAuthor;
  workbook.created = new Date(options.writtenAt);
  workbook.modified = workbook.created;
  return workbook;
}

function openSheet(
  document: TableDocument,
  sample: TableValue[][],
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
): OpenSheet {
  const layout = sheetLayout(document, sample);
  const header = tableHeader(document.columns);
  const headerEnd = 2 + header.rows;
  const frozen = document.frozen ?? 1;
  const sheets = sheetsOfA3(document);
  const paperSize: number = sheets === null ? 9 : 8;
  const sheet = workbook.addWorksheet(sheetName(document.pattern?.sheet ?? document.sheet ?? document.title), {
    properties: { defaultRowHeight: 21 },
    views: [{ state: 'frozen', xSplit: layout.landscape ? 1 + frozen : 0, ySplit: headerEnd, showGridLines: false }],
    pageSetup: {
      paperSize,
      orientation: layout.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: sheets ?? 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: {
        left: sideMargin / 2.54,
        right: sideMargin / 2.54,
        top: 0.75,
        bottom: 0.75,
        header: 0.4,
        footer: 0.35,
      },
      printTitlesRow: `3:${headerEnd}`,
      // A table over several sheets begins each with the columns that say what a row is.
      ...(repeatedColumns(document) > 0 ? { printTitlesColumn: `A:${letterOf(frozen)}` } : {}),
    },
    headerFooter: { oddFooter: pageFooter(document.footerMark) },
  });
  sheet.columns = layout.widths.map((width) => ({ width }));
  writeTitle(sheet, document, layout);
  writeHeader(sheet, document, layout);
  const firstRow = firstRecordRow(document);
  const rows = sheetRows(workbook, sheet, firstRow);
  const columns = document.columns.map((column, index): KnownColumn => {
    const known = styles.columnStyles(column, cellAlign(column, layout.longest[index]!));
    return {
      letter: sheet.getColumn(index + 2).letter,
      styles: known,
      valueStyle: rows.styleId(known.value),
      textStyle: rows.styleId(known.text),
      longTextStyle: rows.styleId(known.longText),
      linkStyle: document.linkOf && index === 0 ? rows.styleId(known.link) : 0,
      capacity: capacityOf(layout.widths[index + 1]!),
    };
  });
  return { sheet, layout, rows, serialStyle: rows.styleId(styles.serialStyle), columns, firstRow };
}

function writeRow(open: OpenSheet, document: TableDocument, values: TableValue[], serial: number): void {
  const row = open.firstRow + serial - 1;
  let cells = cellXml(`A${row}`, open.serialStyle, serial);
  let lines = 1;
  const link = document.linkOf?.(serial - 1) ?? null;
  if (link !== null) open.rows.link(`B${row}`, link);
  for (let index = 0; index < open.columns.length; index += 1) {
    const known = open.columns[index]!;
    const value = sheetValue(document.columns[index]!, values[index] ?? null);
    const sum = document.rowSum?.(serial - 1, index);
    if (sum && typeof value === 'number') {
      const range = `${open.columns[sum.from]!.letter}${row}:${open.columns[sum.to]!.letter}${row}`;
      cells += formulaXml(known.letter + row, known.valueStyle, `SUM(${range})`, value);
      continue;
    }
    let style = known.valueStyle;
    if (typeof value === 'string') {
      style = longTextFrom(value) ? known.longTextStyle : known.textStyle;
      if (link !== null && index === 0) style = known.linkStyle;
      lines = Math.max(lines, wrappedLines(value, known.capacity));
    }
    cells += cellXml(known.letter + row, style, value);
  }
  open.rows.write(cells, Math.max(rowHeight(lines), document.isSigned ? signedHeight : 0));
}

/** Placeholders carry the look of the values they stand for, and grow as high as those. */
function writePattern(
  open: OpenSheet,
  { columns, isSigned }: TableDocument,
  pattern: TablePattern,
  given: TableValue[],
  number: number,
): void {
  const row = open.firstRow + number - 1;
  const { serial, values } = patternRow(pattern, given);
  let cells = cellXml(`A${row}`, open.serialStyle, serial ?? number);
  for (const [index, known] of open.columns.entries()) {
    const value = values[index] ?? null;
    const isText = columns[index]!.kind === 'text' || columns[index]!.kind === 'identifier';
    const style = isText ? known.textStyle : known.valueStyle;
    cells += cellXml(known.letter + row, style, value === null ? null : String(value));
  }
  const isOneLine = pattern.measuredBy.rows.every((measured) =>
    measured.every(
      (value, index) => wrappedLines(cellText(columns[index]!, value), open.columns[index]!.capacity) === 1,
    ),
  );
  open.rows.write(cells, isOneLine ? Math.max(rowHeight(1), isSigned ? signedHeight : 0) : null);
}

function writeFoot(open: OpenSheet, document: TableDocument, totals: ColumnTotals, done: number): void {
  const { sheet, layout, firstRow } = open;
  open.rows.flush();
  // What stood in the repeated columns would be printed on every sheet, cut off where they end.
  const last = layout.framed;
  const first = Math.min(repeatedColumns(document) + 1, last);
  let next = firstRow + done;
  const line = (text: string, style: Partial<Style>, points: number, least: number, tallest = [text]): void => {
    mergedCell(sheet, next, first, last, text, style);
    const width = widthOf(layout, first, last);
    sheet.getRow(next).height = Math.max(...tallest.map((each) => textHeight(withRoom(each), width, points, least)));
    sheet.getRow(next).commit();
    next += 1;
  };
  if (done === 0) line(emptyTableText, styles.emptyStyle, styles.linePoints, 24);
  if (hasTotals(document)) {
    writeTotals(open, document, totals, next, firstRow);
    next += 1;
  }
  for (const foot of document.foot ?? []) {
    writeFootRow(open, document, foot, next);
    next += 1;
  }
  if (document.sumLine !== undefined) line(document.sumLine, styles.sumStyle, styles.linePoints, 26);
  const measured = noteLines(document.pattern?.measuredBy.notes);
  for (const note of notesOf(document)) line(note, styles.noteStyle, 10, 18, [note, ...measured]);
  if (!document.signers) return;
  const signers = signerLine(document.signers, capacityOf(widthOf(layout, first, last), styles.linePoints));
  line(signers, styles.signerStyle, styles.linePoints, 30);
}

function writeTotals(
  open: OpenSheet,
  document: TableDocument,
  totals: ColumnTotals,
  rowNumber: number,
  firstRow: number,
): void {
  const { sheet } = open;
  const firstTotal = firstFigure(document);
  mergedCell(sheet, rowNumber, 1, firstTotal + 1, '合计', styles.totalLabelStyle);
  document.columns.forEach((column, index) => {
    if (index < firstTotal) return;
    const cell = sheet.getCell(rowNumber, index + 2);
    cell.style = open.columns[index]!.styles.total;
    const sum = totals.number(index);
    if (!sum) {
      cell.value = sheetValue(column, document.givenTotals?.[column.key] ?? null);
      return;
    }
    const { letter } = open.columns[index]!;
    const range = `${letter}${firstRow}:${letter}${rowNumber - 1}`;
    if (column.total === 'sum' && !totals.summable(index)) cell.value = totals.text(index);
    else
      cell.value = {
        formula: `${column.total === 'sum' ? 'SUM' : 'COUNTA'}(${range})`,
        result: Number(exactText(sum)),
      };
  });
  const row = sheet.getRow(rowNumber);
  row.height = rowHeight(1);
  row.commit();
}

function writeFootRow(
  open: OpenSheet,
  document: TableDocument,
  { label, values }: NonNullable<TableDocument['foot']>[number],
  rowNumber: number,
): void {
  const { sheet } = open;
  const first = firstFigure(document);
  mergedCell(sheet, rowNumber, 1, first + 1, label, styles.totalLabelStyle);
  values.slice(first).forEach((value, offset) => {
    const cell = sheet.getCell(rowNumber, first + offset + 2);
    cell.style = { ...open.columns[first + offset]!.styles.total, numFmt: '@' };
    cell.value = value === null ? null : String(value);
  });
  const row = sheet.getRow(rowNumber);
  row.height = rowHeight(1);
  row.commit();
}
