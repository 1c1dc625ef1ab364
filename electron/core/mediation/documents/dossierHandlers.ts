// Documents and dossiers for the county: gathered here, written in worker threads, files by the host.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { mediationCase } from '../../../../shared/registers/mediation/mediationCase.ts';
import { caseDocuments, type DocumentKey, documentOf } from '../../../../shared/rules/mediation/documents.ts';
import { writeAudit } from '../../audit.ts';
import { keyForThread } from '../../database/threadKey.ts';
import { writeThreaded } from '../../exchange/exports/threadedFile.ts';
import type { Call, OpenHandlers } from '../../handlers.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import { dossierName } from './dossierName.ts';
import type { DossierOrder, DossierProgress, DossierWritten } from './dossierTask.ts';
import { dossierMemory, writeManyDossiers } from './manyDossiers.ts';
import { readForPrinting } from './readForPrinting.ts';

/** @throws Refusal `invalid` for a key that names no document. */
function documentNamed(key: string): DocumentKey {
  const found = caseDocuments.find((each) => each.key === key);
  if (!found) throw new Refusal('invalid', `没有编号为“${key}”的文书。`);
  return found.key;
}

async function orderOf(
  call: Call,
  id: string,
  document: DocumentKey | null,
  row: string | null,
): Promise<DossierOrder> {
  const { printed, scans } = await readForPrinting(call, id);
  const { township, app } = call;
  const what = document === null ? '人民调解卷宗' : documentOf(document).title;
  return {
    printed,
    scans,
    file: township.file,
    key: keyForThread(township.key),
    assetFolder: app.host.assetFolder,
    writtenAt: app.host.now(),
    title: [what, printed.dossier.case.title].filter((each) => each !== null).join(' '),
    document,
    row,
  };
}

/** Starts writing one file about one case. */
async function startOne(
  call: Call,
  id: string,
  handle: string,
  document: DocumentKey | null,
  row: string | null,
): Promise<{ job: string }> {
  const order = await orderOf(call, id, document, row);
  const { host, jobs } = call.app;
  const file = await host.files.create(handle);
  const job = jobs.start(call.connection.id, async (progress) => {
    progress.step(document === null ? '正在装订卷宗' : `正在写《${documentOf(document).title}》`);
    const written = (await writeThreaded({
      host,
      file,
      task: 'writeDossier',
      input: order,
      memoryMb: dossierMemory,
      signal: progress.signal,
      onProgress: (seen) => {
        const { done, total } = seen as DossierProgress;
        progress.advance(done, total);
      },
      // What left the program in clear is logged before the file gets its name.
      beforeCommit: () =>
        writeAudit(call, { action: 'export', register: mediationCase.key, rowIds: [id], detail: order.title }),
    })) as DossierWritten;
    return document === null ? written : { pages: written.pages };
  });
  return { job };
}

export const dossierHandlers = {
  'dossiers.document': ({ case: id, document, row, file }, call) =>
    startOne(call, id, file, documentNamed(document), row ?? null),

  'dossiers.export': ({ case: id, file }, call) => startOne(call, id, file, null, null),

  'dossiers.many': async ({ cases, file: handle }, call) => {
    const { host, jobs } = call.app;
    const titles = await titlesOf(call.township.read, mediationCase, cases);
    const file = await host.files.create(handle);
    const job = jobs.start(call.connection.id, (progress) => {
      const works = [...new Set(cases)].map((id) => ({
        case: id,
        title: titles.get(id) ?? '',
        order: async () => {
          const order = await orderOf(call, id, null, null);
          return { name: dossierName(order.printed.dossier.case, null), order };
        },
      }));
      return writeManyDossiers(host, file, works, progress, (written) =>
        writeAudit(call, { action: 'export', register: mediationCase.key, rowIds: written, detail: '人民调解卷宗' }),
      );
    });
    return { job };
  },

  'dossiers.name': async ({ case: id, document }, call) => {
    const { printed } = await readForPrinting(call, id);
    return { name: dossierName(printed.dossier.case, document === undefined ? null : documentNamed(document)) };
  },
} satisfies Partial<OpenHandlers>;
