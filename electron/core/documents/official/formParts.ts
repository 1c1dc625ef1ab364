// A form of one page: its number, the places to sign, the counterfoil beneath the line to cut along (document-format.md §5).
import { AlignmentType, BorderStyle, type FileChild, LineRuleType, type Paragraph } from 'docx';
import type { OnePageForm } from './officialDocument.ts';
import { officialFonts, size, textWidth } from './officialPage.ts';
import { bodyParagraphs, leftStop, lineOf, tab, typed } from './officialParagraphs.ts';

type FormNumber = NonNullable<OnePageForm['number']>;

export const numberLine = ({ text, place }: FormNumber): Paragraph =>
  lineOf([typed(text, { size: size.四号 })], {
    alignment: place === 'aboveRight' ? AlignmentType.RIGHT : AlignmentType.CENTER,
    keepNext: true,
  });

/** Two places on a line, with room for the pen. */
export function placeLines(places: NonNullable<OnePageForm['places']>): Paragraph[] {
  const rows = Array.from({ length: Math.ceil(places.length / 2) }, (_row, index) =>
    places.slice(index * 2, index * 2 + 2),
  );
  return rows.map((row) =>
    lineOf(
      row.flatMap(({ label, text }, index) => [...(index === 0 ? [] : [tab()]), typed(`${label}：${text}`)]),
      {
        tabStops: [leftStop(textWidth.upright / 2)],
        spacing: { before: 200, line: 579, lineRule: LineRuleType.EXACT },
        keepNext: true,
      },
    ),
  );
}

/** 存根 below a dotted line. */
export const counterfoilBlocks = ({ title, text }: NonNullable<OnePageForm['counterfoil']>): FileChild[] => [
  lineOf([], {
    keepNext: true,
    border: { bottom: { style: BorderStyle.DASHED, size: 6, space: 0, color: '000000' } },
  }),
  lineOf([typed(title, { font: officialFonts.title, size: 36 })], { alignment: AlignmentType.CENTER, keepNext: true }),
  ...bodyParagraphs(text),
];
