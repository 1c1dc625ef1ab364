// The division asset: one read-only file that the build writes and the core reads piece by piece.
//
//   8 bytes  magic and version
//   4 bytes  length of the header, little-endian
//   header   JSON (AssetHeader), so that its stamp is read without inflating anything
//   blocks   Brotli; offsets count from the end of the header
//
// The tree block holds provinces to townships, a line each in tree order: level letter and own digits, name, readings.
// Every city has a block of its own villages: "=" and a township's last five digits, then a line a village.
import { brotliDecompressSync, crc32 } from 'node:zlib';

export const assetMagic = Buffer.from('PADIV\0\0\x02', 'latin1');

/** Offset, length and CRC-32 of a compressed block. */
export type BlockPlace = readonly [offset: number, length: number, crc: number];

export interface DivisionCounts {
  provinces: number;
  cities: number;
  counties: number;
  townships: number;
  villages: number;
}

export interface AssetHeader {
  /** What the asset was built from; another stamp means it is stale. */
  stamp: string;
  counts: DivisionCounts;
  tree: BlockPlace;
  /** By the city's four digits. */
  villages: Readonly<Record<string, BlockPlace>>;
}

export type DivisionLevel = 'province' | 'city' | 'county' | 'township';

/** Letter that opens a line of the tree block, and how many digits of the code the line holds. */
export const treeLevels: readonly { level: DivisionLevel; letter: string; digits: number; codeLength: number }[] = [
  { level: 'province', letter: 'a', digits: 2, codeLength: 2 },
  { level: 'city', letter: 'b', digits: 2, codeLength: 4 },
  { level: 'county', letter: 'c', digits: 2, codeLength: 6 },
  { level: 'township', letter: 'd', digits: 3, codeLength: 9 },
];

/** One line of the tree block. `readings` are syllables with blanks between; a name of two readings has both. */
export interface TreeLine {
  level: DivisionLevel;
  code: string;
  name: string;
  readings: readonly string[];
}

/** Writes the lines of the tree block; they must come in tree order. */
export function writeTree(lines: readonly TreeLine[]): string {
  return lines
    .map(({ level, code, name, readings }) => {
      const { letter, digits } = treeLevels.find((candidate) => candidate.level === level)!;
      return `${letter}${code.slice(-digits)}\t${name}\t${readings.join('|')}`;
    })
    .join('\n');
}

/** Reads the tree block back. Throws on text that this file did not write. */
export function readTree(text: string): TreeLine[] {
  let parent = '';
  return text.split('\n').map((line) => {
    const level = treeLevels[line.charCodeAt(0) - 97];
    const [head, name, readings] = line.split('\t');
    if (level === undefined || name === undefined || readings === undefined) throw new Error('broken tree line');
    const code = parent.slice(0, level.codeLength - level.digits) + head!.slice(1);
    if (code.length !== level.codeLength) throw new Error('tree line without its parent');
    parent = code;
    return { level: level.level, code, name, readings: readings.split('|') };
  });
}

/** Official names of a city's villages by their twelve digits, grouped by township. */
export type CityVillages = ReadonlyMap<string, readonly { code: string; name: string }[]>;

/** Writes a city's block from its townships' villages. */
export function writeVillages(townships: CityVillages): string {
  return [...townships]
    .map(([township, villages]) => {
      return [`=${township.slice(4)}`, ...villages.map(({ code, name }) => `${code.slice(9)}${name}`)].join('\n');
    })
    .join('\n');
}

/** Reads a city's block back. */
export function readVillages(city: string, text: string): CityVillages {
  const townships = new Map<string, { code: string; name: string }[]>();
  let township = '';
  let villages: { code: string; name: string }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('=')) {
      township = city + line.slice(1);
      villages = [];
      townships.set(township, villages);
    } else {
      villages.push({ code: township + line.slice(0, 3), name: line.slice(3) });
    }
  }
  return townships;
}

/** Puts the parts together; `blocks` are compressed, the first one is the tree. */
export function joinAsset(
  meta: { stamp: string; counts: DivisionCounts },
  tree: Buffer,
  villages: ReadonlyMap<string, Buffer>,
): Buffer {
  let offset = 0;
  const place = (block: Buffer): BlockPlace => {
    const found = [offset, block.length, crc32(block)] as const;
    offset += block.length;
    return found;
  };
  const treePlace = place(tree);
  const places = Object.fromEntries([...villages].map(([city, block]) => [city, place(block)]));
  const header: AssetHeader = { ...meta, tree: treePlace, villages: places };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(headerBytes.length);
  return Buffer.concat([assetMagic, length, headerBytes, tree, ...villages.values()]);
}

/** Inflates a block after checking that it is the one that was written. Throws when it is not. */
export function inflateBlock(block: Buffer, [, length, crc]: BlockPlace): string {
  if (block.length !== length || crc32(block) !== crc) throw new Error('damaged block');
  return brotliDecompressSync(block).toString('utf8');
}
