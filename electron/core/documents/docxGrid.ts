// The ruled table of a roster in Word: header, pattern rows for the records, 合计.
import type { Table, TableRow } from 'docx';
import { cellAlign, cellText } from './cellText.ts';
import { type ColumnTotals, columnTotals, firstFigure, hasTotals } from './columnTotals.ts';
import { gridCell, gridRow, gridTable, spanWidth } from './docxCells.ts';
import { balancedLabel, type ColumnMeasure, measured, noMeasure, type TableFit } from './docxColumnWidths.ts';
import { cellToken, type PatternKind } from './docxStamping.ts';
import { legalText } from './legalText.ts';
import { emptyTableText, type TableColumn, type TableDocument, type TableValue } from './tableDocument.ts';
import { tableHeader } from './tableHeader.ts';

/** Millimetres of a row with room for a signature. */
const signedHeight = 11;

/** What of a document concerns its ruled table. */
export type RuledTable = Pick<TableDocument, 'columns' | 'givenTotals' | 'foot' | 'isSigned' | 'pattern'>;

/** The printed rows of a table with what was learnt while reading them. */
export interface ReadTable {
  texts: string[][];
  /** What stands for the numbers of the rows; empty for the numbers themselves. */
  serials: (string | null)[];
  measures: ColumnMeasure[];
  totals: ColumnTotals;
}

export const emptyTable = (columns: readonly TableColumn[]): ReadTable => ({
  texts: [],
  serials: [],
  measures: columns.map(() => noMeasure),
  totals: columnTotals(columns),
});

/** Reads one row into a table: its printed texts, widths and totals. */
export function addRow(table: ReadTable, columns: readonly TableColumn[], row: readonly TableValue[]): void {
  table.totals.add(row);
  const texts = columns.map((column, index) => legalText(cellText(column, row[index] ?? null)));
  texts.forEach((text, index) => {
    table.measures[index] = measured(table.measures[index]!, text);
  });
  table.texts.push(texts);
}

/** The sums are read last; they must fit their columns as well, and so must what stands under them. */
export function measureTotals(table: ReadTable, document: RuledTable): void {
  document.columns.forEach((_column, index) => {
    for (const text of footTexts(document, table.totals, index)) {
      if (text !== '') table.measures[index] = measured(table.measures[index]!, text);
    }
  });
}

/** What stands in a column under the records: its total, then the rows of the foot. */
function footTexts(
  { columns, givenTotals, foot = [], pattern }: RuledTable,
  totals: ColumnTotals,
  index: number,
): string[] {
  const column = columns[index]!;
  const isAdded = column.total !== undefined && !pattern;
  const total = isAdded ? totals.text(index) : cellText(column, givenTotals?.[column.key] ?? null);
  return [total, ...foot.map(({ values }) => String(values[index] ?? ''))];
}

/** The table with its header, one pattern row to be stamped (two kinds), the 合计 row and the rows of the foot. */
export function tableOf(document: RuledTable, read: ReadTable, fit: TableFit): Table {
  const { columns, isSigned = false } = document;
  const body =
    read.texts.length === 0
      ? [
          gridRow([
            gridCell(emptyTableText, spanWidth(fit.widths, 0, fit.widths.length), {
              align: 'center',
              columnSpan: fit.widths.length,
              keepNext: true,
            }),
          ]),
        ]
      : (['plain', 'last'] as const).map((kind) => patternRow(columns, read.measures, fit, kind, isSigned));
  const rows = [...headerRows(columns, fit), ...body, ...totalRows(document, read.totals, fit.widths)];
  return gridTable(rows, fit.widths, fit.cellMargin);
}

function headerRows(columns: readonly TableColumn[], fit: TableFit): TableRow[] {
  const header = tableHeader(columns);
  return Array.from({ length: header.rows }, (_row, index) =>
    gridRow(
      header.cells
        .filter((headerCell) => headerCell.row === index)
        .map(({ text, column, columnSpan, rowSpan }) => {
          const width = spanWidth(fit.widths, column, columnSpan);
          return gridCell(balancedLabel(text, width, fit), width, {
            align: 'center',
            header: true,
            columnSpan,
            rowSpan,
          });
        }),
      { header: true },
    ),
  );
}

function totalRows(document: RuledTable, totals: ColumnTotals, widths: readonly number[]): TableRow[] {
  const { columns, foot = [] } = document;
  if (!hasTotals(document)) return [];
  const first = firstFigure(document);
  return ['合计', ...foot.map(({ label }) => label)].map((text, row) => {
    const label = gridCell(text, spanWidth(widths, 0, first + 1), {
      align: 'center',
      bold: true,
      columnSpan: first + 1,
      keepNext: true,
    });
    const sums = columns.slice(first).map((column, offset) =>
      gridCell(footTexts(document, totals, first + offset)[row]!, widths[first + offset + 1]!, {
        align: column.total === 'count' ? 'center' : cellAlign(column, 0),
        bold: true,
        keepNext: true,
      }),
    );
    return gridRow([label, ...sums]);
  });
}

function patternRow(
  columns: readonly TableColumn[],
  measures: readonly ColumnMeasure[],
  fit: TableFit,
  kind: PatternKind,
  isSigned: boolean,
): TableRow {
  const keepNext = kind === 'last' || undefined;
  const cells = columns.map((column, index) =>
    gridCell(cellToken(kind, index + 1), fit.widths[index + 1]!, {
      align: cellAlign(column, Math.ceil(measures[index]!.longest * 2)),
      keepNext,
    }),
  );
  const serial = gridCell(cellToken(kind, 0), fit.widths[0]!, { align: 'center', keepNext });
  return gridRow([serial, ...cells], isSigned ? { height: signedHeight } : {});
}
