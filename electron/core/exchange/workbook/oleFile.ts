// A look into the container of .xls, .doc and encrypted workbooks before a parser sees it (MS-CFB): which streams it
// has, whether they lie within the file, and whether the workbook asks for a password.
import { damaged } from './limits.ts';

export const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export interface OleFile {
  /** Names of all streams and storages, as stored. */
  names: string[];
  /** True when the workbook's records are encrypted (MS-XLS 2.4.117 FilePass). */
  filePass: boolean;
}

const longestName = 64;
const directoryEntry = 128;
const lastRegularSector = 0xfffffffa;
const smallStream = 4096;
const recordBof = 0x0809;
const recordFilePass = 0x002f;
/** FilePass follows the first record at once or after a few others. */
const recordsLookedAt = 40;

interface Container {
  view: DataView;
  sectorSize: number;
  table: Uint32Array;
}

/** Reads the container. Throws a Refusal when it is cut off or its chains run in circles. */
export function inspectOle(bytes: Uint8Array): OleFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 1536) throw damaged(new Error('compound file too short'));
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) throw damaged(new Error('odd sector size'));
  const container: Container = { view, sectorSize: 1 << shift, table: new Uint32Array() };
  container.table = readTable(container);

  const names: string[] = [];
  let filePass = false;
  for (const sector of chain(container, view.getUint32(48, true))) {
    const start = sectorStart(container, sector);
    for (let at = start; at < start + container.sectorSize; at += directoryEntry) {
      const name = entryName(view, at);
      if (name === '') continue;
      names.push(name);
      if (name === 'Workbook' || name === 'Book') {
        const size = view.getUint32(at + 120, true);
        filePass ||= looksEncrypted(container, view.getUint32(at + 116, true), size);
      }
    }
  }
  return { names, filePass };
}

function sectorStart(container: Container, sector: number): number {
  const start = (sector + 1) * container.sectorSize;
  if (start >= container.view.byteLength) throw damaged(new Error('sector beyond the end of the file'));
  return start;
}

/** The sector allocation table, from the header's list and the sectors that continue it. */
function readTable(container: Container): Uint32Array {
  const { view, sectorSize } = container;
  const perSector = sectorSize / 4;
  const most = Math.ceil(view.byteLength / sectorSize);
  const sectors: number[] = [];
  for (let at = 0; at < 109; at += 1) sectors.push(view.getUint32(76 + at * 4, true));
  let next = view.getUint32(68, true);
  for (let read = 0; next < lastRegularSector; read += 1) {
    if (read > most) throw damaged(new Error('allocation list runs in a circle'));
    const start = wholeSector(container, next);
    for (let at = 0; at < perSector - 1; at += 1) sectors.push(view.getUint32(start + at * 4, true));
    next = view.getUint32(start + sectorSize - 4, true);
  }
  const used = sectors.filter((sector) => sector < lastRegularSector).slice(0, most);
  const table = new Uint32Array(used.length * perSector);
  used.forEach((sector, index) => {
    const start = wholeSector(container, sector);
    for (let at = 0; at < perSector; at += 1) table[index * perSector + at] = view.getUint32(start + at * 4, true);
  });
  return table;
}

function wholeSector(container: Container, sector: number): number {
  const start = sectorStart(container, sector);
  if (start + container.sectorSize > container.view.byteLength) throw damaged(new Error('sector cut off'));
  return start;
}

/** The sectors of a stream in order. */
function chain(container: Container, first: number): number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < lastRegularSector; sector = container.table[sector] ?? lastRegularSector) {
    if (sectors.length > container.table.length) throw damaged(new Error('sector chain runs in a circle'));
    wholeSector(container, sector);
    sectors.push(sector);
  }
  return sectors;
}

function entryName(view: DataView, at: number): string {
  const length = view.getUint16(at + 64, true);
  const type = view.getUint8(at + 66);
  if (type === 0 || length < 2 || length > longestName) return '';
  let name = '';
  for (let offset = 0; offset < length - 2; offset += 2) name += String.fromCharCode(view.getUint16(at + offset, true));
  return name;
}

/** Checks that the whole stream is there and looks for FilePass among its first records. */
function looksEncrypted(container: Container, first: number, size: number): boolean {
  if (size < smallStream) return false; // no workbook with a cell is that small; the parser has the last word
  const sectors = streamSectors(container, first, size);
  const wanted = Math.min(size, 8 * 1024);
  const head = new Uint8Array(wanted + container.sectorSize);
  const bytes = new Uint8Array(container.view.buffer, container.view.byteOffset, container.view.byteLength);
  for (let at = 0; at * container.sectorSize < wanted; at += 1) {
    const start = sectorStart(container, sectors[at] ?? 0);
    head.set(bytes.subarray(start, start + container.sectorSize), at * container.sectorSize);
  }
  const records = new DataView(head.buffer);
  if (records.getUint16(0, true) !== recordBof) return false;
  let at = 0;
  for (let read = 0; read < recordsLookedAt && at + 4 <= wanted; read += 1) {
    if (records.getUint16(at, true) === recordFilePass) return true;
    at += 4 + records.getUint16(at + 2, true);
  }
  return false;
}

function streamSectors(container: Container, first: number, size: number): number[] {
  const needed = Math.ceil(size / container.sectorSize);
  const sectors: number[] = [];
  for (let sector = first; sector < lastRegularSector && sectors.length < needed; ) {
    sectorStart(container, sector);
    sectors.push(sector);
    sector = container.table[sector] ?? lastRegularSector;
  }
  const lastStart = sectorStart(container, sectors.at(-1) ?? 0);
  const end = lastStart + size - (needed - 1) * container.sectorSize;
  if (sectors.length < needed || end > container.view.byteLength) throw damaged(new Error('the workbook is cut off'));
  return sectors;
}
