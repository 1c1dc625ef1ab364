// Blocks of text, tables and pictures in their order, and on which side of the paper each of them stands.
import { AlignmentType, type FileChild, ImageRun, LineRuleType, Paragraph } from 'docx';
import { legalText } from '../legalText.ts';
import { headingCounter } from './headingNumbers.ts';
import type { OfficialBlock, OfficialPicture } from './officialDocument.ts';
import { type PageSide, size, textHeight, textWidth } from './officialPage.ts';
import { bodyParagraphs, headingParagraphs, lineOf, typed } from './officialParagraphs.ts';
import { sideOf, tableBlock } from './officialTable.ts';

/** What stands together on pages of one side. */
export interface Stretch {
  side: PageSide;
  children: FileChild[];
}

/** Counts through the whole document. */
export interface PictureCounter {
  /** 图1, 图2 … */
  caption: () => number;
  /** Of every picture, so that none shares its number in the file with another. */
  drawing: () => number;
}

export function pictureCounter(): PictureCounter {
  let captions = 0;
  let drawings = 0;
  return {
    caption: () => {
      captions += 1;
      return captions;
    },
    drawing: () => {
      drawings += 1;
      return drawings;
    },
  };
}

const pixelsPerMillimetre = 96 / 25.4;
const millimetresPerTwip = 1 / 56.693;
/** Left for the caption beneath. */
const captionRoom = 16;

function pictureBlock(picture: OfficialPicture, side: PageSide, count: PictureCounter): Paragraph[] {
  const factor = Math.min(
    1,
    (textWidth[side] * millimetresPerTwip) / picture.width,
    (textHeight[side] * millimetresPerTwip - captionRoom) / picture.height,
  );
  const image = new ImageRun({
    type: 'png',
    data: picture.bytes,
    transformation: {
      width: Math.round(picture.width * factor * pixelsPerMillimetre),
      height: Math.round(picture.height * factor * pixelsPerMillimetre),
    },
    altText: {
      id: String(count.drawing()),
      name: legalText(picture.caption ?? '图'),
      description: legalText(picture.alt),
    },
  });
  const { caption } = picture;
  return [
    // A line of exact height would show nothing but the picture's foot.
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: caption !== undefined,
      widowControl: false,
      spacing: { before: 60, after: 0, line: 240, lineRule: LineRuleType.AUTO },
      children: [image],
    }),
    ...(caption === undefined
      ? []
      : [
          lineOf([typed(`图${count.caption()}　${caption}`, { size: size.小四 })], { alignment: AlignmentType.CENTER }),
        ]),
  ];
}

/** Room between text and a table. */
const roomBeside = (keepNext = false): Paragraph =>
  lineOf([], { keepNext, spacing: { line: 160, lineRule: LineRuleType.EXACT } });

/**
 * Sets blocks from a first stretch on, which tables across the page interrupt. The last paragraph stays with what the
 * caller puts beneath it when `keepLast` says so.
 */
export function setBlocks(
  blocks: readonly OfficialBlock[],
  first: Stretch,
  pictures: PictureCounter,
  keepLast = false,
): Stretch[] {
  const stretches: Stretch[] = [first];
  const numberOf = headingCounter();
  const on = (side: PageSide): Stretch => {
    const open = stretches.at(-1)!;
    if (open.side === side) return open;
    if (open.children.length === 0) {
      open.side = side;
      return open;
    }
    const fresh: Stretch = { side, children: [] };
    stretches.push(fresh);
    return fresh;
  };
  blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      const side = sideOf(block);
      const { children } = on(side);
      if (index > 0 && children.length > 0 && block.title === undefined) children.push(roomBeside(true));
      children.push(...tableBlock(block, side), ...(blocks[index + 1] === undefined ? [] : [roomBeside()]));
      return;
    }
    // A picture or text goes on upright, unless it explains the page across that it stands on.
    const { children, side } = on('upright');
    if (block.kind === 'heading') {
      const number = block.unnumbered ? '' : numberOf(block.level);
      children.push(...headingParagraphs(block.level, number, block.text, block.runIn));
    } else if (block.kind === 'picture') children.push(...pictureBlock(block, side, pictures));
    else
      children.push(
        ...bodyParagraphs(block.text, { flush: block.flush, keep: keepLast && index === blocks.length - 1 }),
      );
  });
  return stretches;
}
