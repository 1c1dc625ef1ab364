// A table as a .docx document (document-format.md §6, column Word).
import type { Writable } from 'node:stream';
import type { ISectionOptions } from 'docx';
import { Refusal } from '../../../shared/contract/errors.ts';
import { breathe, throwIfCancelled, type WritingOptions, writeWhole } from './documentWriting.ts';
import { fitTable, type TableFit } from './docxColumnWidths.ts';
import { addRow, emptyTable, measureTotals, type ReadTable, tableOf } from './docxGrid.ts';
import { fillParagraphs, noteParagraphs, signerParagraphs, sumParagraphs, titleParagraph } from './docxLines.ts';
import { type DocxContent, packDocx, packStamped } from './docxPacking.ts';
import { pageSection, textWidthOf } from './docxPage.ts';
import { type PictureOnPage, picturePage } from './docxPicture.ts';
import { foldedTexts, stampTables } from './docxStamping.ts';
import { patternRow, type TableDocument, type TablePart, type TablePattern, type TableRows } from './tableDocument.ts';

/** Word lays a longer table out for minutes; a workbook has no such limit. */
export const docxRowLimit = 10_000;
/** Keeps the peak of memory under 300 MB. */
export const docxCellLimit = 200_000;

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
  return writeDocxTables([{ document, rows }], out, options);
}

/** The same for several tables, each on pages of its own; the first one's title is the document's. Pictures stand behind. */
export async function writeDocxTables(
  parts: readonly [TablePart, ...TablePart[]],
  out: Writable,
  options: WritingOptions & { pictures?: readonly PictureOnPage[] },
): Promise<{ rows: number }> {
  throwIfCancelled(options.signal);
  const read: ReadPart[] = [];
  for (const { document, rows } of parts) read.push({ document, read: await readTable(document, rows, options) });
  // One text size for all: that of the most crowded table.
  const bodySize = Math.min(...read.map((part) => fitOf(part).bodySize));
  const laid = read.map((part) => layOut(part, bodySize));
  const content: DocxContent = {
    title: parts[0].document.title,
    writtenAt: options.writtenAt,
    bodySize,
    section: laid[0]!.section,
    annexes: [...laid.slice(1).map(({ section }) => section), ...(options.pictures ?? []).map(picturePage)],
  };
  await breathe(options.signal);
  const filled = laid.filter(({ texts }) => texts.length > 0);
  const file =
    filled.length === 0 ? await packDocx(content) : await packStamped(content, (xml) => stampTables(xml, filled));
  await breathe(options.signal);
  await writeWhole(out, file);
  return { rows: laid.reduce((sum, { texts }) => sum + texts.length, 0) };
}

interface ReadPart {
  document: TableDocument;
  read: ReadTable;
}

interface LaidTable {
  section: ISectionOptions;
  texts: readonly string[][];
  serials: readonly (string | null)[];
}

const fitOf = ({ document, read }: ReadPart, largest?: number): TableFit =>
  fitTable(document.columns, read.measures, read.texts.length, largest, document);

function layOut(part: ReadPart, bodySize: number): LaidTable {
  const { document, read } = part;
  const fit = fitOf(part, bodySize);
  const width = textWidthOf(fit.shape);
  const section = pageSection(fit.shape, document.footerMark, [
    titleParagraph(document.title),
    ...fillParagraphs(document, width),
    tableOf(document, read, fit),
    ...sumParagraphs(document.sumLine),
    ...noteParagraphs(document),
    ...(document.signers ? signerParagraphs(document.signers, width) : []),
  ]);
  const texts = document.pattern ? read.texts : foldedTexts(document.columns, read.texts, fit);
  return { section, texts, serials: read.serials };
}

async function readTable(document: TableDocument, rows: TableRows, options: WritingOptions): Promise<ReadTable> {
  const table = emptyTable(document.columns);
  const rowLimit = Math.min(docxRowLimit, Math.floor(docxCellLimit / (document.columns.length + 1)));
  for await (const chunk of rows) {
    throwIfCancelled(options.signal);
    if (table.texts.length + chunk.length > rowLimit) throw tooLong(rowLimit);
    for (const row of chunk) addRow(table, document.columns, row);
    options.onProgress?.(table.texts.length);
    await breathe(options.signal);
  }
  if (document.pattern) setPattern(table, document, document.pattern);
  else measureTotals(table, document);
  return table;
}

const measuredRows = 500;

/** Widths come from rows as they would be printed, the texts are the placeholders. */
function setPattern(table: ReadTable, { columns }: TableDocument, pattern: TablePattern): void {
  const rows = table.texts.map((texts) => patternRow(pattern, texts));
  const measured = emptyTable(columns);
  for (const row of pattern.measuredBy.rows.slice(0, measuredRows)) addRow(measured, columns, row);
  table.measures = measured.measures;
  table.texts = rows.map(({ values }) => values.map(String));
  table.serials = rows.map(({ serial }) => serial);
}

const tooLong = (limit: number): Refusal =>
  new Refusal(
    'invalid',
    `Word 文档里的表格最多 ${limit} 行（按现在的列数），再长打开会很慢，也难以打印。请先筛选（如按村、按年）再导出，或改为导出 Excel。`,
  );
