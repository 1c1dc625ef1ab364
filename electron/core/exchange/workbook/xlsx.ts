// Reads .xlsx and .xlsm as a stream: every sheet is unpacked, scanned and forgotten piece by piece, and what is
// counted while reading is what is kept. A separate look before a separate parser could be fooled; one pass cannot.
// Format: ECMA-376 part 1, chapter 18.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/cell.ts';
import type { Archive } from './archive.ts';
import { openArchive } from './archive.ts';
import type { BookContext } from './cellReader.ts';
import { createCellReader, textCell } from './cellReader.ts';
import type { Tally } from './limits.ts';
import { damaged, limits, tooLargeInside } from './limits.ts';
import type { NumberStyle } from './numberCell.ts';
import { builtInFormat, numberStyle } from './numberCell.ts';
import type { Merge, Sheet } from './sheet.ts';
import { parseRange, placeRow } from './sheet.ts';
import type { XmlHandler } from './xmlScanner.ts';
import { attribute, createXmlScanner, decodeXml } from './xmlScanner.ts';

/** Parts of the sheets unpacked so far, 0 … 1. */
export type ReadProgress = (done: number) => void;

interface SheetEntry {
  name: string;
  hidden: boolean;
  part: string;
}

interface Book {
  sheets: SheetEntry[];
  date1904: boolean;
  texts: string | undefined;
  styles: string | undefined;
}

/** Reads a whole workbook. Throws a Refusal for other zips, damage, passwords and sizes beyond `limits`. */
export async function readXlsx(bytes: Uint8Array, tally: Tally, onProgress: ReadProgress = () => {}): Promise<Sheet[]> {
  const archive = await openArchive(bytes);
  const book = await readBook(archive);
  if (book.sheets.length > limits.sheets) throw tooLargeInside();
  const total = book.sheets.reduce((sum, sheet) => sum + archive.size(sheet.part), 0);
  if (total > limits.inflatedBytes) throw tooLargeInside();

  const texts = book.texts === undefined ? [] : await readTexts(archive, book.texts, tally);
  const styles = book.styles === undefined ? [] : await readStyles(archive, book.styles);
  const sheets: Sheet[] = [];
  let before = 0;
  for (const entry of book.sheets) {
    const size = archive.size(entry.part);
    const report = (done: number): void => onProgress(total === 0 ? 1 : Math.min(1, (before + done) / total));
    sheets.push(await readSheet(archive, entry, { texts, styles, date1904: book.date1904 }, tally, report));
    before += size;
  }
  return sheets;
}

async function scan(archive: Archive, part: string, handler: XmlHandler, onPiece?: (characters: number) => void) {
  const scanner = createXmlScanner(handler);
  let characters = 0;
  await archive.stream(part, (piece) => {
    characters += piece.length;
    scanner.push(piece);
    onPiece?.(characters);
  });
  scanner.end();
}

/** For parts whose content is kept in memory. */
async function scanHeld(archive: Archive, part: string, handler: XmlHandler): Promise<void> {
  if (archive.size(part) > limits.heldBytes) throw tooLargeInside();
  await scan(archive, part, handler);
}

async function readRelations(archive: Archive, part: string): Promise<Map<string, { type: string; target: string }>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = new Map<string, { type: string; target: string }>();
  const from = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!archive.has(from)) return relations;
  await scanHeld(archive, from, {
    open(name, tag) {
      const id = attribute(tag, 'Id');
      const target = attribute(tag, 'Target');
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      const type = attribute(tag, 'Type') ?? '';
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, decodeXml(target)) });
    },
    close() {},
    text() {},
  });
  return relations;
}

/** A name inside the archive; it is only ever looked up there, so a path that climbs out finds nothing. */
function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  return parts.join('/');
}

async function readBook(archive: Archive): Promise<Book> {
  const roots = [...(await readRelations(archive, '')).values()];
  const main = roots.find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (main.endsWith('.bin')) throw otherFormat('这是 .xlsb 格式的工作簿');
  if (!/workbook[^/]*\.xml$/i.test(main) || !archive.has(main)) throw notWorkbook(archive, main);

  const relations = await readRelations(archive, main);
  const target = (type: string): string | undefined => {
    const found = [...relations.values()].find((relation) => relation.type === type)?.target;
    return found !== undefined && archive.has(found) ? found : undefined;
  };
  const book: Book = { sheets: [], date1904: false, texts: target('sharedStrings'), styles: target('styles') };
  await scanHeld(archive, main, {
    open(name, tag) {
      if (name === 'workbookPr') book.date1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(/\s\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '');
      if (relation?.type !== 'worksheet') return; // chart and macro sheets hold no rows
      if (!archive.has(relation.target)) throw damaged(new Error('a sheet of the workbook is missing'));
      const hidden = /hidden/i.test(attribute(tag, 'state') ?? '');
      book.sheets.push({ name: decodeXml(attribute(tag, 'name') ?? ''), hidden, part: relation.target });
    },
    close() {},
    text() {},
  });
  return book;
}

function notWorkbook(archive: Archive, main: string): Refusal {
  if (main.startsWith('word/') || archive.has('word/document.xml')) {
    return new Refusal(
      'invalid',
      '这是 Word 文档，不是工作簿。请把里面的表格复制到 Excel 或 WPS 表格，另存为 .xlsx 后再导入。',
    );
  }
  if (main.startsWith('ppt/'))
    return new Refusal('invalid', '这是演示文稿，不是工作簿。请选择 .xlsx、.xls 或 .csv 文件。');
  if (archive.has('content.xml') && archive.has('mimetype')) return otherFormat('这是 OpenDocument 格式的文件');
  return new Refusal('invalid', '这是一个压缩包，不是工作簿。请先解压，再选择里面的 .xlsx、.xls 或 .csv 文件。');
}

function otherFormat(what: string): Refusal {
  return new Refusal('invalid', `${what}，这里读不了。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。`);
}

/** Shared texts as ready cells: a text used in ten thousand cells is one object. */
async function readTexts(archive: Archive, part: string, tally: Tally): Promise<Cell[]> {
  const cells: Cell[] = [];
  let text = '';
  let taking = false;
  let reading = 0; // inside a phonetic reading, which is not part of the text
  await scanHeld(archive, part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') reading += 1;
      else if (name === 't') taking = reading === 0;
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') reading -= 1;
      else if (name === 'si') {
        tally.cell(text.length);
        cells.push(textCell(text));
      }
    },
    text(raw) {
      if (taking) text += raw;
    },
  });
  return cells;
}

/** The meaning of each cell style's number format, in the order of `cellXfs`. */
async function readStyles(archive: Archive, part: string): Promise<NumberStyle[]> {
  const formats = new Map<number, string>();
  const ids: number[] = [];
  let inCellStyles = false;
  await scanHeld(archive, part, {
    open(name, tag) {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) ids.push(Number(attribute(tag, 'numFmtId') ?? 0));
      else if (name === 'numFmt') {
        formats.set(Number(attribute(tag, 'numFmtId')), decodeXml(attribute(tag, 'formatCode') ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {},
  });
  const known = new Map<number, NumberStyle>();
  return ids.map((id) => {
    const style = known.get(id) ?? numberStyle(formats.get(id) ?? builtInFormat(id));
    known.set(id, style);
    return style;
  });
}

async function readSheet(
  archive: Archive,
  entry: SheetEntry,
  context: BookContext,
  tally: Tally,
  onPiece: (characters: number) => void,
): Promise<Sheet> {
  const rows: Cell[][] = [];
  const merges: Merge[] = [];
  const reader = createCellReader(context, tally, (at, cells) => {
    if (rows[at]?.length) throw damaged(new Error('a row stands twice in a sheet'));
    tally.row(cells.length);
    placeRow(rows, at, cells);
  });
  const handler: XmlHandler = {
    open(name, tag) {
      if (name === 'mergeCell') {
        const merge = parseRange(attribute(tag, 'ref') ?? '');
        if (merge) merges.push(merge);
        if (merges.length > limits.merges) throw tooLargeInside();
        return;
      }
      reader.open(name, tag);
    },
    close: reader.close,
    text: reader.text,
  };
  await scan(archive, entry.part, handler, onPiece);
  return { name: entry.name, rows, merges, hidden: entry.hidden };
}
