// Widths and heights of a printed sheet. Excel counts a column's width in digits of the workbook's default font
// (Calibri 11: 7 pixels at 96 dpi) with 5 pixels of padding inside (ECMA-376 part 1, 18.3.1.13).
import { cellText } from './cellText.ts';
import {
  isLandscape,
  sheetsOfA3,
  type TableColumn,
  type TableColumnKind,
  type TableDocument,
  type TableValue,
} from './tableDocument.ts';
import { textWidth, wrappedLines } from './textMeasure.ts';

/** Points of the text in the body of the sheet. */
export const bodyPoints = 11;
/** Points of one line of it, leading included. */
const linePoints = 14.5;
const cellPadding = 6;
const leastRow = 21;
/** Excel's own limit. */
const greatestRow = 409;

const digitPixels = 7;
const paddingPixels = 7;
const halfPixels = (points: number): number => (points * 96) / 72 / 2;

/** Left and right margin in centimetres, and what they leave of A4 in Excel's column units. */
export const sideMargin = 1.6;
const unitsAcross = (centimetres: number): number =>
  Math.floor((((centimetres - 2 * sideMargin) / 2.54) * 96 * 0.985) / digitPixels);
const pageUnits = (landscape: boolean, sheets: number | null): number =>
  sheets === null ? unitsAcross(landscape ? 29.7 : 21) : sheets * unitsAcross(42);

/** Half-width characters → Excel's width unit at the body's size. */
const unitsOf = (characters: number): number => (characters * halfPixels(bodyPoints) + paddingPixels) / digitPixels;
/** How many half-width characters of the body's size fit into a width. */
export const capacityOf = (units: number, points: number = bodyPoints): number =>
  Math.floor((units * digitPixels - paddingPixels) / halfPixels(points) + 0.05);

/** Numbers and dates turn into #### where they do not fit, so their columns have a floor. */
const leastWidth: Record<TableColumnKind, number> = {
  text: 4,
  identifier: 8,
  integer: 6,
  decimal: 9,
  money: 12,
  day: 10,
  month: 7,
  instant: 16,
};
const greatestText = 36;

export interface SheetLayout {
  landscape: boolean;
  /** Excel widths; the first is 序号. */
  widths: number[];
  /** Columns of the first printed sheet: title, fill line, notes and signers stretch over them. */
  framed: number;
  /** The widest text of each column in the sample, in half-width characters. */
  longest: number[];
}

/** Texts of several sentences keep a readable line even where the page is crowded. */
const sentences = 120;
const greatestCrowdedText = 20;

function wishedWidth(column: TableColumn, longest: number, crowded: boolean): number {
  // Room for the sum, which has more digits than its parts, and for the indent of numbers.
  const summed = column.total === 'sum' ? 4 : 1;
  const leastValue = crowded ? Math.min(leastWidth[column.kind], Math.max(longest, 4)) : leastWidth[column.kind];
  const least = Math.max(leastValue + summed, labelWidth(column.label, crowded));
  if (column.kind !== 'text') return Math.max(column.width ?? 0, least, longest + summed);
  const most = crowded && longest <= sentences ? greatestCrowdedText : greatestText;
  return Math.max(column.width ?? Math.min(longest, most), least);
}

/** A long label may break into two lines, a short one should not; on a crowded page all but the shortest do. */
function labelWidth(label: string, crowded: boolean): number {
  const width = textWidth(label);
  if (crowded) return width <= 4 ? width + 1 : 2 * Math.ceil(width / (width <= 12 ? 4 : 6)) + 1;
  return width <= 14 ? width : Math.max(14, 2 * Math.ceil(width / 4) + 2);
}

/** Widths from the declaration, the labels and the first rows, widened to the printed page where there is room. */
export function sheetLayout(document: TableDocument, sample: readonly TableValue[][]): SheetLayout {
  const landscape = isLandscape(document);
  const longest = document.columns.map((column, index) =>
    sample.reduce((widest, row) => Math.max(widest, textWidth(cellText(column, row[index] ?? null))), 0),
  );
  const serial = unitsOf(5);
  const wishedWidths = (crowded: boolean) =>
    document.columns.map((column, index) => unitsOf(wishedWidth(column, longest[index]!, crowded)));
  const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
  const room = pageUnits(landscape, sheetsOfA3(document)) - serial;
  const comfortable = wishedWidths(false);
  // Fitted to the page, a sheet that is too wide shrinks its letters; narrower columns keep them readable.
  const wished = sum(comfortable) > room ? wishedWidths(true) : comfortable;
  const taken = sum(wished);
  const factor = taken > 0 && taken < room ? room / taken : 1;
  const widths = [serial, ...wished.map((width) => Math.round(width * factor * 100) / 100)];
  return { landscape, longest, widths, framed: framedColumns(widths, sheetsOfA3(document) ?? 1) };
}

/** How many columns the first of several sheets holds. */
function framedColumns(widths: readonly number[], sheets: number): number {
  if (sheets === 1) return widths.length;
  const room = widths.reduce((total, width) => total + width, 0) / sheets;
  let taken = 0;
  const first = widths.findIndex((width) => {
    taken += width;
    return taken > room;
  });
  return Math.max(4, first);
}

/** Row height in points for a number of lines. */
export const rowHeight = (lines: number): number =>
  Math.min(greatestRow, Math.max(leastRow, lines * linePoints + cellPadding));

/** Row height in points for a text wrapped in a (merged) cell of that width. */
export function textHeight(text: string, units: number, points: number, least: number): number {
  return Math.min(
    greatestRow,
    Math.max(least, wrappedLines(text, capacityOf(units, points)) * points * 1.35 + cellPadding),
  );
}
