// Runs in a worker thread: a clerk's table, already counted, as a workbook with formulas or on paper.
import { Writable } from 'node:stream';
import type { Chart } from '../documents/charts/chart.ts';
import { writeWhole } from '../documents/documentWriting.ts';
import type { PictureOnPage } from '../documents/docxPicture.ts';
import type { Signers, TableColumn, TableDocument, TablePart, TableRows } from '../documents/tableDocument.ts';
import { emittedBytes } from '../exchange/exports/emittedBytes.ts';
import type { TaskContext } from '../jobs/thread.ts';

type Figure = string | null;

/** What the thread is told; plain data. */
export interface PivotOrder {
  format: 'xlsx' | 'docx';
  title: string;
  office: string;
  filledOn: string;
  signers: Signers;
  /** Words over the first column. */
  heading: string;
  /** Whether the rows are months, quarters or years, and so a line. */
  isTime: boolean;
  unit: string;
  /** Whether totals are sums; different values do not add up. */
  addsUp: boolean;
  rows: string[];
  columns: string[];
  cells: Figure[][];
  rowTotals: Figure[];
  columnTotals: Figure[];
  total: Figure;
  writtenAt: string;
}

/** Writes the table and emits its bytes. */
export async function exportPivot(input: unknown, context: TaskContext): Promise<{ rows: number }> {
  const order = input as PivotOrder;
  const part = tableOf(order);
  const chart = chartOf(order);
  const out = emittedBytes(context);
  const options = { writtenAt: order.writtenAt };
  if (order.format === 'xlsx') {
    const { writeXlsxTables } = await import('../documents/xlsxTable.ts');
    const chunks: Buffer[] = [];
    await writeXlsxTables([part], gathering(chunks), options);
    const { withChartSheet } = await import('../documents/charts/chartSheet.ts');
    await writeWhole(out, await withChartSheet(Buffer.concat(chunks), chart === null ? [] : [chart], order.writtenAt));
  } else {
    const { writeDocxTables } = await import('../documents/docxTable.ts');
    await writeDocxTables([part], out, { ...options, pictures: chart === null ? [] : await drawn(chart) });
  }
  return { rows: order.rows.length };
}

function gathering(chunks: Buffer[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
}

/** The chart as a picture; without a Chinese font on the machine none, the table says the same. */
async function drawn(chart: Chart): Promise<PictureOnPage[]> {
  const { drawsChinese } = await import('../documents/charts/chartCanvas.ts');
  if (!drawsChinese()) return [];
  const { chartPicture } = await import('../documents/charts/drawChart.ts');
  const { bytes, width, height, alt } = await chartPicture(chart);
  return [{ title: `${chart.title}（图）`, bytes, width, height, alt }];
}

/** Bars beyond this cannot be read on a page, points beyond that not told apart. */
const mostBars = 45;
const mostPoints = 60;
const mostLines = 4;

/** What the table looks like: lines over time, else bars with their shares, or without where figures do not add up. */
export function chartOf(order: PivotOrder): Chart | null {
  const { title, unit, heading, isTime, addsUp, rows, columns, cells, rowTotals } = order;
  if (rows.length === 0 || rows.length > (isTime ? mostPoints : mostBars)) return null;
  const totals = rowTotals.map((value) => ({ value }));
  if (isTime) {
    const isSplit = columns.length > 0 && columns.length <= mostLines;
    const series = isSplit
      ? columns.map((label, at) => ({ label, figures: cells.map((row) => ({ value: row[at] ?? null })) }))
      : [{ label: '合计', figures: totals }];
    return { kind: 'trend', title, unit, labels: rows, series };
  }
  if (!addsUp)
    return { kind: 'villages', title, unit, heading, villages: rows, series: [{ label: '合计', figures: totals }] };
  return { kind: 'structure', title, unit, heading, parts: rows.map((label, at) => ({ label, figure: totals[at]! })) };
}

const totalKey = 'total';

function tableOf(order: PivotOrder): TablePart {
  const { columns, rows, cells, rowTotals, columnTotals, total, addsUp } = order;
  const decimals = decimalsOf([total, ...rowTotals]);
  const figure = (key: string, label: string): TableColumn => ({
    key,
    label,
    ...(decimals === 0 ? { kind: 'integer' } : { kind: 'decimal', decimals }),
    align: 'right',
    ...(addsUp ? { total: 'sum' } : {}),
  });
  const document: TableDocument = {
    title: order.title,
    unit: order.office,
    filledOn: order.filledOn,
    unitNote: `单位：${order.unit}`,
    columns: [
      { key: 'row', label: order.heading, kind: 'text' },
      ...columns.map((label, at) => figure(`c${at}`, label)),
      figure(totalKey, '合计'),
    ],
    signers: order.signers,
    ...(addsUp
      ? {
          rowSum: (_row: number, column: number) =>
            columns.length > 0 && column === columns.length + 1 ? { from: 1, to: columns.length } : null,
        }
      : {
          givenTotals: {
            ...Object.fromEntries(columnTotals.map((value, at) => [`c${at}`, value])),
            [totalKey]: total,
          },
          notes: ['合计按不重复计算，不等于各格相加。'],
        }),
  };
  const written = rows.map((label, at) => [label, ...(cells[at] ?? []), rowTotals[at] ?? null]);
  return { document, rows: once(written) };
}

const decimalsOf = (figures: readonly Figure[]): number =>
  figures.reduce((most, figure) => Math.max(most, figure?.split('.')[1]?.length ?? 0), 0);

async function* once(rows: (string | null)[][]): TableRows {
  if (rows.length > 0) yield rows;
}
