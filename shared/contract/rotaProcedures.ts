// Rotas: the sheet of a team and month, making it, changing it by hand, publishing, reasons, prints; and a day across teams.
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { day, done, fileHandle, jobStarted, reason, rowId } from './shapes.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const tier = z.enum(['1', '2', '3']);
const state = z.enum(['draft', 'published', 'changed']);

/** A day as the rota counts it. */
const rotaDay = z.object({
  day,
  /** 1 Monday … 7 Sunday. */
  weekday: z.number().int(),
  /** Not worked: a Saturday or Sunday that is no 调休 workday. */
  weekend: z.boolean(),
  holiday: z.boolean(),
  /** A weekend that is worked. */
  adjusted: z.boolean(),
  /** 国庆节; empty on other days. */
  name: z.string(),
  level: tier,
  /** Why the level is not 常态: reason and approver, or the node; empty otherwise. */
  levelWhy: z.string(),
  nodes: z.array(z.string()),
});
const rotaShift = z.object({
  /** The id of the shiftPattern. */
  id: rowId,
  name: z.string(),
  start: time,
  end: time,
  night: z.boolean(),
  level: tier,
  /** 带班领导, 值班干部 …; empty for patrols. */
  role: z.string(),
  task: z.string(),
  /** Line, post or place in words; empty where none is named. */
  where: z.string(),
});
const rotaNeed = z.object({
  day,
  shift: rowId,
  least: z.number().int(),
  wanted: z.number().int(),
  leaders: z.number().int(),
  drivers: z.number().int(),
});
const loads = z.object({
  duties: z.number().int(),
  nights: z.number().int(),
  weekends: z.number().int(),
  holidays: z.number().int(),
});
const rotaPerson = z.object({
  id: rowId,
  name: z.string(),
  /** 队长 …; empty. */
  post: z.string(),
  unit: z.string(),
  role: z.string(),
  leader: z.boolean(),
  driver: z.boolean(),
  fresh: z.boolean(),
  /** Membership within the month; null where it covers that end. */
  from: day.nullable(),
  to: day.nullable(),
  absences: z.array(z.object({ day, shift: rowId.nullable(), why: z.string() })),
  /** Duties in other teams, posts and schools within the month. */
  elsewhere: z.array(z.object({ day, start: time, end: time, title: z.string() })),
  /** In this rota, and in the months before that the rota carries on from. */
  counts: loads,
  before: loads,
});
const cell = z.object({ day, shift: rowId, person: rowId, pinned: z.boolean() });
const violation = z.object({
  rule: z.string(),
  day: day.nullable(),
  shift: rowId.nullable(),
  people: z.array(rowId),
  sentence: z.string(),
});
const aim = z.object({
  /** duties, nights, weekends, holidays, wishes, changes, gaps. */
  aim: z.string(),
  /** As people say it: 班次最多最少相差. */
  title: z.string(),
  value: z.number(),
  /** The least it could be, as far as is proven; equal to the value: nothing better exists. */
  bound: z.number(),
});
const made = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  aims: z.array(aim),
  seconds: z.number(),
  at: z.string(),
});
const edition = z.object({
  edition: z.number().int(),
  publishedOn: day,
  publishedBy: z.string(),
  approver: z.string(),
  note: z.string(),
});

/** A team's rota of a month with all that a screen or a print shows of it. Phones are not in it. */
export const rotaSheet = z.object({
  team: z.object({ id: rowId, title: z.string(), kind: z.string(), leader: z.string() }),
  month,
  /** Null before anything was made or typed. */
  rota: z
    .object({
      id: rowId,
      version: z.number().int(),
      /** `changed`: published, and changed since by 换班替班 or by hand. */
      state,
      edition: z.number().int(),
      note: z.string(),
      made: made.nullable(),
      changedAt: z.string(),
      changedBy: z.string(),
    })
    .nullable(),
  days: z.array(rotaDay),
  shifts: z.array(rotaShift),
  needs: z.array(rotaNeed),
  people: z.array(rotaPerson),
  cells: z.array(cell),
  /** Who must not come where: pins against. */
  bars: z.array(z.object({ day, shift: rowId, person: rowId })),
  violations: z.array(violation),
  /** Why nothing can be planned: no shift patterns, no members; empty when it can. */
  missing: z.array(z.string()),
  /** What is worth knowing of the month: a year whose holidays are not known yet. */
  notes: z.array(z.string()),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  editions: z.array(edition),
});

const rotaChange = z.object({
  day,
  shift: rowId,
  out: z.array(rowId),
  into: z.array(rowId),
  sentence: z.string(),
});
/** What `rota.generate` ends in. Nothing is written where no rota fits (`infeasible`) or none was found in time. */
export const rotaGenerated = z.object({
  /** Of the rota as it is now; 0 where there is none. */
  version: z.number().int(),
  status: z.enum(['optimal', 'feasible', 'infeasible', 'unknown']),
  aims: z.array(aim),
  /** From what stood before. */
  changes: z.array(rotaChange),
  /** Why no rota was written, and the ways out; null where one was. */
  conflict: z.string().nullable(),
  seconds: z.number(),
});

const which = z.object({ team: rowId, month });
/** Version of the rota that was seen; 0 where there was none yet. */
const seen = which.extend({ version: z.number().int().min(0) });
const at = z.object({ day, shift: rowId });
const change = at.extend({
  person: rowId,
  /** `bar`: must not be placed here when the rota is made. */
  what: z.enum(['add', 'remove', 'pin', 'unpin', 'bar', 'unbar']),
});
const alternative = z.object({ person: rowId, name: z.string(), barred: z.boolean(), reason: z.string() });

/** Making rotas and asking about them. */
export const rotaPlanProcedures = {
  'rota.teams': procedure({
    access: 'signedIn',
    about: 'The teams that can have a rota, and how far each one’s rota of a month is',
    input: z.object({ month }),
    output: z.object({
      teams: z.array(
        z.object({
          team: rowId,
          title: z.string(),
          kind: z.string(),
          members: z.number().int(),
          patterns: z.number().int(),
          /** Duty levels for which it has shifts. */
          levels: z.array(tier),
          state: state.nullable(),
          edition: z.number().int(),
          violations: z.number().int(),
        }),
      ),
    }),
  }),
  'rota.sheet': procedure({
    access: 'signedIn',
    about: 'The rota of a team for a month, or what there is to make one from',
    input: which,
    output: rotaSheet,
  }),
  'rota.generate': procedure({
    access: 'writer',
    about:
      'Make a rota; pins stay. `fewChanges` changes only what must change. The job’s result tells the new version, or why no rota fits',
    input: seen.extend({
      seconds: z.number().int().min(1).max(600).default(20),
      /** `anew` plans the whole month, from its first day; `fewChanges` starts from what stands. */
      order: z.enum(['anew', 'fewChanges']).default('anew'),
      /** Days before it stay as they are, so that a month that has begun is not planned again. */
      from: day.optional(),
      /** For a published rota: what it was changed for. */
      reason: reason.optional(),
    }),
    output: jobStarted,
  }),
  'rota.enough': procedure({
    access: 'writer',
    about: 'End making a rota with the best so far, once there is one; its result tells what is not proven',
    input: z.object({ job: z.string() }),
    output: done,
  }),
  'rota.why': procedure({
    access: 'signedIn',
    about: 'Why this person has this duty: what else there was and which rule or count decided',
    input: which.extend({ ...at.shape, person: rowId }),
    output: z.object({ sentence: z.string(), alternatives: z.array(alternative) }),
  }),
  'rota.reasons': procedure({
    access: 'signedIn',
    about: 'Why every cell of a rota is as it is, by day and shift',
    input: which,
    output: z.object({ reasons: z.array(at.extend({ person: rowId, sentence: z.string() })) }),
  }),
  'rota.replacements': procedure({
    access: 'signedIn',
    about: 'Who could take a duty over (person null: an empty seat), best first, with reasons',
    input: which.extend({ ...at.shape, person: rowId.nullable() }),
    output: z.object({ alternatives: z.array(alternative) }),
  }),
};

/** A 换班, 替班, 增派 or 减派. */
const swap = at.extend({
  kind: z.enum(['1', '2', '3', '4']),
  person: rowId.nullable(),
  /** Null for 减派, and for a 换班 of the person's own duty to another day. */
  other: rowId.nullable(),
  /** 换班: the duty of the other that the first takes over, or where the own duty is moved to. */
  otherDay: day.optional(),
  otherShift: rowId.optional(),
});

/** Days across all teams. */
export const rotaDayProcedures = {
  'rota.duties': procedure({
    access: 'signedIn',
    about: 'Who is on duty on some days in all teams, and posts and important places without anyone',
    input: z.object({ from: day, until: day }),
    output: z.object({
      days: z.array(rotaDay),
      duties: z.array(
        z.object({
          day,
          team: rowId,
          teamTitle: z.string(),
          shift: rowId,
          name: z.string(),
          start: time,
          end: time,
          role: z.string(),
          where: z.string(),
          people: z.array(z.object({ id: rowId, name: z.string(), leader: z.boolean() })),
          lacking: z.number().int(),
          published: z.boolean(),
        }),
      ),
      /** School guards of these days. */
      guards: z.array(
        z.object({
          day,
          school: z.string(),
          peak: z.string(),
          start: z.string(),
          end: z.string(),
          person: rowId,
          name: z.string(),
          role: z.string(),
          spot: z.string(),
        }),
      ),
      /** Posts without duty, places without a team during an important node: one sentence each. */
      gaps: z.array(z.object({ day, register: z.string(), id: rowId, sentence: z.string() })),
    }),
  }),
};

/** Changing a rota by hand, publishing it, changing what was published. */
export const rotaChangingProcedures = {
  'rota.edit': procedure({
    access: 'writer',
    about: 'Change cells and pins by hand, as one step that can be undone; hard rules that break are told in the sheet',
    input: seen.extend({ title: z.string().min(1).max(60), changes: z.array(change).min(1).max(400) }),
    output: rotaSheet,
  }),
  'rota.undo': procedure({
    access: 'writer',
    about: 'Take the last step of a draft back, or do it again',
    input: seen.extend({ redo: z.boolean().default(false) }),
    output: rotaSheet,
  }),
  'rota.publish': procedure({
    access: 'writer',
    about: 'Publish what stands as the next edition; broken rules need a reason, one person in two places is refused',
    input: seen.extend({
      approver: z.string().trim().max(30).default(''),
      note: z.string().trim().max(200).default(''),
    }),
    output: rotaSheet,
  }),
  'rota.change': procedure({
    access: 'writer',
    about: '换班/替班 in a published rota: the cells and the approved record of it, together',
    input: seen.extend({
      ...swap.shape,
      reason,
      approver: z.string().trim().min(1).max(30),
      approvedOn: day,
    }),
    output: rotaSheet,
  }),
  'rota.weigh': procedure({
    access: 'writer',
    about: 'What a 换班/替班 would break that is not broken now, before it is asked for; nothing is written',
    input: which.extend(swap.shape),
    output: z.object({
      /** One person in two places at once: it cannot be done so. */
      refused: z.boolean(),
      sentences: z.array(z.string()),
    }),
  }),
  'rota.discard': procedure({
    access: 'writer',
    about: 'Back to the last published edition; a rota that was never published is emptied',
    input: seen.extend({ reason }),
    output: rotaSheet,
  }),
  'rota.edition': procedure({
    access: 'signedIn',
    about: 'A published edition as it was, and what changed from the one before',
    input: which.extend({ edition: z.number().int().min(1) }),
    output: z.object({ sheet: rotaSheet, changes: z.array(rotaChange) }),
  }),
  'rota.changes': procedure({
    access: 'signedIn',
    about: 'What differs between the last published edition and what stands now',
    input: which,
    output: z.object({ changes: z.array(rotaChange) }),
  }),
  'duty.release': procedure({
    access: 'writer',
    about: 'End a duty level: its last day and who released it; rotas of later days follow the everyday shifts again',
    input: z.object({
      id: rowId,
      version: z.number().int(),
      releasedOn: day,
      releasedBy: z.string().trim().min(1).max(30),
    }),
    output: done,
  }),
};

/** Printing rotas. */
export const rotaExportProcedures = {
  'rota.export': procedure({
    access: 'signedIn',
    about: 'Print a rota: wall sheet A3 or A4, name list, phone card, patrol slips, changes, or a calendar for phones',
    input: which.extend({
      form: z.enum(['wallA3', 'wallA4', 'list', 'phones', 'slips', 'changes', 'calendar']),
      format: z.enum(['docx', 'xlsx', 'ics']),
      file: fileHandle,
      /** Left out: what stands now. */
      edition: z.number().int().min(1).optional(),
      /** Lines of a wall sheet. Left out: people where several units serve together, else days. */
      rows: z.enum(['days', 'people']).optional(),
      /** Only this person’s duties: for a phone’s calendar. */
      person: rowId.optional(),
      /** Phones in clear, and why. */
      reveal: reason.optional(),
    }),
    output: jobStarted,
  }),
  'rota.name': procedure({
    access: 'signedIn',
    about: 'The file name a print of a rota would have',
    input: which.extend({
      form: z.string().max(20),
      format: z.enum(['docx', 'xlsx', 'ics']),
      /** Whose calendar. */
      person: rowId.optional(),
    }),
    output: z.object({ name: z.string() }),
  }),
};

export type RotaSheet = z.infer<typeof rotaSheet>;
export type RotaSheetDay = z.infer<typeof rotaDay>;
export type RotaSheetShift = z.infer<typeof rotaShift>;
export type RotaSheetPerson = z.infer<typeof rotaPerson>;
export type RotaSheetCell = z.infer<typeof cell>;
export type RotaGenerated = z.infer<typeof rotaGenerated>;
