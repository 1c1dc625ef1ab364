// Documents to PDF by the office programs of this computer: several documents in one run, one run at a time; what one
// program does not manage goes to the next.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Converter, DocumentKind, LaidFile } from './converter.ts';
import { withPrivateFolder } from './privateFolder.ts';
import { cancelled, runConverter } from './runConverter.ts';

export interface ToConvert {
  /** Ends in .docx or .xlsx. */
  name: string;
  bytes: Buffer;
}

export interface Conversion {
  /** In the order in which they are tried. */
  converters: readonly Converter[];
  dataFolder: string;
  documents: readonly ToConvert[];
  signal: AbortSignal;
  /** Seconds of one run; by default a minute and some for every document. */
  seconds?: number;
  /** Told which program works now, and on how many documents. */
  onRun?: (name: string, documents: number) => void;
  /** Told why a run did not come to its end. */
  onTrouble?: (name: string, error: unknown) => void;
}

/** `by` is the program's name; `why` the sentence of the first program that was tried, null where there is none. */
export type Converted = { pdf: Buffer; by: string } | { pdf: null; why: string | null };

const kindOf = (name: string): DocumentKind => (extname(name).toLowerCase() === '.xlsx' ? 'xlsx' : 'docx');

/** Seconds that ending a foreign process may take. */
const endSeconds = 30;

async function lay(folder: string, documents: readonly ToConvert[]): Promise<LaidFile[]> {
  const output = join(folder, 'pdf');
  await mkdir(output, { mode: 0o700 });
  return Promise.all(
    documents.map(async ({ name, bytes }, at) => {
      const kind = kindOf(name);
      const path = join(folder, `${at}.${kind}`);
      await writeFile(path, bytes, { mode: 0o600 });
      return { kind, path, pdf: join(output, `${at}.pdf`) };
    }),
  );
}

/** Null where there is none, or one that was cut off while it was written. */
async function wholePdf(path: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch(() => null);
  const isWhole = bytes?.subarray(0, 5).toString() === '%PDF-' && bytes.subarray(-1024).includes('%%EOF');
  return isWhole ? bytes : null;
}

interface Run extends Pick<Conversion, 'onTrouble'> {
  converter: Converter;
  documents: readonly ToConvert[];
  seconds: number;
  signal: AbortSignal;
}

async function convert(
  { converter, documents, seconds, signal, onTrouble }: Run,
  folder: string,
): Promise<Converted[]> {
  const { name } = converter;
  const files = await lay(folder, documents);
  const command = await converter.command(folder, files);
  const stopped = await runConverter({ name, command, folder, seconds, signal }).then(
    () => null,
    (error: unknown) => error,
  );
  if (stopped !== null) await endWhatWasStarted(converter, folder);
  if (signal.aborted) throw cancelled();
  if (stopped !== null) onTrouble?.(name, stopped);
  return Promise.all(
    files.map(async ({ pdf }, at) => {
      const bytes = await wholePdf(pdf);
      if (bytes !== null) return { pdf: bytes, by: name };
      const why = stopped instanceof Refusal ? stopped.message : `${name} 没有排好“${documents[at]!.name}”。`;
      return { pdf: null, why };
    }),
  );
}

async function endWhatWasStarted(converter: Converter, folder: string): Promise<void> {
  const command = converter.afterStop(folder);
  if (command === null) return;
  const { signal } = new AbortController();
  // What cannot be ended keeps running; that is no reason to fail again.
  await runConverter({ name: converter.name, command, folder, seconds: endSeconds, signal }).catch(() => undefined);
}

async function convertAll(conversion: Conversion): Promise<Converted[]> {
  const { converters, dataFolder, documents, signal, onRun, onTrouble } = conversion;
  const done: Converted[] = documents.map(() => ({ pdf: null, why: null }));
  for (const converter of converters) {
    const waiting = [...done.keys()].filter(
      (at) => done[at]!.pdf === null && converter.takes.includes(kindOf(documents[at]!.name)),
    );
    if (waiting.length === 0) continue;
    onRun?.(converter.name, waiting.length);
    const seconds = conversion.seconds ?? 60 + 20 * waiting.length;
    const run = { converter, documents: waiting.map((at) => documents[at]!), seconds, signal, onTrouble };
    const answers = await withPrivateFolder(dataFolder, (folder) => convert(run, folder));
    for (const [place, at] of waiting.entries()) {
      const [before, answer] = [done[at]!, answers[place]!];
      done[at] = answer.pdf === null && before.pdf === null ? { pdf: null, why: before.why ?? answer.why } : answer;
    }
  }
  return done;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * What became of the documents (.docx, .xlsx), in their order. Waits while another conversion runs.
 * @throws Refusal `unavailable` when it is stopped.
 */
export function convertToPdf(conversion: Conversion): Promise<Converted[]> {
  const turn = last.then(() => convertAll(conversion));
  last = turn.catch(() => undefined);
  return turn;
}
