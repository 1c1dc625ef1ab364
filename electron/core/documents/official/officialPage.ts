// The page of GB/T 9704-2012 (document-format.md §1–§4): paper, margins, grid, fonts, and the page number on its outer side.
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { twips } from '../docxPage.ts';
import { FrameRun } from './drawnText.ts';

/** Twips from line to line: 22 lines in 225 mm. */
export const linePitch = 579;
/** Twips taken off between characters of body type: at five, which is enough by count, LibreOffice sets 27 to the line. */
export const characterSqueeze = -6;
/** Twips of a body character: 三号 less the squeeze. */
export const em = 314;
/** Half points. */
export const size = { 二号: 44, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const;
/** Twips of the text: 156 mm upright, 225 mm across. */
export const textWidth = { upright: 8844, across: 12756 } as const;
export const textHeight = { upright: 12756, across: 8844 } as const;

export type PageSide = keyof typeof textWidth;

// Without ascii and hAnsi digits would fall to the Latin default (document-format.md §3).
const everyScript = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** Named, never shipped: the machine that opens the file has them or takes others. */
export const officialFonts = {
  title: everyScript('方正小标宋简体'),
  body: everyScript('仿宋'),
  second: everyScript('楷体'),
  first: everyScript('黑体'),
  number: everyScript('宋体'),
} as const;

const margins = {
  upright: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
  // The upright page turned so that heads of tables face its left edge: the binding on odd pages, the cut on even ones.
  across: { top: 1588, bottom: 1474, left: 1984, right: 2098 },
} as const;

/** Twips from the edge of the paper to the page number: its dashes lie 7 mm under the text. */
const footerDistance = 1417;

const numberRuns = (): TextRun =>
  new TextRun({
    children: ['—', PageNumber.CURRENT, '—'],
    font: { ...officialFonts.number, hint: 'eastAsia' },
    size: size.四号,
  });

/** One character of the page number's type, twips. */
const numberEm = size.四号 * 10;

function uprightFooter(parity: 'odd' | 'even'): Footer {
  const outer = parity === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({
    children: [
      new Paragraph({
        alignment: outer,
        indent: parity === 'odd' ? { right: numberEm } : { left: numberEm },
        spacing: { line: 320, lineRule: LineRuleType.EXACT },
        widowControl: false,
        children: [numberRuns()],
      }),
    ],
  });
}

/**
 * On a page laid across the number stands where it stands on the others once the page is turned upright: beside the left
 * edge, its text turned by 90°.
 */
function turnedNumber(parity: 'odd' | 'even'): FrameRun {
  const height = 40;
  const character = size.四号 / 2 / 2.8346;
  const font = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>';
  const style = `<w:rPr>${font}<w:sz w:val="${size.四号}"/><w:szCs w:val="${size.四号}"/></w:rPr>`;
  const text = (inner: string): string => `<w:r>${style}${inner}</w:r>`;
  const field =
    text('<w:fldChar w:fldCharType="begin"/>') +
    text('<w:instrText xml:space="preserve"> PAGE </w:instrText>') +
    text('<w:fldChar w:fldCharType="separate"/>') +
    text('<w:t>1</w:t>') +
    text('<w:fldChar w:fldCharType="end"/>');
  return new FrameRun({
    id: parity === 'odd' ? 9001 : 9002,
    name: '页码',
    place: { left: 24, top: parity === 'odd' ? 210 - 26 - character - height : 28 + character },
    width: 8,
    height,
    turned: true,
    anchor: 'middle',
    paragraphs:
      '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' +
      `<w:jc w:val="${parity === 'odd' ? 'right' : 'left'}"/></w:pPr>${text('<w:t>—</w:t>')}${field}${text('<w:t>—</w:t>')}</w:p>`,
  });
}

const acrossFooter = (parity: 'odd' | 'even'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        spacing: { line: 20, lineRule: LineRuleType.EXACT },
        widowControl: false,
        children: [turnedNumber(parity)],
      }),
    ],
  });

/** Page numbers of a section; sections that follow one of the same side go on with its. */
export const numberedFooters = (side: PageSide): NonNullable<ISectionOptions['footers']> => {
  const footer = side === 'upright' ? uprightFooter : acrossFooter;
  return { default: footer('odd'), even: footer('even') };
};

/** Paper, margins and grid of a section. */
export const sectionProperties = (side: PageSide): NonNullable<ISectionOptions['properties']> => ({
  type: SectionType.NEXT_PAGE,
  page: {
    // The package turns the paper itself when it lies across.
    size: {
      width: twips(210),
      height: twips(297),
      orientation: side === 'across' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: { ...margins[side], header: 851, footer: side === 'across' ? 851 : footerDistance },
  },
  grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace: -848 },
});
