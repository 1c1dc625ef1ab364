// A page ruled by hand, as plain data: its paper, its columns in millimetres, and what stands on it from top to bottom.
// The Word and the workbook writer read the same description; nothing here knows what is printed.
import { characterWidth } from '../textMeasure.ts';

/** A stretch of text; bold ones stand out where colours do not print. */
export interface RuledRun {
  text: string;
  bold?: boolean;
}

/** Greys that differ in black and white too: heads, days off, holidays. */
export type Shade = 'head' | 'light' | 'dark';

export interface RuledCell {
  /** Line ends are kept. */
  text: string | readonly RuledRun[];
  /** Columns and rows of the grid that the cell takes; one each when absent. */
  columns?: number;
  rows?: number;
  align?: 'left' | 'center' | 'right';
  /** At the top where somebody writes by hand below it. */
  atTop?: boolean;
  shade?: Shade;
  /** Without lines above and below: a gap between two grids. */
  isOpen?: boolean;
  /** 黑体, as labels and heads are set. */
  isLabel?: boolean;
  bold?: boolean;
  /** Points; the grid's when absent. */
  size?: number;
}

export interface RuledRow {
  /** Without the cells that a cell above reaches down into. */
  cells: readonly RuledCell[];
  /** Least height in millimetres. */
  height: number;
  /** Repeated on every page. */
  isHead?: boolean;
  /** Stays on the page of the row below. */
  keepNext?: boolean;
}

export type RuledBlock =
  | { kind: 'title'; text: string; size: number }
  /** Texts set apart across the page. */
  | { kind: 'spread'; texts: readonly string[]; size: number; above?: number }
  | {
      kind: 'line';
      text: string | readonly RuledRun[];
      size: number;
      align?: 'left' | 'center' | 'right';
      /** Stays on the page of what follows. */
      keepNext?: boolean;
    }
  | { kind: 'grid'; rows: readonly RuledRow[]; size: number }
  /** Millimetres of nothing. */
  | { kind: 'space'; height: number }
  /** Between forms that share a page: where to cut. */
  | { kind: 'cut' };

export interface RuledPage {
  /** Of the sheet in a workbook; pages of one document differ in it. */
  name: string;
  paper: 'A3' | 'A4';
  landscape: boolean;
  /** Left and right, top and bottom, in millimetres. */
  side: number;
  top: number;
  /** Widths of the columns of all grids of the page, in millimetres. */
  widths: readonly number[];
  blocks: readonly RuledBlock[];
  /** Small print at the foot of every page. */
  footerMark?: string;
  /** One sheet of paper, whatever program prints it; else the grid may go on over further sheets. */
  isWhole: boolean;
}

/** Pages of a document; the title stands in its properties. */
export interface RuledDocument {
  title: string;
  pages: readonly [RuledPage, ...RuledPage[]];
}

const paperSize = { A4: [210, 297], A3: [297, 420] } as const;

/** Width and height of what may be printed on, in millimetres. */
export function roomOf(page: Pick<RuledPage, 'paper' | 'landscape' | 'side' | 'top'>): {
  width: number;
  height: number;
} {
  const [short, long] = paperSize[page.paper];
  const [width, height] = page.landscape ? [long, short] : [short, long];
  return { width: width - 2 * page.side, height: height - 2 * page.top };
}

/** Millimetres of a point. */
export const millimetre = 25.4 / 72;
/** Height of a line of text against its size. */
export const leading = 1.25;
/** A workbook gives a line more room than a document. */
export const sheetLeading = 1.08;
/** Millimetres at the left and right of a cell's text. */
export const cellPadding = 0.8;

export const plainText = (text: string | readonly RuledRun[]): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('');

/** How many half-width characters of a size (points) stand beside each other in a width of millimetres. */
export const capacity = (width: number, size: number): number =>
  // Fonts that stand in for missing ones are a little wider.
  Math.floor((width - 2 * cellPadding) / ((size / 2) * millimetre) / 1.03);

/** The width of one line in half-width characters; digits of substitute fonts are wider than half. */
export function lineWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const taken = characterWidth(character.codePointAt(0)!);
    width += taken === 1 ? 1.16 : taken;
  }
  return width;
}

/** Millimetres that lines of a size take. */
export const linesHeight = (lines: number, size: number): number => lines * size * leading * millimetre;

/** How many lines a text takes in a room of half-width characters. */
export function linesIn(text: string, room: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(lineWidth(line) / Math.max(2, room))), 0);
}

const smallest = 5.5;

/** The largest size up to `size`, in half points, at which a text stays on one line of a cell. */
export function oneLineSize(text: string, width: number, size: number): number {
  const wide = lineWidth(text);
  for (let points = size; points > smallest; points -= 0.5) if (wide <= capacity(width, points)) return points;
  return smallest;
}
