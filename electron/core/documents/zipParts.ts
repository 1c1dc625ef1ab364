// The parts of an Office file (a zip): read whole, changed, and packed again with a given time, so that the same parts
// give the same bytes.
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** All parts of a file that we have written ourselves, by their paths, in their order. */
export async function readParts(file: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(file);
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return parts;
}

/** Packs parts, each dated `writtenAt` (UTC ISO). */
export async function packParts(parts: ReadonlyMap<string, Buffer>, writtenAt: string): Promise<Buffer> {
  const zip = new ZipFile();
  const options = { mtime: new Date(writtenAt), mode: 0o100644 };
  for (const [path, bytes] of parts) {
    // Pictures are compressed already.
    zip.addBuffer(bytes, path, { ...options, compressionLevel: path.endsWith('.png') ? 1 : 6 });
  }
  const packed = buffer(zip.outputStream);
  zip.end();
  return packed;
}
