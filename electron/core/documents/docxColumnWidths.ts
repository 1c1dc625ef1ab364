// Column widths and text size of a table in Word. What must stay in one piece (an ID number, a phone, a day, a name of
// three characters) gets its full width first; only longer texts share what is left.
import { type PageShape, textWidthOf } from './docxPage.ts';
import type { TableColumn, TableColumnKind, TableDocument } from './tableDocument.ts';

/** The widest line of a column, in ems, and what is known about its shorter texts. */
export interface ColumnMeasure {
  longest: number;
  /** Some text is exactly three characters wide, as most names are. */
  hasNames: boolean;
}

export const noMeasure: ColumnMeasure = { longest: 0, hasNames: false };

// Chinese fonts draw digits and Latin letters half an em wide; the fonts that stand in for them where they are
// missing, up to 0.58 for digits.
const latinEm = 0.58;

/** The width of one line of text in ems. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character >= '\u2000' ? 1 : latinEm;
  return width;
}

/** The measure of a column after one more text. */
export function measured(measure: ColumnMeasure, text: string): ColumnMeasure {
  let { longest, hasNames } = measure;
  for (const line of text.split('\n')) {
    const width = emWidth(line);
    if (width > longest) longest = width;
    if (width > 2 && width <= 3) hasNames = true;
  }
  return longest === measure.longest && hasNames === measure.hasNames ? measure : { longest, hasNames };
}

/** How far long texts may be squeezed: the least characters on a line. */
type Squeeze = 8 | 4 | 3 | 2;

const breakable = (column: TableColumn): boolean => column.kind === 'text';
const labelEms = (column: TableColumn): number => emWidth(column.label);

/** A unit at the end of a label, with its brackets: it stands in one piece on a line of its own. */
const unitEms = ({ label }: TableColumn): number => emWidth(/（[^（）]{1,3}）$/u.exec(label)?.[0] ?? '');

function leastEms(column: TableColumn, { longest, hasNames }: ColumnMeasure, squeeze: Squeeze): number {
  const label = Math.max(2, Math.ceil(labelEms(column) / (squeeze === 2 ? 5 : 4)));
  if (!breakable(column)) return Math.max(keptEms(column.kind, longest, squeeze), label);
  if (longest <= 3) return Math.max(longest, label);
  const name = hasNames ? 3 : 2;
  if (squeeze >= 4) return Math.max(Math.min(longest, squeeze), label, name);
  // Four characters break evenly in two lines; three and one looks torn.
  const least = longest <= 4 ? 2 : squeeze;
  return Math.max(least, label, name);
}

/** What of a value must stay on one line: a day may break after its year, an instant before its time, nothing else. */
function keptEms(kind: TableColumnKind, longest: number, squeeze: Squeeze): number {
  if (kind === 'instant' && squeeze <= 3) return Math.min(longest, emWidth('2026-11-21'));
  if (kind === 'day' && squeeze === 2) return Math.min(longest, emWidth('2026-'));
  return longest;
}

function wishedEms(column: TableColumn, measure: ColumnMeasure, least: number): number {
  const label = labelEms(column);
  const labelWish = label <= 4 ? label : Math.max(label / 2 + 0.5, unitEms(column));
  const content = breakable(column) ? Math.min(column.width ? column.width / 2 : measure.longest, 20) : measure.longest;
  return Math.max(least, labelWish, content);
}

export interface TableFit {
  shape: PageShape;
  /** Half points of the body. */
  bodySize: number;
  /** Twips left and right inside a cell. */
  cellMargin: number;
  /** Twips of each column, 序号 first; together the text width of the page. */
  widths: number[];
}

/** Half points to try, by the number of columns on paper: 小四, 五号, then down to 小五, the floor. */
function sizesFor(columns: number, largest: number): number[] {
  const first = columns <= 7 ? 24 : columns <= 12 ? 21 : 20;
  return [24, 21, 20, 19, 18].filter((halfPoints) => halfPoints <= Math.min(first, largest));
}

interface Attempt {
  shape: PageShape;
  cellMargin: number;
  squeeze: Squeeze;
}

/** Whether a table of so many columns, 序号 among them, lies across the page. */
export const liesAcross = (columns: number): boolean => columns > 8;

/** In the order in which comfort is given up; A3 across only where rows on A4 would grow like towers. */
function attempts(columns: number, isAcross: boolean): Attempt[] {
  const landscape = isAcross || liesAcross(columns);
  const a4: PageShape = { landscape, paper: 'A4', side: columns > 12 ? 15 : 20 };
  const narrow: PageShape = { ...a4, side: 15 };
  const a3: PageShape = { landscape: true, paper: 'A3', side: 15 };
  const margin = columns <= 8 ? 80 : 50;
  return [
    { shape: a4, cellMargin: margin, squeeze: 8 },
    { shape: narrow, cellMargin: margin, squeeze: 4 },
    { shape: narrow, cellMargin: 40, squeeze: 3 },
    { shape: narrow, cellMargin: 28, squeeze: 2 },
    { shape: a3, cellMargin: 40, squeeze: 4 },
    { shape: a3, cellMargin: 28, squeeze: 2 },
  ];
}

/** Lines in the tallest row that need no excuse, and those that A4 is kept for. */
const pleasantLines = 5;
const bearableLines = 10;
/** Lines end early: before punctuation, around numbers. */
const raggedness = 1.15;
/** Longer texts than this are rare and may make their row tall. */
const ordinaryText = 40;

/**
 * Chooses paper, text size and widths for a table: the first attempt whose rows stay low, else the lowest rows on A4,
 * else on A3. Should even A3 across at 小五 be too narrow (some sixty columns), widths shrink in proportion and long
 * identifiers break. `largest` is the largest text size to use, in half points;
 * `paper` leaves no other, `isAcross` no page upright.
 */
export function fitTable(
  columns: readonly TableColumn[],
  measures: readonly ColumnMeasure[],
  rows: number,
  largest = 24,
  { paper, isAcross = false }: Pick<TableDocument, 'paper' | 'isAcross'> = {},
): TableFit {
  const tries = attempts(columns.length + 1, isAcross).filter(
    ({ shape }) => paper === undefined || shape.paper === paper,
  );
  const fits: { fit: TableFit; lines: number }[] = [];
  for (const attempt of tries) {
    if (attempt.shape.paper === 'A3' && fits.some(({ lines }) => lines <= bearableLines)) break;
    for (const bodySize of sizesFor(columns.length + 1, largest)) {
      const found = fitOnce(columns, measures, serialEms(rows), attempt, bodySize);
      if (!found) continue;
      if (found.lines <= pleasantLines) return found.fit;
      fits.push(found);
    }
  }
  const lowest = fits.toSorted((left, right) => left.lines * left.fit.bodySize - right.lines * right.fit.bodySize)[0];
  return lowest?.fit ?? crowded(columns, measures, serialEms(rows), tries.at(-1)!);
}

const serialEms = (rows: number): number => Math.max(2, emWidth(String(rows)));

/** The widths of one attempt with the fewest lines in its tallest row; undefined when the page is too narrow. */
function fitOnce(
  columns: readonly TableColumn[],
  measures: readonly ColumnMeasure[],
  serial: number,
  { shape, cellMargin, squeeze }: Attempt,
  bodySize: number,
): { fit: TableFit; lines: number } | undefined {
  const room = textWidthOf(shape);
  const measureOf = (index: number): ColumnMeasure => measures[index] ?? noMeasure;
  const least = columns.map((column, index) => leastEms(column, measureOf(index), squeeze));
  const inTwips = (ems: readonly number[]): number[] => [serial, ...ems].map((em) => twipsOf(em, bodySize, cellMargin));
  if (sum(inTwips(least)) > room) return undefined;

  const texts = columns.map((column, index) =>
    breakable(column) ? Math.min(measureOf(index).longest, ordinaryText) : 0,
  );
  const withLines = (lines: number): number[] =>
    least.map((width, index) => Math.max(width, Math.ceil((texts[index]! / lines) * raggedness)));
  let lines = 1;
  while (sum(inTwips(withLines(lines))) > room) lines += 1;
  const needed = withLines(lines);
  const wished = columns.map((column, index) => wishedEms(column, measureOf(index), needed[index]!));
  const widths = shareOut(inTwips(needed), inTwips(wished), columns, room);
  return { fit: { shape, bodySize, cellMargin, widths }, lines };
}

function crowded(
  columns: readonly TableColumn[],
  measures: readonly ColumnMeasure[],
  serial: number,
  attempt: Attempt,
): TableFit {
  const least = columns.map((column, index) => leastEms(column, measures[index] ?? noMeasure, attempt.squeeze));
  const { shape, cellMargin } = attempt;
  return { shape, bodySize: 18, cellMargin, widths: whole([serial, ...least], textWidthOf(shape)) };
}

const twipsOf = (ems: number, bodySize: number, cellMargin: number): number =>
  Math.ceil(ems * bodySize * 10 * 1.01) + 2 * cellMargin + 10;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Grows the columns from their least towards their wished widths, then gives what is left mostly to texts. */
function shareOut(
  least: readonly number[],
  wished: readonly number[],
  columns: readonly TableColumn[],
  room: number,
): number[] {
  const missing = wished.map((width, index) => width - least[index]!);
  const free = room - sum(least);
  const share = sum(missing) === 0 ? 0 : Math.min(1, free / sum(missing));
  const grown = least.map((width, index) => width + missing[index]! * share);
  const left = room - sum(grown);
  const weights = grown.map((width, index) => {
    const column = columns[index - 1];
    if (!column) return 0;
    return breakable(column) ? width : width * 0.4;
  });
  const total = sum(weights) || 1;
  return whole(
    grown.map((width, index) => width + (left * weights[index]!) / total),
    room,
  );
}

/** Scales to whole twips that add up to the room exactly. */
function whole(widths: readonly number[], room: number): number[] {
  const factor = room / (sum(widths) || 1);
  let given = 0;
  let exact = 0;
  return widths.map((width) => {
    exact += width * factor;
    const next = Math.round(exact) - given;
    given += next;
    return next;
  });
}

/**
 * A header label with line breaks where it does not fit its cell: before an opening bracket if the parts then fit,
 * else in lines of even length, so that no character is left alone.
 */
export function balancedLabel(label: string, width: number, fit: Pick<TableFit, 'bodySize' | 'cellMargin'>): string {
  const capacity = Math.floor((width - 2 * fit.cellMargin) / (fit.bodySize * 10) + 0.01);
  if (emWidth(label) <= capacity || capacity < 2 || /[\u0021-\u007e]/.test(label)) return label;
  const bracket = label.indexOf('（');
  if (bracket > 0) {
    const inBrackets = label.slice(bracket);
    // Word itself moves brackets off the edges of lines; breaks of ours would tear them.
    if (emWidth(inBrackets) > capacity) return label;
    return [...evenLines(label.slice(0, bracket), capacity), inBrackets].join('\n');
  }
  return evenLines(label, capacity).join('\n');
}

function evenLines(words: string, capacity: number): string[] {
  const characters = Array.from(words);
  const lines = Math.ceil(characters.length / capacity);
  // Seven on three lines are 3, 2, 2, not 3, 3, 1.
  const startOf = (line: number): number => Math.ceil((line * characters.length) / lines);
  return Array.from({ length: lines }, (_line, index) => characters.slice(startOf(index), startOf(index + 1)).join(''));
}
