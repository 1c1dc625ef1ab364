// What stands around the records of a sheet: title, fill line, header above; signers below; the page's footer.
import type { Style, Worksheet } from 'exceljs';
import { legalText, workbookText } from './legalText.ts';
import { fillLine, repeatedColumns, type Signers, signerParts, type TableDocument } from './tableDocument.ts';
import { tableHeader } from './tableHeader.ts';
import { spreadGap, textWidth, withRoom, wrappedLines } from './textMeasure.ts';
import { capacityOf, rowHeight, type SheetLayout, textHeight } from './xlsxLayout.ts';
import * as styles from './xlsxStyles.ts';

/** Excel forbids some characters in the name of a sheet and more than 31 of them; a quote would break the print titles. */
export function sheetName(title: string): string {
  const name = legalText(title)
    .replace(/[[\]:*?/\\'"\n\t]/g, '')
    .trim()
    .slice(0, 31)
    .toWellFormed();
  return name === '' ? '表1' : name;
}

/** Page number and small print; Excel allows 255 characters, and & starts a code. */
export function pageFooter(mark: string | undefined): string {
  const pages = '&C&"宋体,常规"&10第 &P 页 共 &N 页';
  if (!mark) return pages;
  const small = legalText(mark).replace(/\s+/g, ' ').slice(0, 180).toWellFormed().replaceAll('&', '&&');
  // The space keeps a mark that starts with a digit from being read as part of the font size.
  return `${pages}\n&8 ${small}`.slice(0, 255);
}

/** The width of columns `from`…`to`, counted from 1, in Excel's units. */
export const widthOf = (layout: SheetLayout, from: number, to: number): number =>
  layout.widths.slice(from - 1, to).reduce((sum, width) => sum + width, 0);

/** Fills columns `from`…`to` of a row (counted from 1) as one cell. */
export function mergedCell(
  sheet: Worksheet,
  row: number,
  from: number,
  to: number,
  text: string,
  style: Partial<Style>,
): void {
  if (to > from) sheet.mergeCells(row, from, row, to);
  const cell = sheet.getCell(row, from);
  cell.value = workbookText(text);
  for (let column = from; column <= to; column += 1) sheet.getCell(row, column).style = style;
}

/** Rows 1 and 2. */
export function writeTitle(sheet: Worksheet, document: TableDocument, layout: SheetLayout): void {
  const last = layout.framed;
  mergedCell(sheet, 1, 1, last, document.title, styles.titleStyle);
  sheet.getRow(1).height = textHeight(withRoom(document.title), widthOf(layout, 1, last), styles.titlePoints, 36);
  sheet.getRow(1).commit();

  const { left, middle, right } = fillLine(document);
  const parts = fillLineParts(layout, left, middle, right, repeatedColumns(document));
  for (const part of parts) mergedCell(sheet, 2, part.from, part.to, part.text, styles.fillStyle(part.align));
  const heights = parts.map((part) =>
    textHeight(withRoom(part.text), widthOf(layout, part.from, part.to), styles.linePoints, 22),
  );
  sheet.getRow(2).height = Math.max(...heights);
  sheet.getRow(2).commit();
}

interface FillPart {
  from: number;
  to: number;
  text: string;
  align: 'left' | 'center' | 'right';
}

/** Gives each text of the second line as many columns as it needs; one merged line where the columns are too few. */
function fillLineParts(layout: SheetLayout, left: string, middle: string, right: string, repeated: number): FillPart[] {
  const last = layout.framed;
  const need = (text: string): number => textWidth(withRoom(text)) + 1;
  // In the repeated columns it would be printed on every sheet: whole or not at all.
  const isRepeatedWhole = capacityOf(widthOf(layout, 1, repeated), styles.linePoints) >= need(left);
  const first = repeated === 0 || isRepeatedWhole ? 1 : Math.min(repeated + 1, last);
  const texts = [left, middle, right].filter((text) => text !== '');
  const room = capacityOf(widthOf(layout, first, last), styles.linePoints);
  const whole: FillPart[] = [{ from: first, to: last, text: spread(texts, room), align: 'left' }];
  if (last - first < 3) return whole;
  let leftEnd = first;
  while (leftEnd < last - 1 && capacityOf(widthOf(layout, first, leftEnd), styles.linePoints) < need(left))
    leftEnd += 1;
  let rightStart = last;
  while (rightStart > leftEnd + 1 && capacityOf(widthOf(layout, rightStart, last), styles.linePoints) < need(right))
    rightStart -= 1;
  const middleFits = rightStart - leftEnd > 1;
  if (
    middle !== '' &&
    (!middleFits || capacityOf(widthOf(layout, leftEnd + 1, rightStart - 1), styles.linePoints) < need(middle))
  )
    return whole;
  // Empty parts are merged too, so that a click on the line never lands on a stray cell.
  const parts: FillPart[] = [{ from: first, to: leftEnd, text: left, align: 'left' }];
  if (middleFits) parts.push({ from: leftEnd + 1, to: rightStart - 1, text: middle, align: 'center' });
  parts.push({ from: rightStart, to: last, text: right, align: 'right' });
  return parts;
}

/** One or two rows from row 3. */
export function writeHeader(sheet: Worksheet, document: TableDocument, layout: SheetLayout): void {
  const header = tableHeader(document.columns);
  const lines = Array.from({ length: header.rows }, () => 1);
  for (const cell of header.cells) {
    const top = 3 + cell.row;
    const from = cell.column + 1;
    const to = from + cell.columnSpan - 1;
    const bottom = top + cell.rowSpan - 1;
    if (bottom > top || to > from) sheet.mergeCells(top, from, bottom, to);
    sheet.getCell(top, from).value = workbookText(cell.text);
    for (let row = top; row <= bottom; row += 1)
      for (let column = from; column <= to; column += 1) sheet.getCell(row, column).style = styles.headerStyle;
    const needed = Math.ceil(wrappedLines(cell.text, capacityOf(widthOf(layout, from, to)) - 1) / cell.rowSpan);
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) lines[row] = Math.max(lines[row]!, needed);
  }
  lines.forEach((count, index) => {
    const row = sheet.getRow(3 + index);
    row.height = rowHeight(count) + 3;
    row.commit();
  });
}

/** The four signers set across the sheet with full-width spaces, as clerks type it. */
export function signerLine(signers: Signers, capacity: number): string {
  const parts = signerParts(signers).map(({ label, value }) => label + (value === '' ? '　　　　' : legalText(value)));
  return spread(parts, capacity);
}

/** Texts set across a line of `capacity` half-width characters, with full-width spaces between them. */
function spread(texts: readonly string[], capacity: number): string {
  const gap = spreadGap(
    texts.map((text) => textWidth(withRoom(text))),
    capacity - 2,
    4,
  );
  return texts.join('　'.repeat(Math.min(20, Math.floor(gap / 2))));
}
