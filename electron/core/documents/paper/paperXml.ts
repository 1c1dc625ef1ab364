// WordprocessingML of typeset paper (ECMA-376 part 1, 17). Texts of a dossier are long and its forms simple: strings
// take a fraction of the memory that the docx package's objects take.
import { escapeXml } from '../docxPacking.ts';
import { legalText } from '../legalText.ts';
import type { Flow, FlowCell, FlowParagraph, FlowPicture, FlowSection, FlowTable, Run, TextRun } from './paperFlow.ts';
import { bodySize, edgeDistance, fontSubstitutes, formFonts, paperSize } from './paperPage.ts';

/** Characters that Word would set in the Latin font although they are Chinese here. */
const ambiguous = /[‘’“”…—·×°§±÷]/;

function fontXml(run: TextRun): string {
  const hint = ambiguous.test(run.text) ? ' w:hint="eastAsia"' : '';
  if (run.font === undefined) return hint === '' ? '' : `<w:rFonts${hint}/>`;
  const name = formFonts[run.font];
  return `<w:rFonts${hint} w:eastAsia="${name}" w:ascii="${name}" w:hAnsi="${name}" w:cs="${name}"/>`;
}

function properties(font: string, bold: boolean | undefined, size: number | undefined, underline?: boolean): string {
  const inner =
    font +
    (bold ? '<w:b/><w:bCs/>' : '') +
    (size === undefined || size === bodySize ? '' : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`) +
    (underline ? '<w:u w:val="single"/>' : '');
  return inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`;
}

function runXml(run: Run, bold: boolean | undefined): string {
  if ('tab' in run) return `<w:r>${properties('', false, run.size, run.underline)}<w:tab/></w:r>`;
  if ('pageOf' in run)
    return pageFieldXml(`PAGEREF ${run.pageOf} \\h`, run.page === null ? '' : String(run.page), run.size);
  const style = properties(fontXml(run), run.bold ?? bold, run.size, run.underline);
  return `<w:r>${style}<w:t xml:space="preserve">${escapeXml(legalText(run.text).replaceAll('\n', ' '))}</w:t></w:r>`;
}

function pageFieldXml(instruction: string, shown: string, size?: number): string {
  const style = properties('', false, size);
  const mark = (type: string): string => `<w:r>${style}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return (
    `${mark('begin')}<w:r>${style}<w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    `${mark('separate')}<w:r>${style}<w:t>${shown}</w:t></w:r>${mark('end')}`
  );
}

/** Lines end where they were broken, so that pages are the same in every program. */
function linesXml(lines: readonly Run[][], bold?: boolean): string {
  return lines.map((line) => line.map((run) => runXml(run, bold)).join('')).join('<w:r><w:br/></w:r>');
}

interface Numbering {
  bookmark: number;
}

function paragraphXml(item: FlowParagraph, numbering: Numbering, sectionXml = ''): string {
  const tabs = item.tabs.map(({ at, align }) => `<w:tab w:val="${align}" w:pos="${at}"/>`).join('');
  const style =
    (item.keepNext ? '<w:keepNext/>' : '') +
    (item.keepLines ? '<w:keepLines/>' : '') +
    (item.pageBreak ? '<w:pageBreakBefore/>' : '') +
    (tabs === '' ? '' : `<w:tabs>${tabs}</w:tabs>`) +
    `<w:spacing w:before="0" w:after="${item.after}" w:line="${item.pitch}" w:lineRule="exact"/>` +
    (item.indent === 0 ? '' : `<w:ind w:left="${item.indent}"/>`) +
    (item.align === 'left' ? '' : `<w:jc w:val="${item.align}"/>`) +
    sectionXml;
  let content = linesXml(item.lines);
  if (item.bookmark !== undefined) {
    numbering.bookmark += 1;
    const id = numbering.bookmark;
    content = `<w:bookmarkStart w:id="${id}" w:name="${item.bookmark}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }
  return `<w:p><w:pPr>${style}</w:pPr>${content}</w:p>`;
}

/** Twips from line to line in a table. */
export const cellPitch = 400;

function cellXml(cell: FlowCell, width: number, keepNext: boolean): string {
  const align = cell.align === 'center' ? '<w:jc w:val="center"/>' : '';
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:spacing w:before="0" w:after="0" w:line="${cellPitch}" w:lineRule="exact"/>${align}</w:pPr>` +
    `${linesXml(cell.lines, cell.bold)}</w:p></w:tc>`
  );
}

const borderSides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const borders = borderSides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('');

/** Left and right in a cell, twips. */
export const cellMargin = 80;

function tableXml(table: FlowTable): string {
  const width = table.widths.reduce((sum, each) => sum + each, 0);
  const rows = [...(table.header ? [{ ...table.header, isHeader: true }] : []), ...table.rows].map((row) => {
    const isHeader = 'isHeader' in row ? '<w:tblHeader/>' : '';
    const cells = row.cells.map((cell, at) => cellXml(cell, table.widths[at]!, table.keepNext === true)).join('');
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${row.height}" w:hRule="atLeast"/>${isHeader}</w:trPr>${cells}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="${cellMargin}" w:type="dxa"/>` +
    `<w:bottom w:w="0" w:type="dxa"/><w:right w:w="${cellMargin}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${table.widths.map((each) => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`
  );
}

const emuPerTwip = 635;

/** The relation by which the document names a picture. */
export const pictureRelation = (picture: number): string => `rIdPicture${picture}`;

function pictureXml(item: FlowPicture): string {
  const id = item.picture + 1;
  const extent = `cx="${item.width * emuPerTwip}" cy="${item.height * emuPerTwip}"`;
  return (
    `<w:p><w:pPr>${item.pageBreak ? '<w:pageBreakBefore/>' : ''}<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>` +
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/>` +
    `<wp:docPr id="${id}" name="扫描件 ${id}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
    `<pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="扫描件 ${id}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${pictureRelation(item.picture)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
  );
}

/** Where headers and footers lie: by their relation, made by the file's writer. */
export interface SectionParts {
  header: string | null;
  footer: string;
}

function sectionXml(section: FlowSection, parts: SectionParts, isFirst: boolean): string {
  const { page } = section;
  return (
    '<w:sectPr>' +
    (parts.header === null ? '' : `<w:headerReference w:type="default" r:id="${parts.header}"/>`) +
    `<w:footerReference w:type="default" r:id="${parts.footer}"/>` +
    (isFirst ? '' : '<w:type w:val="nextPage"/>') +
    `<w:pgSz w:w="${paperSize.width}" w:h="${paperSize.height}"/>` +
    `<w:pgMar w:top="${page.top}" w:right="${page.right}" w:bottom="${page.bottom}" w:left="${page.left}" ` +
    `w:header="${edgeDistance}" w:footer="${edgeDistance}" w:gutter="0"/>` +
    (section.startAt === undefined ? '' : `<w:pgNumType w:start="${section.startAt}"/>`) +
    '</w:sectPr>'
  );
}

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function itemXml(item: Flow, numbering: Numbering): string {
  if (item.kind === 'table') return tableXml(item);
  if (item.kind === 'picture') return pictureXml(item);
  return paragraphXml(item, numbering);
}

/** A paragraph that nobody sees: it ends a section whose last item is no paragraph. */
const thinParagraph = (inner: string): string =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${inner}</w:pPr></w:p>`;

/** A section begins on a new page by itself; a second break there is an empty sheet in some programs. */
function atItsTop([first, ...rest]: readonly Flow[]): Flow[] {
  if (first === undefined) return [];
  return [first.kind === 'table' ? first : { ...first, pageBreak: false }, ...rest];
}

/** The main part, piece by piece. */
export function* documentXml(
  sections: readonly FlowSection[],
  partsOf: (section: FlowSection) => SectionParts,
): Generator<string> {
  const numbering: Numbering = { bookmark: 0 };
  yield `${declaration}<w:document ${namespaces}><w:body>`;
  for (const [index, section] of sections.entries()) {
    const end = sectionXml(section, partsOf(section), index === 0);
    const isLast = index === sections.length - 1;
    const flow = atItsTop(section.flow);
    const last = flow.at(-1);
    const endsInside = !isLast && last?.kind === 'paragraph';
    for (const item of endsInside ? flow.slice(0, -1) : flow) yield itemXml(item, numbering);
    if (endsInside) yield paragraphXml(last, numbering, end);
    else if (!isLast) yield thinParagraph(end);
    else yield last?.kind === 'table' ? thinParagraph('') + end : end;
  }
  yield '</w:body></w:document>';
}

/** Exact, so that header and footer never push at the text, whatever font stands in. */
const edgePitch = '<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/>';

/** A footer with the page number between two dashes, or an empty one. */
export function footerXml(numbered: boolean): string {
  const number = numbered
    ? `<w:r>${properties('', false, 21)}<w:t xml:space="preserve">— </w:t></w:r>${pageFieldXml('PAGE', '1', 21)}` +
      `<w:r>${properties('', false, 21)}<w:t xml:space="preserve"> —</w:t></w:r>`
    : '';
  return `${declaration}<w:ftr ${namespaces}><w:p><w:pPr>${edgePitch}<w:jc w:val="center"/></w:pPr>${number}</w:p></w:ftr>`;
}

/** A header with small print at the right. */
export function headerXml(mark: string): string {
  const run = runXml({ text: mark, size: 18 }, false);
  return `${declaration}<w:hdr ${namespaces}><w:p><w:pPr>${edgePitch}<w:jc w:val="right"/></w:pPr>${run}</w:p></w:hdr>`;
}

/** Defaults: the body font for every script, no widow control, no hanging punctuation, so that a line is what was counted. */
export function stylesXml(): string {
  const { body } = formFonts;
  return (
    `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>` +
    `<w:rFonts w:eastAsia="${body}" w:ascii="${body}" w:hAnsi="${body}" w:cs="${body}"/><w:kern w:val="0"/>` +
    `<w:sz w:val="${bodySize}"/><w:szCs w:val="${bodySize}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/><w:snapToGrid w:val="0"/></w:pPr>' +
    '</w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>' +
    '<w:overflowPunct w:val="0"/></w:pPr></w:style></w:styles>'
  );
}

/** The fonts by name, with the names of the nearest ones for a computer that lacks them (ECMA-376 part 1, 17.8.3.1). */
export function fontTableXml(): string {
  const fonts = (['body', 'title'] as const).map((use) => {
    const { sameAs, nearest } = fontSubstitutes[use];
    return (
      `<w:font w:name="${formFonts[use]}"><w:altName w:val="${[...sameAs, ...nearest].join(',')}"/>` +
      '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    );
  });
  return `${declaration}<w:fonts ${namespaces}>${fonts.join('')}</w:fonts>`;
}

/**
 * Settings: no squeezing of punctuation, lines for the pen drawn although only spaces stand over them (Word leaves the
 * underline of trailing spaces out otherwise), the layout of Word 2013 and later.
 */
export function settingsXml(): string {
  return (
    `${declaration}<w:settings ${namespaces}><w:defaultTabStop w:val="420"/>` +
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:ulTrailSpace/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
    '</w:compat><w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
  );
}
