// Runs in a worker thread: a clerk's table, already counted, as a workbook with formulas or on paper.
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
  const out = emittedBytes(context);
  const options = { writtenAt: order.writtenAt };
  if (order.format === 'xlsx') {
    const { writeXlsxTables } = await import('../documents/xlsxTable.ts');
    await writeXlsxTables([part], out, options);
  } else {
    const { writeDocxTables } = await import('../documents/docxTable.ts');
    await writeDocxTables([part], out, options);
  }
  return { rows: order.rows.length };
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
