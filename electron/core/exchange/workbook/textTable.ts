// Reads .csv and its relatives (RFC 4180 with what offices make of it): any of comma, tab and semicolon, quotes,
// and the tricks by which programs keep an ID number from becoming a number.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { emptyCell } from '../../../../shared/fields/cell.ts';
import type { Tally } from './limits.ts';
import { limits } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { placeCell, placeRow } from './sheet.ts';
import { decodeText } from './textDecoding.ts';

const delimiters = [',', '\t', ';'] as const;
type Delimiter = (typeof delimiters)[number];

const linesLookedAt = 30;

/** Reads the one sheet of a text table. `name` becomes the sheet's name. Throws a Refusal as `decodeText` does. */
export function readTextTable(bytes: Uint8Array, name: string, tally: Tally): Sheet {
  if (bytes.byteLength > limits.textBytes) throw tooLargeText();
  const text = decodeText(bytes);
  const declared = /^sep=([,;\t])\r?\n/i.exec(text);
  const delimiter = (declared?.[1] as Delimiter | undefined) ?? detectDelimiter(text);
  const rows: Cell[][] = [];
  const interned = new Map<string, Cell>();
  const parse = createRowParser(text, delimiter, declared?.[0].length ?? 0);
  for (let fields = parse(), at = declared ? 1 : 0; fields; fields = parse(), at += 1) {
    const cells: Cell[] = [];
    fields.forEach((field, column) => {
      const cell = fieldCell(field, interned, tally);
      if (cell !== emptyCell) placeCell(cells, column, cell);
    });
    if (cells.length === 0) continue;
    tally.row(cells.length);
    placeRow(rows, at, cells);
  }
  return { name, rows, merges: [], hidden: false };
}

/** The delimiter that divides most of the first lines into the same number of fields, more than one. */
export function detectDelimiter(text: string): Delimiter {
  const beginning = text.slice(0, 200_000);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = evenness(beginning, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** The share of records with the most usual number of fields, more fields breaking a tie; 0 where nothing divides. */
function evenness(text: string, delimiter: Delimiter): number {
  const misfits = { count: 0 };
  const parse = createRowParser(text, delimiter, 0, misfits);
  const usual = new Map<number, number>();
  let records = 0;
  for (let fields = parse(); fields && records < linesLookedAt; fields = parse()) {
    records += 1;
    if (fields.length > 1) usual.set(fields.length, (usual.get(fields.length) ?? 0) + 1);
  }
  const scores = [...usual].map(([fields, lines]) => ((lines - misfits.count) / records) * 1000 + fields);
  return Math.max(0, ...scores);
}

const internedTexts = 50_000;

/** Without blanks and tabs around it, without a leading apostrophe, and ="…" as the text it stands for. */
function fieldCell(field: string, interned: Map<string, Cell>, tally: Tally): Cell {
  const known = interned.get(field);
  if (known) return known;
  const forced = /^\s*="([^"]*)"\s*$/.exec(field)?.[1] ?? field;
  const text = forced.trim().replace(/^['‘’](?=[0-9])/, '');
  tally.cell(text.length);
  // The copy lets the text of the whole file go.
  const cell: Cell =
    text === '' ? emptyCell : { kind: 'text', text: text.length > 12 ? Buffer.from(text).toString() : text };
  if (interned.size < internedTexts) interned.set(field, cell);
  return cell;
}

/**
 * Gives one record after another, undefined at the end. With `misfits` it only tries: an open quote at the end is no
 * error, and texts right after a closing quote, the sign of a wrong delimiter, are counted.
 */
function createRowParser(
  text: string,
  delimiter: Delimiter,
  from: number,
  misfits?: { count: number },
): () => string[] | undefined {
  let at = from;
  let line = 1;

  function quoted(): string {
    const opened = line;
    let value = '';
    at += 1;
    for (;;) {
      const end = text.indexOf('"', at);
      if (end === -1) {
        if (!misfits) throw openQuote(opened);
        value += text.slice(at);
        at = text.length;
        return value;
      }
      value += text.slice(at, end);
      if (text[end + 1] !== '"') {
        at = end + 1;
        line += lineBreaks(value);
        return value;
      }
      value += '"';
      at = end + 2;
    }
  }

  /** What stands after a closing quote is kept, as every spreadsheet does. */
  function afterQuote(): string {
    const more = bare();
    if (misfits && more.trim() !== '') misfits.count += 1;
    return more;
  }

  function bare(): string {
    const start = at;
    while (at < text.length) {
      const character = text[at];
      if (character === delimiter || character === '\n' || character === '\r') break;
      at += 1;
    }
    return text.slice(start, at);
  }

  return () => {
    if (at >= text.length) return undefined;
    const fields: string[] = [];
    for (;;) {
      fields.push(startsQuoted(text, at, delimiter) ? quoted() + afterQuote() : bare());
      if (text[at] !== delimiter || at >= text.length) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    line += 1;
    return fields;
  };

  function startsQuoted(source: string, place: number, mark: string): boolean {
    let first = place;
    while (source[first] === ' ' || (source[first] === '\t' && mark !== '\t')) first += 1;
    if (source[first] !== '"') return false;
    at = first;
    return true;
  }
}

const lineBreaks = (value: string): number => value.split('\n').length - 1;

function tooLargeText(): Refusal {
  return new Refusal('invalid', '这个文本表格太大，一次读不了。请拆成几个文件，分几次导入。');
}

function openQuote(line: number): Refusal {
  return new Refusal(
    'invalid',
    `第 ${line} 行有一个引号没有配对，文件可能不完整。请用 WPS 或 Excel 打开它看看这一行，另存为 .xlsx 后再导入。`,
  );
}
