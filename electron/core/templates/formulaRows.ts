// References in formulas and ranges, moved to where the rows of their sheets went (A1 style, ECMA-376 part 1, 18.17).
import type { RowMoves } from './rowMoves.ts';

/** Moves by the sheet's name; undefined for sheets whose rows stay. */
export type MovesOf = (sheet: string) => RowMoves | undefined;

const lost = '#REF!';
const lastRow = 1_048_576;

// Texts and structured references are passed over; a name that only looks like a reference (LOG10, Q1总数) is left.
const token =
  /"(?:[^"]|"")*"|\[[^\]]*\]|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:(\$?[A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?[A-Za-z]{1,3})(\$?)(\d{1,7}))?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!])|'(?:[^']|'')+'!?|[\p{L}_\\][\p{L}\p{N}_.\\]*|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

/** Functions over many values: a single cell of a repeated row becomes all of its copies. */
const gathering = /\b(?:SUM|AVERAGE|COUNT|COUNTA|MAX|MIN|PRODUCT|SUBTOTAL\(\s*\d+\s*,)\(?\s*$/iu;

export interface FormulaPlace {
  /** The sheet on which the formula stands. */
  sheet: string;
  movesOf: MovesOf;
  /** Set for a formula within a repeated copy: how references to its own sheet move. */
  own?: RowMoves | undefined;
}

/** The formula with its references moved. */
export function movedFormula(formula: string, { sheet, movesOf, own }: FormulaPlace): string {
  return formula.replace(token, (...found) => {
    const [whole, prefix, column, dollar, row, toColumn, toDollar, toRow, fromMark, fromRow, toMark, untilRow] =
      found as (string | undefined)[];
    const text = whole!;
    if (row === undefined && fromRow === undefined) return text;
    const named = prefix === undefined ? sheet : unquoted(prefix.slice(0, -1));
    const moves = named === sheet && own ? own : movesOf(named);
    if (!moves) return text;
    const start = prefix ?? '';
    if (fromRow !== undefined) {
      const range = moves.rangeOf(Number(fromRow), Number(untilRow));
      return range ? `${start}${fromMark}${range.first}:${toMark}${range.last}` : `${start}${lost}`;
    }
    if (toRow !== undefined) {
      const range = moves.rangeOf(Math.min(Number(row), Number(toRow)), Math.max(Number(row), Number(toRow)));
      return range ? `${start}${column}${dollar}${range.first}:${toColumn}${toDollar}${range.last}` : `${start}${lost}`;
    }
    if (Number(row) > lastRow) return text;
    const at = moves.rowOf(Number(row));
    if (!at) return `${start}${lost}`;
    const offset = found.find((each) => typeof each === 'number') as number;
    const isGathered = at.last > at.first && gathering.test(formula.slice(0, offset));
    const single = `${start}${column}${dollar}${at.first}`;
    return isGathered ? `${single}:${column}${dollar}${at.last}` : single;
  });
}

const unquoted = (name: string): string => (name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name);

const reference = /^(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?$/iu;

/** A range such as `B5:D5` as a whole; null when nothing is left of it. A single cell may become a range. */
export function movedRange(range: string, moves: RowMoves): string | null {
  const found = reference.exec(range);
  if (!found) return range;
  const [, column = '', row = '', toColumn = column, toRow = row] = found;
  const moved = moves.rangeOf(Number(row), Number(toRow));
  if (!moved) return null;
  const start = `${column}${moved.first}`;
  return toColumn === column && moved.first === moved.last ? start : `${start}:${toColumn}${moved.last}`;
}

/** Several ranges with blanks between them (`sqref`); empty when nothing is left. */
export const movedRanges = (ranges: string, moves: RowMoves): string =>
  ranges
    .trim()
    .split(/\s+/u)
    .map((range) => movedRange(range, moves))
    .filter((range) => range !== null)
    .join(' ');

const cellReference =
  /(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_.]*!?|'(?:[^']|'')+'!/gu;

/** A shared formula as it reads some rows and columns away: relative references go along. */
export function shiftedFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(cellReference, (whole, columnMark, column, rowMark, row) => {
    if (row === undefined) return whole;
    const to = columnMark === '$' ? column : columnName(columnNumber(column) + columns);
    return `${columnMark}${to}${rowMark}${rowMark === '$' ? row : Number(row) + rows}`;
  });
}

/** A → 1, AA → 27. */
export const columnNumber = (name: string): number =>
  [...name.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function columnName(number: number): string {
  let name = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
