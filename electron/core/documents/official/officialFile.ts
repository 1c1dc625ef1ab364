// From the description of an official document to its .docx.
import type { Writable } from 'node:stream';
import { AlignmentType, Document, type FileChild, type ISectionOptions, Packer } from 'docx';
import { documentAuthor, throwIfCancelled, type WritingOptions, writeWhole } from '../documentWriting.ts';
import { coreProperties } from '../docxPacking.ts';
import { legalText } from '../legalText.ts';
import { packParts, readParts } from '../zipParts.ts';
import { attachmentList, remarkLine, signatureLines } from './closingParts.ts';
import { counterfoilBlocks, numberLine, placeLines } from './formParts.ts';
import { imprintBlock } from './imprint.ts';
import { mustKeepLast } from './lineEstimate.ts';
import { type PictureCounter, pictureCounter, type Stretch, setBlocks } from './officialBlocks.ts';
import type { OfficialAttachment, OfficialDocument } from './officialDocument.ts';
import { numberedFooters, officialFonts, sectionProperties, size, textWidth } from './officialPage.ts';
import { emptyLines, lineOf, titleParagraph, typed } from './officialParagraphs.ts';
import { officialStyles } from './officialStyles.ts';
import { sideOf } from './officialTable.ts';
import { redHeadBlocks } from './redHead.ts';
import { titleLines } from './titleLines.ts';

/** Characters of 二号 in a line. */
const titleCapacity = { upright: Math.floor(textWidth.upright / (size.二号 * 10)), across: 27 } as const;

const titleOf = ({ title, wholeWords }: OfficialDocument): string[] =>
  titleLines(legalText(title), titleCapacity.upright, wholeWords);

function headOf(document: OfficialDocument): FileChild[] {
  const title = titleParagraph(titleOf(document));
  const addressee =
    document.addressee === undefined
      ? []
      : [lineOf([typed(`${document.addressee.replace(/[:：]$/, '')}：`)], { alignment: AlignmentType.LEFT })];
  if (document.kind === 'redHead') return [...redHeadBlocks(document), title, ...emptyLines(1, true), ...addressee];
  if (document.kind === 'form') {
    const above = document.number?.place === 'aboveRight' ? [numberLine(document.number)] : [];
    const beneath = document.number?.place === 'beneath' ? [numberLine(document.number)] : [];
    return [...above, title, ...beneath, ...emptyLines(1, true), ...addressee];
  }
  const subtitle =
    document.subtitle === undefined
      ? []
      : [
          lineOf([typed(document.subtitle, { font: officialFonts.second })], {
            alignment: AlignmentType.CENTER,
            keepNext: true,
          }),
        ];
  return [title, ...subtitle, ...emptyLines(1, true), ...addressee];
}

function closingOf(document: OfficialDocument): FileChild[] {
  return [
    ...attachmentList(document.attachments ?? [], document.signature !== undefined),
    ...(document.kind === 'form' && document.places ? placeLines(document.places) : []),
    ...(document.signature ? signatureLines(document.signature) : []),
    ...(document.remark === undefined ? [] : [remarkLine(document.remark)]),
    ...(document.kind === 'form' && document.counterfoil ? counterfoilBlocks(document.counterfoil) : []),
  ];
}

/** An attachment on pages of its own: its number at the upper left, its title on the third line. */
function attachmentStretches(
  { title, blocks }: OfficialAttachment,
  number: string,
  wholeWords: readonly string[] | undefined,
  pictures: PictureCounter,
): Stretch[] {
  const [first] = blocks;
  const side = first?.kind === 'table' ? sideOf(first) : 'upright';
  const head: Stretch = {
    side,
    children: [
      lineOf([typed(`附件${number}`, { font: officialFonts.first })], { keepNext: true }),
      ...emptyLines(1, true),
      titleParagraph(titleLines(legalText(title), titleCapacity[side], wholeWords)),
      ...(first?.kind === 'table' ? [] : emptyLines(1, true)),
    ],
  };
  return setBlocks(blocks, head, pictures);
}

function stretchesOf(document: OfficialDocument): Stretch[] {
  const pictures = pictureCounter();
  const closing = closingOf(document);
  const body = setBlocks(
    document.blocks,
    { side: 'upright', children: headOf(document) },
    pictures,
    closing.length > 0 && mustKeepLast(document, titleOf(document).length, closing.length),
  );
  const last = body.at(-1)!;
  if (last.side === 'upright') last.children.push(...closing);
  else if (closing.length > 0) body.push({ side: 'upright', children: closing });
  const attachments = document.attachments ?? [];
  const stretches = [
    ...body,
    ...attachments.flatMap((attachment, index) =>
      attachmentStretches(attachment, attachments.length > 1 ? String(index + 1) : '', document.wholeWords, pictures),
    ),
  ];
  if (document.kind !== 'redHead' || document.imprint === undefined) return stretches;
  const imprint = imprintBlock(document.imprint);
  const end = stretches.at(-1)!;
  if (end.side === 'upright') end.children.push(imprint);
  else stretches.push({ side: 'upright', children: [imprint] });
  return stretches;
}

/** Sections: one for each stretch. Those that follow one of the same side go on with its page numbers. */
function sectionsOf(stretches: readonly Stretch[], isNumbered: boolean): ISectionOptions[] {
  return stretches.map(({ side, children }, index) => ({
    properties: sectionProperties(side),
    footers: isNumbered && stretches[index - 1]?.side !== side ? numberedFooters(side) : undefined,
    children,
  }));
}

/** Writes the document as .docx and ends the stream. */
export async function writeOfficial(
  document: OfficialDocument,
  out: Writable,
  options: Pick<WritingOptions, 'writtenAt' | 'signal'>,
): Promise<void> {
  const bytes = await officialBytes(document, options);
  throwIfCancelled(options.signal);
  await writeWhole(out, bytes);
}

/** The .docx of the document as bytes: the same description and time give the same bytes. */
export async function officialBytes(
  document: OfficialDocument,
  { writtenAt, signal }: Pick<WritingOptions, 'writtenAt' | 'signal'>,
): Promise<Buffer> {
  throwIfCancelled(signal);
  const title = legalText(document.title).replaceAll('\n', '');
  const file = new Document({
    title,
    creator: documentAuthor,
    lastModifiedBy: documentAuthor,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    externalStyles: officialStyles(),
    sections: sectionsOf(stretchesOf(document), document.kind !== 'form'),
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(title, writtenAt) };
  // The package dates its parts by the clock of the machine.
  return packParts(await readParts(await Packer.toBuffer(file, undefined, [core])), writtenAt);
}
