// Documents as pages before they leave the program. The very file is made by its own export, then turned into pages by
// the office program; where there is none, the window draws the document itself.
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OpenedPreview, ShownDocument } from '../../../shared/contract/previewProcedures.ts';
import { writeAudit } from '../audit.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { runLimited } from '../jobs/thread.ts';
import { causeInLog } from '../logText.ts';
import { convertToPdf } from './conversion.ts';
import { findOffice } from './officeProgram.ts';
import { closedPreview, openPages } from './openPages.ts';
import { addOpen, addPlace, type OpenDocument, type OpenPreview, previewHandle } from './previews.ts';
import { hasMemoryFolder } from './privateFolder.ts';
import type { SheetsShown } from './sheetTask.ts';

type Written = Omit<OpenDocument, 'pdf'>;

/** Largest .docx that a window draws by itself. */
const mostDrawnBytes = 24 * 1024 * 1024;
const sheetSeconds = 60;
const sheetMemoryMb = 512;

const isWorkbook = (name: string): boolean => extname(name).toLowerCase() === '.xlsx';

/** @throws Refusal `notFound` where nothing was written. */
function takeWritten(call: Call, handles: readonly string[]): Written[] {
  const { places } = call.connection.previews;
  const taken = handles.map((handle) => {
    const place = places.get(handle);
    if (!place?.bytes) throw closedPreview();
    return { name: place.name, bytes: place.bytes };
  });
  for (const handle of handles) places.delete(handle);
  return taken;
}

function previewOf(call: Call, preview: string): OpenPreview {
  const open = call.connection.previews.open.get(preview);
  if (!open) throw closedPreview();
  return open;
}

function documentOf(call: Call, preview: string, at: number): OpenDocument {
  const document = previewOf(call, preview).documents[at];
  if (!document) throw closedPreview();
  return document;
}

interface Opened extends OpenPreview {
  trouble: string | null;
}

async function openDocuments(call: Call, written: readonly Written[], progress: JobProgress): Promise<Opened> {
  const without = { documents: written.map((document) => ({ ...document, pdf: null })), pages: null };
  const office = findOffice();
  if (!office) return { ...without, trouble: null };
  if (!hasMemoryFolder() && !call.connection.previews.agreed) return { ...without, trouble: null };
  const { host } = call.app;
  progress.step('正在用办公软件排版');
  try {
    const { dataFolder } = host;
    const pdfs = await convertToPdf({ office, dataFolder, documents: written, signal: progress.signal });
    const pages = await openPages(host, pdfs);
    return { documents: written.map((document, at) => ({ ...document, pdf: pdfs[at]! })), pages, trouble: null };
  } catch (error) {
    if (progress.signal.aborted) throw error;
    host.log(`not converted for a preview: ${causeInLog(error)}`);
    const why = error instanceof Refusal ? error.message : '办公软件排出的文件读不出来。';
    return { ...without, trouble: why };
  }
}

function shown({ documents, pages }: OpenPreview): ShownDocument[] {
  return documents.map(({ name }, at) => {
    const sizes = pages?.sizes[at];
    if (sizes) return { kind: 'pages', name, pages: sizes };
    return { kind: isWorkbook(name) ? 'sheets' : 'word', name };
  });
}

function writeAll(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

export const previewHandlers = {
  'previews.office': async (_input, call) => ({
    office: findOffice()?.name ?? null,
    inMemory: hasMemoryFolder(),
    agreed: call.connection.previews.agreed,
  }),

  'previews.agree': async (_input, call) => {
    call.connection.previews.agreed = true;
    return { ok: true };
  },

  'previews.place': async ({ name }, call) => {
    if (!/\.(docx|xlsx)$/i.test(name)) throw new Refusal('invalid', '只有 Word 和 Excel 文件可以预览。');
    // Not to be guessed by another connection, so not from the host's ids, which count up by the clock.
    const file = `${previewHandle}${crypto.randomUUID()}`;
    addPlace(call.connection.previews, file, name);
    return { file };
  },

  'previews.open': async ({ files }, call) => {
    const written = takeWritten(call, files);
    const { user } = call;
    const job = call.app.jobs.start(call.connection.id, async (progress): Promise<OpenedPreview> => {
      const { trouble, ...opened } = await openDocuments(call, written, progress);
      // The session was locked or ended meanwhile: nothing of it stays.
      if (call.connection.locked || call.connection.user?.id !== user.id || progress.signal.aborted) {
        opened.pages?.close();
        throw closedPreview();
      }
      const preview = call.app.host.newId();
      addOpen(call.connection.previews, preview, opened);
      return { preview, documents: shown(opened), trouble };
    });
    return { job };
  },

  'previews.page': async ({ preview, document, page, dotsPerInch }, call) => {
    const { pages } = previewOf(call, preview);
    if (!pages?.sizes[document]?.[page - 1]) throw closedPreview();
    return { png: Buffer.from(await pages.draw({ document, page, dotsPerInch })).toString('base64') };
  },

  'previews.word': async ({ preview, document }, call) => {
    const { name, bytes } = documentOf(call, preview, document);
    if (isWorkbook(name)) throw new Refusal('invalid', '这是 Excel 文件。');
    if (bytes.length > mostDrawnBytes) {
      throw new Refusal('invalid', `“${name}”图片太多，没有办公软件时不能预览，请直接导出。`);
    }
    return { docx: bytes.toString('base64') };
  },

  'previews.sheets': async ({ preview, document }, call) => {
    const { name, bytes } = documentOf(call, preview, document);
    if (!isWorkbook(name)) throw new Refusal('invalid', '这是 Word 文件。');
    const sheets = await runLimited({
      module: call.app.host.workerModule,
      task: 'readSheets',
      input: new Uint8Array(bytes),
      memoryMb: sheetMemoryMb,
      seconds: sheetSeconds,
    });
    return { sheets: sheets as SheetsShown };
  },

  'previews.save': async ({ preview, document, as, file: handle }, call) => {
    const { name, bytes, pdf } = documentOf(call, preview, document);
    if (as === 'pdf' && !pdf) throw new Refusal('unavailable', '本机没有能转成 PDF 的办公软件，请保存原文件。');
    const file = await call.app.host.files.create(handle);
    try {
      await writeAll(file.stream, as === 'pdf' && pdf ? pdf : bytes);
      // What left the program in clear is logged before the file gets its name.
      await writeAudit(call, { action: 'export', detail: as === 'pdf' ? `${name}（PDF）` : name });
      await file.commit();
    } catch (error) {
      await file.discard();
      throw error;
    }
    return { ok: true };
  },

  'previews.close': async ({ preview }, call) => {
    const { open } = call.connection.previews;
    open.get(preview)?.pages?.close();
    open.delete(preview);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
