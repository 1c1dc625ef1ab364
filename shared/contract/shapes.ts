// Shapes that several procedures share.
import { z } from 'zod';
import { shortestReason } from '../rules/reason.ts';

export const rowId = z.string().min(1).max(64);
/** The id of a row, or of a planned shift, which names its day, team and pattern. */
export const recordId = z.string().min(1).max(100);
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const registerKey = z.string().min(1).max(40);
export const fieldKey = z.string().min(1).max(40);
export const reason = z.string().trim().min(shortestReason).max(200);
/** An opaque name for a file that the shell opened or will write. */
export const fileHandle = z.string().min(1).max(4096);

export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly(), z.null()]);
export const rowValues = z.record(fieldKey, fieldValue);

export const problem = z.object({
  field: z.string().optional(),
  label: z.string().optional(),
  code: z.string(),
  message: z.string(),
  level: z.enum(['error', 'warning', 'hint']),
});

/**
 * A change to a field. Fields that point to a row take its id, or `{ create: '张建国' }` for a row to be made with
 * that title in the same transaction; the `via` fields of the same change then fill the new row.
 */
export const changes = z.record(fieldKey, z.union([fieldValue, z.object({ create: z.string().min(1).max(100) })]));

export const row = z.object({
  id: rowId,
  version: z.number().int(),
  values: rowValues,
  /** Keys of the fields whose value is masked; a masked value is never written back. */
  masked: z.array(fieldKey),
  /** Labels of `expected` fields that are still empty. */
  unfinished: z.array(z.string()),
  /** Warnings that hold for the row as it stands (composition, sex against identity number …). */
  problems: z.array(problem),
  withdrawn: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
});

/** Titles of the rows that the values point to: register → id → title. */
export const rowTitles = z.record(registerKey, z.record(rowId, z.string()));

export const filter = z.object({
  field: fieldKey,
  /**
   * `is`/`isNot` a value · `anyOf` values · `contains`/`startsWith` text (for links: their titles) · `atLeast`,
   * `atMost` and `between` (values) for numbers and days · `empty`/`filled`.
   */
  op: z.enum(['is', 'isNot', 'anyOf', 'contains', 'startsWith', 'atLeast', 'atMost', 'between', 'empty', 'filled']),
  value: fieldValue.optional(),
  values: z.array(fieldValue).max(500).optional(),
});

export const sortPart = z.object({ field: fieldKey, direction: z.enum(['ascending', 'descending']) });

/** What a view shows: scrolling, copying, exporting and printing all mean the same rows in the same order. */
export const viewSpec = z.object({
  register: registerKey,
  /** All must hold. */
  filters: z.array(filter).max(50).default([]),
  /** Empty: the declared order. */
  sort: z.array(sortPart).max(5).default([]),
  /** Words looked for in the register's searchable fields. */
  search: z.string().max(100).optional(),
  withdrawn: z.enum(['without', 'with', 'only']).default('without'),
  /** Registers with a period: only rows that held on that day. */
  asOf: day.optional(),
  /** Only rows with empty `expected` fields. */
  unfinished: z.boolean().optional(),
});

export type RowId = z.infer<typeof rowId>;
export type Row = z.infer<typeof row>;
export type RowTitles = z.infer<typeof rowTitles>;
export type Filter = z.infer<typeof filter>;
export type ViewSpec = z.infer<typeof viewSpec>;
/** A view as callers may write it, with defaults left out. */
export type ViewInput = z.input<typeof viewSpec>;
export type Changes = z.infer<typeof changes>;

export const nothing = z.object({});
export const done = z.object({ ok: z.literal(true) });
/** A long piece of work; ask `jobs.status` how it goes. */
export const jobStarted = z.object({ job: z.string() });

/** A planned shift behind a figure: who was planned, and the patrol records by which it was held. */
export const shownShift = z.object({
  day,
  teamTitle: z.string(),
  name: z.string(),
  /** 20:00—23:00. */
  hours: z.string(),
  people: z.array(z.string()),
  records: z.array(z.object({ id: rowId, hours: z.string() })),
});
export type ShownShift = z.infer<typeof shownShift>;
