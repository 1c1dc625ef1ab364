import { closeSync, openSync, readSync } from 'node:fs';
import { type AssetHeader, assetMagic, type BlockPlace, inflateBlock } from './assetFormat.ts';

/** An opened asset: its header, and blocks read and inflated when asked for. The file is not held open in between. */
export interface AssetFile {
  header: AssetHeader;
  block(place: BlockPlace): string;
}

/** Opens the asset. Throws when the file is missing, of another version or damaged. */
export function openAsset(file: string): AssetFile {
  const start = readBytes(file, 0, assetMagic.length + 4);
  if (start.length < assetMagic.length + 4 || !start.subarray(0, assetMagic.length).equals(assetMagic)) {
    throw new Error('not a division asset of this version');
  }
  const headerLength = start.readUInt32LE(assetMagic.length);
  const blocksAt = start.length + headerLength;
  const header = JSON.parse(readBytes(file, start.length, headerLength).toString('utf8')) as AssetHeader;
  return {
    header,
    block: (place) => inflateBlock(readBytes(file, blocksAt + place[0], place[1]), place),
  };
}

function readBytes(file: string, at: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const read = readSync(descriptor, bytes, filled, length - filled, at + filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}
