// 发文字号 of the office's official letters: the code it uses, the year's running numbers, those left out and why.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { done, nothing, reason } from './shapes.ts';

const year = z.string().regex(/^\d{4}$/);
const period = z.string().min(4).max(30);
const running = z.number().int().min(1).max(99_999);
const settings = z.object({
  /** 机关代字, e.g. 迁综治; empty: letters bear no number. */
  code: z
    .string()
    .trim()
    .max(20)
    .regex(/^[^\s〔〕[\]()（）]*$/u),
  /** What a 更正版 bears after its number, e.g. （更正）; empty: nothing. */
  mark: z.string().trim().max(10),
});

export const officialNumberProcedures = {
  'officialNumbers.settings': procedure({
    access: 'signedIn',
    about: 'The code of the office’s letters, and what a corrected one bears after its number',
    input: nothing,
    output: settings,
  }),
  'officialNumbers.setSettings': procedure({
    access: 'director',
    about: 'Change the code of the office’s letters and the mark of corrections',
    input: settings,
    output: done,
  }),
  'officialNumbers.list': procedure({
    access: 'signedIn',
    about: 'The numbers of a year: given to a report, or left out with their reason; and the next one',
    input: z.object({ year }),
    output: z.object({
      code: z.string(),
      numbers: z.array(
        z.object({
          running,
          text: z.string(),
          /** The title of what bears it; null: left out. */
          title: z.string().nullable(),
          period: z.string().nullable(),
          reason: z.string().nullable(),
          at: z.string(),
          by: z.string(),
        }),
      ),
      next: running,
    }),
  }),
  'officialNumbers.skip': procedure({
    access: 'director',
    about: 'Leave numbers out up to one, with a reason; they can be given to a report later',
    input: z.object({ year, upTo: running, reason }),
    output: z.object({ skipped: z.number().int() }),
  }),
  'officialNumbers.ofReport': procedure({
    access: 'signedIn',
    about: 'The number of the work report of a period, and the next one it could take',
    input: z.object({ period }),
    output: z.object({
      code: z.string(),
      number: z.object({ text: z.string(), running }).nullable(),
      next: z.object({ text: z.string(), running }).nullable(),
      /** Numbers left out this year, which can still be taken. */
      leftOut: z.array(z.object({ text: z.string(), running })),
    }),
  }),
  'officialNumbers.take': procedure({
    access: 'writer',
    about: 'Give the work report of a period its number: the next one, or one that was left out',
    input: z.object({ period, running: running.optional() }),
    output: z.object({ text: z.string() }),
  }),
  'officialNumbers.giveUp': procedure({
    access: 'writer',
    about: 'Take the number from a report that is not locked; it stays in the list with the reason',
    input: z.object({ period, reason }),
    output: done,
  }),
};
