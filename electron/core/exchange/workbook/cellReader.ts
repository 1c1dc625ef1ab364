// Turns the row and cell tags of one sheet into cells. Rows and cells without a value leave nothing behind, so a
// sheet that is formatted down to its last row costs no memory.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { emptyCell } from '../../../../shared/fields/cell.ts';
import type { Tally } from './limits.ts';
import { damaged, limits } from './limits.ts';
import type { NumberStyle } from './numberCell.ts';
import { numberCell, plainStyle } from './numberCell.ts';
import { placeCell } from './sheet.ts';
import type { XmlHandler } from './xmlScanner.ts';
import { attribute, decodeXml } from './xmlScanner.ts';

/** Texts that stand in the cells themselves are shared up to this many different ones. */
const internedTexts = 50_000;
/** V8 keeps a shorter text by itself; a longer one would hold on to the whole piece of the file it was cut from. */
const copiedByV8 = 12;

export interface BookContext {
  texts: Cell[];
  styles: NumberStyle[];
  date1904: boolean;
}

/** The style of a cell by its `s` attribute; unknown styles are plain. */
function styleOf(context: BookContext, index: string | undefined): NumberStyle {
  return index === undefined ? plainStyle : (context.styles[Number(index)] ?? plainStyle);
}

/** The cell of raw XML text; blanks alone are an empty cell. `_x000D_` is how workbooks write control characters. */
export function textCell(raw: string): Cell {
  let text = decodeXml(raw);
  if (text.includes('_x')) {
    text = text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    text = text.replace(/\r\n?/g, '\n');
  }
  return text.trim() === '' ? emptyCell : { kind: 'text', text };
}

/** `onRow` gets the 0-based row and its cells, only for rows that hold something. */
export function createCellReader(
  context: BookContext,
  tally: Tally,
  onRow: (at: number, cells: Cell[]) => void,
): XmlHandler {
  const interned = new Map<string, Cell>();
  let inData = false;
  let row = -1;
  let cells: Cell[] = [];
  let column = -1;
  let type: string | undefined;
  let style: string | undefined;
  let inCell = false;
  let hasValue = false;
  let formula = false;
  let value = '';
  let taking = false;
  let reading = 0;

  function ownText(raw: string): Cell {
    const known = interned.get(raw);
    if (known) return known;
    const copy = raw.length > copiedByV8 ? Buffer.from(raw).toString() : raw;
    tally.cell(copy.length);
    const cell = textCell(copy);
    if (interned.size < internedTexts) interned.set(copy, cell);
    return cell;
  }

  function finishedCell(): Cell {
    if (!hasValue) return formula ? { kind: 'error', text: '公式没有结果' } : emptyCell;
    switch (type) {
      case 's':
        return context.texts[Number(value)] ?? emptyCell;
      case 'inlineStr':
      case 'str':
        return ownText(value);
      case 'b':
        return value.trim() === '1' || value.trim() === 'true'
          ? { kind: 'yesNo', yes: true, text: 'TRUE' }
          : { kind: 'yesNo', yes: false, text: 'FALSE' };
      case 'e':
        return { kind: 'error', text: decodeXml(value) };
      case 'd':
        return isoCell(decodeXml(value));
      default:
        return storedNumber();
    }
  }

  function storedNumber(): Cell {
    const number = value.trim() === '' ? Number.NaN : Number(value);
    if (Number.isFinite(number)) {
      tally.cell(value.length);
      return numberCell(number, styleOf(context, style), context.date1904);
    }
    if (formula && value.trim() === '') return { kind: 'error', text: '公式没有结果' };
    return ownText(value);
  }

  function isoCell(text: string): Cell {
    const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(text);
    if (!found?.[1]) return ownText(text);
    const time = found[2];
    if (time === undefined || time === '00:00') return { kind: 'day', day: found[1], text: found[1] };
    return { kind: 'day', day: found[1], time, text: `${found[1]} ${time}` };
  }

  function openRow(tag: string): void {
    const number = attribute(tag, 'r');
    row = number === undefined ? row + 1 : Number(number) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= limits.sheetRows) throw impossiblePlace();
    cells = [];
    column = -1;
  }

  function openCell(tag: string): void {
    column = cellColumn(attribute(tag, 'r')) ?? column + 1;
    if (column >= limits.sheetColumns) throw impossiblePlace();
    type = attribute(tag, 't');
    style = attribute(tag, 's');
    inCell = true;
    hasValue = false;
    formula = false;
    value = '';
  }

  return {
    open(name, tag) {
      if (name === 'sheetData') inData = true;
      else if (!inData) return;
      else if (name === 'c') openCell(tag);
      else if (name === 'row') openRow(tag);
      else if (!inCell) return;
      else if (name === 'v') {
        taking = true;
        hasValue = true;
      } else if (name === 'f') formula = true;
      else if (name === 't') {
        taking = reading === 0 && type === 'inlineStr';
        hasValue = true;
      } else if (name === 'rPh') reading += 1;
    },
    close(name) {
      if (!inData) return;
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') reading -= 1;
      else if (name === 'c') {
        inCell = false;
        if (row < 0) throw damaged(new Error('a cell outside of a row'));
        const cell = finishedCell();
        if (cell !== emptyCell) placeCell(cells, column, cell);
      } else if (name === 'row' && cells.length > 0) onRow(row, cells);
      else if (name === 'sheetData') inData = false;
    },
    text(raw) {
      if (taking) value += raw;
    },
  };
}

/** The 0-based column of "AB12"; undefined without one. */
function cellColumn(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let index = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
    if (index > limits.sheetColumns) throw impossiblePlace();
  }
  return index === 0 ? undefined : index - 1;
}

function impossiblePlace(): Refusal {
  return new Refusal(
    'invalid',
    '这个工作簿里有超出表格范围的行号或列号，像是被改动过或已损坏，没有读取。请把需要的表复制到一个新工作簿，保存后再导入。',
  );
}
