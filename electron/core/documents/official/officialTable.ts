// A ruled table in an official document: head repeated on every page, rows never split, texts already printed.
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { headCells } from '../../../../shared/reports/headCells.ts';
import { spanWidth } from '../docxCells.ts';
import { balancedLabel, emWidth } from '../docxColumnWidths.ts';
import { twips } from '../docxPage.ts';
import { legalText } from '../legalText.ts';
import { emptyTableText, noteLines } from '../tableDocument.ts';
import type { OfficialColumn, OfficialTable } from './officialDocument.ts';
import { officialFonts, type PageSide, size, textWidth } from './officialPage.ts';
import { centreStop, leftStop, lineOf, rightStop, type TypeStyle, tab, typed } from './officialParagraphs.ts';
import { fitColumns } from './tableWidths.ts';

/** Above this many columns a table lies across (document-format.md §6). */
const uprightColumns = 8;

/** On which side of the paper a table stands. */
export function sideOf(table: OfficialTable): PageSide {
  const { page = 'auto', columns } = table;
  if (page !== 'auto') return page;
  return columns.length > uprightColumns ? 'across' : 'upright';
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const cellMargin = 60;

interface CellLook {
  align: keyof typeof alignments;
  style: TypeStyle;
  keepNext?: boolean;
  columnSpan?: number;
  rowSpan?: number;
}

function cellOf(text: string, width: number, look: CellLook): TableCell {
  const pitch = Math.round(look.style.size! * 10 * 1.25);
  const paragraph = (line: string): Paragraph =>
    new Paragraph({
      alignment: alignments[look.align],
      keepNext: look.keepNext,
      widowControl: false,
      spacing: { before: 0, after: 0, line: pitch, lineRule: LineRuleType.EXACT },
      children: [typed(line, look.style)],
    });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    columnSpan: look.columnSpan,
    rowSpan: look.rowSpan,
    children: legalText(text).split('\n').map(paragraph),
  });
}

const rowOf = (children: TableCell[], isHead = false): TableRow =>
  new TableRow({
    children,
    cantSplit: true,
    tableHeader: isHead || undefined,
    height: { value: twips(8), rule: HeightRule.ATLEAST },
  });

function headRows(columns: readonly OfficialColumn[], widths: readonly number[], bodySize: number): TableRow[] {
  const head = headCells(columns.map(({ label, heads = [] }) => ({ label, heads })));
  return Array.from({ length: head.rows }, (_row, index) =>
    rowOf(
      head.cells
        .filter(({ row }) => row === index)
        .map(({ text, column, columnSpan, rowSpan }) => {
          const width = spanWidth(widths, column, columnSpan);
          return cellOf(balancedLabel(text, width, { bodySize, cellMargin }), width, {
            align: 'center',
            style: { font: officialFonts.first, size: bodySize },
            columnSpan,
            rowSpan,
          });
        }),
      true,
    ),
  );
}

/** A table without records says so, so that an empty report is told from a forgotten one. */
function emptyTable({ columns }: OfficialTable, widths: readonly number[], bodySize: number): Table {
  const look: CellLook = { align: 'center', style: { size: bodySize }, columnSpan: columns.length };
  const row = rowOf([cellOf(emptyTableText, spanWidth(widths, 0, widths.length), look)]);
  return gridOf([...headRows(columns, widths, bodySize), row], widths);
}

const gridOf = (rows: TableRow[], widths: readonly number[]): Table =>
  new Table({
    rows,
    columnWidths: widths,
    width: { size: spanWidth(widths, 0, widths.length), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders,
    margins: { left: cellMargin, right: cellMargin, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
  });

/** The last rows go along with the totals, notes and signers beneath. */
const keptRows = 2;

function ruled(table: OfficialTable, side: PageSide): Table {
  const { columns, rows, totals = [] } = table;
  const { widths, bodySize } = fitColumns(
    table.measuredBy ? { columns, rows: table.measuredBy } : table,
    textWidth[side],
    cellMargin,
  );
  if (rows.length === 0) return emptyTable(table, widths, bodySize);
  const foot = isFooted(table) ? [footRow(table, widths)] : [];
  const hasMore = (table.notes ?? []).length > 0 || table.signers !== undefined;
  const hasFoot = totals.length > 0 || hasMore;
  const body = rows.map((row, index) =>
    rowOf(
      columns.map(({ align = 'left' }, column) =>
        cellOf(row[column] ?? '', widths[column]!, {
          align,
          style: { size: bodySize },
          keepNext: hasFoot && index >= rows.length - keptRows,
        }),
      ),
    ),
  );
  const sums = totals.map((row, index) =>
    rowOf(
      columns.map(({ align = 'left' }, column) =>
        cellOf(row[column] ?? '', widths[column]!, {
          align,
          style: { size: bodySize, bold: true },
          keepNext: hasMore || index < totals.length - 1,
        }),
      ),
    ),
  );
  return gridOf([...headRows(columns, widths, bodySize), ...body, ...sums, ...foot], widths);
}

/** Whether notes and signers are the last row: LibreOffice keeps rows together, but no row with a line beneath the table. */
const isFooted = ({ rows, notes = [], signers, measuredBy }: OfficialTable): boolean =>
  rows.length > 0 && measuredBy === undefined && (notes.length > 0 || signers !== undefined);

/** Notes and signers without rules, as wide as the table. */
function footRow(table: OfficialTable, widths: readonly number[]): TableRow {
  const none = { style: BorderStyle.NIL };
  const width = spanWidth(widths, 0, widths.length);
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        columnSpan: widths.length,
        borders: { top: rule, left: none, right: none, bottom: none },
        margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
        children: footLines(table, width),
      }),
    ],
  });
}

/** A table is followed by a line: this one takes no room. */
const lineBeneath = (): Paragraph => lineOf([], { spacing: { line: 20, lineRule: LineRuleType.EXACT } });

const lineStyle = { size: size.小四 };
const smallLine = { line: 400, lineRule: LineRuleType.EXACT };

function fillLine(
  { left = '', middle = '', right = '' }: NonNullable<OfficialTable['fill']>,
  width: number,
): Paragraph {
  const inMiddle = middle !== '';
  return lineOf(
    [
      typed(left, lineStyle),
      ...(inMiddle ? [tab(), typed(middle, lineStyle)] : []),
      ...(right === '' ? [] : [tab(), typed(right, lineStyle)]),
    ],
    {
      tabStops: [...(inMiddle ? [centreStop(width / 2)] : []), rightStop(width)],
      keepNext: true,
      spacing: smallLine,
    },
  );
}

function signerLine(signers: NonNullable<OfficialTable['signers']>, width: number): Paragraph {
  const step = width / Math.max(1, signers.length);
  return lineOf(
    signers.flatMap(({ label, name }, index) => [
      ...(index === 0 ? [] : [tab()]),
      typed(`${label.replace(/[:：]$/, '')}：${name}`, lineStyle),
    ]),
    {
      tabStops: signers.slice(1).map((_signer, index) => leftStop(step * (index + 1))),
      spacing: { before: 120, ...smallLine },
    },
  );
}

function footLines({ notes: given, signers }: OfficialTable, width: number): Paragraph[] {
  const notes = noteLines(given === undefined ? undefined : [...given]);
  return [
    ...notes.map((note, index) =>
      lineOf([typed(note, { size: size.五号 })], {
        keepNext: index < notes.length - 1 || signers !== undefined,
        spacing: { before: index === 0 ? 60 : 0, line: 320, lineRule: LineRuleType.EXACT },
      }),
    ),
    ...(signers ? [signerLine(signers, width)] : []),
  ];
}

/** A table with its title, fill line, notes and signers. */
export function tableBlock(table: OfficialTable, side: PageSide): FileChild[] {
  const width = textWidth[side];
  return [
    ...(table.title === undefined
      ? []
      : [
          lineOf(
            [
              typed(table.title, {
                font: officialFonts.first,
                size: emWidth(table.title) > 27 ? size.四号 : size.三号,
              }),
            ],
            {
              alignment: AlignmentType.CENTER,
              keepNext: true,
            },
          ),
        ]),
    ...(table.fill ? [fillLine(table.fill, width)] : []),
    ruled(table, side),
    ...(isFooted(table) ? [lineBeneath()] : footLines(table, width)),
  ];
}
