// One sheet of a workbook as a template.

import { escapeXml } from '../documents/docxPacking.ts';
import { attribute } from '../exchange/workbook/xmlScanner.ts';
import { crossedSpans, type Pair, pairUp, type TemplateProblem } from './checkNames.ts';
import type { FormulaPlace, MovesOf } from './formulaRows.ts';
import { type FilledBlock, filledBlocks, nestedSpans } from './rowBlocks.ts';
import { type RowMoves, rowMoves } from './rowMoves.ts';
import { removed, valuePatches } from './runPatches.ts';
import { type CellContent, type CellSlot, contentOf, type RichText, textOfCell, textWithout } from './sheetCells.ts';
import { edited, mergeEdits, rangeEdits } from './sheetRanges.ts';
import { type RowPattern, rowPattern, sharedFormulas, writeRow } from './sheetRows.ts';
import { slotsIn } from './slots.ts';
import { slotText } from './slotText.ts';
import { filled, nodesOf, type Scope } from './templateNodes.ts';
import { descendants, readXml, type XmlElement } from './xmlPositions.ts';

export interface SheetTemplate {
  name: string;
  path: string;
  placed: readonly CellSlot[];
  pairs: readonly Pair<CellSlot>[];
  problems: TemplateProblem[];
  hasFormulas: boolean;
  /** Blocks of rows for these values, and where the rows go. */
  blocksFor(scope: Scope): { blocks: FilledBlock[]; moves: RowMoves };
  /** The sheet's text with everything filled in. */
  fill(scope: Scope, made: { blocks: readonly FilledBlock[]; moves: RowMoves }, movesOf: MovesOf): string;
}

/** @throws Refusal for broken XML. */
export function compileSheet(
  source: string,
  { name, path }: { name: string; path: string },
  shared: ReadonlyMap<number, RichText>,
): SheetTemplate {
  const root = readXml(source);
  const data = root.children.find((child) => child.name === 'sheetData');
  const rows = numbered(source, data?.children.filter((child) => child.name === 'row') ?? []);
  const cells = rows.flatMap(({ element, row }) =>
    element.children.flatMap((cell) => {
      const text = cell.name === 'c' ? textOfCell(source, cell, shared) : null;
      return text ? [{ cell, row, text, slots: slotsOf(source, name, cell, row, text) }] : [];
    }),
  );
  const inCells = cells.flatMap(({ slots }) => slots);
  const paired = pairUp(inCells);
  const isInline = ({ open, close }: Pair<CellSlot>): boolean => open.cell === close.cell;
  const contents = cells.map(({ cell, text, slots }) => ({
    cell,
    ...contentOf(text, slots, pairsIn(cell, paired.pairs)),
  }));
  const order = new Map(inCells.map((slot, index) => [slot, index]));
  const whole = paired.pairs
    .filter((pair) => !isInline(pair))
    .toSorted((a, b) => order.get(a.open)! - order.get(b.open)!);
  const crossed = crossedSpans(
    whole.map(({ open, close }) => ({
      open,
      start: open.row,
      end: close.row + 1,
      opensAt: order.get(open)!,
      closesAt: order.get(close)!,
    })),
  );
  const margins = pageMargins(source, root, name);
  const patterns = patternsOf(source, rows, new Map(contents.map(({ cell, content }) => [cell, content])));
  const spans = nestedSpans(
    whole.map(({ open, close }) => ({ first: open.row, last: close.row, ...open.placeholder })),
  );
  const dropped = markerRows(source, rows, cells, shared);
  return {
    name,
    path,
    placed: [...inCells, ...margins],
    pairs: paired.pairs,
    problems: [...paired.problems, ...contents.flatMap(({ problems }) => problems), ...crossed],
    hasFormulas: rows.some(({ element }) => element.children.some(isFormula)),
    blocksFor(scope) {
      const blocks = filledBlocks(spans, dropped, scope);
      return { blocks, moves: rowMoves(blocks) };
    },
    fill(scope, { blocks, moves }, movesOf) {
      const place: FormulaPlace = { sheet: name, movesOf };
      const moving = { source, moves, place };
      const written = writtenRows(patterns, { blocks, moves }, scope, place);
      return edited(source, [
        ...rangeEdits(root, moving, data ?? null),
        ...mergeEdits(
          root.children.find((child) => child.name === 'mergeCells'),
          moving,
          blocks,
        ),
        ...marginEdits(source, margins, scope),
        ...(data && rows.length > 0 ? [{ start: data.openEnd, end: data.closeStart, text: written }] : []),
      ]);
    },
  };
}

interface NumberedRow {
  element: XmlElement;
  row: number;
}

const isFormula = (cell: XmlElement): boolean => cell.children.some(({ name }) => name === 'f');

function numbered(source: string, elements: readonly XmlElement[]): NumberedRow[] {
  let last = 0;
  return elements.map((element) => {
    const written = attribute(source.slice(element.start + 1, element.openEnd - 1), 'r');
    last = written === undefined ? last + 1 : Number(written);
    return { element, row: last };
  });
}

function slotsOf(source: string, sheet: string, cell: XmlElement, row: number, text: RichText): CellSlot[] {
  const reference = attribute(source.slice(cell.start + 1, cell.openEnd - 1), 'r') ?? `第${row}行`;
  const place = `工作表“${sheet}”${reference}`;
  return text.slots.map((slot) => {
    const { placeholder, written } = slot;
    return { slot, placeholder, written, place, cell, row };
  });
}

const pairsIn = (cell: XmlElement, pairs: readonly Pair<CellSlot>[]): Pair<CellSlot>[] =>
  pairs.filter(({ open, close }) => open.cell === cell && close.cell === cell);

function patternsOf(
  source: string,
  rows: readonly NumberedRow[],
  contents: ReadonlyMap<XmlElement, CellContent>,
): RowPattern[] {
  const shared = sharedFormulas(
    source,
    rows.map(({ element }) => element),
  );
  return rows.map(({ element, row }) => rowPattern(source, element, row, contents, shared));
}

/** Rows that hold nothing but the ends of blocks. */
function markerRows(
  source: string,
  rows: readonly NumberedRow[],
  cells: readonly { cell: XmlElement; slots: readonly CellSlot[]; text: RichText }[],
  shared: ReadonlyMap<number, RichText>,
): Set<number> {
  const byCell = new Map(cells.map((each) => [each.cell, each]));
  const isMarker = (cell: XmlElement): boolean => {
    const found = byCell.get(cell);
    if (!found) return cell.children.length === 0;
    const { slots, text } = found;
    const isEnd = ({ placeholder }: CellSlot): boolean => placeholder.kind === 'open' || placeholder.kind === 'close';
    return slots.every(isEnd) && textWithout(text.source, text.element, slots) === '';
  };
  const marked = rows.filter(
    ({ element }) =>
      element.children.every((cell) => cell.name !== 'c' || isMarker(cell)) &&
      element.children.some((cell) => textOfCell(source, cell, shared) !== null),
  );
  return new Set(marked.map(({ row }) => row));
}

/** The rows in their new order, each copy in the scope of its row of the list. */
function writtenRows(
  patterns: readonly RowPattern[],
  { blocks, moves }: { blocks: readonly FilledBlock[]; moves: RowMoves },
  scope: Scope,
  place: FormulaPlace,
): string {
  const out: string[] = [];
  let next = 0;
  const outside = (until: number): void => {
    for (; next < patterns.length && patterns[next]!.row < until; next += 1) {
      const pattern = patterns[next]!;
      writeRow(pattern, moves.rowOf(pattern.row)!.first, scope, place, out);
    }
  };
  blocks.forEach((block, index) => {
    outside(block.first);
    const own: RowPattern[] = [];
    for (; next < patterns.length && patterns[next]!.row <= block.last; next += 1) own.push(patterns[next]!);
    block.copies.forEach((_, copy) => {
      const within = moves.within(index, copy);
      for (const pattern of own) {
        const at = within.rowOf(pattern.row);
        if (at) writeRow(pattern, at.first, block.scopes[copy]!, { ...place, own: within }, out);
      }
    });
  });
  outside(Number.POSITIVE_INFINITY);
  return out.join('');
}

const marginNames = new Set(['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']);

/** Placeholders in the headers and footers of the printed pages. */
function pageMargins(source: string, root: XmlElement, sheet: string): CellSlot[] {
  return [...descendants(root)]
    .filter(({ name }) => marginNames.has(name))
    .flatMap((element) =>
      slotsIn(source, [element]).map((slot) => {
        const { placeholder, written } = slot;
        const place = `工作表“${sheet}”${element.name.endsWith('Header') ? '页眉' : '页脚'}`;
        return { slot, placeholder, written, place, cell: element, row: 0 };
      }),
    );
}

function marginEdits(source: string, margins: readonly CellSlot[], scope: Scope) {
  return [...Map.groupBy(margins, ({ cell }) => cell)].map(([element, slots]) => {
    const patches = slots.flatMap((slot) =>
      // '&' begins a code of the page there (18.3.1.39).
      slot.placeholder.kind === 'value'
        ? valuePatches(slot, (value, decimals) => escapeXml(slotText(value, decimals).replaceAll('&', '&&')))
        : removed(slot.slot),
    );
    const text = filled(nodesOf(source, element.openEnd, element.closeStart, patches), scope);
    return { start: element.openEnd, end: element.closeStart, text };
  });
}
