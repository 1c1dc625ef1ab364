// The page of a table in Word: paper, margins, fonts and the footer with its page numbers (document-format.md §1–§3, §6).
import {
  AlignmentType,
  type FileChild,
  Footer,
  type IFontAttributesProperties,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { legalText } from './legalText.ts';

/** 1 mm = 56.693 twips. */
export const twips = (millimetres: number): number => Math.round(millimetres * 56.693);

/** Half points by the Chinese names of sizes. */
export const size = { 二号: 44, 小二: 36, 三号: 32, 四号: 28, 小四: 24, 五号: 21, 小五: 18 } as const;

// Word picks the font by script: without ascii and hAnsi, digits would fall to the Latin default.
const bothScripts = (chinese: string, latin: string): IFontAttributesProperties => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia: chinese,
  cs: latin,
});

export const fonts = {
  title: bothScripts('方正小标宋简体', '方正小标宋简体'),
  /** Body text; figures in tables are set in 宋体 (§3). */
  body: bothScripts('仿宋', '宋体'),
  heading: bothScripts('黑体', '黑体'),
  footer: bothScripts('宋体', '宋体'),
} as const;

export interface RunStyle {
  font?: IFontAttributesProperties;
  /** Half points. */
  size?: number;
  bold?: boolean;
}

/** A text as runs; its line ends become line breaks. */
export function textRuns(text: string, style: RunStyle = {}): TextRun[] {
  return legalText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...style, text: line, break: index === 0 ? undefined : 1 }));
}

export interface PageShape {
  landscape: boolean;
  /** A3 where A4 cannot hold the columns. */
  paper: 'A4' | 'A3';
  /** Left and right margin in millimetres. */
  side: number;
  /** Top and bottom margin in millimetres; 20 when absent. */
  top?: number;
}

const paperSize = { A4: { width: twips(210), height: twips(297) }, A3: { width: twips(297), height: twips(420) } };

/** Twips between the left and right margins. */
export function textWidthOf(shape: PageShape): number {
  const paper = paperSize[shape.paper];
  return (shape.landscape ? paper.height : paper.width) - 2 * twips(shape.side);
}

function pageFooter(mark: string | undefined): Footer {
  const style = { font: fonts.footer, size: size.五号 };
  const pages = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ ...style, children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] }),
    ],
  });
  if (!mark) return new Footer({ children: [pages] });
  const small = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: textRuns(mark, { font: fonts.footer, size: 16 }),
  });
  return new Footer({ children: [pages, small] });
}

/** One section: the page, its footer, and what stands on it. */
export function pageSection(
  shape: PageShape,
  mark: string | undefined,
  children: readonly FileChild[],
): ISectionOptions {
  const paper = paperSize[shape.paper];
  const top = shape.top ?? 20;
  return {
    properties: {
      page: {
        // The package turns the paper itself when it lies across.
        size: { ...paper, orientation: shape.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: twips(top),
          bottom: twips(top),
          left: twips(shape.side),
          right: twips(shape.side),
          header: twips(Math.min(10, top / 2)),
          footer: twips(Math.min(10, top / 2)),
        },
      },
    },
    footers: { default: pageFooter(mark) },
    children,
  };
}
