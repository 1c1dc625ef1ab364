// Ruled pages as a .docx document, each page a section of its own.
import type { Writable } from 'node:stream';
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { breathe, throwIfCancelled, type WritingOptions, writeWhole } from '../documentWriting.ts';
import { packDocx } from '../docxPacking.ts';
import { fonts, pageSection, type RunStyle, textRuns, twips } from '../docxPage.ts';
import { placedRows } from './placedRows.ts';
import {
  cellPadding,
  leading,
  lineWidth,
  millimetre,
  type RuledBlock,
  type RuledCell,
  type RuledDocument,
  type RuledPage,
  type RuledRow,
  type RuledRun,
  roomOf,
  type Shade,
} from './ruledPage.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const none = { style: BorderStyle.NIL };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const fills: Readonly<Record<Shade, string>> = { head: 'E7E6E6', light: 'F0F0F0', dark: 'D0D0D0' };

/** Writes the pages and ends the stream. On cancel it throws a `Refusal` and leaves the stream as it was. */
export async function writeRuledDocx(document: RuledDocument, out: Writable, options: WritingOptions): Promise<void> {
  throwIfCancelled(options.signal);
  const [first, ...rest] = document.pages.map(section) as [ISectionOptions, ...ISectionOptions[]];
  const file = await packDocx({
    title: document.title,
    writtenAt: options.writtenAt,
    bodySize: 21,
    section: first,
    annexes: rest,
  });
  await breathe(options.signal);
  await writeWhole(out, file);
}

function section(page: RuledPage): ISectionOptions {
  const { paper, landscape, side, top } = page;
  return pageSection(
    { paper, landscape, side, top },
    page.footerMark,
    page.blocks.flatMap((block) => parts(block, page)),
  );
}

function parts(block: RuledBlock, page: RuledPage): FileChild[] {
  switch (block.kind) {
    case 'title':
      return [
        paragraph(textRuns(block.text, { font: fonts.title, size: block.size * 2 }), block.size, {
          align: 'center',
          after: 2,
          keepNext: true,
        }),
      ];
    case 'spread':
      return [spread(block.texts, block.size, roomOf(page).width, block.above ?? 0)];
    case 'line':
      return [
        paragraph(runsOf(block.text, { size: block.size * 2 }), block.size, {
          align: block.align ?? 'left',
          after: 0.6,
          keepNext: block.keepNext,
        }),
      ];
    case 'space':
      return [gap(block.height)];
    case 'cut':
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: twips(4), after: twips(4) },
          border: { bottom: { style: BorderStyle.DASHED, size: 4, color: '808080', space: 1 } },
          children: [],
        }),
      ];
    case 'grid':
      return [grid(block.rows, block.size, page.widths)];
  }
}

interface ParagraphStyle {
  align?: keyof typeof alignments;
  /** Millimetres. */
  before?: number;
  after?: number;
  keepNext?: boolean | undefined;
  /** Millimetres before the first and every other line. */
  indent?: number;
}

const exactly = (size: number) => ({
  line: Math.round(size * leading * 20),
  lineRule: LineRuleType.EXACT,
});

const paragraph = (children: TextRun[], size: number, style: ParagraphStyle = {}): Paragraph =>
  new Paragraph({
    alignment: alignments[style.align ?? 'left'],
    keepNext: style.keepNext,
    ...(style.indent ? { indent: { left: twips(style.indent) } } : {}),
    spacing: { ...exactly(size), before: twips(style.before ?? 0), after: twips(style.after ?? 0) },
    children,
  });

/** A paragraph of that height with nothing in it. */
const gap = (height: number): Paragraph =>
  new Paragraph({ spacing: { line: twips(height), lineRule: LineRuleType.EXACT }, children: [] });

function runsOf(text: string | readonly RuledRun[], style: RunStyle): TextRun[] {
  if (typeof text === 'string') return textRuns(text, style);
  return text.flatMap((run) => textRuns(run.text, run.bold ? { ...style, font: fonts.heading, bold: true } : style));
}

/** Texts across the page by tab stops: the first at the left edge, the last at the right. */
function spread(texts: readonly string[], size: number, width: number, above: number): Paragraph {
  const taken = texts.map((text) => (lineWidth(text) / 2) * size * millimetre);
  const free = Math.max(0, width - taken.reduce((sum, part) => sum + part, 0)) / Math.max(1, texts.length - 1);
  let position = 0;
  const tabStops = taken.slice(0, -1).map((part, index) => {
    position += part + free;
    return index === taken.length - 2 && texts.length > 1
      ? { type: TabStopType.RIGHT, position: twips(width) }
      : { type: TabStopType.LEFT, position: twips(position) };
  });
  return new Paragraph({
    tabStops,
    keepNext: above === 0,
    spacing: { ...exactly(size), before: twips(above), after: twips(1) },
    children: texts.flatMap((text, index) => [
      ...(index === 0 ? [] : [new TextRun({ children: [new Tab()], size: size * 2 })]),
      ...textRuns(text, { size: size * 2 }),
    ]),
  });
}

function grid(rows: readonly RuledRow[], size: number, widths: readonly number[]): Table {
  const twipWidths = widths.map(twips);
  return new Table({
    rows: placedRows(rows).map(({ row, starts }) => gridRow(row, starts, size, twipWidths)),
    columnWidths: twipWidths,
    width: { size: twipWidths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders,
    margins: {
      left: twips(cellPadding),
      right: twips(cellPadding),
      top: 0,
      bottom: 0,
      marginUnitType: WidthType.DXA,
    },
  });
}

function gridRow(row: RuledRow, starts: readonly number[], size: number, widths: readonly number[]): TableRow {
  return new TableRow({
    cantSplit: true,
    tableHeader: row.isHead || undefined,
    height: { value: twips(row.height), rule: HeightRule.ATLEAST },
    children: row.cells.map((cell, index) => {
      const from = starts[index]!;
      const width = widths.slice(from, from + (cell.columns ?? 1)).reduce((sum, part) => sum + part, 0);
      return gridCell(cell, width, size, row.keepNext ?? row.isHead ?? false);
    }),
  });
}

function gridCell(cell: RuledCell, width: number, gridSize: number, keepNext: boolean): TableCell {
  const size = cell.size ?? gridSize;
  const style: RunStyle = {
    size: size * 2,
    ...(cell.isLabel ? { font: fonts.heading } : {}),
    ...(cell.bold ? { bold: true } : {}),
  };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: cell.atTop ? VerticalAlign.TOP : VerticalAlign.CENTER,
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    ...(cell.isOpen ? { borders: { top: none, bottom: none } } : {}),
    shading: cell.shade ? { type: ShadingType.CLEAR, color: 'auto', fill: fills[cell.shade] } : undefined,
    children: [
      paragraph(runsOf(cell.text, style), size, {
        align: cell.align ?? 'center',
        keepNext,
        indent: cell.align === 'left' ? 0.8 : 0,
        ...(cell.atTop ? { before: 1 } : {}),
      }),
    ],
  });
}
