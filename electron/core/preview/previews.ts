// What one connection looks at: documents written into memory, and the pages they were turned into. All of it is
// forgotten when the session locks or ends.
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { HostFiles, WrittenFile } from '../host.ts';
import type { Converted } from './conversion.ts';
import type { OpenPages } from './openPages.ts';

export interface PreviewPlace {
  name: string;
  /** Null until it is written to its end. */
  bytes: Buffer | null;
}

export interface OpenDocument {
  name: string;
  bytes: Buffer;
  /** Its PDF, or why there is none. */
  converted: Converted;
}

export interface OpenPreview {
  documents: OpenDocument[];
  /** The pages of those that have a PDF, in the order of `documents`; null where none has. */
  pages: OpenPages | null;
}

export interface Previews {
  /** By file handle. */
  places: Map<string, PreviewPlace>;
  /** By the preview's id. */
  open: Map<string, OpenPreview>;
  /** The user has agreed to files on the disk for the moment of a conversion. */
  agreed: boolean;
}

const megabyte = 1024 * 1024;
/** One document. */
const mostBytes = 200 * megabyte;
/** Written and never opened, of one connection; the oldest go first. */
const mostPlaces = 120;
/** Open at once, of one connection; the oldest go first. */
const mostOpen = 2;

export function newPreviews(): Previews {
  return { places: new Map(), open: new Map(), agreed: false };
}

/** Forgets every document and page, and what was agreed to. */
export function forgetPreviews(previews: Previews): void {
  for (const { pages } of previews.open.values()) pages?.close();
  previews.open.clear();
  previews.places.clear();
  previews.agreed = false;
}

/** The first of a map while there are more than `most`. */
function dropOldest<T>(map: Map<string, T>, most: number, drop: (value: T) => void): void {
  for (const [key, value] of map) {
    if (map.size <= most) return;
    map.delete(key);
    drop(value);
  }
}

export function addPlace(previews: Previews, handle: string, name: string): void {
  previews.places.set(handle, { name, bytes: null });
  dropOldest(previews.places, mostPlaces, () => undefined);
}

export function addOpen(previews: Previews, id: string, preview: OpenPreview): void {
  previews.open.set(id, preview);
  dropOldest(previews.open, mostOpen, ({ pages }) => pages?.close());
}

/** Begins every handle of a place in memory, so that it can be told from those of the shell. */
export const previewHandle = 'preview:';

/** Whether what is written there is only looked at. */
export const isPreviewPlace = (handle: string): boolean => handle.startsWith(previewHandle);

/** The shell's files with the places in memory of every connection beside them. */
export function filesWithPreviews(files: HostFiles, connections: () => Iterable<{ previews: Previews }>): HostFiles {
  return {
    open: (handle) => files.open(handle),
    async create(handle) {
      if (!isPreviewPlace(handle)) return files.create(handle);
      for (const { previews } of connections()) {
        const place = previews.places.get(handle);
        if (place) return writtenInto(place);
      }
      throw new Refusal('notFound', '这份预览已经关闭，请重新打开。');
    },
  };
}

function writtenInto(place: PreviewPlace): WrittenFile {
  let chunks: Buffer[] = [];
  let size = 0;
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > mostBytes) {
        done(new Refusal('invalid', `“${place.name}”太大，不能预览，请直接导出。`));
        return;
      }
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  // Whoever writes sees the error; without a listener an error before that would end the process.
  stream.on('error', () => undefined);
  return {
    name: place.name,
    stream,
    async commit() {
      if (!stream.writableEnded) stream.end();
      await finished(stream);
      place.bytes = Buffer.concat(chunks);
      chunks = [];
    },
    async discard() {
      stream.destroy();
      chunks = [];
    },
  };
}
