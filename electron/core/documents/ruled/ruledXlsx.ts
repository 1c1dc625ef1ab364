// Ruled pages as an .xlsx workbook, a sheet for each page.
import type { Writable } from 'node:stream';
import ExcelJS, { type Borders, type CellRichTextValue, type Font, type Style, type Worksheet } from 'exceljs';
import { breathe, documentAuthor, throwIfCancelled, type WritingOptions, writeWhole } from '../documentWriting.ts';
import { workbookText } from '../legalText.ts';
import { pageFooter, sheetName } from '../xlsxFrame.ts';
import { placedRows } from './placedRows.ts';
import {
  capacity,
  linesHeight,
  linesIn,
  lineWidth,
  millimetre,
  plainText,
  type RuledBlock,
  type RuledCell,
  type RuledDocument,
  type RuledPage,
  type RuledRun,
  roomOf,
  type Shade,
  sheetLeading,
} from './ruledPage.ts';

const chineseCharset = 134;
const line = { style: 'thin' as const, color: { argb: 'FF000000' } };
const frame: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const fills: Readonly<Record<Shade, string>> = { head: 'FFE7E6E6', light: 'FFF0F0F0', dark: 'FFD0D0D0' };
const font = (name: string, size: number, bold = false): Partial<Font> => ({
  name,
  size,
  bold,
  charset: chineseCharset,
});

/** Excel's width unit: digits of the default font, 7 pixels at 96 dpi, and 5 of padding (ECMA-376 part 1, 18.3.1.13). */
const columnUnits = (width: number): number => Math.round((((width / 25.4) * 96 - 5) / 7) * 100) / 100;
const points = (height: number): number => Math.min(409, Math.round((height / millimetre) * 10) / 10);

/** Writes a sheet for each page and ends the stream. On cancel it throws a `Refusal` and leaves the stream as it was. */
export async function writeRuledXlsx(document: RuledDocument, out: Writable, options: WritingOptions): Promise<void> {
  throwIfCancelled(options.signal);
  const workbook = new ExcelJS.Workbook();
  workbook.title = document.title;
  workbook.creator = documentAuthor;
  workbook.lastModifiedBy = documentAuthor;
  workbook.created = new Date(options.writtenAt);
  workbook.modified = workbook.created;
  for (const page of document.pages) addSheet(workbook, page);
  await breathe(options.signal);
  const bytes = await workbook.xlsx.writeBuffer();
  await breathe(options.signal);
  await writeWhole(out, Buffer.from(bytes));
}

function addSheet(workbook: ExcelJS.Workbook, page: RuledPage): void {
  const margin = { side: page.side / 25.4, top: page.top / 25.4 };
  const sheet = workbook.addWorksheet(sheetName(page.name), {
    views: [{ showGridLines: false }],
    pageSetup: {
      paperSize: (page.paper === 'A3' ? 8 : 9) as number,
      orientation: page.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: page.isWhole ? 1 : 0,
      horizontalCentered: true,
      margins: {
        left: margin.side,
        right: margin.side,
        top: margin.top,
        bottom: margin.top,
        header: margin.top / 2,
        footer: margin.top / 2,
      },
    },
    headerFooter: { oddFooter: pageFooter(page.footerMark) },
  });
  sheet.columns = page.widths.map((width) => ({ width: columnUnits(width) }));
  let next = 1;
  for (const block of page.blocks) next = addBlock(sheet, block, page, next);
}

/** Writes one block from row `first` on and gives the next free row. */
function addBlock(sheet: Worksheet, block: RuledBlock, page: RuledPage, first: number): number {
  const width = page.widths.reduce((sum, each) => sum + each, 0);
  switch (block.kind) {
    case 'title':
      return across(sheet, first, page, block.text, linesHeight(1, block.size) + 2, {
        font: font('方正小标宋简体', block.size),
        alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      });
    case 'spread':
      return across(
        sheet,
        first,
        page,
        spread(block.texts, block.size, Math.min(width, roomOf(page).width)),
        linesHeight(1, block.size) + 1.5 + (block.above ?? 0),
        {
          font: font('宋体', block.size),
          alignment: { horizontal: 'left', vertical: 'bottom', wrapText: false },
        },
      );
    case 'line': {
      const lines = linesIn(plainText(block.text), capacity(width, block.size));
      return across(sheet, first, page, block.text, linesHeight(lines, block.size) + 0.8, {
        font: font('宋体', block.size),
        alignment: { horizontal: block.align ?? 'left', vertical: 'middle', wrapText: true },
      });
    }
    case 'space':
      sheet.getRow(first).height = points(block.height);
      return first + 1;
    case 'cut':
      return cutLine(sheet, first, page.widths.length);
    case 'grid':
      return addGrid(sheet, block, page, first);
  }
}

function across(
  sheet: Worksheet,
  row: number,
  page: RuledPage,
  text: string | readonly RuledRun[],
  height: number,
  style: Partial<Style>,
): number {
  if (page.widths.length > 1) sheet.mergeCells(row, 1, row, page.widths.length);
  const cell = sheet.getCell(row, 1);
  cell.style = style;
  cell.value = cellValue(text, style.font ?? {});
  sheet.getRow(row).height = points(height);
  return row + 1;
}

function cutLine(sheet: Worksheet, row: number, columns: number): number {
  const dashed = { style: 'dashed' as const, color: { argb: 'FF808080' } };
  for (let column = 1; column <= columns; column += 1) sheet.getCell(row, column).border = { bottom: dashed };
  sheet.getRow(row).height = points(5);
  sheet.getRow(row + 1).height = points(5);
  return row + 2;
}

function addGrid(
  sheet: Worksheet,
  { rows, size }: Extract<RuledBlock, { kind: 'grid' }>,
  page: RuledPage,
  first: number,
): number {
  const heights = rows.map(({ height }) => height);
  placedRows(rows).forEach(({ row, starts }, index) => {
    row.cells.forEach((cell, place) => {
      const from = starts[place]!;
      const columns = cell.columns ?? 1;
      const width = page.widths.slice(from, from + columns).reduce((sum, each) => sum + each, 0);
      const own = cell.size ?? size;
      const needed = linesHeight(linesIn(plainText(cell.text), capacity(width, own)), own) * sheetLeading + 0.8;
      if ((cell.rows ?? 1) === 1) heights[index] = Math.max(heights[index]!, needed);
      writeCell(sheet, cell, own, first + index, from + 1);
    });
  });
  heights.forEach((height, index) => {
    sheet.getRow(first + index).height = points(height);
  });
  const heads = rows.filter(({ isHead }) => isHead).length;
  // The head of a list that goes on over pages; forms have none.
  if (heads > 0 && !page.isWhole) sheet.pageSetup.printTitlesRow = `${first}:${first + heads - 1}`;
  if (heads > 0) sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: first + heads - 1, showGridLines: false }];
  return first + rows.length;
}

function writeCell(sheet: Worksheet, cell: RuledCell, size: number, top: number, left: number): void {
  const bottom = top + (cell.rows ?? 1) - 1;
  const right = left + (cell.columns ?? 1) - 1;
  const style: Partial<Style> = {
    font: font(cell.isLabel ? '黑体' : '宋体', size, cell.bold ?? false),
    alignment: { horizontal: cell.align ?? 'center', vertical: cell.atTop ? 'top' : 'middle', wrapText: true },
    border: cell.isOpen ? { left: line, right: line } : frame,
    // Telephone numbers and days written as text stay text.
    numFmt: '@',
    ...(cell.shade
      ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: fills[cell.shade] } } }
      : {}),
  };
  if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right);
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) sheet.getCell(row, column).style = style;
  sheet.getCell(top, left).value = cellValue(cell.text, style.font!);
}

function cellValue(text: string | readonly RuledRun[], plain: Partial<Font>): string | CellRichTextValue | null {
  if (typeof text === 'string') return workbookText(text) || null;
  const runs = text.filter((run) => run.text !== '');
  if (runs.length === 0) return null;
  if (runs.every(({ bold }) => !bold)) return workbookText(plainText(runs));
  return {
    richText: runs.map((run) => ({
      text: workbookText(run.text),
      font: run.bold ? { ...plain, name: '黑体', bold: true } : plain,
    })),
  };
}

/** Texts set apart across a width by full-width spaces, as clerks type it. */
function spread(texts: readonly string[], size: number, width: number): string {
  const room = capacity(width, size);
  const taken = texts.reduce((sum, text) => sum + lineWidth(text), 0);
  const gap = Math.max(2, Math.floor((room - taken) / 2 / Math.max(1, texts.length - 1)) - 1);
  return texts.join('　'.repeat(gap));
}
