// Cells and rows of ruled tables in Word: single lines of 0.5 pt, rows of at least 0.8 cm that never split.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ITableBordersOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { fonts, textRuns, twips } from './docxPage.ts';

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const gridBorders: ITableBordersOptions = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

export interface CellStyle {
  align: keyof typeof alignments;
  bold?: boolean;
  /** The header of a list: 黑体 on light grey. */
  header?: boolean;
  /** The label of a form: 黑体. */
  label?: boolean;
  /** Runs with styles of their own, instead of the text. */
  runs?: TextRun[];
  keepNext?: boolean;
  columnSpan?: number;
  rowSpan?: number;
}

/** A cell of a width in twips; text size and font come from the document's defaults. */
export function gridCell(text: string, width: number, style: CellStyle): TableCell {
  const runStyle = style.header || style.label ? { font: fonts.heading } : style.bold ? { bold: true } : {};
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    columnSpan: style.columnSpan,
    rowSpan: style.rowSpan,
    shading: style.header ? { type: ShadingType.CLEAR, color: 'auto', fill: 'EDEDED' } : undefined,
    children: [
      new Paragraph({
        alignment: alignments[style.align],
        keepNext: style.keepNext,
        children: style.runs ?? textRuns(text, runStyle),
      }),
    ],
  });
}

/** A row of at least that many millimetres; a header row is repeated on every page. */
export const gridRow = (children: TableCell[], { header = false, height = 8 } = {}): TableRow =>
  new TableRow({
    children,
    cantSplit: true,
    tableHeader: header || undefined,
    height: { value: twips(height), rule: HeightRule.ATLEAST },
  });

/** The table around the rows. Widths in twips, one for each column of the grid. */
export const gridTable = (rows: TableRow[], widths: readonly number[], cellMargin: number): Table =>
  new Table({
    rows,
    columnWidths: widths,
    width: { size: spanWidth(widths, 0, widths.length), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: gridBorders,
    margins: { left: cellMargin, right: cellMargin, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
  });

/** Twips of `count` columns from `from`. */
export const spanWidth = (widths: readonly number[], from: number, count: number): number =>
  widths.slice(from, from + count).reduce((total, width) => total + width, 0);
