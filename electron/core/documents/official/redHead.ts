// The head of an issued document (GB/T 9704-2012, 7.2): copy number, secrecy, urgency, the organs in red, number, red line.
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  LineRuleType,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { twips } from '../docxPage.ts';
import { documentNumber } from './documentNumber.ts';
import type { RedHead } from './officialDocument.ts';
import { em, linePitch, officialFonts, textWidth } from './officialPage.ts';
import { emptyLines, leftStop, lineOf, tab, typed } from './officialParagraphs.ts';
import { charactersOf } from './signaturePlaces.ts';

const red = 'FF0000';
/** The upper edge of the organs' names, twips beneath the upper edge of the text: 35 mm. */
const markTop = 1984;
/** Lines above it: copy number, secrecy, urgency. */
const linesAbove = 3;
/** Points. */
const largestMark = 50;
const smallestMark = 30;
const suffix = '文件';

/** Half points and per cent of width at which names of so many characters fill the line at most. */
function markType(characters: number, room: number): { size: number; scale: number } {
  const points = Math.floor((room / 20 / characters) * 0.98);
  const fitting = Math.max(smallestMark, Math.min(largestMark, points));
  return { size: fitting * 2, scale: Math.min(100, Math.floor((points / fitting) * 100)) };
}

const organLabel = (organ: string): string => (organ.endsWith(suffix) ? organ : organ + suffix);

/** Exact line of red type; the room above brings its upper edge to its place. */
function markLine(text: string, type: { size: number; scale: number }, before: number, spread = false): Paragraph {
  const line = Math.round(type.size * 10 * 1.2);
  return lineOf([typed(text, { ...type, font: officialFonts.title, color: red })], {
    alignment: spread ? AlignmentType.DISTRIBUTE : AlignmentType.CENTER,
    spacing: { before, line, lineRule: LineRuleType.EXACT },
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Organs that issue together stand above each other, 文件 beside them. */
function jointMark(organs: readonly string[]): FileChild[] {
  const longest = Math.max(...organs.map(charactersOf));
  const { size, scale } = markType(longest + suffix.length + 1, textWidth.upright);
  const suffixWidth = Math.round(size * 10 * (suffix.length + 0.8));
  const nameWidth = Math.round(size * 10 * (longest + 0.4) * (scale / 100));
  const cell = (child: Paragraph, width: number, rowSpan?: number): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      rowSpan,
      children: [child],
    });
  const rows = organs.map(
    (organ, index) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(markLine(organ, { size, scale }, 0, true), nameWidth),
          ...(index === 0 ? [cell(markLine(suffix, { size, scale }, 0), suffixWidth, organs.length)] : []),
        ],
      }),
  );
  return [
    lineOf([], {
      spacing: { line: Math.max(20, markTop - linesAbove * linePitch - size), lineRule: LineRuleType.EXACT },
    }),
    new Table({
      rows,
      columnWidths: [nameWidth, suffixWidth],
      width: { size: nameWidth + suffixWidth, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      borders: noBorders,
    }),
  ];
}

function mark(document: RedHead): FileChild[] {
  if (document.organs.length > 1) return jointMark(document.organs);
  const [organ] = document.organs;
  const type = markType(charactersOf(organLabel(document.measuredBy?.organ ?? organ)), textWidth.upright);
  return [markLine(organLabel(organ), type, Math.max(0, markTop - linesAbove * linePitch - type.size))];
}

/** 份号, 密级, 紧急程度 from the first line on; the lines that stay empty keep the organs in their place. */
function upperLeft({ copyNumber, secrecy, urgency }: RedHead): Paragraph[] {
  const lines = [
    ...(copyNumber === undefined ? [] : [lineOf([typed(copyNumber)])]),
    ...(secrecy === undefined ? [] : [lineOf([typed(secrecy, { font: officialFonts.first })])]),
    ...(urgency === undefined ? [] : [lineOf([typed(urgency, { font: officialFonts.first })])]),
  ];
  return [...lines, ...emptyLines(linesAbove - lines.length)];
}

const issuerLabel = '签发人：';

/** Two names a row, each below the one above; the document's number stands beside the last row. */
function issuerLines(number: string, issuers: readonly string[]): Paragraph[] {
  const rows = Array.from({ length: Math.ceil(issuers.length / 2) }, (_row, index) =>
    issuers.slice(index * 2, index * 2 + 2),
  );
  const nameWidth = Math.max(3, ...issuers.map(charactersOf));
  const beside = Math.min(2, issuers.length);
  const start = textWidth.upright - em * (1 + issuerLabel.length + nameWidth * beside + (beside - 1));
  const names = start + em * issuerLabel.length;
  return rows.map((row, index) => {
    const isFirst = index === 0;
    const [first, second] = row.map((name) => typed(name, { font: officialFonts.second }));
    return lineOf(
      [
        typed(index === rows.length - 1 ? number : ''),
        tab(),
        ...(isFirst ? [typed(issuerLabel)] : []),
        first!,
        ...(second ? [tab(), second] : []),
      ],
      {
        indent: { left: em },
        tabStops: [leftStop(isFirst ? start : names), leftStop(names + em * (nameWidth + 1))],
      },
    );
  });
}

/** A red line as wide as the text, 4 mm beneath the number. */
const redLine = (): Paragraph =>
  lineOf([], {
    spacing: { line: twips(4), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 16, space: 0, color: red } },
  });

function numberLines({ number, issuers = [] }: RedHead): Paragraph[] {
  const text = number === null || typeof number === 'string' ? (number ?? '') : documentNumber(number);
  if (issuers.length > 0) return issuerLines(text, issuers);
  return [lineOf([typed(text)], { alignment: AlignmentType.CENTER })];
}

/** Everything above the title, with the two empty lines before it. */
export function redHeadBlocks(document: RedHead): FileChild[] {
  return [
    ...upperLeft(document),
    ...mark(document),
    ...emptyLines(2),
    ...numberLines(document),
    redLine(),
    ...emptyLines(2, true),
  ];
}
