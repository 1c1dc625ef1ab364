// Packs typeset paper into a .docx: parts are written one after another, so that pictures never lie in memory together.
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { coreProperties } from '../docxPacking.ts';
import type { FlowSection } from './paperFlow.ts';
import {
  documentXml,
  fontTableXml,
  footerXml,
  headerXml,
  pictureRelation,
  settingsXml,
  stylesXml,
} from './paperXml.ts';

export interface PaperPicture {
  extension: 'jpeg' | 'png';
  /** Called when its turn comes, once. */
  bytes: () => Promise<Buffer>;
}

export interface PaperFile {
  title: string;
  /** UTC ISO instant. */
  writtenAt: string;
  sections: readonly FlowSection[];
  /** In the order of `FlowPicture.picture`. */
  pictures: readonly PaperPicture[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function contentTypes(headers: number): string {
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const heads = Array.from({ length: headers }, (_, at) => part(`word/header${at + 1}.xml`, `${wordType}.header+xml`));
  return (
    `${declaration}<Types xmlns="${packageTypes}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>' +
    '<Default Extension="png" ContentType="image/png"/>' +
    part('word/document.xml', `${wordType}.document.main+xml`) +
    part('word/styles.xml', `${wordType}.styles+xml`) +
    part('word/settings.xml', `${wordType}.settings+xml`) +
    part('word/fontTable.xml', `${wordType}.fontTable+xml`) +
    part('word/footer1.xml', `${wordType}.footer+xml`) +
    part('word/footer2.xml', `${wordType}.footer+xml`) +
    heads.join('') +
    part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
    '</Types>'
  );
}

const relations = (inner: string): string =>
  `${declaration}<Relationships xmlns="${packageTypes}/relationships">${inner}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

function documentRelations(headers: readonly string[], pictures: readonly PaperPicture[]): string {
  return relations(
    relation('rIdStyles', `${office}/relationships/styles`, 'styles.xml') +
      relation('rIdSettings', `${office}/relationships/settings`, 'settings.xml') +
      relation('rIdFonts', `${office}/relationships/fontTable`, 'fontTable.xml') +
      relation('rIdFooter1', `${office}/relationships/footer`, 'footer1.xml') +
      relation('rIdFooter2', `${office}/relationships/footer`, 'footer2.xml') +
      headers
        .map((_, at) => relation(`rIdHeader${at + 1}`, `${office}/relationships/header`, `header${at + 1}.xml`))
        .join('') +
      pictures
        .map(({ extension }, at) =>
          relation(pictureRelation(at), `${office}/relationships/image`, `media/picture${at + 1}.${extension}`),
        )
        .join(''),
  );
}

/** Writes the file and ends the stream. Rejects with the stream's own error, or what a picture throws. */
export async function writePaper(file: PaperFile, out: Writable): Promise<void> {
  const zip = new ZipFile();
  const options = { mtime: new Date(file.writtenAt), mode: 0o100644 };
  const written = zip.outputStream as Readable;
  // Without this the stream that is piped from would stand still for ever.
  zip.on('error', (error: Error) => written.destroy(error));
  addParts(zip, file, options);
  zip.end();
  await pipeline(written, out);
}

function addParts(zip: ZipFile, file: PaperFile, options: { mtime: Date; mode: number }): void {
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path, options);
  const marks = [...new Set(file.sections.flatMap(({ headMark }) => headMark ?? []))];
  add('[Content_Types].xml', contentTypes(marks.length));
  add(
    '_rels/.rels',
    relations(
      relation('rId1', `${office}/relationships/officeDocument`, 'word/document.xml') +
        relation('rId2', `${packageTypes}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ),
  );
  add('docProps/core.xml', coreProperties(file.title, file.writtenAt));
  add('word/styles.xml', stylesXml());
  add('word/settings.xml', settingsXml());
  add('word/fontTable.xml', fontTableXml());
  add('word/footer1.xml', footerXml(true));
  add('word/footer2.xml', footerXml(false));
  for (const [at, mark] of marks.entries()) add(`word/header${at + 1}.xml`, headerXml(mark));
  add('word/_rels/document.xml.rels', documentRelations(marks, file.pictures));
  const partsOf = ({ headMark, numbered }: FlowSection) => ({
    header: headMark === undefined ? null : `rIdHeader${marks.indexOf(headMark) + 1}`,
    footer: numbered ? 'rIdFooter1' : 'rIdFooter2',
  });
  const body = Readable.from(inPieces(documentXml(file.sections, partsOf)), { objectMode: false });
  zip.addReadStream(body, 'word/document.xml', options);
  for (const [at, picture] of file.pictures.entries()) {
    // Pictures are compressed already.
    const light = { ...options, compressionLevel: 1 };
    zip.addReadStreamLazy(`word/media/picture${at + 1}.${picture.extension}`, light, (give) => {
      picture.bytes().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
}

const pieceLength = 64 * 1024;

/** Strings joined to pieces worth a write. */
function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
