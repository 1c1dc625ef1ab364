// Everything around the rows of a sheet that names rows: merged cells, formats and checks of ranges, filters, breaks,
// links, panes (SpreadsheetML, ECMA-376 part 1, 18.3).
import { escapeXml } from '../documents/docxPacking.ts';
import { attribute, decodeXml } from '../exchange/workbook/xmlScanner.ts';
import { type FormulaPlace, movedFormula, movedRange, movedRanges } from './formulaRows.ts';
import type { FilledBlock } from './rowBlocks.ts';
import type { RowMoves } from './rowMoves.ts';
import { prefixOf, type XmlElement } from './xmlPositions.ts';

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with its edits, which do not overlap. */
export function edited(source: string, edits: readonly Edit[]): string {
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}

/** Attributes that name cells: one range, several, or one cell. */
const rangeAttributes: Record<string, { ref?: string; sqref?: string; cell?: string }> = {
  dimension: { ref: 'ref' },
  autoFilter: { ref: 'ref' },
  sortState: { ref: 'ref' },
  sortCondition: { ref: 'ref' },
  hyperlink: { ref: 'ref' },
  table: { ref: 'ref' },
  comment: { cell: 'ref' },
  sheetView: { cell: 'topLeftCell' },
  pane: { cell: 'topLeftCell' },
  selection: { cell: 'activeCell', sqref: 'sqref' },
  conditionalFormatting: { sqref: 'sqref' },
  dataValidation: { sqref: 'sqref' },
  ignoredError: { sqref: 'sqref' },
  protectedRange: { sqref: 'sqref' },
};

const formulas = new Set(['formula', 'formula1', 'formula2', 'f', 'definedName']);

interface Moving {
  source: string;
  moves: RowMoves;
  place: FormulaPlace;
}

/** The edits of an element and all within it. `skipped` is left to others. */
export function rangeEdits(element: XmlElement, moving: Moving, skipped: XmlElement | null): Edit[] {
  const { source, moves, place } = moving;
  const edits: Edit[] = [];

  function visit(at: XmlElement): void {
    if (at === skipped || at.name === 'mergeCells') return;
    const tag = source.slice(at.start, at.openEnd);
    const moved = listTag(at, moving) ?? movedTag(tag, at.name, moves);
    if (moved === null || moved === '') {
      edits.push({ start: at.start, end: at.end, text: '' });
      return;
    }
    if (moved !== tag) edits.push({ start: at.start, end: at.openEnd, text: moved });
    const isText = at.children.length === 0 && at.openEnd < at.closeStart;
    if (isText && (formulas.has(at.name) || at.name === 'sqref')) {
      const text = decodeXml(source.slice(at.openEnd, at.closeStart));
      const now = at.name === 'sqref' ? movedRanges(text, moves) : movedFormula(text, place);
      if (now !== text) edits.push({ start: at.openEnd, end: at.closeStart, text: escapeXml(now) });
    }
    at.children.forEach(visit);
  }

  visit(element);
  return edits;
}

const lists = new Set(['dataValidations', 'hyperlinks', 'ignoredErrors', 'protectedRanges']);

/** The tag of a list whose entries went away with their rows: none may be empty, and some say how many they are. */
function listTag({ name, start, openEnd, children }: XmlElement, { source, moves }: Moving): string | null {
  if (!lists.has(name)) return null;
  const isLeft = (child: XmlElement): boolean =>
    movedTag(source.slice(child.start, child.openEnd), child.name, moves) !== null;
  const left = children.filter(isLeft).length;
  const tag = source.slice(start, openEnd);
  return left === 0 ? '' : tag.replace(/\scount="\d+"/u, ` count="${left}"`);
}

/** A tag with its references moved; null when nothing is left of what it was for. */
function movedTag(tag: string, name: string, moves: RowMoves): string | null {
  const { ref, sqref, cell } = rangeAttributes[name] ?? {};
  let made = tag;
  const change = (key: string | undefined, move: (value: string) => string | null): boolean => {
    const value = key === undefined ? undefined : attribute(made.slice(1), key);
    if (value === undefined) return true;
    const moved = move(value);
    if (moved === null || moved === '') return false;
    if (moved !== value) made = made.replace(`${key}="${value}"`, `${key}="${moved}"`);
    return true;
  };
  const isLeft =
    change(ref, (value) => movedRange(value, moves)) &&
    change(sqref, (value) => movedRanges(value, moves)) &&
    change(cell, (value) => movedRange(value, moves)?.split(':')[0] ?? null);
  if (isLeft && name === 'brk') change('id', (value) => String(moves.rowOf(Number(value))?.last ?? value));
  const isNeeded = name === 'sheetView' || name === 'pane' || name === 'selection' || name === 'dimension';
  return isLeft ? made : isNeeded ? tag : null;
}

/** Merged cells: within a repeated block each copy has its own; others grow with the rows they cover. */
export function mergeEdits(
  element: XmlElement | undefined,
  { source, moves }: Moving,
  blocks: readonly FilledBlock[],
): Edit[] {
  if (!element || !moves.isMoved) return [];
  const ranges = element.children.map(
    ({ start, openEnd }) => attribute(source.slice(start + 1, openEnd - 1), 'ref') ?? '',
  );
  const moved = ranges.flatMap((range) => movedMerge(range, moves, blocks)).filter((range) => range.includes(':'));
  const prefix = prefixOf(source, element);
  const cells = moved.map((range) => `<${prefix}mergeCell ref="${range}"/>`).join('');
  const text = moved.length === 0 ? '' : `<${prefix}mergeCells count="${moved.length}">${cells}</${prefix}mergeCells>`;
  return [{ start: element.start, end: element.end, text }];
}

function movedMerge(range: string, moves: RowMoves, blocks: readonly FilledBlock[]): string[] {
  const [, from, until] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/u.exec(range) ?? [];
  const index = blocks.findIndex(({ first, last }) => Number(from) >= first && Number(until) <= last);
  if (index === -1) return [movedRange(range, moves)].filter((moved) => moved !== null);
  return blocks[index]!.copies.flatMap((_, copy) => movedRange(range, moves.within(index, copy)) ?? []);
}
