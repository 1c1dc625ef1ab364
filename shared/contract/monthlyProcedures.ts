// The work report of a month, quarter, half-year or year: check, text, files, lock, correction; and the report centre.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  day,
  done,
  fileHandle,
  jobStarted,
  nothing,
  reason,
  recordId,
  registerKey,
  rowId,
  viewSpec,
} from './shapes.ts';

const period = z.string().min(4).max(30);
const run = z.union([
  z.object({ kind: z.literal('text'), text: z.string().max(20_000) }),
  z.object({
    kind: z.literal('number'),
    indicator: z.string().max(60),
    aspect: z.enum([
      'value',
      'previous',
      'lastYear',
      'cumulative',
      'againstPrevious',
      'againstLastYear',
      'againstLastYearCumulative',
    ]),
    village: rowId.nullable(),
    text: z.string().max(60),
  }),
]);
const paragraph = z.object({ id: z.string().max(64), isOwn: z.boolean(), runs: z.array(run).max(400) });
const narrative = z.object({
  title: z.string().max(100),
  opening: z.array(paragraph).max(50),
  sections: z
    .array(
      z.object({
        key: z.string().max(40),
        title: z.string().max(60),
        level: z.union([z.literal(1), z.literal(2)]),
        isHidden: z.boolean(),
        empty: z.string().max(200).nullable(),
        paragraphs: z.array(paragraph).max(200),
      }),
    )
    .max(60),
});
const state = z.enum(['draft', 'locked', 'replaced']);
/** A version of a report. */
export const runHead = z.object({
  id: rowId,
  /** 1 the first; each 更正版 the next. */
  number: z.number().int(),
  state,
  madeAt: z.string(),
  madeBy: z.string(),
  lockedAt: z.string().nullable(),
  lockedBy: z.string().nullable(),
  /** Why it corrects the one before, or was locked although the check found errors. */
  reason: z.string().nullable(),
});
const checkLine = z.object({
  key: z.string(),
  level: z.enum(['error', 'warning', 'hint']),
  text: z.string(),
  count: z.number().int(),
  /** Where it is looked at: a view of a register, records of it, or a page. */
  view: viewSpec.nullable(),
  register: registerKey.nullable(),
  ids: z.array(rowId),
  screen: z.string().nullable(),
});
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const reportTiming = z.object({
  startMonth: month.nullable(),
  /** A day of the month that is told or of the following one; null: the day of the work report. */
  villageDue: z.object({ month: z.enum(['same', 'next']), day: z.number().int().min(1).max(31) }).nullable(),
});
const centreState = z.enum(['notBegun', 'draft', 'locked', 'sent']);

/** Figures and records that differ between two states of a report. */
export const differences = z.object({
  figures: z.array(z.object({ key: z.string(), label: z.string(), before: z.string(), after: z.string() })),
  records: z.array(z.object({ register: registerKey, id: recordId, title: z.string(), change: z.string() })),
});

export const monthlyProcedures = {
  'monthly.open': procedure({
    access: 'signedIn',
    about: 'The work report of a period: its runs, the newest with its text; a first draft is made when there is none',
    input: z.object({ period, run: rowId.optional() }),
    output: z.object({
      period: z.object({ key: z.string(), title: z.string(), kind: z.string(), first: z.string(), last: z.string() }),
      runs: z.array(runHead),
      run: runHead,
      /** For saving: the version that was seen. */
      version: z.number().int(),
      text: narrative,
      signers: z.object({ preparer: z.string(), reviewer: z.string(), signer: z.string() }),
      /** Locked: records changed since. */
      changedSince: z.object({ count: z.number().int() }).nullable(),
    }),
  }),
  'monthly.save': procedure({
    access: 'writer',
    about: 'Save the text and the signers of a draft',
    input: z.object({
      run: rowId,
      version: z.number().int(),
      text: narrative,
      signers: z.object({
        preparer: z.string().max(30),
        reviewer: z.string().max(30),
        signer: z.string().max(30),
      }),
    }),
    output: z.object({ version: z.number().int() }),
  }),
  'monthly.refresh': procedure({
    access: 'writer',
    about: 'Fill the numbers of a draft anew; own sentences stay, the program’s sentences are written again',
    input: z.object({ run: rowId, version: z.number().int() }),
    output: z.object({ version: z.number().int(), text: narrative, changedNumbers: z.number().int() }),
  }),
  'monthly.check': procedure({
    access: 'signedIn',
    about: 'What is missing or odd before the report is made, each line with its records; and who has reported',
    input: z.object({ period }),
    output: z.object({
      lines: z.array(checkLine),
      reporting: z.object({
        expected: z.number().int(),
        received: z.number().int(),
        onTime: z.number().int(),
        receivedRate: z.string(),
        onTimeRate: z.string(),
        /** Until when villages are on time, e.g. 当月24日. */
        until: z.string(),
      }),
    }),
  }),
  'monthly.cases': procedure({
    access: 'signedIn',
    about: 'Closed cases of the period as anonymous paragraphs for 典型案例',
    input: z.object({ period }),
    output: z.object({ cases: z.array(z.object({ case: rowId, title: z.string(), text: z.string() })) }),
  }),
  'monthly.lock': procedure({
    access: 'director',
    about: 'Lock a draft: figures, record ids with versions and files are kept; errors of the check need a reason',
    input: z.object({ run: rowId, version: z.number().int(), reason: reason.optional() }),
    output: jobStarted,
  }),
  'monthly.unlock': procedure({
    access: 'director',
    about: 'Open a locked report again, with a reason; what was locked stays in the history',
    input: z.object({ run: rowId, reason }),
    output: done,
  }),
  'monthly.correct': procedure({
    access: 'director',
    about: 'Begin a 更正版 of a locked report: its words with the numbers of now',
    input: z.object({ run: rowId, reason }),
    output: z.object({ run: rowId, changedNumbers: z.number().int() }),
  }),
  'monthly.differences': procedure({
    access: 'signedIn',
    about:
      'What a locked report would say today, or a 更正版 says otherwise than the one before; and the changed records',
    /** Left out: a draft against the version before, a locked one against today. */
    input: z.object({ run: rowId, against: z.enum(['before', 'now']).optional() }),
    output: differences,
  }),
  'monthly.export': procedure({
    access: 'signedIn',
    about:
      'The report (.docx), its tables (.xlsx), figures.json or all of them (.zip); a locked one comes from its files',
    input: z.object({
      run: rowId,
      what: z.enum(['report', 'tables', 'records', 'figures', 'all']),
      redHead: z.boolean().default(false),
      /** With the office’s chosen templates instead of the built-in documents; in `all` beside them. */
      template: z.boolean().default(false),
      file: fileHandle,
    }),
    output: jobStarted,
  }),
  'monthly.name': procedure({
    access: 'signedIn',
    about: 'The file name an export would have',
    input: z.object({
      run: rowId,
      what: z.enum(['report', 'tables', 'records', 'figures', 'all']),
      redHead: z.boolean().default(false),
      template: z.boolean().default(false),
    }),
    output: z.object({ name: z.string() }),
  }),
  'monthly.templates': procedure({
    access: 'signedIn',
    about:
      'The office’s own templates that a run is written with: of a draft those chosen now, of a locked one those kept',
    input: z.object({ run: rowId }),
    output: z.object({
      templates: z.array(z.object({ what: z.enum(['report', 'tables']), name: z.string() })),
    }),
  }),

  'centre.list': procedure({
    access: 'signedIn',
    about: 'All reports due for a month with their days, states, people and files',
    input: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }),
    output: z.object({
      reports: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          period: z.string(),
          periodTitle: z.string(),
          dueOn: day,
          /** Negative when over. */
          days: z.number().int(),
          /** False before the month from which on the office reports: nothing is late then. */
          isDue: z.boolean(),
          state: centreState,
          preparer: z.string(),
          checker: z.string(),
          signer: z.string(),
          sentOn: day.nullable(),
          sentTo: z.string().nullable(),
          files: z.array(
            z.object({ id: rowId, name: z.string(), at: z.string(), by: z.string(), size: z.number().int() }),
          ),
        }),
      ),
    }),
  }),
  'centre.plan': procedure({
    access: 'signedIn',
    about: 'When each report is due and who prepares, checks and signs it',
    input: nothing,
    output: z.object({
      plans: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          every: z.enum(['month', 'quarter', 'half', 'year', 'none']),
          /** Day of the following month. */
          dueDay: z.number().int().min(1).max(28),
          preparer: z.string(),
          checker: z.string(),
          signer: z.string(),
        }),
      ),
      timing: reportTiming,
      /** The month in which the office was set up: the start where none is chosen. */
      setupMonth: month,
    }),
  }),
  'centre.setTiming': procedure({
    access: 'director',
    about: 'From which month on reports are due (null: the month of set-up), and until when villages report',
    input: reportTiming,
    output: done,
  }),
  'centre.setPlan': procedure({
    access: 'director',
    about: 'Change the plan of a report',
    input: z.object({
      key: z.string(),
      every: z.enum(['month', 'quarter', 'half', 'year', 'none']),
      dueDay: z.number().int().min(1).max(28),
      preparer: z.string().max(30),
      checker: z.string().max(30),
      signer: z.string().max(30),
    }),
    output: done,
  }),
  'centre.sent': procedure({
    access: 'writer',
    about: 'Note that a report was sent, to whom and when; null takes it back',
    input: z.object({ key: z.string(), period, sentOn: day.nullable(), sentTo: z.string().max(60).default('') }),
    output: done,
  }),
  'centre.file': procedure({
    access: 'signedIn',
    about: 'Write a kept file of a report again, byte for byte',
    input: z.object({ id: rowId, file: fileHandle }),
    output: done,
  }),
  'centre.batch': procedure({
    access: 'signedIn',
    about: 'Make a month’s set of reports into one .zip with an index; the job result is { written, failed }',
    input: z.object({
      month: z.string().regex(/^\d{4}-\d{2}$/),
      keys: z.array(z.string()).min(1).max(60),
      file: fileHandle,
    }),
    output: jobStarted,
  }),
  'centre.inspection': procedure({
    access: 'signedIn',
    about: '迎检资料包 of a period: ledgers, reports, dossier list and index in one .zip; sensitive fields stay masked',
    input: z.object({ period, file: fileHandle }),
    output: jobStarted,
  }),
  'centre.yearArchive': procedure({
    access: 'director',
    about: 'The year’s locked reports, ledgers and an index that opens without the program, in one .zip',
    input: z.object({ year: z.string().regex(/^\d{4}$/), reason, file: fileHandle }),
    output: jobStarted,
  }),
};

export type NarrativeShown = z.infer<typeof narrative>;
export type CheckLine = z.infer<typeof checkLine>;
