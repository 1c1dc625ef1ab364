// The shape of a rota's problem as it comes from outside, in a file or a call.
import { z } from 'zod';
import { isDay } from '../days.ts';
import type { RotaAssignment, RotaProblem } from './problem.ts';

const day = z.string().refine(isDay, { error: '日期要写成 2026-12-01 这样' });
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/u, { error: '时间要写成 08:00 这样' });
const text = z.string().min(1);
const count = z.int().min(0).max(1000);
const minutes = z.int().min(0).max(10_080);

const assignment = z.strictObject({ day, shift: text, person: text });

const person = z.strictObject({
  id: text,
  name: text,
  leader: z.boolean().default(false),
  driver: z.boolean().default(false),
  experienced: z.boolean().default(false),
  fresh: z.boolean().default(false),
  from: day.optional(),
  to: day.optional(),
  absences: z.array(z.strictObject({ day, shift: text.optional(), why: text })).default([]),
  wishes: z
    .array(
      z.strictObject({
        day: day.optional(),
        weekday: z.int().min(1).max(7).optional(),
        shift: text.optional(),
        weight: z.int().min(-100).max(100),
      }),
    )
    .default([]),
  mostDuties: count.optional(),
  mostNights: count.optional(),
  history: z
    .strictObject({ duties: count, nights: count, weekends: count, holidays: count })
    .default({ duties: 0, nights: 0, weekends: 0, holidays: 0 }),
  elsewhere: z
    .array(
      z.strictObject({
        day,
        start: time,
        end: time,
        night: z.boolean().default(false),
        title: text,
        sameTeam: z.boolean().optional(),
        brief: z.boolean().optional(),
      }),
    )
    .default([]),
});

/** A problem; what people leave out counts as not given. */
export const rotaProblemSchema: z.ZodType<RotaProblem> = z.strictObject({
  days: z
    .array(
      z.strictObject({
        day,
        weekend: z.boolean().default(false),
        holiday: z.boolean().default(false),
        level: text.optional(),
      }),
    )
    .min(1)
    .max(366),
  shifts: z
    .array(
      z.strictObject({
        key: text,
        title: text,
        start: time,
        end: time,
        night: z.boolean().default(false),
        post: text.optional(),
      }),
    )
    .min(1),
  needs: z.array(
    z.strictObject({
      day,
      shift: text,
      least: count,
      wanted: count,
      leaders: count.default(0),
      drivers: count.default(0),
      experienced: count.default(0),
      start: time.optional(),
      end: time.optional(),
    }),
  ),
  people: z.array(person).max(1000),
  pairs: z.array(z.strictObject({ kind: z.enum(['together', 'apart']), one: text, other: text })).default([]),
  pins: z.array(assignment.extend({ serves: z.boolean() })).default([]),
  rules: z.strictObject({
    restMinutes: minutes,
    restAfterNightMinutes: minutes,
    onePerDay: z.boolean(),
    nightsOnEnd: count.optional(),
    daysOnEnd: count.optional(),
    dutiesPerWeek: count.optional(),
  }),
  previous: z.array(assignment).optional(),
});

/** A problem with a rota for it. */
export const rotaFileSchema: z.ZodType<{ problem: RotaProblem; assignments: RotaAssignment[] }> = z.strictObject({
  problem: rotaProblemSchema,
  assignments: z.array(assignment),
});
