// Statistics: the figures of a report, the records behind each, what does not add up, and the files.
import { z } from 'zod';
import { differences, runHead } from './monthlyProcedures.ts';
import { procedure } from './procedure.ts';
import { done, fileHandle, jobStarted, nothing, reason, registerKey, rowId } from './shapes.ts';

const reportKey = z.string().min(1).max(60);
/** 2026-09, 2026-Q3, 2026-H1, 2026, 2026-01..2026-09, 2026-09-01..2026-09-15. */
const period = z.string().min(4).max(30);
const dimension = z.enum([
  'committee',
  'village',
  'team',
  'line',
  'task',
  'forceClass',
  'mediator',
  'organisation',
  'handler',
  'whole',
]);
/** What a report is about: by whom the rows are, and only of some. */
const scope = z.object({
  /** Left out: the report's first. */
  by: dimension.optional(),
  committee: rowId.optional(),
  village: rowId.optional(),
  team: rowId.optional(),
  line: rowId.optional(),
  mediator: rowId.optional(),
});
const asked = z.object({ report: reportKey, period, scope: scope.default({}) });

const periodShape = z.object({ key: z.string(), title: z.string(), first: z.string(), last: z.string() });
const level = z.enum(['hard', 'warning', 'shown']);
const column = z.object({
  key: z.string(),
  label: z.string(),
  heads: z.array(z.string()),
  unit: z.string(),
  about: z.string(),
  kind: z.enum(['count', 'distinct', 'sum', 'plus', 'rate', 'typed', 'open']),
  /** For rates: the columns it is made of. */
  parts: z.array(z.string()),
});
/** Exact decimal text in the column's unit, a sentence or "—" where there is no number, null where nothing is told. */
const figure = z.string().nullable();
const violation = z.object({
  relation: z.string(),
  level: z.enum(['hard', 'warning']),
  /** E.g. 调解案件总数＝各纠纷类型之和：12 与 11 不符，差 1；涉及 1 条记录。 */
  message: z.string(),
  register: registerKey.nullable(),
  ids: z.array(rowId),
  /** The first of them by their titles. */
  shown: z.array(z.object({ id: rowId, title: z.string() })),
});
/** What is printed at the foot instead of what the settings say. */
export const signers = z.object({
  unit: z.string().max(60).optional(),
  unitHead: z.string().max(30).optional(),
  reviewer: z.string().max(30).optional(),
  preparer: z.string().max(30).optional(),
  phone: z.string().max(30).optional(),
});
const format = z.enum(['xlsx', 'docx']);
/** False: as the records are now, although it is locked. */
const asLocked = z.boolean().default(true);

/** A report with its figures; a list gives its first rows. */
const shownReport = z.object({
  report: reportKey,
  title: z.string(),
  layout: z.enum(['across', 'down', 'list']),
  period: periodShape,
  by: z.object({ key: dimension, label: z.string() }),
  columns: z.array(column),
  /** `key` is a row's id, its text, or empty for records that do not say it. For lists, the record's id. */
  rows: z.array(z.object({ key: z.string(), title: z.string(), values: z.array(figure) })),
  /** Lists: how many records there are, of which `rows` are the first. */
  records: z.number().int(),
  total: z.array(figure),
  cumulative: z.array(figure).nullable(),
  shares: z.array(figure).nullable(),
  lines: z.array(z.object({ label: z.string(), text: z.string() })),
  notes: z.array(z.string()),
  relations: z.array(z.object({ key: z.string(), level, text: z.string() })),
  violations: z.array(violation),
});

export const reportProcedures = {
  'reports.list': procedure({
    access: 'signedIn',
    about: 'Reports with what they count, and the period usually reported today',
    input: nothing,
    output: z.object({
      period: periodShape,
      reports: z.array(
        z.object({
          key: reportKey,
          title: z.string(),
          about: z.string(),
          layout: z.enum(['across', 'down', 'list']),
          dimensions: z.array(z.object({ key: dimension, label: z.string() })),
        }),
      ),
    }),
  }),
  'reports.figures': procedure({
    access: 'signedIn',
    about: 'The figures of a report for a period, or of a locked version as it was shown; a list gives its first rows',
    input: asked.extend({ run: rowId.optional() }),
    output: shownReport.extend({ run: rowId.nullable() }),
  }),
  'reports.exportRecords': procedure({
    access: 'signedIn',
    about: 'Write the records behind a figure as a table that recounts to it',
    input: asked.extend({
      row: z.string().max(200).nullable().default(null),
      /** The title of the row, or 合计. */
      whose: z.string().min(1).max(100),
      column: z.string().min(1).max(60),
      cumulative: z.boolean().default(false),
      run: rowId.optional(),
      format: z.enum(['xlsx', 'docx']),
      file: fileHandle,
    }),
    output: jobStarted,
  }),
  'reports.records': procedure({
    access: 'signedIn',
    about: 'The records behind a figure (row null: the total; cumulative: from the first day of the year)',
    input: asked.extend({
      row: z.string().max(200).nullable().default(null),
      column: z.string().min(1).max(60),
      cumulative: z.boolean().default(false),
      from: z.number().int().min(0).default(0),
      count: z.number().int().min(0).max(500).default(100),
      /** False where only `total` and `shown` are wanted: a year may have a hundred thousand. */
      ids: z.boolean().default(true),
      /** A locked version: the records that it kept. */
      run: rowId.optional(),
    }),
    output: z.object({
      /** As the figure is shown. */
      figure: figure,
      unit: z.string(),
      about: z.string(),
      /** How many records there are; for a sum, those that add to it. */
      total: z.number().int(),
      /** All of them, in order. */
      records: z.array(z.object({ register: registerKey, id: rowId })),
      /** `count` of them from `from`, to be shown; `addend` is what each adds to a sum. */
      shown: z.array(
        z.object({
          register: registerKey,
          id: rowId,
          title: z.string(),
          day: z.string().nullable(),
          addend: z.string().nullable(),
        }),
      ),
    }),
  }),
  'reports.check': procedure({
    access: 'signedIn',
    about: 'The relations of a report and what breaks them, with the records',
    input: asked,
    output: z.object({
      relations: z.array(z.object({ key: z.string(), level, text: z.string() })),
      violations: z.array(violation),
    }),
  }),
  'reports.type': procedure({
    access: 'writer',
    about: 'A figure typed by hand for a year, in the column’s unit; null takes it away',
    input: z.object({
      report: reportKey,
      column: z.string().min(1).max(60),
      year: z.string().regex(/^\d{4}$/),
      value: z
        .string()
        .regex(/^\d{1,10}(\.\d{1,6})?$/)
        .nullable(),
      /** Who gave the figure. */
      source: z.string().trim().max(60).default(''),
    }),
    output: done,
  }),
  'reports.name': procedure({
    access: 'signedIn',
    about:
      'The file name a report would have: 单位_表名_期间_导出日期, with 按调解员 where its rows are not the usual ones',
    input: asked.extend({ format, asLocked }),
    output: z.object({ name: z.string() }),
  }),
  'reports.export': procedure({
    access: 'signedIn',
    about:
      'Write a report as .xlsx or .docx; a locked one comes from its files; broken hard relations need a reason; the job result is { rows, violations }',
    input: asked.extend({
      format,
      asLocked,
      file: fileHandle,
      signers: signers.optional(),
      /** Why it is written although it does not add up. */
      reason: reason.optional(),
      /** Lists: identity numbers and phones in clear, and why. */
      reveal: reason.optional(),
    }),
    output: jobStarted,
  }),
  'reports.runs': procedure({
    access: 'signedIn',
    about: 'The locked versions of a report for a period, the newest first, and which of them is in force',
    input: z.object({ report: reportKey, period }),
    output: z.object({ period: z.string(), runs: z.array(runHead), inForce: rowId.nullable() }),
  }),
  'reports.changedSince': procedure({
    access: 'signedIn',
    about: 'How many records behind a locked version were changed, withdrawn, added or count no more',
    input: z.object({ run: rowId }),
    output: z.object({ count: z.number().int() }),
  }),
  'reports.differences': procedure({
    access: 'signedIn',
    about: 'What a locked version would say today, or says otherwise than the version before; and the changed records',
    input: z.object({ run: rowId, against: z.enum(['before', 'now']).default('now') }),
    output: differences,
  }),
  'reports.ownFiles': procedure({
    access: 'signedIn',
    about: 'The files of a locked version that the office’s own templates wrote, with what each was called then',
    /** Null: the records of now, of which nothing is kept. */
    input: z.object({ run: rowId.nullable() }),
    output: z.object({ files: z.array(z.object({ id: rowId, name: z.string(), format, template: z.string() })) }),
  }),
  'reports.lock': procedure({
    access: 'director',
    about: 'Lock a report: figures, records with versions and files are kept; over a locked version it is a 更正版',
    input: z.object({
      report: reportKey,
      period,
      by: dimension.optional(),
      signers: signers.optional(),
      /** The version in force that was seen; null where there is none. */
      corrects: rowId.nullable(),
      /** Needed for a correction, and where the report does not add up. */
      reason: reason.optional(),
    }),
    output: jobStarted,
  }),
  'reports.unlock': procedure({
    access: 'director',
    about: 'Take the lock from a report, with a reason; what was locked stays in the history',
    input: z.object({ run: rowId, reason }),
    output: done,
  }),
};
