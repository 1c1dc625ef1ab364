import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  done,
  fieldKey,
  type fieldValue,
  fileHandle,
  jobStarted,
  nothing,
  problem,
  reason,
  registerKey,
  rowId,
  viewSpec,
} from './shapes.ts';

const sheetFound = z.object({
  sheet: z.string(),
  /** Index of the column in the sheet → what it holds. */
  columns: z.array(
    z.object({
      index: z.number().int(),
      label: z.string(),
      samples: z.array(z.string()),
      field: fieldKey.nullable(),
      /** Fixed by an earlier import of the same shape. */ remembered: z.boolean(),
    }),
  ),
  rows: z.number().int(),
  preface: z.array(z.string()),
  register: registerKey.nullable(),
  /** Left out when the sheet holds no table. */
  chosen: z.boolean(),
});
const mapping = z.object({
  sheet: z.string(),
  columns: z.array(z.object({ index: z.number().int(), field: fieldKey.nullable() })),
});

const personChoice = z.object({ id: rowId, title: z.string(), detail: z.string(), why: z.string() });
const previewRow = z.object({
  key: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  state: z.enum(['good', 'warned', 'doubtful', 'held', 'unchanged']),
  /** Text of each mapped cell as written, and as it will be saved. */
  cells: z.record(fieldKey, z.object({ written: z.string(), shown: z.string() })),
  problems: z.array(problem),
  /** For doubtful rows: people it may be; decide with `imports.decide`. */
  choices: z.array(personChoice),
  chosen: z.string().nullable(),
});
const counts = z.object({
  rows: z.number().int(),
  good: z.number().int(),
  warned: z.number().int(),
  doubtful: z.number().int(),
  held: z.number().int(),
  unchanged: z.number().int(),
});
const heldRow = z.object({ sheet: z.string(), row: z.number().int(), problems: z.array(problem) });
const signers = z.object({
  unit: z.string().max(60).optional(),
  unitHead: z.string().max(30).optional(),
  reviewer: z.string().max(30).optional(),
  preparer: z.string().max(30).optional(),
  phone: z.string().max(30).optional(),
});
const backupFile = z.object({
  name: z.string(),
  madeAt: z.string(),
  size: z.number().int(),
  why: z.string(),
  where: z.enum(['own', 'second']),
  file: fileHandle,
});

export const exchangeProcedures = {
  'jobs.status': procedure({
    access: 'anyone',
    about: 'How a long piece of work goes',
    input: z.object({ job: z.string() }),
    output: z.object({
      state: z.enum(['running', 'done', 'failed', 'cancelled']),
      step: z.string(),
      done: z.number().int(),
      total: z.number().int().nullable(),
      /** Something usable is there: the work could be ended with it, as `rota.enough` does. */
      offers: z.boolean(),
      result: z.json().nullable(),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  }),
  'jobs.cancel': procedure({
    access: 'anyone',
    about: 'Stop a piece of work; nothing half-done stays',
    input: z.object({ job: z.string() }),
    output: done,
  }),

  'imports.open': procedure({
    access: 'writer',
    about: 'Read a workbook and propose register and mapping; the job result is { import, sheets }',
    input: z.object({ file: fileHandle, register: registerKey.optional() }),
    output: jobStarted,
  }),
  'imports.sheets': procedure({
    access: 'writer',
    about: 'What was found in the file',
    input: z.object({ import: z.string() }),
    output: z.object({ name: z.string(), register: registerKey.nullable(), sheets: z.array(sheetFound) }),
  }),
  'imports.paste': procedure({
    access: 'writer',
    about: 'A pasted block as an import: texts by row, mapped to fields',
    input: z.object({
      register: registerKey,
      fields: z.array(fieldKey.nullable()).max(100),
      rows: z.array(z.array(z.string())).min(1).max(5000),
    }),
    output: jobStarted,
  }),
  'imports.preview': procedure({
    access: 'writer',
    about: 'Check every row with this mapping; the job result is { counts }',
    input: z.object({ import: z.string(), register: registerKey, mappings: z.array(mapping).min(1) }),
    output: jobStarted,
  }),
  'imports.rows': procedure({
    access: 'writer',
    about: 'Checked rows by position',
    input: z.object({
      import: z.string(),
      show: z.enum(['all', 'good', 'warned', 'doubtful', 'held', 'unchanged']),
      from: z.number().int().min(0),
      count: z.number().int().min(1).max(500),
    }),
    output: z.object({ total: z.number().int(), counts, rows: z.array(previewRow) }),
  }),
  'imports.mend': procedure({
    access: 'writer',
    about: 'Type a cell anew in the preview; the row is checked again',
    input: z.object({ import: z.string(), key: z.string(), field: fieldKey, text: z.string().max(6000) }),
    output: z.object({ row: previewRow, counts }),
  }),
  'imports.decide': procedure({
    access: 'writer',
    about: 'For a doubtful row: the person it is, `new`, or `hold`',
    input: z.object({ import: z.string(), key: z.string(), decision: z.string() }),
    output: z.object({ row: previewRow, counts }),
  }),
  'imports.save': procedure({
    access: 'writer',
    about: 'Save the good rows as one batch; the job result is { batch, rows, saved, held }',
    input: z.object({ import: z.string() }),
    output: jobStarted,
  }),
  'imports.held': procedure({
    access: 'writer',
    about: 'Write the held rows as a workbook with a reason column',
    input: z.object({ import: z.string(), file: fileHandle }),
    output: z.object({ rows: z.number().int() }),
  }),
  'imports.close': procedure({
    access: 'writer',
    about: 'Forget an opened import',
    input: z.object({ import: z.string() }),
    output: done,
  }),
  'imports.batches': procedure({
    access: 'signedIn',
    about: 'Imports so far, newest first',
    input: nothing,
    output: z.object({
      batches: z.array(
        z.object({
          batch: rowId,
          at: z.string(),
          by: z.string(),
          register: registerKey,
          name: z.string(),
          rows: z.number().int(),
          saved: z.number().int(),
          held: z.number().int(),
          undoneAt: z.string().nullable(),
        }),
      ),
    }),
  }),
  'imports.undo': procedure({
    access: 'writer',
    about: 'Take a whole import back, exactly; refused in words when its rows were changed since',
    input: z.object({ batch: rowId }),
    output: z.object({ rows: z.number().int() }),
  }),

  'exports.start': procedure({
    access: 'signedIn',
    about: 'Write a view as .xlsx or .docx; masked unless a reason is given; the job result is { rows }',
    input: z.object({
      view: viewSpec,
      format: z.enum(['xlsx', 'docx']),
      file: fileHandle,
      columns: z.array(fieldKey).optional(),
      title: z.string().max(60).optional(),
      reveal: reason.optional(),
      signers: signers.optional(),
      /** Only these rows of the view. */ ids: z.array(rowId).max(5000).optional(),
    }),
    output: jobStarted,
  }),
  'exports.form': procedure({
    access: 'signedIn',
    about: 'Write one row as a registration form or another of its papers (.docx)',
    input: z.object({
      register: registerKey,
      id: rowId,
      file: fileHandle,
      reveal: reason.optional(),
      /** A paper of the register's rows, e.g. hazardNotice; left out: the registration form. */
      paper: z.string().max(40).optional(),
    }),
    output: jobStarted,
  }),
  'exports.name': procedure({
    access: 'signedIn',
    about: 'The file name an export would have: 单位_表名_期间_导出日期',
    input: z.object({ view: viewSpec, format: z.enum(['xlsx', 'docx']) }),
    output: z.object({ name: z.string() }),
  }),
  'exports.template': procedure({
    access: 'signedIn',
    about: 'An empty workbook with the head of a register, for filling in and importing',
    input: z.object({ register: registerKey, file: fileHandle }),
    output: done,
  }),

  'backups.status': procedure({
    access: 'signedIn',
    about: 'Backups, the rule by which they are kept, and the second folder',
    input: nothing,
    output: z.object({
      rule: z.string(),
      backups: z.array(backupFile),
      lastAt: z.string().nullable(),
      secondFolder: z.string().nullable(),
      secondFolderState: z.enum(['none', 'present', 'absent']),
    }),
  }),
  'backups.now': procedure({
    access: 'writer',
    about: 'Make and verify a backup, into the backup folder or a chosen file; the job result is { name, rows }',
    input: z.object({ file: fileHandle.optional() }),
    output: jobStarted,
  }),
  'backups.verify': procedure({
    access: 'signedIn',
    about:
      'Open a backup and check it; without a file, check the open database; the job result is { ok, rows, message }',
    input: z.object({ file: fileHandle.optional() }),
    output: jobStarted,
  }),
  'backups.setSecondFolder': procedure({
    access: 'admin',
    about: 'A second folder such as a USB stick; null for none',
    input: z.object({ folder: z.string().max(500).nullable() }),
    output: done,
  }),
};

export type PreviewRow = z.infer<typeof previewRow>;
export type SheetFound = z.infer<typeof sheetFound>;
export type HeldRow = z.infer<typeof heldRow>;
export type ImportCounts = z.infer<typeof counts>;
export type Signers = z.infer<typeof signers>;
export type SettingValue = z.infer<typeof fieldValue>;
