// Files made byte by byte for the tests: what no honest program writes, and what honest programs write oddly.
import { constants, crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';

export interface ZipPart {
  name: string;
  data: Buffer | string;
  /** Already deflated `data`, of `size` bytes when unpacked. */
  deflated?: boolean;
  /** The size the zip claims, when it lies. */
  size?: number;
}

/** A zip of the parts, as they are named. */
export function zip(parts: ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const raw = Buffer.from(part.data);
    const packed = part.deflated ? raw : deflateRawSync(raw, { level: 1 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x0800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(part.deflated ? 0 : crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(part.size ?? raw.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, central, end]));
}

/** Deflated bytes that unpack to `before`, `block` repeated `times`, and `after`; cheap however large. */
export function bomb(before: string, block: string, times: number, after: string): { data: Buffer; size: number } {
  const open = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const repeated = new Array<Buffer>(times).fill(open(block));
  const data = Buffer.concat([open(before), ...repeated, deflateRawSync(after)]);
  return { data, size: Buffer.byteLength(before) + Buffer.byteLength(block) * times + Buffer.byteLength(after) };
}

const relations = (entries: [id: string, type: string, target: string][]): string =>
  `<Relationships>${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export interface CraftedBook {
  /** Inner XML of `sheetData`, or with `whole` the whole worksheet part. */
  sheet: string | ZipPart;
  whole?: boolean;
  /** After `sheetData`: merges and so on. */
  after?: string;
  texts?: string | ZipPart;
  styles?: string;
  workbook?: string;
  sheetTarget?: string;
  more?: ZipPart[];
}

/** The parts of a workbook with one sheet. */
export function bookParts(book: CraftedBook): ZipPart[] {
  const part = (name: string, data: string | ZipPart): ZipPart =>
    typeof data === 'string' ? { name, data } : { ...data, name };
  const sheet =
    typeof book.sheet === 'string' && !book.whole
      ? `<?xml version="1.0"?><worksheet><sheetData>${book.sheet}</sheetData>${book.after ?? ''}</worksheet>`
      : book.sheet;
  return [
    part('_rels/.rels', relations([['r1', 'officeDocument', 'xl/workbook.xml']])),
    part(
      'xl/workbook.xml',
      book.workbook ?? '<workbook><sheets><sheet name="表&amp;一" sheetId="1" r:id="r1"/></sheets></workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ['r1', 'worksheet', book.sheetTarget ?? 'worksheets/sheet1.xml'],
        ['r2', 'sharedStrings', 'sharedStrings.xml'],
        ['r3', 'styles', '/xl/styles.xml'],
      ]),
    ),
    part('xl/worksheets/sheet1.xml', sheet),
    ...(book.texts === undefined ? [] : [part('xl/sharedStrings.xml', book.texts)]),
    ...(book.styles === undefined ? [] : [part('xl/styles.xml', book.styles)]),
    ...(book.more ?? []),
  ];
}

export const xlsx = (book: CraftedBook): Uint8Array => zip(bookParts(book));

/** A cell of text that stands in the sheet itself. */
export const inline = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** Three columns of labels and `count` rows of data below, as row tags. */
export function labelledRows(count: number): string {
  const head = `<row r="1">${inline('A1', '姓名')}${inline('B1', '性别')}${inline('C1', '电话')}</row>`;
  const rows = Array.from({ length: count }, (_, at) => {
    const row = at + 2;
    return `<row r="${row}">${inline(`A${row}`, '张三')}${inline(`B${row}`, '男')}<c r="C${row}"><v>13807430000</v></c></row>`;
  });
  return head + rows.join('');
}

interface CompoundFile {
  FullPaths: string[];
  FileIndex: { content: Uint8Array; size: number }[];
}

/** A compound file (the container of .xls and .doc) with these streams. */
export function ole(streams: Record<string, Uint8Array>): Uint8Array {
  const file: CompoundFile = XLSX.CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) XLSX.CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content));
  return new Uint8Array(XLSX.CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** An honest .xls of rows of values. */
export function xls(rows: unknown[][]): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '名单');
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

/** The .xls with a FilePass record (MS-XLS 2.4.117) after its first record, as an encrypted one has it. */
export function withFilePass(file: Uint8Array): Uint8Array {
  const parsed: CompoundFile = XLSX.CFB.read(Buffer.from(file), { type: 'buffer' });
  const at = parsed.FullPaths.findIndex((path) => path.endsWith('/Workbook'));
  const content = Buffer.from(parsed.FileIndex[at]?.content ?? []);
  const afterFirst = 4 + content.readUInt16LE(2);
  const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
  const padding = Buffer.alloc(Math.max(0, 4096 - content.length));
  const records = Buffer.concat([content.subarray(0, afterFirst), filePass, content.subarray(afterFirst), padding]);
  return ole({ Workbook: records });
}
