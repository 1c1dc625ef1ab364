// Tables that a clerk makes over any register: rows by one field, columns by another, a count or a sum in every cell.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, fieldKey, fileHandle, filter, jobStarted, registerKey, rowId, viewSpec } from './shapes.ts';

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

const side = z.object({ field: fieldKey, by: z.enum(['month', 'quarter', 'year']) });

/** A table as it is kept under a name; its period is chosen each time. */
export const pivotDraft = z.object({
  register: registerKey,
  rows: side,
  columns: side.nullable(),
  value: z.object({ kind: z.enum(['count', 'sum', 'distinct']), field: fieldKey.nullable() }),
  /** Only records whose day lies in the period; null: all. */
  day: fieldKey.nullable(),
  /** Codes that a record must have one of. */
  conditions: z.array(z.object({ field: fieldKey, values: z.array(z.string().max(60)).max(200) })).max(10),
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
  'pivots.saved': procedure({
    access: 'signedIn',
    about: 'Tables kept under a name: own ones and those that the office shares',
    input: z.object({}),
    output: z.object({
      pivots: z.array(
        z.object({ id: rowId, name: z.string(), draft: pivotDraft, shared: z.boolean(), own: z.boolean() }),
      ),
    }),
  }),
  'pivots.save': procedure({
    access: 'signedIn',
    about: 'Keep a table under a name; an own one of the same name is replaced',
    input: z.object({ name: z.string().trim().min(1).max(30), draft: pivotDraft, shared: z.boolean() }),
    output: z.object({ id: rowId }),
  }),
  'pivots.remove': procedure({
    access: 'signedIn',
    about: 'Forget an own table',
    input: z.object({ id: rowId }),
    output: done,
  }),
};

export type PivotSpec = z.output<typeof pivotSpec>;
export type PivotDraft = z.output<typeof pivotDraft>;
export type PivotInput = z.input<typeof pivotSpec>;
