// The zip of a Word or Excel file, for patching: parts are read on demand, and in the new file every part that was not
// changed keeps its bytes, the packed ones included. Read by hand because zip packages unpack and pack again.
// Format: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { damagedTemplate, lockedTemplate, tooLargeTemplate } from './templateRefusals.ts';

export interface OfficeZip {
  names: readonly string[];
  /** The text of a part. @throws Refusal when it is damaged or too large. */
  text(name: string): string;
  /** The same as it is packed in. */
  bytes(name: string): Buffer;
  /** A new file with some parts given anew and some left out. The same input gives the same bytes. */
  patched(changed: ReadonlyMap<string, string>, dropped?: ReadonlySet<string>): Buffer;
}

interface Entry {
  name: string;
  /** The record of the central directory as it stands. */
  record: Buffer;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  localAt: number;
}

const mostEntries = 5_000;
const largestPart = 64 * 1024 * 1024;
const largestWhole = 256 * 1024 * 1024;
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const endSize = 22;
const localSize = 30;
const recordSize = 46;
const encryptedFlag = 1;
const descriptorFlag = 8;
const stored = 0;
const deflated = 8;

/** @throws Refusal when it is no whole zip, or one that means harm. */
export function openOfficeZip(file: Buffer): OfficeZip {
  const entries = readEntries(file);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size !== entries.length) throw damagedTemplate(new Error('two parts of the same name'));
  const named = (name: string): Entry => {
    const entry = byName.get(name);
    if (!entry) throw damagedTemplate(new Error(`no part ${name}`));
    return entry;
  };
  return {
    names: entries.map(({ name }) => name),
    text: (name) => decoded(unpacked(file, named(name))),
    bytes: (name) => unpacked(file, named(name)),
    patched: (changed, dropped = new Set()) => written(file, entries, changed, dropped),
  };
}

function readEntries(file: Buffer): Entry[] {
  const end = endRecord(file);
  const count = file.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  if (count > mostEntries) throw tooLargeTemplate();
  let at = file.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + recordSize > end || file.readUInt32LE(at) !== entrySignature) throw damagedTemplate();
    const length = recordSize + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (at + length > end) throw damagedTemplate();
    const entry = entryOf(file.subarray(at, at + length));
    total += entry.size;
    if (total > largestWhole) throw tooLargeTemplate();
    entries.push(entry);
    at += length;
  }
  return entries;
}

function endRecord(file: Buffer): number {
  const least = Math.max(0, file.length - endSize - 0xffff);
  for (let at = file.length - endSize; at >= least; at -= 1) {
    if (file.readUInt32LE(at) === endSignature) return at;
  }
  throw damagedTemplate(new Error('no end of the zip'));
}

function entryOf(record: Buffer): Entry {
  const name = record.toString('utf8', recordSize, recordSize + record.readUInt16LE(28));
  if (/^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)/u.test(name)) throw damagedTemplate(new Error('a path that leads out'));
  const flags = record.readUInt16LE(8);
  if ((flags & encryptedFlag) !== 0) throw lockedTemplate();
  return {
    name,
    record,
    flags,
    method: record.readUInt16LE(10),
    crc: record.readUInt32LE(16),
    packedSize: record.readUInt32LE(20),
    size: record.readUInt32LE(24),
    localAt: record.readUInt32LE(42),
  };
}

/** Where the packed bytes of an entry start. */
function bodyStart(file: Buffer, { localAt, packedSize }: Entry): number {
  if (localAt + localSize > file.length || file.readUInt32LE(localAt) !== localSignature) throw damagedTemplate();
  const start = localAt + localSize + file.readUInt16LE(localAt + 26) + file.readUInt16LE(localAt + 28);
  if (start + packedSize > file.length) throw damagedTemplate();
  return start;
}

function unpacked(file: Buffer, entry: Entry): Buffer {
  if (entry.size > largestPart) throw tooLargeTemplate();
  const start = bodyStart(file, entry);
  const packed = file.subarray(start, start + entry.packedSize);
  const bytes = entry.method === stored ? packed : inflated(packed, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damagedTemplate(new Error('checksum'));
  return bytes;
}

function inflated(packed: Buffer, { method, size }: Entry): Buffer {
  if (method !== deflated) throw damagedTemplate(new Error(`packed by method ${method}`));
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw damagedTemplate(error);
  }
}

function decoded(bytes: Buffer): string {
  try {
    // A byte order mark stays, so that what is not patched is not changed either.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw damagedTemplate(error);
  }
}

function written(
  file: Buffer,
  entries: readonly Entry[],
  changed: ReadonlyMap<string, string>,
  dropped: ReadonlySet<string>,
): Buffer {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    if (dropped.has(entry.name)) continue;
    const text = changed.get(entry.name);
    const made = text === undefined ? kept(file, entry) : packedAnew(file, entry, Buffer.from(text, 'utf8'));
    made.record.writeUInt32LE(at, 42);
    for (const piece of made.pieces) {
      pieces.push(piece);
      at += piece.length;
    }
    records.push(made.record);
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(endSize);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(records.length, 8);
  end.writeUInt16LE(records.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, directory, end]);
}

interface Made {
  pieces: Buffer[];
  record: Buffer;
}

function kept(file: Buffer, entry: Entry): Made {
  const bodyEnd = bodyStart(file, entry) + entry.packedSize;
  let end = bodyEnd;
  if ((entry.flags & descriptorFlag) !== 0) {
    const isMarked = bodyEnd + 4 <= file.length && file.readUInt32LE(bodyEnd) === descriptorSignature;
    end = Math.min(file.length, bodyEnd + (isMarked ? 16 : 12));
  }
  return { pieces: [file.subarray(entry.localAt, end)], record: Buffer.from(entry.record) };
}

/** The time and the name stay; sizes and the checksum are new. */
function packedAnew(file: Buffer, entry: Entry, bytes: Buffer): Made {
  const packed = deflateRawSync(bytes, { level: 6 });
  const headEnd = entry.localAt + localSize + file.readUInt16LE(entry.localAt + 26);
  const head = Buffer.from(file.subarray(entry.localAt, headEnd));
  const record = Buffer.from(entry.record);
  for (const [header, from] of [
    [head, 6],
    [record, 8],
  ] as const) {
    header.writeUInt16LE(entry.flags & ~descriptorFlag, from);
    header.writeUInt16LE(deflated, from + 2);
    header.writeUInt32LE(crc32(bytes), from + 8);
    header.writeUInt32LE(packed.length, from + 12);
    header.writeUInt32LE(bytes.length, from + 16);
  }
  head.writeUInt16LE(0, 28); // extra fields of the old sizes
  return { pieces: [head, packed], record };
}
