// Procedures of 以案定补: rules, what is payable and what is not, sheets to sign, and batches that were paid.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { day, done, fileHandle, jobStarted, nothing, reason, rowId } from './shapes.ts';

/** Fen. */
const fen = z.number().int();
const decidedFen = fen.nullable();
const percent = z.number().int().nullable();
/** 2026-09, 2026-Q3, 2026-H1, 2026 or 2026-09-01..2026-09-15. */
const period = z.string().min(4).max(24);
const format = z.enum(['docx', 'xlsx']);
const cases = z.array(rowId).min(1).max(5000);

const rules = z.object({
  basis: z.enum(['difficulty', 'documents']),
  difficulty: z.object({ '1': decidedFen, '2': decidedFen, '3': decidedFen, '4': decidedFen }),
  documents: z.array(z.object({ from: z.number().int(), to: z.number().int().nullable(), amount: decidedFen })).max(20),
  oral: z.object({ way: z.enum(['ratio', 'amount']), percent, amount: decidedFen }),
  unsuccessful: z.object({ paid: z.boolean(), percent }),
  share: z.enum(['equal', 'presiding']),
  dossier: z.enum(['archived', 'complete']),
  sameWithinDays: z.number().int(),
});
const rulesInForce = z.object({
  rules,
  /** For changing them: the version that was seen; 0 before anything was set. */
  version: z.number().int(),
  /** What has to be decided before anything can be paid, in words. */
  undecided: z.array(z.string()),
});

const listed = {
  case: rowId,
  number: z.string(),
  title: z.string(),
  /** The day that puts it into the period. */
  day,
  /** 书面协议, 口头协议, 调解不成 or empty. */
  form: z.string(),
  difficulty: z.string(),
};
const documents = z.object({ complete: z.number().int(), all: z.number().int() });
const share = z.object({ mediator: rowId, name: z.string(), amount: fen });
/** Cases that a case seems to repeat, with what was decided about the two. */
const repeats = z.array(
  z.object({
    case: rowId,
    title: z.string(),
    why: z.string(),
    decision: z.object({ isSeparate: z.boolean(), reason: z.string() }).nullable(),
  }),
);
const mediatorLine = z.object({
  mediator: rowId,
  name: z.string(),
  committee: z.string(),
  cases: z.number().int(),
  amount: fen,
});
const batch = z.object({
  id: rowId,
  period: z.string(),
  periodTitle: z.string(),
  paidOn: day,
  by: z.string(),
  cases: z.number().int(),
  mediators: z.number().int(),
  amount: fen,
  takenBack: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
});

export const subsidyProcedures = {
  'subsidy.rules': procedure({
    access: 'signedIn',
    about: 'The rules by which dossiers are paid',
    input: nothing,
    output: rulesInForce,
  }),
  'subsidy.setRules': procedure({
    access: 'director',
    about: 'Change the rules; paid batches keep the ones they were paid by',
    input: z.object({ rules, version: z.number().int() }),
    output: rulesInForce,
  }),
  'subsidy.list': procedure({
    access: 'signedIn',
    about: 'Cases of a period: what is payable with the amount and how it came about, and what is not and why',
    input: z.object({ period }),
    output: z.object({
      title: z.string(),
      payable: z.array(
        z.object({
          ...listed,
          documents,
          amount: fen,
          why: z.string(),
          shares: z.array(share),
          repeats,
        }),
      ),
      barred: z.array(
        z.object({
          ...listed,
          documents: documents.nullable(),
          mediators: z.array(z.string()),
          obstacles: z.array(z.object({ code: z.string(), text: z.string() })),
          repeats,
        }),
      ),
    }),
  }),
  'subsidy.decide': procedure({
    access: 'writer',
    about:
      'Decide that a case is a dispute of its own, or that it repeats `others`, those that were seen; kept with the reason',
    input: z.object({ case: rowId, others: cases, separate: z.boolean(), reason }),
    output: done,
  }),
  'subsidy.sheet': procedure({
    access: 'writer',
    about: 'Write the sheet that mediators sign, for chosen payable cases, with the list of cases as its annex',
    input: z.object({ period, cases, format, file: fileHandle }),
    output: jobStarted,
  }),
  'subsidy.sheetName': procedure({
    access: 'signedIn',
    about: 'The file name of a sheet',
    input: z.object({ period, format }),
    output: z.object({ name: z.string() }),
  }),
  'subsidy.pay': procedure({
    access: 'writer',
    about: 'Note chosen cases as paid, once; `expected` is the sum in fen that was seen',
    input: z.object({ period, cases, paidOn: day, expected: fen }),
    output: z.object({ batch: rowId, amount: fen }),
  }),
  'subsidy.batches': procedure({
    access: 'signedIn',
    about: 'What was paid, the newest first, also what was taken back',
    input: nothing,
    output: z.object({ batches: z.array(batch) }),
  }),
  'subsidy.batch': procedure({
    access: 'signedIn',
    about: 'The mediators and cases of a paid batch as they were paid',
    input: z.object({ batch: rowId }),
    output: z.object({
      lines: z.array(mediatorLine),
      cases: z.array(
        z.object({
          case: rowId,
          number: z.string(),
          title: z.string(),
          amount: fen,
          why: z.string(),
          shares: z.array(share),
        }),
      ),
      totalInWords: z.string(),
    }),
  }),
  'subsidy.batchSheet': procedure({
    access: 'signedIn',
    about: 'Write the sheet of a paid batch again, as it was',
    input: z.object({ batch: rowId, format, file: fileHandle }),
    output: jobStarted,
  }),
  'subsidy.takeBack': procedure({
    access: 'director',
    about: 'Take a paid batch back with a reason; its cases can be paid again, the batch stays in the list',
    input: z.object({ batch: rowId, reason }),
    output: done,
  }),
};

export type SubsidyList = z.infer<(typeof subsidyProcedures)['subsidy.list']['output']>;
export type PayableCase = SubsidyList['payable'][number];
export type BarredCase = SubsidyList['barred'][number];
export type SubsidyBatch = z.infer<typeof batch>;
