// Lines around a table in Word: title, fill line, notes, signers. Texts are set apart by tab stops, not by spaces.
import { AlignmentType, Paragraph, Tab, type TabStopDefinition, TabStopType, TextRun } from 'docx';
import { emWidth } from './docxColumnWidths.ts';
import { fonts, size, textRuns } from './docxPage.ts';
import { fillLine, notesOf, type Signers, signerParts, type TableDocument } from './tableDocument.ts';
import { spreadGap, withRoom } from './textMeasure.ts';

const lineSize = size.小四;
const twipsWide = (text: string, halfPoints: number): number => emWidth(withRoom(text)) * halfPoints * 10;

/** The title: 小标宋 二号, centred. */
export const titleParagraph = (title: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 0, after: 160 },
    children: textRuns(title, { font: fonts.title, size: size.二号 }),
  });

function tabbedLine(
  texts: readonly string[],
  tabStops: readonly TabStopDefinition[],
  { keepNext = true, before = 0, halfPoints = lineSize as number } = {},
): Paragraph {
  return new Paragraph({
    tabStops,
    keepNext,
    spacing: { before, after: 60 },
    children: texts.flatMap((text, index) => [
      ...(index === 0 ? [] : [new TextRun({ children: [new Tab()], size: halfPoints })]),
      ...textRuns(text, { size: halfPoints }),
    ]),
  });
}

const centred = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: 60 },
    children: textRuns(text, { size: lineSize }),
  });

/** 填报单位 left, the period in the middle, 填报日期 right; on two or three lines where one is too short. */
export function fillParagraphs(document: TableDocument, width: number): Paragraph[] {
  const { left, middle, right } = fillLine(document);
  const rightStop = { type: TabStopType.RIGHT, position: width };
  const [leftWidth, middleWidth, rightWidth] = [left, middle, right].map((text) => twipsWide(text, lineSize)) as [
    number,
    number,
    number,
  ];
  const apart = lineSize * 10;
  const centreStop = { type: TabStopType.CENTER, position: Math.floor(width / 2) };
  if (middle !== '' && 2 * (Math.max(leftWidth, rightWidth) + apart) + middleWidth <= width)
    return [tabbedLine([left, middle, right], [centreStop, rightStop])];
  const above = middle === '' ? [] : [centred(`（${middle}）`)];
  return [...above, ...unitLines(left, right, width)];
}

/** A line at the right edge, e.g. 编号. */
export const rightLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    spacing: { after: 60 },
    children: textRuns(text, { size: lineSize }),
  });

/** A text at the left edge and one at the right, on two lines where one is too short. */
export function unitLines(left: string, right: string, width: number): Paragraph[] {
  if (right === '') return [tabbedLine([left], [])];
  if (twipsWide(left, lineSize) + twipsWide(right, lineSize) + lineSize * 10 <= width)
    return [tabbedLine([left, right], [{ type: TabStopType.RIGHT, position: width }])];
  return [tabbedLine([left], []), tabbedLine([right], [])];
}

/** The sum in words right under the table. */
export const sumParagraphs = (line: string | undefined): Paragraph[] =>
  line === undefined
    ? []
    : [
        new Paragraph({
          keepNext: true,
          spacing: { before: 120, after: 60 },
          children: textRuns(line, { font: fonts.heading, size: lineSize }),
        }),
      ];

/** 注：… in 五号 under the table. */
export const noteParagraphs = (document: Pick<TableDocument, 'notes' | 'pattern'>): Paragraph[] =>
  notesOf(document).map(
    (note) => new Paragraph({ keepNext: true, spacing: { before: 40 }, children: textRuns(note, { size: size.五号 }) }),
  );

const penRoom = '　　　　';

/** 单位负责人：　审核人：　填表人：　联系电话： across the page, with room for the pen where a name is missing. */
export function signerParagraphs(signers: Signers, width: number): Paragraph[] {
  const parts = signerParts(signers).map(({ label, value }) => ({
    text: label + value,
    room: label + (value || penRoom),
  }));
  const fitting = [size.小四, size.五号, size.小五].find((halfPoints) => {
    const taken = parts.reduce((sum, { room }) => sum + twipsWide(room, halfPoints), 0);
    return taken + 3 * halfPoints * 10 <= width;
  });
  if (fitting) return [spreadLine(parts, width, fitting)];
  return [spreadLine(parts.slice(0, 2), width, size.五号), spreadLine(parts.slice(2), width, size.五号)];
}

function spreadLine(parts: readonly { text: string; room: string }[], width: number, halfPoints: number): Paragraph {
  const widths = parts.map(({ room }) => twipsWide(room, halfPoints));
  const gap = spreadGap(widths, width, halfPoints * 10);
  let position = 0;
  const stops = widths.slice(0, -1).map((part) => {
    position += part + gap;
    return { type: TabStopType.LEFT, position: Math.floor(position) };
  });
  return tabbedLine(
    parts.map(({ text }) => text),
    stops,
    { keepNext: false, before: 160, halfPoints },
  );
}
