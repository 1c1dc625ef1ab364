// The whole dossier (卷宗) in the order of binding: cover, contents, documents with their scans, back cover.
import { isOnDemand, tilesOf } from '../../../../shared/rules/mediation/checklist.ts';
import { type DocumentKey, documentOf } from '../../../../shared/rules/mediation/documents.ts';
import type { Tile } from '../../../../shared/rules/mediation/judgement.ts';
import type { Form } from '../../documents/paper/formBlocks.ts';
import { fillPageNumbers, fixTurns, paginate } from '../../documents/paper/pagination.ts';
import type { PaperPicture } from '../../documents/paper/paperFile.ts';
import { type Flow, type FlowSection, paragraph } from '../../documents/paper/paperFlow.ts';
import {
  agreementPage,
  formPage,
  type PaperPage,
  scanPage,
  textHeight,
  textWidth,
} from '../../documents/paper/paperPage.ts';
import { typesetForm } from '../../documents/paper/typesetForm.ts';
import { type ContentsLine, contentsForm } from './d02Contents.ts';
import { documentForms, type FormKey, recordsOf } from './documentForms.ts';
import type { PrintedCase } from './printedCase.ts';
import type { ScanPage } from './scanPages.ts';

/** One line of the contents: a document with what is bound behind it. */
export interface BoundDocument {
  key: DocumentKey;
  title: string;
  form: Form | null;
  scans: readonly ScanPage[];
}

const madeByBinding: ReadonlySet<DocumentKey> = new Set(['D01', 'D02', 'D15']);

/**
 * Whether a document is bound: one with scans or records always, one that is written from the case's head when there is
 * something in it to print, and the local ones that could be written of every case only where the office's list asks.
 */
function isBound(view: PrintedCase, tile: Tile): boolean {
  const { document, need, scans, rows } = tile;
  if (madeByBinding.has(document)) return false;
  if (scans > 0 || rows.length > 0) return true;
  if (need === 'none' || isOnDemand(tile)) return false;
  return isTypedInHead(view, document);
}

/** `（第2份）` where a case has several of a kind. */
function numbered(form: Form, at: number, count: number): string {
  return count > 1 && !form.title.includes('（') ? `${form.title}（第${at + 1}份）` : form.title;
}

/** Scans by the document they belong to. */
export type ScansOf = (document: DocumentKey) => readonly ScanPage[];

/** The documents between contents and back cover. */
export function boundDocuments(view: PrintedCase, scansOf: ScansOf): BoundDocument[] {
  return tilesOf(view.dossier, view.settings)
    .filter((tile) => isBound(view, tile))
    .flatMap((tile): BoundDocument[] => {
      const scans = scansOf(tile.document);
      const forms = formsOf(view, tile);
      if (forms.length === 0) {
        return scans.length > 0 ? [{ key: tile.document, title: tile.title, form: null, scans }] : [];
      }
      return forms.map((form, at) => ({
        key: tile.document,
        title: form.title,
        form,
        scans: at === forms.length - 1 ? scans : [],
      }));
    });
}

function formsOf(view: PrintedCase, tile: Tile): Form[] {
  if (!documentOf(tile.document).isWritten) return [];
  const formOf = documentForms[tile.document as FormKey];
  const records = recordsOf(view, tile.document);
  if (records !== null) {
    return records.map((row, at) => {
      const form = formOf(view, row);
      return { ...form, title: numbered(form, at, records.length) };
    });
  }
  // A scan of what nobody typed stands for itself.
  const isTyped = tile.rows.length > 0 || isTypedInHead(view, tile.document);
  return isTyped ? [formOf(view, tile.rows.at(-1) ?? null)] : [];
}

/** Whether the case's head holds what the document says. */
function isTypedInHead({ dossier: { case: head } }: PrintedCase, key: DocumentKey): boolean {
  switch (key) {
    case 'D03':
      // Whoever applied by word of mouth signed no application; the registration stands for it.
      return (
        head.applicationForm !== '2' && head.appliedOn !== null && (head.summary !== null || head.request !== null)
      );
    case 'D04':
    case 'L01':
      return head.acceptedOn !== null;
    case 'D05':
      return head.noticeOn !== null && head.noticeForm !== '2';
    case 'L02':
    case 'L04':
      return head.refusedOn !== null;
    case 'L03':
    case 'L06':
    case 'L07':
      return head.terminatedOn !== null;
    case 'L05':
      return true;
    default:
      return false;
  }
}

const pages: Readonly<Record<Form['page'], PaperPage>> = { form: formPage, agreement: agreementPage };

export const pageOfForm = (form: Form): PaperPage => pages[form.page];

/** A form with its first paragraph on a new page, where the bookmark stands. */
export function typesetDocument(form: Form, bookmark?: string): Flow[] {
  const flow = typesetForm(form.blocks, pageOfForm(form));
  const [first] = flow;
  if (first?.kind === 'paragraph') {
    first.pageBreak = true;
    if (bookmark !== undefined) first.bookmark = bookmark;
  }
  return flow;
}

/** Scans, one a page, with a caption over the first. */
export function typesetScans(
  title: string,
  scans: readonly ScanPage[],
  pictures: PaperPicture[],
  bookmark?: string,
): Flow[] {
  const caption = paragraph([[{ text: title, bold: true, font: 'title' }]], {
    align: 'center',
    pageBreak: true,
    keepNext: true,
    bookmark,
  });
  const room = { width: textWidth(scanPage), height: textHeight(scanPage) - caption.pitch - 400 };
  return [
    caption,
    ...scans.map(({ width, height, picture }, at): Flow => {
      const scale = Math.min(room.width / width, room.height / height);
      pictures.push(picture);
      return {
        kind: 'picture',
        picture: pictures.length - 1,
        width: Math.floor(width * scale),
        height: Math.floor(height * scale),
        pageBreak: at > 0,
      };
    }),
  ];
}

export interface BoundDossier {
  sections: FlowSection[];
  pictures: PaperPicture[];
  /** Of the numbered part. */
  pages: number;
  contents: { title: string; page: number }[];
}

const draftMark = '草稿（尚未归档）';

/** Sections of the documents: neighbours on the same kind of page share one. */
function bodySections(
  parts: readonly { page: PaperPage; flow: Flow[] }[],
  headMark: string | undefined,
): FlowSection[] {
  const sections: FlowSection[] = [];
  for (const { page, flow } of parts) {
    const open = sections.at(-1);
    if (open?.page === page) open.flow.push(...flow);
    else sections.push({ page, flow: [...flow], numbered: true, ...(headMark === undefined ? {} : { headMark }) });
  }
  const [first] = sections;
  if (first) first.startAt = 1;
  return sections;
}

/** Binds the dossier: pages counted, contents filled in. */
export function bindDossier(view: PrintedCase, scansOf: ScansOf): BoundDossier {
  const headMark = view.dossier.case.archivedOn === null ? draftMark : undefined;
  const marked = headMark === undefined ? {} : { headMark };
  const pictures: PaperPicture[] = [];
  const parts: { page: PaperPage; flow: Flow[] }[] = [];
  const lines: ContentsLine[] = [];
  for (const { title, form, scans } of boundDocuments(view, scansOf)) {
    const bookmark = `doc_${lines.length + 1}`;
    const behind = scans.length > 0 && form !== null;
    lines.push({ title, bookmark, note: behind ? `附扫描件${scans.length}页` : scans.length > 0 ? '扫描件' : '' });
    if (form) parts.push({ page: pageOfForm(form), flow: typesetDocument(form, bookmark) });
    if (scans.length > 0) {
      const caption = form ? `${title}（扫描件）` : title;
      parts.push({ page: scanPage, flow: typesetScans(caption, scans, pictures, form ? undefined : bookmark) });
    }
  }
  const back = documentForms.D15(view, null);
  lines.push({ title: back.title, bookmark: 'doc_back', note: '' });
  parts.push({ page: pageOfForm(back), flow: typesetDocument(back, 'doc_back') });

  const cover = documentForms.D01(view, null);
  const contents = contentsForm(lines);
  const sections: FlowSection[] = [
    { page: formPage, flow: typesetDocument(cover), numbered: false, ...marked },
    { page: formPage, flow: typesetDocument(contents), numbered: false, ...marked },
    ...bodySections(parts, headMark),
  ];
  const pagination = paginate(sections);
  const { pages: counted, pageOf } = pagination;
  fixTurns(pagination);
  // An odd number after an odd one makes LibreOffice print an empty sheet between them.
  if ((counted[0]! + counted[1]!) % 2 === 1) sections[0]!.startAt = 2;
  fillPageNumbers(sections, pageOf);
  return {
    sections,
    pictures,
    pages: counted.slice(2).reduce((sum, each) => sum + each, 0),
    contents: lines.map(({ title, bookmark }) => ({ title, page: pageOf.get(bookmark)! })),
  };
}
