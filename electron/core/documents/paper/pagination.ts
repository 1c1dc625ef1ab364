// On which page everything stands: exact line pitches make the pages countable without a renderer.
import type { Flow, FlowParagraph, FlowRow, FlowSection, FlowTable } from './paperFlow.ts';
import { textHeight } from './paperPage.ts';

/** Twips of a table's line, which some programs add to a row. */
const ruleHeight = 10;

export interface Pagination {
  /** Pages of each section. */
  pages: number[];
  /** Bookmark → number printed on its page; of sections without a restart the number goes on. */
  pageOf: Map<string, number>;
  /** Paragraphs that went over to the next page whole, so as to stay together with what follows. */
  turned: FlowParagraph[];
}

interface Sheet {
  /** Full height. */
  height: number;
  used: number;
  page: number;
}

const linesHeight = (item: FlowParagraph): number => item.lines.length * item.pitch;

function newPage(sheet: Sheet): void {
  sheet.page += 1;
  sheet.used = 0;
}

/** What has to stay on one page from `at` on: how many items, and how high they are together. */
function groupFrom(flow: readonly Flow[], at: number): { count: number; height: number } {
  let height = 0;
  let next = at;
  for (;;) {
    const item = flow[next];
    if (item?.kind === 'table' && item.keepNext) {
      height += tableHeight(item);
      next += 1;
      continue;
    }
    if (item?.kind === 'table') return { count: next - at, height: height + firstRows(item) };
    if (item?.kind !== 'paragraph') return { count: Math.max(1, next - at), height };
    if (!item.keepNext) {
      height += item.keepLines ? linesHeight(item) : item.pitch;
      return { count: next - at, height };
    }
    height += linesHeight(item) + item.after;
    next += 1;
  }
}

/** Returns whether its lines went over to the next page together. */
function placeParagraph(sheet: Sheet, item: FlowParagraph): boolean {
  const whole = linesHeight(item);
  const isTurned = item.keepLines && sheet.used > 0 && sheet.used + whole > sheet.height && whole <= sheet.height;
  if (isTurned) newPage(sheet);
  for (let line = 0; line < item.lines.length; line += 1) {
    if (sheet.used > 0 && sheet.used + item.pitch > sheet.height) newPage(sheet);
    sheet.used += item.pitch;
  }
  sheet.used += item.after;
  return isTurned;
}

const rowHeight = (row: FlowRow): number => row.height + ruleHeight;
const headHeight = (table: FlowTable): number => (table.header ? rowHeight(table.header) : 0);
/** The header never stands without a row beneath it. */
const firstRows = (table: FlowTable): number => headHeight(table) + (table.rows[0] ? rowHeight(table.rows[0]) : 0);

/** Twips of a table on one page. */
export const tableHeight = (table: FlowTable): number =>
  table.rows.reduce((sum, row) => sum + rowHeight(row), headHeight(table));

function placeTable(sheet: Sheet, table: FlowTable): void {
  const head = headHeight(table);
  if (sheet.used > 0 && sheet.used + firstRows(table) > sheet.height) newPage(sheet);
  sheet.used += head;
  for (const row of table.rows) {
    if (sheet.used + rowHeight(row) > sheet.height) {
      newPage(sheet);
      sheet.used += head;
    }
    sheet.used += rowHeight(row);
  }
}

interface PageEvents {
  /** The page, 1 being the section's first. */
  onBookmark: (name: string, page: number) => void;
  onTurned: (item: FlowParagraph) => void;
}

/** Counts the pages of one section. */
function paginateFlow(section: FlowSection, { onBookmark, onTurned }: PageEvents): number {
  const sheet: Sheet = { height: textHeight(section.page), used: 0, page: 1 };
  let isFirst = true;
  let keptUntil = 0;
  section.flow.forEach((item, at) => {
    if (item.kind !== 'table' && item.pageBreak && !isFirst) newPage(sheet);
    isFirst = false;
    if (item.kind === 'picture') {
      sheet.used = sheet.height;
      return;
    }
    if (item.kind === 'table') {
      placeTable(sheet, item);
      return;
    }
    if (at >= keptUntil && item.keepNext) {
      const { count, height } = groupFrom(section.flow, at);
      keptUntil = at + count;
      if (sheet.used > 0 && height <= sheet.height && sheet.used + height > sheet.height) {
        newPage(sheet);
        onTurned(item);
      }
    }
    if (placeParagraph(sheet, item)) onTurned(item);
    if (item.bookmark) onBookmark(item.bookmark, sheet.page);
  });
  return sheet.page;
}

/** Counts all sections; each begins on a new page. */
export function paginate(sections: readonly FlowSection[]): Pagination {
  const pages: number[] = [];
  const pageOf = new Map<string, number>();
  const turned: FlowParagraph[] = [];
  let next = 1;
  for (const section of sections) {
    const first = section.startAt ?? next;
    const count = paginateFlow(section, {
      onBookmark: (name, page) => pageOf.set(name, first + page - 1),
      onTurned: (item) => turned.push(item),
    });
    pages.push(count);
    next = first + count;
  }
  return { pages, pageOf, turned };
}

/**
 * Makes the turns of pages that keep text and signatures together explicit: LibreOffice gives up keeping paragraphs
 * together in a long document, and a signature then stands alone on its page.
 */
export function fixTurns({ turned }: Pagination): void {
  for (const item of turned) item.pageBreak = true;
}

/** Writes the counted pages into the references. */
export function fillPageNumbers(sections: readonly FlowSection[], pageOf: ReadonlyMap<string, number>): void {
  const fill = (lines: FlowParagraph['lines']): void => {
    for (const run of lines.flat()) if ('pageOf' in run) run.page = pageOf.get(run.pageOf) ?? null;
  };
  for (const item of sections.flatMap((section) => section.flow)) {
    if (item.kind === 'paragraph') fill(item.lines);
    if (item.kind === 'table') for (const row of item.rows) for (const cell of row.cells) fill(cell.lines);
  }
}
