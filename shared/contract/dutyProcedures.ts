// What really happened on duty: patrol slips, the duty log, coverage, staffing, school guards.
import { z } from 'zod';
import { daysBetween, isDay } from '../rules/days.ts';
import { procedure } from './procedure.ts';
import { changes, fieldValue, problem, reason, row, rowId, rowTitles, rowValues } from './shapes.ts';

const day = z.string().refine(isDay);
/** Two years at most: what is worked out day by day is not asked for a century. */
const mostDays = 731;
const period = z
  .object({ from: day, until: day })
  .refine(({ from, until }) => from <= until && daysBetween(from, until) <= mostDays);

const plannedShift = z.object({
  team: rowId,
  teamTitle: z.string(),
  day,
  shift: rowId,
  name: z.string(),
  start: z.string(),
  end: z.string(),
  people: z.number().int(),
  /** Records of it; more than one where a shift was walked in parts. */
  records: z.array(rowId),
});

/** Somebody who may be ticked as having come. */
const slipPerson = z.object({
  person: rowId,
  name: z.string(),
  post: z.string(),
  unit: z.string(),
  forceClass: z.string().nullable(),
  isPlanned: z.boolean(),
  canLead: z.boolean(),
});

const attendee = z.object({
  person: z.union([rowId, z.object({ create: z.string().trim().min(1).max(100) })]),
  start: z.string().max(5).nullable().optional(),
  end: z.string().max(5).nullable().optional(),
  unit: z.string().max(60).nullable().optional(),
  forceClass: z.string().max(2).nullable().optional(),
  team: rowId.nullable().optional(),
});

const linked = z.object({ register: z.string(), id: rowId, title: z.string(), day: z.string().nullable() });

const patrolView = z.object({
  patrol: row,
  attendees: z.array(row),
  titles: rowTitles,
  /** Records that were made of it. */
  linked: z.array(linked),
  /** 主要/重要/辅助/其他 with zeros, and those of no class. */
  classes: z.array(z.object({ code: z.string().nullable(), name: z.string(), people: z.number().int() })),
  /** What a record made of it would say, by register. */
  referrals: z.record(z.string(), z.record(z.string(), fieldValue)),
});

const logView = z.object({
  /** Null where nobody has written it yet. */
  log: row.nullable(),
  /** What is known of the duty from the rota, for a new log. */
  suggested: rowValues,
  entries: z.array(row),
  titles: rowTitles,
  /** The log before it, with what it handed over. */
  before: z
    .object({
      id: rowId,
      dutyOn: day,
      shiftName: z.string(),
      handover: z.string(),
      handedBy: z.string(),
      takenBy: z.string(),
    })
    .nullable(),
});

const gapPeriods = z.object({
  id: rowId,
  name: z.string(),
  team: z.string(),
  village: z.string(),
  /** Last patrol up to the end of the period; null: never. */
  last: day.nullable(),
  /** Patrols in the period. */
  times: z.number().int(),
});

export const dutyProcedures = {
  'patrol.planned': procedure({
    access: 'signedIn',
    about: 'Shifts of published rotas that are over or begun, each with the patrol records of it',
    input: period.safeExtend({ team: rowId.optional(), unrecorded: z.boolean().default(false) }),
    output: z.object({ shifts: z.array(plannedShift), planned: z.number().int(), held: z.number().int() }),
  }),
  'patrol.start': procedure({
    access: 'signedIn',
    about:
      'A slip to fill in: hours, line, level and 应到 from the shift or template, its planned people as suggestions',
    input: z.object({ team: rowId, day, shift: rowId.optional(), template: rowId.optional() }),
    output: z.object({
      values: rowValues,
      titles: rowTitles,
      people: z.array(slipPerson),
      shifts: z.array(z.object({ id: rowId, name: z.string(), start: z.string(), end: z.string() })),
      /** Templates by season, hour and kind of place (codes), to choose from. */
      templates: z.array(
        z.object({ id: rowId, name: z.string(), season: z.string(), hour: z.string(), placeKind: z.string() }),
      ),
      /** What the chosen template tells to look at and to carry; both may be empty. */
      guide: z.object({ focus: z.string(), equipment: z.string() }).nullable(),
      /** Records of this team and day that are there already. */
      recorded: z.array(z.object({ id: rowId, start: z.string(), end: z.string(), shift: rowId.nullable() })),
    }),
  }),
  'patrol.save': procedure({
    access: 'writer',
    about: 'Save a patrol with all who came, in one transaction; people left out of the list go out of use',
    input: z.object({
      id: rowId.nullable(),
      version: z.number().int().nullable(),
      changes,
      attendees: z.array(attendee).min(1).max(500),
      /** Why somebody is taken out again. */
      reason: reason.default('更正参加人员'),
    }),
    output: z.object({ view: patrolView, problems: z.array(problem) }),
  }),
  'patrol.open': procedure({
    access: 'signedIn',
    about: 'A patrol with those who came, by force class, and the records made of what it found',
    input: z.object({ patrol: rowId }),
    output: patrolView,
  }),
  'patrol.refer': procedure({
    access: 'writer',
    about: 'Make a dispute, hazard or matter of what a patrol found; both show each other from then on',
    input: z.object({ patrol: rowId, to: z.enum(['dispute', 'hazard', 'matter']), changes: changes.default({}) }),
    output: z.object({ id: rowId, view: patrolView, problems: z.array(problem) }),
  }),
  'dutyLog.open': procedure({
    access: 'signedIn',
    about: 'The duty log of a day and shift with its entries, and the one before',
    input: z.object({ log: rowId.optional(), day: day.optional(), shiftName: z.string().max(20).optional() }),
    output: logView,
  }),
  'dutyLog.save': procedure({
    access: 'writer',
    about: 'Save a duty log with its entries in one transaction; entries left out go out of use',
    input: z.object({
      id: rowId.nullable(),
      version: z.number().int().nullable(),
      changes,
      entries: z.array(z.object({ id: rowId.nullable(), version: z.number().int().nullable(), changes })).max(500),
      reason: reason.default('更正值班日志'),
    }),
    output: z.object({ view: logView, problems: z.array(problem) }),
  }),
  'duty.coverage': procedure({
    access: 'signedIn',
    about: 'Areas, lines and places with their last patrol and the times in a period; posts and nodes without anybody',
    input: period,
    output: z.object({
      areas: z.array(
        z.object({
          id: rowId.nullable(),
          name: z.string(),
          /** 街面, 网络 …; empty. */
          kind: z.string(),
          lines: z.array(
            gapPeriods.extend({
              places: z.array(
                z.object({
                  id: rowId,
                  name: z.string(),
                  kind: z.string(),
                  important: z.boolean(),
                  village: z.string(),
                  /** Patrols in the period that name it. */
                  times: z.number().int(),
                }),
              ),
            }),
          ),
          posts: z.array(gapPeriods.extend({ kind: z.string(), onDuty: z.array(z.string()) })),
        }),
      ),
      /** Places on no line: only records that name them tell of them. */
      placesWithoutLine: z.array(
        z.object({ id: rowId, name: z.string(), important: z.boolean(), times: z.number().int() }),
      ),
      /** 站, 岗, 点 in use, each with its zero. */
      postKinds: z.array(z.object({ code: z.string(), name: z.string(), posts: z.number().int() })),
      nodes: z.array(
        z.object({
          id: rowId,
          name: z.string(),
          from: day,
          until: day,
          withoutTeam: z.array(z.object({ id: rowId, name: z.string() })),
        }),
      ),
      planned: z.number().int(),
      held: z.number().int(),
    }),
  }),
  'duty.staffing': procedure({
    access: 'signedIn',
    about: 'The villages’ police teams by role on a day: how many there are, how many there should be',
    input: z.object({ day }),
    output: z.object({
      roles: z.array(z.object({ code: z.string(), name: z.string() })),
      villages: z.array(
        z.object({
          id: rowId,
          name: z.string(),
          kind: z.string(),
          cells: z.array(z.object({ people: z.array(z.string()), least: z.number().int() })),
          lacking: z.number().int(),
        }),
      ),
      lacking: z.number().int(),
    }),
  }),
  'schools.duties': procedure({
    access: 'signedIn',
    about: 'School guards by day: none on holidays and out of term, adjusted workdays by the weekday they follow',
    input: period.safeExtend({ school: rowId.optional() }),
    output: z.object({
      schools: z.array(
        z.object({
          id: rowId,
          name: z.string(),
          peaks: z.array(z.object({ code: z.string(), name: z.string(), start: z.string(), end: z.string() })),
        }),
      ),
      days: z.array(
        z.object({ day, school: rowId, isInTerm: z.boolean(), follows: z.number().int().nullable(), note: z.string() }),
      ),
      duties: z.array(
        z.object({
          id: rowId,
          day,
          school: rowId,
          peak: z.string(),
          person: rowId,
          name: z.string(),
          role: z.string(),
          spot: z.string(),
          start: z.string(),
          end: z.string(),
        }),
      ),
      gaps: z.array(z.object({ day, school: rowId, peak: z.string() })),
    }),
  }),
};

export type PatrolView = z.infer<typeof patrolView>;
export type DutyLogView = z.infer<typeof logView>;
export type SlipPerson = z.infer<typeof slipPerson>;
export type PlannedShift = z.infer<typeof plannedShift>;
export type CoverageBoard = z.infer<(typeof dutyProcedures)['duty.coverage']['output']>;
export type StaffingMatrix = z.infer<(typeof dutyProcedures)['duty.staffing']['output']>;
export type SchoolDuties = z.infer<(typeof dutyProcedures)['schools.duties']['output']>;
