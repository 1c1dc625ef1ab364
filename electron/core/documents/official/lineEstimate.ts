// About where on its last page the text of a document ends: enough to know whether its signature would be left alone.
import { breakRuns } from '../paper/lineBreaking.ts';
import { type OfficialBlock, type OfficialDocument, type OfficialText, runsOf } from './officialDocument.ts';
import { em, linePitch, size, textWidth } from './officialPage.ts';
import { sideOf } from './officialTable.ts';

const linesOnPage = 22;
const millimetresOfLine = linePitch / 56.693;
/** Millimetres of a row of one line in a table. */
const rowHeight = 8;
/** The widths that lines are broken by are those of the widest fonts; tables and pictures are rounded. */
const tolerance = 2;

const plain = (text: OfficialText): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('');

/** Lines of a text in body type. */
export function linesOfText(text: string): number {
  // The lines are broken for characters of full width; ours are set closer.
  const width = Math.round((textWidth.upright * size.三号 * 10) / em);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .reduce((sum, line) => sum + breakRuns([{ text: line, size: size.三号 }], width, 2 * size.三号 * 10).length, 0);
}

/** A page that is filled from the top, counted in lines. */
interface Filling {
  used: number;
}

function flow(page: Filling, lines: number): void {
  page.used = ((page.used + lines - 1) % linesOnPage) + 1;
}

/** What is not divided goes on the next page where it does not fit. */
function stand(page: Filling, lines: number): void {
  page.used = page.used + lines > linesOnPage ? Math.min(lines, linesOnPage) : page.used + lines;
}

function fill(page: Filling, block: OfficialBlock): void {
  switch (block.kind) {
    case 'heading':
      if (block.runIn === undefined && page.used >= linesOnPage - 1) page.used = 0;
      flow(page, linesOfText(block.text + plain(block.runIn ?? '')));
      return;
    case 'paragraph':
      flow(page, linesOfText(plain(block.text)));
      return;
    case 'picture':
      stand(page, block.height / millimetresOfLine + (block.caption === undefined ? 0 : 1));
      return;
    case 'table':
      if (sideOf(block) === 'across') page.used = 0;
      else flow(page, ((block.rows.length + (block.totals?.length ?? 0) + 3) * rowHeight) / millimetresOfLine);
  }
}

function headLines(document: OfficialDocument, titleLines: number): number {
  const addressee = document.addressee === undefined ? 0 : 1;
  if (document.kind === 'redHead')
    return 10 + Math.max(1, Math.ceil((document.issuers?.length ?? 0) / 2)) + titleLines + 1 + addressee;
  return titleLines + 2 + addressee;
}

/**
 * Whether what closes the document (so many lines) might begin a page of its own. Programs keep a whole paragraph with what
 * follows, which leaves a gap where it is long: so it is kept only when it must be.
 */
export function mustKeepLast(document: OfficialDocument, titleLines: number, closingLines: number): boolean {
  const page: Filling = { used: headLines(document, titleLines) };
  for (const block of document.blocks) fill(page, block);
  return page.used + closingLines > linesOnPage - tolerance || page.used <= tolerance;
}
