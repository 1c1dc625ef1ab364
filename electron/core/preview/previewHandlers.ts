// Documents as pages before they leave the program. The very file is made by its own export, then turned into pages by
// the office program; where there is none, the window draws the document itself.
import { extname } from 'node:path';
import type { Writable } from 'node:stream';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { OpenedPreview, PageMaker, ShownDocument } from '../../../shared/contract/previewProcedures.ts';
import { writeAudit } from '../audit.ts';
import { missingFonts, missingFontsSentence } from '../documents/missingFonts.ts';
import type { Call, OpenHandlers } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { runLimited } from '../jobs/thread.ts';
import { causeInLog } from '../logText.ts';
import { convertToPdf } from './conversion.ts';
import type { Converter } from './converter.ts';
import { closedPreview, openPages } from './openPages.ts';
import { addOpen, addPlace, type OpenDocument, type OpenPreview, previewHandle } from './previews.ts';
import { hasMemoryFolder } from './privateFolder.ts';
import type { SheetsShown } from './sheetTask.ts';
import { unpackAll } from './unpacking.ts';

type Written = Omit<OpenDocument, 'converted'>;

/** Largest .docx that a window draws by itself. */
const mostDrawnBytes = 24 * 1024 * 1024;
const sheetSeconds = 60;
const sheetMemoryMb = 512;

const isWorkbook = (name: string): boolean => extname(name).toLowerCase() === '.xlsx';

/** @throws Refusal `notFound` where nothing was written, `invalid` for too many documents or none. */
async function takeWritten(call: Call, handles: readonly string[]): Promise<Written[]> {
  const { places } = call.connection.previews;
  const taken = handles.map((handle) => {
    const place = places.get(handle);
    if (!place?.bytes) throw closedPreview();
    return { name: place.name, bytes: place.bytes };
  });
  for (const handle of handles) places.delete(handle);
  return unpackAll(taken);
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

/** The office programs to try for what the user has chosen. */
async function chosenConverters(call: Call, by: PageMaker): Promise<Converter[]> {
  if (by === 'own') return [];
  // A file on the disk, even for a moment, is the user's to agree to.
  if (!hasMemoryFolder() && !call.connection.previews.agreed) return [];
  const found = await call.app.host.converters();
  return by === 'auto' ? found : found.filter(({ key }) => key === by);
}

async function openDocuments(
  call: Call,
  written: readonly Written[],
  by: PageMaker,
  progress: JobProgress,
): Promise<OpenPreview> {
  const { host } = call.app;
  const converted = await convertToPdf({
    converters: await chosenConverters(call, by),
    dataFolder: host.dataFolder,
    documents: written,
    signal: progress.signal,
    onRun: (name, documents) => progress.step(`${name} 正在排版${documents > 1 ? `，共 ${documents} 份` : ''}`),
    onTrouble: (name, error) => host.log(`${name} did not convert for a preview: ${causeInLog(error)}`),
  });
  const documents = written.map((document, at) => ({ ...document, converted: converted[at]! }));
  const pdfs = converted.flatMap(({ pdf }) => pdf ?? []);
  if (pdfs.length === 0) return { documents, pages: null };
  try {
    return { documents, pages: await openPages(host, pdfs) };
  } catch (error) {
    progress.signal.throwIfAborted();
    host.log(`pages not read for a preview: ${causeInLog(error)}`);
    const unread = { pdf: null, why: '办公软件排出的文件读不出来。' };
    return { documents: documents.map((each) => ({ ...each, converted: unread })), pages: null };
  }
}

/** Place of a document's PDF among those that are open; null where it has none. */
function pdfPlace({ documents }: OpenPreview, at: number): number | null {
  if (!documents[at]?.converted.pdf) return null;
  return documents.slice(0, at).filter(({ converted }) => converted.pdf !== null).length;
}

function shown(opened: OpenPreview): ShownDocument[] {
  return opened.documents.map(({ name, converted }, at) => {
    const place = pdfPlace(opened, at);
    const sizes = place === null ? undefined : opened.pages?.sizes[place];
    if (sizes && converted.pdf) return { kind: 'pages', name, by: converted.by, pages: sizes };
    return { kind: isWorkbook(name) ? 'sheets' : 'word', name, why: converted.pdf === null ? converted.why : null };
  });
}

function writeAll(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

export const previewHandlers = {
  'previews.office': async (_input, call) => ({
    programs: (await call.app.host.converters()).map(({ key, name }) => ({ key, name })),
    inMemory: hasMemoryFolder(),
    agreed: call.connection.previews.agreed,
  }),

  'previews.agree': async (_input, call) => {
    call.connection.previews.agreed = true;
    return { ok: true };
  },

  'previews.place': async ({ name }, call) => {
    if (!/\.(docx|xlsx|zip)$/i.test(name)) throw new Refusal('invalid', '只有 Word 和 Excel 文件可以预览。');
    // Not to be guessed by another connection, so not from the host's ids, which count up by the clock.
    const file = `${previewHandle}${crypto.randomUUID()}`;
    addPlace(call.connection.previews, file, name);
    return { file };
  },

  'previews.open': async ({ files, by }, call) => {
    const written = await takeWritten(call, files);
    const { user } = call;
    const job = call.app.jobs.start(call.connection.id, async (progress): Promise<OpenedPreview> => {
      const opened = await openDocuments(call, written, by, progress);
      // The session was locked or ended meanwhile: nothing of it stays.
      if (call.connection.locked || call.connection.user?.id !== user.id || progress.signal.aborted) {
        opened.pages?.close();
        throw closedPreview();
      }
      const preview = call.app.host.newId();
      addOpen(call.connection.previews, preview, opened);
      return { preview, documents: shown(opened) };
    });
    return { job };
  },

  'previews.page': async ({ preview, document, page, dotsPerInch }, call) => {
    const opened = previewOf(call, preview);
    const place = pdfPlace(opened, document);
    if (place === null || !opened.pages?.sizes[place]?.[page - 1]) throw closedPreview();
    const png = await opened.pages.draw({ document: place, page, dotsPerInch });
    return { png: Buffer.from(png).toString('base64') };
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
    const { name, bytes, converted } = documentOf(call, preview, document);
    const { pdf } = converted;
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

  'documents.fonts': async ({ papers }, call) => {
    const missing = missingFonts(papers, await call.app.host.installedFonts());
    return { sentence: missingFontsSentence(missing), fonts: missing.map(({ font }) => font) };
  },

  'previews.close': async ({ preview }, call) => {
    const { open } = call.connection.previews;
    open.get(preview)?.pages?.close();
    open.delete(preview);
    return { ok: true };
  },
} satisfies Partial<OpenHandlers>;
