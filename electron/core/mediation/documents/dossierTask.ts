// Runs in a worker thread: one document, or a whole dossier with its scans, typeset and emitted as bytes.
import { join } from 'node:path';
import { Refusal } from '../../../../shared/contract/errors.ts';
import { type DocumentKey, documentOf } from '../../../../shared/rules/mediation/documents.ts';
import { loadBytes } from '../../attachments/attachmentBytes.ts';
import type { OpenDatabase } from '../../database/open.ts';
import { openInThread } from '../../database/threadKey.ts';
import type { Form } from '../../documents/paper/formBlocks.ts';
import { fixTurns, paginate } from '../../documents/paper/pagination.ts';
import { type PaperPicture, writePaper } from '../../documents/paper/paperFile.ts';
import type { FlowSection } from '../../documents/paper/paperFlow.ts';
import { scanPage } from '../../documents/paper/paperPage.ts';
import { emittedBytes } from '../../exchange/exports/emittedBytes.ts';
import type { TaskContext } from '../../jobs/thread.ts';
import type { SystemTables } from '../../tables.ts';
import { bindDossier, pageOfForm, type ScansOf, typesetDocument, typesetScans } from './bindDossier.ts';
import { contentsForm } from './d02Contents.ts';
import { documentForms, type FormKey, recordsOf } from './documentForms.ts';
import type { PrintedCase } from './printedCase.ts';
import type { CaseScan } from './readForPrinting.ts';
import type { ScanPage } from './scanPages.ts';

/** What the thread is told; plain data. */
export interface DossierOrder {
  printed: PrintedCase;
  scans: CaseScan[];
  /** The encrypted file and a key of the thread's own, for the scans. */
  file: string;
  key: Uint8Array;
  assetFolder: string;
  writtenAt: string;
  title: string;
  /** One document, or the whole dossier. */
  document: DocumentKey | null;
  row: string | null;
}

export interface DossierWritten {
  pages: number;
  contents: { title: string; page: number }[];
}

/** Pictures written, of how many. */
export interface DossierProgress {
  done: number;
  total: number;
}

interface Typeset extends DossierWritten {
  sections: FlowSection[];
  pictures: PaperPicture[];
}

/** Typesets and emits. @throws Refusal `unavailable` naming a scan that cannot be read. */
export async function writeDossierTask(input: unknown, context: TaskContext): Promise<DossierWritten> {
  const order = input as DossierOrder;
  const scans = await openScans(order);
  try {
    const typeset =
      order.document === null ? wholeDossier(order, scans.of) : oneDocument(order, order.document, scans.of);
    const { sections, pictures, pages, contents } = typeset;
    const file = {
      title: order.title,
      writtenAt: order.writtenAt,
      sections,
      pictures: told(pictures, context),
    };
    await writePaper(file, emittedBytes(context));
    return { pages, contents };
  } finally {
    await scans.close();
  }
}

function told(pictures: readonly PaperPicture[], context: TaskContext): PaperPicture[] {
  return pictures.map(({ extension, bytes }, done) => ({
    extension,
    bytes: () => {
      context.progress({ done, total: pictures.length } satisfies DossierProgress);
      return bytes();
    },
  }));
}

interface OpenScans {
  of: ScansOf;
  close(): Promise<void>;
}

/** The pages of the scans that this order prints; without any, neither database nor decoders are opened. */
async function openScans({ scans, document, file, key, assetFolder }: DossierOrder): Promise<OpenScans> {
  const wanted = scans.filter((scan) => document === null || document === 'D02' || scan.document === document);
  const isNeeded = document === null || document === 'D02' || !documentOf(document).isWritten;
  if (wanted.length === 0 || !isNeeded) return { of: () => [], close: async () => undefined };
  const [{ scanReader }, { pdfDataFolder }] = await Promise.all([
    import('./scanPages.ts'),
    import('../../documents/pdfPages.ts'),
  ]);
  const database = openInThread<SystemTables>({ file, key });
  const reader = scanReader((id) => attachmentBytes(database, id), pdfDataFolder(join(assetFolder)));
  const close = async (): Promise<void> => {
    await reader.close();
    database.close();
  };
  try {
    const pages = new Map<DocumentKey, ScanPage[]>();
    for (const scan of wanted) {
      pages.set(scan.document, [...(pages.get(scan.document) ?? []), ...(await reader.pages(scan))]);
    }
    return { of: (key_) => pages.get(key_) ?? [], close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function attachmentBytes({ kysely }: OpenDatabase<SystemTables>, id: string): Promise<Buffer> {
  const stored = await kysely.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
  if (!stored) throw new Refusal('notFound', '有一个扫描件已经不在，请刷新后再试。');
  return loadBytes(kysely, stored);
}

function wholeDossier({ printed }: DossierOrder, scansOf: ScansOf): Typeset {
  return bindDossier(printed, scansOf);
}

function oneDocument(order: DossierOrder, key: DocumentKey, scansOf: ScansOf): Typeset {
  const pictures: PaperPicture[] = [];
  const sections = sectionsOf(order, key, scansOf, pictures);
  const pagination = paginate(sections);
  fixTurns(pagination);
  const pages = pagination.pages.reduce((sum, each) => sum + each, 0);
  for (const section of sections) section.numbered = pages > 1 && key !== 'D01';
  return { sections, pictures, pages, contents: [{ title: documentOf(key).title, page: 1 }] };
}

function sectionsOf(
  { printed, row }: DossierOrder,
  key: DocumentKey,
  scansOf: ScansOf,
  pictures: PaperPicture[],
): FlowSection[] {
  const form = formOf(printed, key, row, scansOf);
  if (form) return [{ page: pageOfForm(form), flow: typesetDocument(form), numbered: false }];
  const { title } = documentOf(key);
  const scans = scansOf(key);
  if (scans.length === 0) {
    throw new Refusal('invalid', `“${title}”只有扫描件，本案还没有添加。请先添加扫描件再导出。`);
  }
  return [{ page: scanPage, flow: typesetScans(title, scans, pictures), numbered: false }];
}

/** The form of a document; the first of several where no record is named. Null for papers that are scans only. */
function formOf(printed: PrintedCase, key: DocumentKey, row: string | null, scansOf: ScansOf): Form | null {
  if (key === 'D02') return plainContents(printed, scansOf);
  if (!documentOf(key).isWritten) return null;
  return documentForms[key as FormKey](printed, row ?? recordsOf(printed, key)?.[0] ?? null);
}

/** The contents alone: the numbers are written out, the pages they lead to are not in the file. */
function plainContents(printed: PrintedCase, scansOf: ScansOf): Form {
  const { contents } = bindDossier(printed, scansOf);
  const form = contentsForm(contents.map(({ title }, at) => ({ title, bookmark: String(at), note: '' })));
  const blocks = form.blocks.map((block) =>
    block.kind === 'table'
      ? {
          ...block,
          rows: block.rows.map((cells, at) =>
            cells.map((cell) => (typeof cell === 'string' ? cell : String(contents[at]!.page))),
          ),
        }
      : block,
  );
  return { ...form, blocks };
}
