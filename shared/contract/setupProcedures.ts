import { z } from 'zod';
import { procedure } from './procedure.ts';
import { login, newPassword } from './sessionProcedures.ts';
import { done, fileHandle, nothing } from './shapes.ts';

const division = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'city', 'county', 'township', 'village']),
  /** Names from the province down, e.g. 湖南省 / 湘西土家族苗族自治州 / 保靖县 / 迁陵镇. */
  path: z.array(z.string()),
});
const village = z.object({
  code: z.string(),
  name: z.string(),
  officialName: z.string(),
  kind: z.enum(['village', 'community']),
});

export const setupProcedures = {
  'setup.state': procedure({
    access: 'anyone',
    about: 'Whether the data folder is empty, ready or needs help',
    input: nothing,
    output: z.object({
      state: z.enum(['empty', 'ready', 'damaged', 'foreign', 'newer']),
      /** The sentence for the user where help is needed. */
      message: z.string().nullable(),
      /** The newest good backup, offered when the database is damaged. */
      backup: z.object({ name: z.string(), madeAt: z.string(), file: fileHandle }).nullable(),
      version: z.string(),
    }),
  }),
  'setup.create': procedure({
    access: 'anyone',
    about: 'Create the township in an empty data folder; prints the recovery key once and signs the administrator in',
    input: z.object({
      division: z.string().regex(/^\d{9}$/),
      /** Left out: all villages of the national list. */
      villages: z.array(village).max(2000).optional(),
      admin: z.object({ login, name: z.string().trim().min(1).max(30), newPassword }),
    }),
    output: z.object({ recoveryKey: z.string(), township: z.string(), villages: z.number().int() }),
  }),
  'setup.recoverySheet': procedure({
    access: 'anyone',
    about: 'Write the recovery key as a one-page Word sheet; the key is not kept, so the caller passes it',
    input: z.object({ recoveryKey: z.string().max(200), file: fileHandle }),
    output: done,
  }),
  'setup.restore': procedure({
    access: 'anyone',
    about: 'Restore a backup into an empty or damaged data folder; what was there is kept aside',
    input: z.object({ file: fileHandle }),
    output: done,
  }),
  'divisions.search': procedure({
    access: 'anyone',
    about: 'National divisions by Chinese, pinyin initials or full pinyin',
    input: z.object({
      text: z.string().max(40),
      level: division.shape.level.optional(),
      within: z.string().optional(),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    output: z.object({ divisions: z.array(division) }),
  }),
  'divisions.children': procedure({
    access: 'anyone',
    about: 'Divisions below a code; provinces for an empty code',
    input: z.object({ code: z.string() }),
    output: z.object({ divisions: z.array(division) }),
  }),
  'divisions.villages': procedure({
    access: 'anyone',
    about: 'Villages of a township from the national list',
    input: z.object({ township: z.string().regex(/^\d{9}$/) }),
    output: z.object({ villages: z.array(village) }),
  }),
};
