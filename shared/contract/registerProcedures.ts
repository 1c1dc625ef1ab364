import { z } from 'zod';
import { procedure } from './procedure.ts';
import {
  changes,
  day,
  done,
  fieldKey,
  fieldValue,
  fileHandle,
  nothing,
  problem,
  reason,
  registerKey,
  row,
  rowId,
  rowTitles,
  rowValues,
  viewSpec,
} from './shapes.ts';

const saved = z.object({ row, titles: rowTitles, problems: z.array(problem) });
const suggestion = z.object({
  id: rowId,
  title: z.string(),
  /** e.g. 女 · 1985年 · 那铁村 · 138****0000 */ detail: z.string(),
});
const historyEntry = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  register: registerKey,
  row: rowId,
  title: z.string(),
  action: z.enum(['create', 'change', 'withdraw', 'restore', 'merge', 'import', 'undoImport']),
  reason: z.string().nullable(),
  /** Shown texts, sensitive ones masked. */
  changes: z.array(z.object({ field: fieldKey, label: z.string(), old: z.string(), new: z.string() })),
});
const codeEntry = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()).optional(),
  parent: z.string().optional(),
  active: z.boolean().optional(),
});
const savedView = z.object({
  id: rowId,
  register: registerKey,
  name: z.string(),
  view: viewSpec,
  columns: z.array(fieldKey),
  shared: z.boolean(),
  own: z.boolean(),
});
const attachment = z.object({
  id: rowId,
  field: fieldKey,
  name: z.string(),
  kind: z.enum(['photo', 'pdf']),
  size: z.number().int(),
  addedAt: z.string(),
  addedBy: z.string(),
});
const duplicateGroup = z.object({
  /** Why they may be one person, in words. */
  why: z.string(),
  people: z.array(z.object({ row, usedBy: z.number().int() })),
});

export const registerProcedures = {
  'views.open': procedure({
    access: 'signedIn',
    about: 'Sort and filter once; rows are then fetched by position',
    input: viewSpec,
    output: z.object({ view: z.string(), total: z.number().int() }),
  }),
  'views.rows': procedure({
    access: 'signedIn',
    about: 'Rows of an opened view by position, at most 500',
    input: z.object({ view: z.string(), from: z.number().int().min(0), count: z.number().int().min(1).max(500) }),
    output: z.object({ rows: z.array(row), titles: rowTitles }),
  }),
  'views.position': procedure({
    access: 'signedIn',
    about: 'Where a row stands in an opened view; -1 when it is not in it',
    input: z.object({ view: z.string(), id: rowId }),
    output: z.object({ position: z.number().int() }),
  }),
  'views.sums': procedure({
    access: 'signedIn',
    about: 'Exact sums of number fields over an opened view: integers, fen, or decimal text',
    input: z.object({ view: z.string(), fields: z.array(fieldKey) }),
    output: z.object({ sums: z.record(fieldKey, z.union([z.number().int(), z.string()])) }),
  }),
  'views.close': procedure({
    access: 'signedIn',
    about: 'Forget an opened view',
    input: z.object({ view: z.string() }),
    output: done,
  }),
  'rows.count': procedure({
    access: 'signedIn',
    about: 'How many rows a view has',
    input: viewSpec,
    output: z.object({ rows: z.number().int() }),
  }),
  'rows.get': procedure({
    access: 'signedIn',
    about: 'One row',
    input: z.object({ register: registerKey, id: rowId }),
    output: z.object({ row, titles: rowTitles }),
  }),
  'rows.save': procedure({
    access: 'writer',
    about: 'Create (id null) or change a row; a changed row needs the version that was seen',
    input: z.object({
      register: registerKey,
      id: rowId.nullable(),
      version: z.number().int().nullable(),
      changes,
      reason: z.string().max(200).optional(),
    }),
    output: saved,
  }),
  'rows.saveMany': procedure({
    access: 'writer',
    about: 'Several rows; each is saved or refused by itself',
    input: z.object({
      register: registerKey,
      edits: z
        .array(z.object({ id: rowId.nullable(), version: z.number().int().nullable(), changes }))
        .min(1)
        .max(2000),
    }),
    output: z.object({
      results: z.array(
        z.union([
          saved.extend({ ok: z.literal(true) }),
          z.object({
            ok: z.literal(false),
            code: z.string(),
            message: z.string(),
            problems: z.array(problem),
            /** The newer row of a conflict. */ current: row.nullable(),
          }),
        ]),
      ),
    }),
  }),
  'rows.check': procedure({
    access: 'writer',
    about: 'What would be wrong if this were saved',
    input: z.object({ register: registerKey, id: rowId.nullable(), changes }),
    output: z.object({ problems: z.array(problem) }),
  }),
  'rows.withdraw': procedure({
    access: 'writer',
    about: 'Take rows out of use with a reason; nothing is deleted',
    input: z.object({ register: registerKey, ids: z.array(rowId).min(1).max(5000), reason }),
    output: z.object({ rows: z.number().int() }),
  }),
  'rows.restore': procedure({
    access: 'writer',
    about: 'Bring withdrawn rows back',
    input: z.object({ register: registerKey, ids: z.array(rowId).min(1).max(5000) }),
    output: z.object({ rows: z.number().int() }),
  }),
  'rows.history': procedure({
    access: 'signedIn',
    about: 'Every change of a row, newest first, with those of what it shows of other rows',
    input: z.object({ register: registerKey, id: rowId }),
    output: z.object({ entries: z.array(historyEntry) }),
  }),
  'rows.related': procedure({
    access: 'signedIn',
    about: 'Rows of other registers that point to this row, the newest 200 of each kind, and how many there are',
    input: z.object({ register: registerKey, id: rowId }),
    output: z.object({
      totals: z.array(z.object({ register: registerKey, field: fieldKey, rows: z.number().int() })),
      related: z.array(
        z.object({
          register: registerKey,
          field: fieldKey,
          id: rowId,
          title: z.string(),
          detail: z.string(),
          withdrawn: z.boolean(),
        }),
      ),
    }),
  }),
  'history.recent': procedure({
    access: 'director',
    about: 'Changes across registers, newest first',
    input: z.object({
      before: z.string().optional(),
      register: registerKey.optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ entries: z.array(historyEntry) }),
  }),

  'links.suggest': procedure({
    access: 'signedIn',
    about: 'Rows of a register for a name, pinyin initials, ID or phone part',
    input: z.object({
      register: registerKey,
      text: z.string().max(60),
      limit: z.number().int().min(1).max(50).default(10),
    }),
    output: z.object({ suggestions: z.array(suggestion) }),
  }),
  'persons.duplicates': procedure({
    access: 'writer',
    about: 'People who may be one and the same',
    input: nothing,
    output: z.object({ groups: z.array(duplicateGroup) }),
  }),
  'persons.merge': procedure({
    access: 'writer',
    about: 'Merge people into one: references move, the others are withdrawn, history is kept',
    input: z.object({
      keep: rowId,
      drop: z.array(rowId).min(1).max(20),
      /** Values taken over from the dropped rows: field → row id. */ take: z.record(fieldKey, rowId).default({}),
      reason,
    }),
    output: z.object({ moved: z.number().int() }),
  }),
  'persons.notDuplicates': procedure({
    access: 'writer',
    about: 'These people are different; do not propose them again',
    input: z.object({ ids: z.array(rowId).min(2).max(20) }),
    output: done,
  }),

  'villages.rename': procedure({
    access: 'director',
    about: 'Rename a village from a day on',
    input: z.object({
      id: rowId,
      name: z.string().trim().min(1).max(30),
      officialName: z.string().max(60).optional(),
      on: day,
      reason,
    }),
    output: done,
  }),
  'villages.merge': procedure({
    access: 'director',
    about: 'Merge villages into another from a day on; their records stay and point to the new one',
    input: z.object({ ids: z.array(rowId).min(1).max(20), into: rowId, on: day, reason }),
    output: z.object({ moved: z.number().int() }),
  }),
  'villages.close': procedure({
    access: 'director',
    about: 'Close a village from a day on',
    input: z.object({ id: rowId, on: day, reason }),
    output: done,
  }),

  'savedViews.list': procedure({
    access: 'signedIn',
    about: 'Saved views of a register',
    input: z.object({ register: registerKey }),
    output: z.object({ views: z.array(savedView) }),
  }),
  'savedViews.save': procedure({
    access: 'signedIn',
    about: 'Save a view under a name',
    input: z.object({
      register: registerKey,
      name: z.string().trim().min(1).max(30),
      view: viewSpec,
      columns: z.array(fieldKey),
      shared: z.boolean(),
    }),
    output: z.object({ id: rowId }),
  }),
  'savedViews.remove': procedure({
    access: 'signedIn',
    about: 'Remove a saved view',
    input: z.object({ id: rowId }),
    output: done,
  }),
  'preferences.get': procedure({
    access: 'signedIn',
    about: 'A preference of the signed-in user, e.g. column widths',
    input: z.object({ key: z.string().max(80) }),
    output: z.object({ value: z.json().nullable() }),
  }),
  'preferences.set': procedure({
    access: 'signedIn',
    about: 'Remember a preference',
    input: z.object({ key: z.string().max(80), value: z.json() }),
    output: done,
  }),

  'codes.all': procedure({
    access: 'signedIn',
    about: 'National code tables and the dictionaries of the office',
    input: nothing,
    output: z.object({
      tables: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          national: z.boolean(),
          entries: z.array(codeEntry),
          /** Of a dictionary with a fixed number of lines: what they are called until they have a name. */
          lines: z.array(z.string()).optional(),
          about: z.string().optional(),
        }),
      ),
    }),
  }),
  'codes.saveEntry': procedure({
    access: 'admin',
    about:
      'Add (code null), rename or switch off an entry of a dictionary; a line of a fixed one may lose its name again',
    input: z.object({
      table: z.string(),
      code: z.string().nullable(),
      name: z.string().trim().max(60),
      aliases: z.array(z.string().max(60)).max(30).default([]),
      active: z.boolean().default(true),
    }),
    output: z.object({ code: z.string() }),
  }),

  'attachments.list': procedure({
    access: 'signedIn',
    about: 'Files of a row',
    input: z.object({ register: registerKey, id: rowId }),
    output: z.object({ attachments: z.array(attachment) }),
  }),
  'attachments.add': procedure({
    access: 'writer',
    about: 'Add a photo or PDF to a row',
    input: z.object({ register: registerKey, id: rowId, field: fieldKey, file: fileHandle }),
    output: z.object({ attachment }),
  }),
  'attachments.read': procedure({
    access: 'signedIn',
    about: 'The bytes for showing in the window, base64',
    input: z.object({ attachment: rowId }),
    output: z.object({ name: z.string(), mediaType: z.string(), base64: z.string() }),
  }),
  'attachments.save': procedure({
    access: 'signedIn',
    about: 'Write an attachment to a file; logged',
    input: z.object({ attachment: rowId, file: fileHandle, reason }),
    output: done,
  }),
  'attachments.withdraw': procedure({
    access: 'writer',
    about: 'Take a file out of use',
    input: z.object({ attachment: rowId, reason }),
    output: done,
  }),
  'attachments.restore': procedure({
    access: 'writer',
    about: 'Bring a file back',
    input: z.object({ attachment: rowId }),
    output: done,
  }),

  'reveal.grant': procedure({
    access: 'signedIn',
    about: 'Show ID numbers and phones of a register unmasked for a while; the reason and the rows seen are logged',
    input: z.object({ register: registerKey, reason }),
    output: z.object({ until: z.string() }),
  }),
  'reveal.end': procedure({
    access: 'signedIn',
    about: 'Mask again',
    input: z.object({ register: registerKey }),
    output: done,
  }),
  'audit.list': procedure({
    access: 'director',
    about: 'Who signed in, viewed or exported sensitive fields, and why',
    input: z.object({ before: z.string().optional(), limit: z.number().int().min(1).max(200).default(100) }),
    output: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          by: z.string(),
          action: z.string(),
          register: registerKey.nullable(),
          rows: z.number().int(),
          reason: z.string().nullable(),
          detail: z.string().nullable(),
        }),
      ),
    }),
  }),

  'search.all': procedure({
    access: 'signedIn',
    about: 'One box over all registers: Chinese of any length, pinyin initials, full pinyin, ID and phone parts',
    input: z.object({ text: z.string().max(60), limit: z.number().int().min(1).max(50).default(8) }),
    output: z.object({
      groups: z.array(
        z.object({
          register: registerKey,
          /** Counted up to 1,000; from there on it is shown as 1000+. */
          total: z.number().int(),
          hits: z.array(
            z.object({
              id: rowId,
              title: z.string(),
              /** Label and shown text of what matched, sensitive ones masked. */ matched: z.string(),
              detail: z.string(),
            }),
          ),
        }),
      ),
    }),
  }),
  'home.today': procedure({
    access: 'signedIn',
    about: 'The first page: counts, what is unfinished, the last backup',
    input: nothing,
    output: z.object({
      today: day,
      counts: z.array(z.object({ register: registerKey, rows: z.number().int(), unfinished: z.number().int() })),
      tasks: z.array(
        z.object({
          key: z.string(),
          level: z.enum(['error', 'warning', 'hint']),
          text: z.string(),
          count: z.number().int(),
          /** Where the records are. */ view: viewSpec.nullable(),
          screen: z.string().nullable(),
        }),
      ),
      lastBackupAt: z.string().nullable(),
    }),
  }),
  'settings.get': procedure({
    access: 'signedIn',
    about: 'Settings of the office',
    input: nothing,
    output: z.object({ settings: rowValues }),
  }),
  'settings.set': procedure({
    access: 'admin',
    about: 'Change settings of the office',
    input: z.object({ settings: z.record(z.string(), fieldValue) }),
    output: done,
  }),
};
