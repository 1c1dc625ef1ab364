// Procedures of the mediation pages. Records themselves are saved, withdrawn and remembered by `rows.*`.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  changes,
  day,
  done,
  fileHandle,
  jobStarted,
  nothing,
  problem,
  reason,
  row,
  rowId,
  rowTitles,
} from './shapes.ts';

const documentKey = z.string().min(1).max(12);
const need = z.enum(['required', 'optional', 'none']);
const settings = z.object({
  template: z.enum(['national', 'local', 'own']),
  ownTemplate: z.array(z.object({ document: documentKey, need })).max(40),
  numberPattern: z.string().min(1).max(60),
  agreementNumber: z.enum(['same', 'own']),
  agreementPattern: z.string().min(1).max(60),
  lateAfterDays: z.number().int().min(0).max(365),
  noticeDays: z.number().int().min(0).max(60),
  visitAfterDays: z.number().int().min(1).max(365).nullable(),
  keepingYears: z.object({
    '1': z.number().int().min(1).max(200).nullable(),
    '2': z.number().int().min(1).max(200).nullable(),
  }),
  court: z.string().max(60),
  inquiredLabel: z.string().min(1).max(10),
  rateDecimals: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
const place = { part: z.string(), row: rowId.nullable(), field: z.string().nullable() };
const caseProblem = z.object({
  rule: z.string(),
  level: z.enum(['error', 'warning', 'hint']),
  stage: z.enum(['save', 'accept', 'archive']),
  message: z.string(),
  ...place,
});
const limit = z.object({
  key: z.enum(['mediation', 'performance', 'confirmation', 'visit', 'task']),
  title: z.string(),
  dueOn: day,
  days: z.number().int(),
  state: z.enum(['running', 'soon', 'over']),
  part: z.string(),
  row: rowId.nullable(),
});
const judgement = z.object({
  state: z.string(),
  day: z.number().int().nullable(),
  limits: z.array(limit),
  problems: z.array(caseProblem),
  tiles: z.array(
    z.object({
      document: documentKey,
      title: z.string(),
      need,
      state: z.enum(['complete', 'lacking', 'notNeeded']),
      lacking: z.array(z.object({ text: z.string(), ...place })),
      scans: z.number().int(),
      rows: z.array(rowId),
    }),
  ),
  actions: z.array(
    z.object({ key: z.string(), title: z.string(), isNext: z.boolean(), barred: z.string().nullable() }),
  ),
  late: z.array(z.object({ part: z.string(), row: rowId })),
});
const poolMediator = z.object({
  id: rowId,
  name: z.string(),
  committee: z.string(),
  sourceKind: z.string().nullable(),
  expertise: z.array(z.string()),
  freeDays: z.array(z.string()),
  casesOpen: z.number().int(),
  /** Why this mediator should not take this case: is a party, shares a household, phone or address with one. */
  warnings: z.array(z.string()),
});

export const mediationProcedures = {
  'mediation.settings': procedure({
    access: 'signedIn',
    about: 'How this office keeps its dossiers',
    input: nothing,
    output: settings,
  }),
  'mediation.setSettings': procedure({
    access: 'director',
    about: 'Change the list of documents, numbers and notices; refused when a list lacks a required document',
    input: settings.partial(),
    output: settings,
  }),
  'mediation.intake': procedure({
    access: 'writer',
    about: 'Take in a case with its parties in one transaction; with `accept` it is accepted and numbered at once',
    input: z.object({
      case: changes,
      parties: z.array(changes).max(200).default([]),
      accept: z.object({ on: day, registrar: z.string().max(30).optional() }).optional(),
    }),
    output: z.object({ case: rowId, number: z.string().nullable(), problems: z.array(problem) }),
  }),
  'mediation.open': procedure({
    access: 'signedIn',
    about: 'A case with all its records and what the rules say about it today',
    input: z.object({ case: rowId }),
    output: z.object({
      case: row,
      /** Register → rows in declared order. */
      parts: z.record(z.string(), z.array(row)),
      titles: rowTitles,
      judgement,
      archived: z.object({ at: z.string(), by: z.string() }).nullable(),
    }),
  }),
  'mediation.accept': procedure({
    access: 'writer',
    about: 'Accept a case (or mend the day of acceptance); the first acceptance gives it the next number',
    input: z.object({
      case: rowId,
      version: z.number().int(),
      on: day,
      registrar: z.string().max(30).optional(),
      /** The notice of rights and duties, when given at the same time. */
      noticeOn: day.optional(),
    }),
    output: z.object({ number: z.string(), problems: z.array(problem) }),
  }),
  'mediation.archive': procedure({
    access: 'writer',
    about: 'Close the dossier; refused while something required is missing, naming it',
    input: z.object({
      case: rowId,
      version: z.number().int(),
      filedBy: z.string().trim().min(1).max(30),
      filedOn: day,
      checkedBy: z.string().max(30).optional(),
      checkedOn: day.optional(),
      keeping: z.string().max(2).optional(),
    }),
    output: done,
  }),
  'mediation.numbers': procedure({
    access: 'signedIn',
    about: 'The numbers of a committee and year, with skipped ones and their reasons',
    input: z.object({ committee: rowId, year: z.string().regex(/^\d{4}$/) }),
    output: z.object({
      numbers: z.array(
        z.object({
          running: z.number().int(),
          text: z.string(),
          case: rowId.nullable(),
          title: z.string().nullable(),
          withdrawn: z.boolean(),
          reason: z.string().nullable(),
          at: z.string(),
          by: z.string(),
        }),
      ),
      next: z.number().int(),
    }),
  }),
  'mediation.skipNumbers': procedure({
    access: 'director',
    about: 'Leave numbers out up to the given one, with a stated reason (e.g. cases already numbered on paper)',
    input: z.object({
      committee: rowId,
      year: z.string().regex(/^\d{4}$/),
      upTo: z.number().int().min(1).max(99999),
      reason,
    }),
    output: z.object({ skipped: z.number().int() }),
  }),
  'mediation.pool': procedure({
    access: 'signedIn',
    about: 'Mediators in post with their cases in hand and, for a case, why one should stand back',
    input: z.object({ case: rowId.optional(), committee: rowId.optional() }),
    output: z.object({ mediators: z.array(poolMediator) }),
  }),
  'mediation.due': procedure({
    access: 'signedIn',
    about: 'What falls due or is over in all open cases, the most urgent first',
    input: nothing,
    output: z.object({
      items: z.array(limit.extend({ case: rowId, caseTitle: z.string(), number: z.string().nullable() })),
      /** Further cases with something due, which are not read at once. */
      casesLeft: z.number().int(),
    }),
  }),
  'mediation.disputes': procedure({
    access: 'writer',
    about:
      'Ledger disputes that are no case yet, each with the case and parties it would become, or why it is held back',
    input: z.object({ ids: z.array(rowId).max(5000).optional() }),
    output: z.object({
      disputes: z.array(
        z.object({
          id: rowId,
          title: z.string(),
          happenedOn: z.string().nullable(),
          parties: z.array(z.object({ name: z.string(), side: z.string(), kind: z.string() })),
          state: z.enum(['good', 'held']),
          /** Why it is held back, or what to look at. */
          notes: z.array(z.string()),
        }),
      ),
      /** Further ones, which are not read at once. */
      left: z.number().int(),
    }),
  }),
  'mediation.fromDisputes': procedure({
    access: 'writer',
    about:
      'Make cases of ledger disputes; unclear ones are held back; the job result is { made, held: [{id, title, notes}] }',
    input: z.object({ ids: z.array(rowId).min(1).max(5000), committee: rowId }),
    output: jobStarted,
  }),

  'drafts.put': procedure({
    access: 'writer',
    about: 'Keep what is being typed, encrypted, until it is saved',
    input: z.object({ key: z.string().min(1).max(120), text: z.string().max(200_000) }),
    output: z.object({ at: z.string() }),
  }),
  'drafts.get': procedure({
    access: 'signedIn',
    about: 'What was typed and not saved, or null',
    input: z.object({ key: z.string().min(1).max(120) }),
    output: z.object({ draft: z.object({ text: z.string(), at: z.string() }).nullable() }),
  }),
  'drafts.drop': procedure({
    access: 'writer',
    about: 'Forget a draft',
    input: z.object({ key: z.string().min(1).max(120) }),
    output: done,
  }),

  'dossiers.document': procedure({
    access: 'signedIn',
    about: 'Write one document of a case as .docx; the job result is { pages }',
    input: z.object({ case: rowId, document: documentKey, row: rowId.optional(), file: fileHandle }),
    output: jobStarted,
  }),
  'dossiers.export': procedure({
    access: 'signedIn',
    about: 'Write the whole dossier as one .docx in binding order; the job result is { pages, contents }',
    input: z.object({ case: rowId, file: fileHandle }),
    output: jobStarted,
  }),
  'dossiers.many': procedure({
    access: 'signedIn',
    about: 'Several dossiers in one .zip; the job result is { written, failed: [{ case, title, why }] }',
    input: z.object({ cases: z.array(rowId).min(1).max(500), file: fileHandle }),
    output: jobStarted,
  }),
  'dossiers.name': procedure({
    access: 'signedIn',
    about: 'The file name a document or dossier would have',
    input: z.object({ case: rowId, document: documentKey.optional() }),
    output: z.object({ name: z.string() }),
  }),
};

export type CaseView = z.infer<(typeof mediationProcedures)['mediation.open']['output']>;
export type Judgement = z.infer<typeof judgement>;
export type PoolMediator = z.infer<typeof poolMediator>;
