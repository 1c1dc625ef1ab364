// Tables that a clerk makes over any register: rows by one field, columns by another, a count or a sum in every cell.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { fieldKey, fileHandle, filter, jobStarted, viewSpec } from './shapes.ts';

const dimension = z.object({
  field: fieldKey,
  /** Days and months are taken together by one of these. */
  by: z.enum(['month', 'quarter', 'year']).default('month'),
});

const pivotSpec = z.object({
  /** The records that count. */
  view: viewSpec,
  rows: dimension,
  columns: dimension.nullable(),
  value: z.object({
    kind: z.enum(['count', 'sum', 'distinct']),
    /** What is added up, or counted by its different values; null for a count. */
    field: fieldKey.nullable(),
  }),
});

/** A row or column of the table; null filters: its records cannot be opened as a view. */
const line = z.object({ key: z.string().nullable(), label: z.string(), filters: z.array(filter).nullable() });
/** Exact decimal text; null: no record. */
const figure = z.string().nullable();

export const lookProcedures = {
  'pivots.table': procedure({
    access: 'signedIn',
    about: 'A table over any register: rows, columns, figures and exact totals',
    input: pivotSpec,
    output: z.object({
      unit: z.string(),
      rows: z.array(line),
      columns: z.array(line),
      cells: z.array(z.array(figure)),
      /** Counted by themselves: different values do not add up. */
      rowTotals: z.array(figure),
      columnTotals: z.array(figure),
      total: figure,
      records: z.number().int(),
      /** What holds for the records of every figure beside the view's own filters. */
      filters: z.array(filter),
    }),
  }),
  'pivots.export': procedure({
    access: 'signedIn',
    about: 'Write such a table as a workbook with formulas or as a Word document',
    input: z.object({
      spec: pivotSpec,
      format: z.enum(['xlsx', 'docx']),
      file: fileHandle,
      title: z.string().trim().min(1).max(60),
    }),
    output: jobStarted,
  }),
};

export type PivotSpec = z.output<typeof pivotSpec>;
export type PivotInput = z.input<typeof pivotSpec>;
