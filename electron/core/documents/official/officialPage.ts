// The page of GB/T 9704-2012 (document-format.md §1–§4): paper, margins, grid, fonts, and the page number on its outer side.
import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type IContext,
  ImportedXmlComponent,
  type ISectionOptions,
  type IXmlableObject,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Run,
  SectionType,
  TextRun,
} from 'docx';
import { twips } from '../docxPage.ts';

/** Twips from line to line: 22 lines in 225 mm. */
export const linePitch = 579;
/** Twips taken off between characters of body type, so that 28 of them fit 156 mm. */
export const characterSqueeze = -5;
/** Twips of a body character: 三号 less the squeeze. */
export const em = 315;
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

const emu = (millimetres: number): number => Math.round(millimetres * 36_000);

/**
 * On a page laid across the number stands where it stands on the others once the page is turned upright: beside the left
 * edge, its text turned by 90°. A frame of DrawingML holds it, which the docx package does not write itself.
 */
function turnedNumberXml(parity: 'odd' | 'even'): string {
  const length = 40;
  const character = size.四号 / 2 / 2.8346;
  const top = parity === 'odd' ? 210 - 26 - character - length : 28 + character;
  const font = '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/>';
  const style = `<w:rPr>${font}<w:sz w:val="${size.四号}"/><w:szCs w:val="${size.四号}"/></w:rPr>`;
  const text = (inner: string): string => `<w:r>${style}${inner}</w:r>`;
  const field =
    text('<w:fldChar w:fldCharType="begin"/>') +
    text('<w:instrText xml:space="preserve"> PAGE </w:instrText>') +
    text('<w:fldChar w:fldCharType="separate"/>') +
    text('<w:t>1</w:t>') +
    text('<w:fldChar w:fldCharType="end"/>');
  const paragraph =
    '<w:p><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>' +
    `<w:jc w:val="${parity === 'odd' ? 'right' : 'left'}"/></w:pPr>${text('<w:t>—</w:t>')}${field}${text('<w:t>—</w:t>')}</w:p>`;
  const offset = (axis: 'H' | 'V', millimetres: number): string =>
    `<wp:position${axis} relativeFrom="page"><wp:posOffset>${emu(millimetres)}</wp:posOffset></wp:position${axis}>`;
  const extent = `cx="${emu(8)}" cy="${emu(length)}"`;
  return (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"' +
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    `<wp:simplePos x="0" y="0"/>${offset('H', 24)}${offset('V', top)}<wp:extent ${extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:wrapNone/><wp:docPr id="${parity === 'odd' ? 9001 : 9002}" name="页码"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>' +
    `<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>` +
    `<wps:txbx><w:txbxContent>${paragraph}</w:txbxContent></wps:txbx>` +
    '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>' +
    '</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  );
}

class TurnedNumber extends Run {
  readonly #xml: ImportedXmlComponent;

  constructor(parity: 'odd' | 'even') {
    super({});
    this.#xml = ImportedXmlComponent.fromXmlString(turnedNumberXml(parity));
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.#xml.prepForXml(context);
  }
}

const acrossFooter = (parity: 'odd' | 'even'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        spacing: { line: 20, lineRule: LineRuleType.EXACT },
        widowControl: false,
        children: [new TurnedNumber(parity)],
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
