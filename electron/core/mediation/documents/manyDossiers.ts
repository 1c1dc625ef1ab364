// Several dossiers in one .zip: each is written by a thread of its own, and one that fails does not stop the others.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { Host, WrittenFile } from '../../host.ts';
import type { JobProgress } from '../../jobs/jobs.ts';
import { runLimited } from '../../jobs/thread.ts';
import type { DossierOrder } from './dossierTask.ts';

export interface DossierWork {
  case: string;
  title: string;
  /** Asked when its turn comes: the dossier's name in the file, and what the thread is told. */
  order: () => Promise<{ name: string; order: DossierOrder }>;
}

export interface ManyWritten {
  written: number;
  failed: { case: string; title: string; why: string }[];
}

/** Megabytes of objects one dossier may take. */
export const dossierMemory = 512;
/** Seconds one dossier may take. */
const dossierSeconds = 10 * 60;

/** The bytes of one dossier. */
async function dossierBytes(host: Host, order: DossierOrder, signal: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await runLimited({
    module: host.workerModule,
    task: 'writeDossier',
    input: order,
    memoryMb: dossierMemory,
    seconds: dossierSeconds,
    signal,
    onChunk: (chunk) => void chunks.push(chunk as Uint8Array),
  });
  return Buffer.concat(chunks);
}

/** 甲.docx, 甲（2）.docx: two dossiers may have one name. */
function ownName(name: string, taken: Set<string>): string {
  const stem = name.replace(/\.docx$/, '');
  let own = name;
  for (let number = 2; taken.has(own); number += 1) own = `${stem}（${number}）.docx`;
  taken.add(own);
  return own;
}

/**
 * Writes the .zip and gives the file its name. Whatever goes wrong with the file itself, or cancelling, leaves none; so
 * does a run in which no dossier could be written.
 */
export async function writeManyDossiers(
  host: Host,
  file: WrittenFile,
  works: readonly DossierWork[],
  progress: JobProgress,
  beforeCommit: (written: readonly string[]) => Promise<void>,
): Promise<ManyWritten> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const ended = pipeline(output, file.stream, { signal: progress.signal });
  ended.catch(() => undefined);
  const written: string[] = [];
  const failed: ManyWritten['failed'] = [];
  const names = new Set<string>();
  try {
    for (const [done, work] of works.entries()) {
      progress.step(`正在写卷宗：${work.title}`);
      progress.advance(done, works.length);
      try {
        const { name, order } = await work.order();
        const bytes = await dossierBytes(host, order, progress.signal);
        const entry = Readable.from([bytes]);
        // Compressed already; a deflater is there for the sizes, which the reader of the archive wants to know.
        zip.addReadStream(entry, ownName(name, names), { mtime: new Date(host.now()), compressionLevel: 1 });
        await Promise.race([once(entry, 'end'), ended]);
        written.push(work.case);
      } catch (error) {
        progress.signal.throwIfAborted();
        if (!(error instanceof Refusal)) throw error;
        failed.push({ case: work.case, title: work.title, why: error.message });
      }
    }
    if (written.length === 0) {
      throw new Refusal('unavailable', `选中的卷宗都没有写出：${failed[0]?.why ?? '没有可写的卷宗。'}`);
    }
    zip.end();
    await ended;
    await beforeCommit(written);
    await file.commit();
    progress.advance(works.length, works.length);
    return { written: written.length, failed };
  } catch (error) {
    output.destroy();
    await file.discard();
    throw error;
  }
}
