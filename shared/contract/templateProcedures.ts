// The office's own templates of its reports: what they may name, how they are checked and kept, and how they are filled.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { signers } from './reportProcedures.ts';
import { done, fileHandle, jobStarted, nothing, reason, rowId } from './shapes.ts';

/** `monthly` or the key of a declared report. */
const reportKey = z.string().min(1).max(60);
const period = z.string().min(4).max(30);
const format = z.enum(['docx', 'xlsx']);
/** The work report in Word has one with a red head too. */
const redHead = z.boolean().default(false);
const name = z.string().trim().min(1).max(40);
const note = z.string().trim().max(200);
const versionNumber = z.number().int().min(1).max(100_000);

const problem = z.object({
  code: z.enum(['malformed', 'unknown', 'kind', 'unclosed', 'unopened', 'crossed', 'nested', 'whole']),
  /** 第3段, 表1第2行, 工作表“汇总”B5. */
  place: z.string(),
  /** As it stands in the file. */
  written: z.string(),
  message: z.string(),
  suggestion: z.string().nullable(),
});
const check = z.object({
  format,
  placeholders: z.array(z.object({ written: z.string(), place: z.string() })),
  problems: z.array(problem),
});
const version = z.object({
  number: versionNumber,
  /** Of the file. */
  name: z.string(),
  size: z.number().int(),
  placeholders: z.number().int(),
  /** What the check found when it was added; with any it is a draft and is not filled. */
  problems: z.array(problem),
  addedAt: z.string(),
  addedBy: z.string(),
});
const template = z.object({
  id: rowId,
  report: reportKey,
  format,
  name: z.string(),
  note: z.string(),
  /** The version it is filled from; null while there are only drafts. */
  inUse: versionNumber.nullable(),
  /** Written with the report, beside the built-in document. */
  isChosen: z.boolean(),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** The newest first. */
  versions: z.array(version),
});
/** A stored template (left out `number`: the version in use), or a file that is not stored. */
const source = z.union([
  z.object({ template: rowId, number: versionNumber.optional() }),
  z.object({ given: fileHandle, report: reportKey }),
]);

export const templateProcedures = {
  'templates.list': procedure({
    access: 'signedIn',
    about: 'The office’s templates with their versions, and the reports that can have some',
    input: nothing,
    output: z.object({
      reports: z.array(z.object({ key: reportKey, title: z.string() })),
      templates: z.array(template),
    }),
  }),
  'templates.names': procedure({
    access: 'signedIn',
    about: 'What a template of a report may name, in groups, each with what would be filled in for a period',
    input: z.object({ report: reportKey, period }),
    output: z.object({
      period: z.object({ key: z.string(), title: z.string() }),
      groups: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          /** The list whose rows have these names; null for single values. */
          list: z.string().nullable(),
          /** Rows of the list in this period. */
          rows: z.number().int(),
          names: z.array(
            z.object({
              name: z.string(),
              kind: z.enum(['text', 'number', 'truth']),
              about: z.string(),
              /** The figure that this is another form of. */
              of: z.string().nullable(),
              /** As filled in (of a list: in its first row); null when nothing is. */
              example: z.string().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  'templates.check': procedure({
    access: 'signedIn',
    about: 'Everything that is wrong with a template, with places and nearest names; nothing is stored',
    input: z.object({ source }),
    output: check,
  }),
  'templates.add': procedure({
    access: 'writer',
    about: 'Keep a file as a new template or as the next version of one; one with problems only as a draft',
    input: z.object({
      /** Left out: a new template. */
      template: rowId.optional(),
      report: reportKey,
      name,
      note: note.default(''),
      file: fileHandle,
      /** Keep it although something is wrong; it is not filled until a version without problems is added. */
      asDraft: z.boolean().default(false),
    }),
    /** `kept` null: something is wrong, and nothing was stored. */
    output: z.object({ kept: z.object({ template: rowId, number: versionNumber }).nullable(), check }),
  }),
  'templates.describe': procedure({
    access: 'writer',
    about: 'Change the name and the note of a template',
    input: z.object({ template: rowId, name, note }),
    output: done,
  }),
  'templates.use': procedure({
    access: 'writer',
    about: 'Fill a template from another of its versions; a draft is refused with what is wrong',
    input: z.object({ template: rowId, number: versionNumber }),
    output: done,
  }),
  'templates.choose': procedure({
    access: 'writer',
    about: 'Write a report with this template too, instead of with another of its kind; or not any more',
    input: z.object({ template: rowId, chosen: z.boolean() }),
    output: done,
  }),
  'templates.withdraw': procedure({
    access: 'writer',
    about: 'Take a template out of use, with a reason; it stays with all versions',
    input: z.object({ template: rowId, reason }),
    output: done,
  }),
  'templates.restore': procedure({
    access: 'writer',
    about: 'Bring a withdrawn template back',
    input: z.object({ template: rowId }),
    output: done,
  }),
  'templates.file': procedure({
    access: 'signedIn',
    about: 'Write the file of a version as it was added, byte for byte',
    input: z.object({ template: rowId, number: versionNumber, file: fileHandle }),
    output: done,
  }),
  'templates.start': procedure({
    access: 'signedIn',
    about: 'Write the built-in document of a report as a template to start from',
    input: z.object({ report: reportKey, format, redHead, period, file: fileHandle }),
    output: jobStarted,
  }),
  'templates.startName': procedure({
    access: 'signedIn',
    about: 'The file name of a template to start from',
    input: z.object({ report: reportKey, format, redHead }),
    output: z.object({ name: z.string() }),
  }),
  'templates.bundle': procedure({
    access: 'signedIn',
    about: 'Write some templates with their names and notes into one .zip for another township',
    input: z.object({ templates: z.array(rowId).min(1).max(50), file: fileHandle }),
    output: done,
  }),
  'templates.import': procedure({
    access: 'writer',
    about: 'Take the templates of such a .zip in; each is checked, one of the same name gets a next version',
    input: z.object({ file: fileHandle }),
    output: z.object({
      taken: z.array(
        z.object({
          name: z.string(),
          report: z.string(),
          state: z.enum(['added', 'nextVersion', 'same', 'draft', 'refused']),
          /** Why it was refused, or what is wrong with a draft; empty otherwise. */
          why: z.string(),
        }),
      ),
    }),
  }),
  'templates.fill': procedure({
    access: 'signedIn',
    about: 'Fill a template for a period into a file; broken hard relations of a statistic need a reason',
    input: z.object({
      source,
      period,
      /** Only the records of one of them; statistics only. */
      scope: z
        .object({ committee: rowId.optional(), village: rowId.optional(), mediator: rowId.optional() })
        .default({}),
      file: fileHandle,
      /** Statistics; the work report has its own. */
      signers: signers.optional(),
      /** Why it is written although it does not add up. */
      reason: reason.optional(),
      /** Lists: identity numbers and phones in clear, and why. */
      reveal: reason.optional(),
    }),
    output: jobStarted,
  }),
  'templates.fillName': procedure({
    access: 'signedIn',
    about: 'The file name that a filled template would have: 单位_模板名_期间_日期',
    input: z.object({ template: rowId, period }),
    output: z.object({ name: z.string() }),
  }),
};

export type TemplateShown = z.infer<typeof template>;
export type TemplateVersionShown = z.infer<typeof version>;
export type TemplateCheckShown = z.infer<typeof check>;
export type TemplateProblemShown = z.infer<typeof problem>;
