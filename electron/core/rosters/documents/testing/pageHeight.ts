// For tests: how much of a ruled page is taken, without a font at hand.
import { placedRows } from '../../../documents/ruled/placedRows.ts';
import {
  capacity,
  linesHeight,
  linesIn,
  plainText,
  type RuledBlock,
  type RuledPage,
  roomOf,
} from '../../../documents/ruled/ruledPage.ts';

/** Millimetres that everything on a page takes, wrapped lines counted. */
export const heightOf = (page: RuledPage): number =>
  page.blocks.reduce((sum, block) => sum + blockHeight(block, page), 0);

function blockHeight(block: RuledBlock, page: RuledPage): number {
  switch (block.kind) {
    case 'grid':
      return gridHeight(block, page);
    case 'space':
      return block.height;
    case 'title':
      return linesHeight(1, block.size) + 2;
    case 'spread':
      return linesHeight(1, block.size) + 1 + (block.above ?? 0);
    case 'line':
      return linesHeight(linesIn(plainText(block.text), capacity(roomOf(page).width, block.size)), block.size) + 0.6;
    case 'cut':
      return 8;
  }
}

function gridHeight({ rows, size }: Extract<RuledBlock, { kind: 'grid' }>, { widths }: RuledPage): number {
  return placedRows(rows).reduce((total, { row, starts }) => {
    const needed = row.cells.map((cell, index) => {
      if ((cell.rows ?? 1) > 1) return 0;
      const from = starts[index]!;
      const width = widths.slice(from, from + (cell.columns ?? 1)).reduce((all, each) => all + each, 0);
      const own = cell.size ?? size;
      return linesHeight(linesIn(plainText(cell.text), capacity(width, own)), own);
    });
    return total + Math.max(row.height, ...needed) + 0.2;
  }, 0);
}
