// From a description in the docx package's terms to the bytes of a .docx file.
import { Document, type ISectionOptions, Packer } from 'docx';
import { fromBufferPromise } from 'yauzl';
import { documentAuthor } from './documentWriting.ts';
import { fonts } from './docxPage.ts';
import { legalText } from './legalText.ts';

const documentPart = 'word/document.xml';

/** Text for XML content. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Title, program and time; the package itself would write the machine's clock. */
export function coreProperties(title: string, writtenAt: string): string {
  const time = new Date(writtenAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(legalText(title))}</dc:title><dc:creator>${documentAuthor}</dc:creator>` +
    `<cp:lastModifiedBy>${documentAuthor}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
  );
}

export interface DocxContent {
  title: string;
  /** UTC ISO instant. */
  writtenAt: string;
  section: ISectionOptions;
  /** Further sections, each on a new page. */
  annexes?: readonly ISectionOptions[];
  /** Half points of plain text. */
  bodySize: number;
}

function newDocument(content: DocxContent): Document {
  return new Document({
    title: legalText(content.title),
    creator: documentAuthor,
    lastModifiedBy: documentAuthor,
    styles: {
      default: {
        document: {
          // Chinese for Latin text too: where 宋体 is missing, LibreOffice picks the font by language, and that of English
          // is so wide that numbers of identity no longer fit their columns.
          run: { font: fonts.body, size: content.bodySize, language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [content.section, ...(content.annexes ?? [])],
  });
}

/** Packs the document. */
export async function packDocx(content: DocxContent): Promise<Buffer> {
  return Packer.toBuffer(newDocument(content), undefined, [
    { path: 'docProps/core.xml', data: coreProperties(content.title, content.writtenAt) },
  ]);
}

/** Replaces the pattern rows of a long table, in the XML that the docx package wrote, by the rows of the table. */
export type StampRows = (documentXml: string) => string;

/**
 * Packs a document whose table holds one pattern row, and stamps the real rows from it: the package's own objects
 * would take 14 kB of memory for every cell, its XML takes 0.3.
 */
export async function packStamped(content: DocxContent, stamp: StampRows): Promise<Buffer> {
  const core = { path: 'docProps/core.xml', data: coreProperties(content.title, content.writtenAt) };
  const pattern = await Packer.toBuffer(newDocument(content));
  const stamped = stamp(await readPart(pattern, documentPart));
  return Packer.toBuffer(newDocument(content), undefined, [core, { path: documentPart, data: stamped }]);
}

/** The text of one part of a .docx file that we have just written ourselves. */
export async function readPart(file: Buffer, part: string): Promise<string> {
  const zip = await fromBufferPromise(file);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== part) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }
  throw new Error(`no ${part} in the document`);
}
