// About how many lines of the grid a document takes: enough to know whether its signature would be left alone on a page.
import { breakRuns } from '../paper/lineBreaking.ts';
import { type OfficialBlock, type OfficialDocument, runsOf } from './officialDocument.ts';
import { em, linePitch, size, textWidth } from './officialPage.ts';
import { sideOf } from './officialTable.ts';

const linesOnPage = 22;
const millimetresOfLine = linePitch / 56.693;
/** Millimetres of a row of one line in a table, of its title and notes. */
const rowHeight = 8;

/** Lines of a paragraph of body type. */
export function linesOfText(text: string): number {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .reduce((sum, line) => sum + breakRuns([{ text: line, size: size.三号 }], textWidth.upright, 2 * em).length, 0);
}

function linesOfBlock(block: OfficialBlock): number {
  switch (block.kind) {
    case 'heading':
      return linesOfText(block.text + plain(block.runIn ?? ''));
    case 'paragraph':
      return linesOfText(plain(block.text));
    case 'picture':
      return Math.ceil(block.height / millimetresOfLine) + 1;
    case 'table':
      return Math.ceil(((block.rows.length + 4) * rowHeight) / millimetresOfLine);
  }
}

const plain = (text: Parameters<typeof runsOf>[0]): string =>
  runsOf(text)
    .map((run) => run.text)
    .join('');

const headLines: Readonly<Record<OfficialDocument['kind'], number>> = { whiteHead: 4, redHead: 15, form: 5 };
/** The count is not exact where tables and pictures stand. */
const tolerance = 2;

/**
 * Whether what closes the document might begin a page of its own. Programs keep a whole paragraph with what follows, which
 * leaves a gap where it is long: so it is kept only when it must be.
 */
export function mustKeepLast(document: OfficialDocument, closingLines: number): boolean {
  let lines = headLines[document.kind] + (document.addressee === undefined ? 0 : 1);
  for (const block of document.blocks) {
    const isAcross = block.kind === 'table' && sideOf(block) === 'across';
    lines = isAcross ? 0 : lines + linesOfBlock(block);
  }
  const onLastPage = ((lines - 1) % linesOnPage) + 1;
  return onLastPage + closingLines > linesOnPage - tolerance || onLastPage <= tolerance;
}
