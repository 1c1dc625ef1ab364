// Rows of a sheet as patterns: what stays the same, where the row's number stands, what is filled in or worked out.
import { escapeXml } from '../documents/docxPacking.ts';
import { attribute, decodeXml } from '../exchange/workbook/xmlScanner.ts';
import { columnNumber, type FormulaPlace, movedFormula, movedRange, shiftedFormula } from './formulaRows.ts';
import { type CellContent, valueCell } from './sheetCells.ts';
import { fillNodes, type Scope } from './templateNodes.ts';
import type { XmlElement } from './xmlPositions.ts';

type RowPiece =
  | string
  | { kind: 'rowNumber' }
  | { kind: 'formula'; formula: string }
  | { kind: 'range'; range: string }
  | { kind: 'content'; content: CellContent };

export interface RowPattern {
  row: number;
  pieces: readonly RowPiece[];
}

/** A formula that several cells share: where it is written out. */
export type SharedFormulas = ReadonlyMap<string, { formula: string; row: number; column: number }>;

const rowNumber = { kind: 'rowNumber' } as const;
const withoutAttribute = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}="[^"]*"`, 'u'), '');

/** The formulas that cells of a sheet share. */
export function sharedFormulas(source: string, rows: readonly XmlElement[]): SharedFormulas {
  const shared = new Map<string, { formula: string; row: number; column: number }>();
  for (const cell of rows.flatMap(({ children }) => children)) {
    const formula = cell.children.find(({ name }) => name === 'f');
    if (!formula || formula.openEnd === formula.closeStart) continue;
    const index = attribute(source.slice(formula.start + 1, formula.openEnd - 1), 'si');
    const place = placeOf(source, cell);
    if (index === undefined || !place) continue;
    shared.set(index, { formula: decodeXml(source.slice(formula.openEnd, formula.closeStart)), ...place });
  }
  return shared;
}

function placeOf(source: string, cell: XmlElement): { row: number; column: number } | null {
  const found = /^([A-Z]+)(\d+)$/u.exec(attribute(source.slice(cell.start + 1, cell.openEnd - 1), 'r') ?? '');
  return found ? { row: Number(found[2]), column: columnNumber(found[1]!) } : null;
}

/** The pattern of a row. Cached results of formulas go: they are worked out anew when the file is opened. */
export function rowPattern(
  source: string,
  element: XmlElement,
  row: number,
  contents: ReadonlyMap<XmlElement, CellContent>,
  shared: SharedFormulas,
): RowPattern {
  const pieces: RowPiece[] = [];
  const tag = source.slice(element.start, element.openEnd);
  const numbered = attribute(tag.slice(1), 'r') === undefined ? tag.replace(/^<[^\s/>]+/u, '$& r=""') : tag;
  const at = /\sr="/u.exec(numbered)!;
  const behind = numbered.slice(at.index + at[0].length).replace(/^\d*/u, '');
  pieces.push(numbered.slice(0, at.index + at[0].length), rowNumber, behind);
  let from = element.openEnd;
  for (const cell of element.children) {
    if (cell.name !== 'c') continue;
    pieces.push(source.slice(from, cell.start), ...cellPieces(source, cell, contents.get(cell), shared));
    from = cell.end;
  }
  pieces.push(source.slice(from, element.end));
  return { row, pieces: joined(pieces) };
}

/** Neighbouring texts as one. */
function joined(pieces: readonly RowPiece[]): RowPiece[] {
  const made: RowPiece[] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') made[made.length - 1] = last + piece;
    else made.push(piece);
  }
  return made;
}

function cellPieces(
  source: string,
  cell: XmlElement,
  content: CellContent | undefined,
  shared: SharedFormulas,
): RowPiece[] {
  const tag = source.slice(cell.start, cell.openEnd);
  const formula = cell.children.find(({ name }) => name === 'f');
  if (content) return [...head(withoutAttribute(open(tag), 't')), { kind: 'content', content }];
  if (!formula) return [...head(tag), source.slice(cell.openEnd, cell.end)];
  return [
    ...head(withoutAttribute(open(tag), 't')),
    '>',
    ...formulaPieces(source, cell, formula, shared),
    source.slice(cell.closeStart, cell.end),
  ];
}

/** A tag without its end. */
const open = (tag: string): string => tag.replace(/\s*\/?>$/u, '');

function head(tag: string): RowPiece[] {
  const found = /\sr="[A-Z]+(\d+)"/u.exec(tag);
  if (!found) return [tag];
  const at = found.index + found[0].length - 1 - found[1]!.length;
  return [tag.slice(0, at), rowNumber, tag.slice(at + found[1]!.length)];
}

function formulaPieces(source: string, cell: XmlElement, formula: XmlElement, shared: SharedFormulas): RowPiece[] {
  const tag = source.slice(formula.start, formula.openEnd);
  const text = decodeXml(source.slice(formula.openEnd, formula.closeStart));
  const range = attribute(tag.slice(1), 'ref');
  const index = attribute(tag.slice(1), 'si');
  if (index !== undefined) {
    const main = shared.get(index);
    const place = placeOf(source, cell);
    if (!main || !place) return ['<f>', { kind: 'formula', formula: text }, '</f>'];
    const here = shiftedFormula(main.formula, place.row - main.row, place.column - main.column);
    return ['<f>', { kind: 'formula', formula: here }, '</f>'];
  }
  const ending: RowPiece[] = [{ kind: 'formula', formula: text }, '</f>'];
  if (range === undefined) return [`${open(tag)}>`, ...ending];
  const before = `${open(withoutAttribute(tag, 'ref'))} ref="`;
  return [before, { kind: 'range', range }, '">', ...ending];
}

/** Writes the row as row `number` of the new sheet. */
export function writeRow(
  { pieces }: RowPattern,
  number: number,
  scope: Scope,
  place: FormulaPlace,
  out: string[],
): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') out.push(piece);
    else if (piece.kind === 'rowNumber') out.push(String(number));
    else if (piece.kind === 'formula') out.push(escapeXml(movedFormula(piece.formula, place)));
    else if (piece.kind === 'range') {
      const moves = place.own ?? place.movesOf(place.sheet);
      out.push(moves ? (movedRange(piece.range, moves) ?? piece.range) : piece.range);
    } else writeContent(piece.content, scope, out);
  }
}

function writeContent(content: CellContent, scope: Scope, out: string[]): void {
  if (content.kind === 'value') {
    out.push(valueCell(content, scope));
    return;
  }
  if (content.kind === 'nothing') {
    out.push('/>');
    return;
  }
  out.push(' t="inlineStr"><is>');
  fillNodes(content.nodes, scope, out);
  out.push('</is></c>');
}
