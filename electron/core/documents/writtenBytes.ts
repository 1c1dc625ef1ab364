// For tests: what a writer wrote, and its rows from plain arrays.
import { Writable } from 'node:stream';
import type { TableRows, TableValue } from './tableDocument.ts';

export const testOptions = { writtenAt: '2026-11-21T08:00:00.000Z' };

/** A stream that keeps what is written to it. */
export function memorySink(): { out: Writable; bytes(): Buffer } {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { out, bytes: () => Buffer.concat(chunks) };
}

/** Runs a writer against memory and gives the file. */
export async function writtenBytes(write: (out: Writable) => Promise<unknown>): Promise<Buffer> {
  const sink = memorySink();
  await write(sink.out);
  if (!sink.out.writableFinished) throw new Error('the writer did not end its stream');
  return sink.bytes();
}

/** Rows as chunks, the way the core hands them over. */
export async function* rowsOf(rows: TableValue[][], chunk = 2): TableRows {
  for (let start = 0; start < rows.length; start += chunk) yield rows.slice(start, start + chunk);
}
