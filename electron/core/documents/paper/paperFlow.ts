// What stands on paper after typesetting: paragraphs whose lines are broken, tables, pictures. The XML writer prints
// it and the pagination counts it, so that both speak of the same lines.
import type { PaperPage } from './paperPage.ts';

export interface TextRun {
  text: string;
  underline?: boolean;
  bold?: boolean;
  font?: 'body' | 'title';
  /** Half points; `bodySize` when absent. */
  size?: number;
}

/** Goes to the next tab stop; underlined it draws the line for the pen. */
export interface TabRun {
  tab: true;
  underline?: boolean;
  size?: number;
}

/** The page on which a bookmark stands. `page` is the number worked out by `paginate`. */
export interface PageRun {
  pageOf: string;
  page: number | null;
  size?: number;
}

export type Run = TextRun | TabRun | PageRun;

export interface TabStop {
  at: number;
  align: 'left' | 'right' | 'center';
}

export interface FlowParagraph {
  kind: 'paragraph';
  /** Every line is sure to fit; nothing but these breaks it. */
  lines: Run[][];
  align: 'left' | 'center' | 'right' | 'both';
  /** Twips from line to line, exactly. */
  pitch: number;
  /** Twips beneath. */
  after: number;
  /** Twips from the left margin. */
  indent: number;
  tabs: TabStop[];
  /** Stays on the page of what follows. */
  keepNext: boolean;
  /** Its lines stay on one page. */
  keepLines: boolean;
  pageBreak: boolean;
  bookmark?: string;
}

export interface FlowCell {
  lines: Run[][];
  align: 'left' | 'center';
  bold?: boolean;
}

export interface FlowRow {
  cells: FlowCell[];
  /** Twips at least; the rows are made so that they need no more. */
  height: number;
}

export interface FlowTable {
  kind: 'table';
  /** Twips of each column. */
  widths: number[];
  /** Repeated on every page. */
  header: FlowRow | null;
  rows: FlowRow[];
  /** Stays whole, on the page of what follows. */
  keepNext?: boolean;
}

/** A picture on a page of its own, centred. */
export interface FlowPicture {
  kind: 'picture';
  /** Number of the picture in the order of the file. */
  picture: number;
  /** Twips. */
  width: number;
  height: number;
  pageBreak: boolean;
}

export type Flow = FlowParagraph | FlowTable | FlowPicture;

export interface FlowSection {
  page: PaperPage;
  flow: Flow[];
  /** Prints the page number at the foot. */
  numbered: boolean;
  /** Numbers restart with this one. */
  startAt?: number;
  /** Small print at the head of every page, e.g. 草稿. */
  headMark?: string;
}

/** A paragraph with the usual values. */
export function paragraph(lines: Run[][], more: Partial<Omit<FlowParagraph, 'kind' | 'lines'>> = {}): FlowParagraph {
  return {
    kind: 'paragraph',
    lines,
    align: 'left',
    pitch: 560,
    after: 0,
    indent: 0,
    tabs: [],
    keepNext: false,
    keepLines: false,
    pageBreak: false,
    ...more,
  };
}
