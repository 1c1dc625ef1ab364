// Indicators: their figures for a period, the passport of each number, and the office's own ones.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, fileHandle, jobStarted, recordId, registerKey, rowId, shownShift } from './shapes.ts';

const period = z.string().min(4).max(30);
const scope = z
  .object({
    /** Empty: only what names no village. */
    village: z.union([rowId, z.literal('')]).optional(),
    committee: rowId.optional(),
    team: rowId.optional(),
    /** A 防线: of patrols and what is to be walked. */
    line: rowId.optional(),
  })
  .default({});
/** A locked work report of that period: the figure and the records of the whole township that it kept. */
const run = rowId.optional();
const text = z.string().nullable();
const value = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  unit: z.string(),
  about: z.string(),
  time: z.enum(['flow', 'standing']),
  value: text,
  text: z.string(),
  numerator: text,
  denominator: text,
  previous: text,
  lastYear: text,
  cumulative: text,
  lastYearCumulative: text,
  againstPrevious: text,
  againstLastYear: text,
  againstLastYearCumulative: text,
  remarks: z.array(z.string()),
  records: z.number().int(),
});
/** An office's own indicator: a register, a filter of its fields, an aggregate, its words. */
const custom = z.object({
  key: z.string().max(60),
  label: z.string().trim().min(2).max(30),
  group: z.string(),
  unit: z.string().trim().min(1).max(6),
  about: z.string().trim().min(4).max(300),
  register: registerKey,
  /** Field whose day places a record in the period; null: standing on the last day. */
  day: z.string().nullable(),
  aggregate: z.enum(['count', 'sum', 'distinct']),
  /** Field that is added up or counted by its different values. */
  of: z.string().nullable(),
  /** All must hold. */
  filters: z
    .array(
      z.object({
        field: z.string(),
        op: z.enum(['is', 'anyOf', 'filled', 'empty', 'atLeast', 'below']),
        value: z.union([z.string(), z.number()]).optional(),
        values: z.array(z.string()).max(100).optional(),
      }),
    )
    .max(10),
});

export const indicatorProcedures = {
  'indicators.figures': procedure({
    access: 'signedIn',
    about: 'All indicators that have records, for a period and of a village, committee, team or line',
    input: z.object({ period, scope, keys: z.array(z.string()).max(500).optional() }),
    output: z.object({
      period: z.object({ key: z.string(), title: z.string(), first: z.string(), last: z.string() }),
      groups: z.array(z.object({ key: z.string(), title: z.string() })),
      values: z.array(value),
    }),
  }),
  'indicators.byVillage': procedure({
    access: 'signedIn',
    about: 'Some indicators for every village, with the total',
    input: z.object({ period, keys: z.array(z.string()).min(1).max(60) }),
    output: z.object({
      keys: z.array(z.string()),
      rows: z.array(z.object({ village: rowId.nullable(), title: z.string(), values: z.array(text) })),
      total: z.array(text),
    }),
  }),
  'indicators.series': procedure({
    access: 'signedIn',
    about: 'One or more indicators month by month up to a month',
    input: z.object({
      keys: z.array(z.string()).min(1).max(12),
      until: z.string().regex(/^\d{4}-\d{2}$/),
      months: z.number().int().min(2).max(60).default(13),
      scope,
    }),
    output: z.object({
      months: z.array(z.string()),
      series: z.array(z.object({ key: z.string(), label: z.string(), unit: z.string(), values: z.array(text) })),
    }),
  }),
  'indicators.records': procedure({
    access: 'signedIn',
    about: 'The records behind a figure: as many as the figure says, or for a sum those that add to it',
    input: z.object({
      key: z.string(),
      period,
      scope,
      part: z.enum(['value', 'denominator']).default('value'),
      run,
      from: z.number().int().min(0).default(0),
      count: z.number().int().min(0).max(500).default(100),
    }),
    output: z.object({
      value,
      filter: z.string(),
      total: z.number().int(),
      shown: z.array(
        z.object({
          register: registerKey,
          id: recordId,
          title: z.string(),
          day: z.string().nullable(),
          addend: z.string().nullable(),
          /** Figures of shifts: what is listed is no row but a shift of a rota. */
          shift: shownShift.nullable(),
        }),
      ),
    }),
  }),
  'indicators.exportRecords': procedure({
    access: 'signedIn',
    about: 'Write the records behind a figure as a table that recounts to it',
    input: z.object({
      key: z.string(),
      period,
      scope,
      part: z.enum(['value', 'denominator']).default('value'),
      run,
      format: z.enum(['xlsx', 'docx']),
      file: fileHandle,
    }),
    output: jobStarted,
  }),
  'indicators.own': procedure({
    access: 'signedIn',
    about: 'The office’s own indicators',
    input: z.object({}),
    output: z.object({ indicators: z.array(custom) }),
  }),
  'indicators.saveOwn': procedure({
    access: 'director',
    about: 'Add or change an own indicator (empty key: a new one); refused when its filter makes no sense',
    input: custom,
    output: z.object({ key: z.string() }),
  }),
  'indicators.dropOwn': procedure({
    access: 'director',
    about: 'Take an own indicator out of use; locked reports keep theirs',
    input: z.object({ key: z.string() }),
    output: done,
  }),
};

export type IndicatorShown = z.infer<typeof value>;
export type OwnIndicator = z.infer<typeof custom>;
