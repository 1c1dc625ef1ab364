// The ground of a team's month: its days with their level, its shifts, and what each shift needs on each day.
import { Refusal } from '../../../../shared/contract/errors.ts';
import type { RotaSheet, RotaSheetDay, RotaSheetShift } from '../../../../shared/contract/rotaProcedures.ts';
import { addDays, monthBounds } from '../../../../shared/rules/days.ts';
import { inSeason } from '../../../../shared/rules/duty/season.ts';
import type { RotaNeed, RotaRules } from '../../../../shared/rules/rota/problem.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import type { Calendar, KnownCalendar } from './calendar.ts';
import { calendarOf } from './calendar.ts';
import type { DutyRow } from './dutyRows.ts';
import { anyDutyRows, namesOf, numberOf, textOf } from './dutyRows.ts';
import { levelGround, levelOn } from './levels.ts';
import { calendarNotes, levelNotes } from './monthNotes.ts';
import type { ShiftPattern } from './shiftPatterns.ts';
import { patternsForTeam, patternsOn, shiftPatterns } from './shiftPatterns.ts';

/** What reading a plan needs beside the database. */
export interface PlanWorld {
  codes: CodeBook;
  userName(id: string): string;
}

export interface WhichRota {
  team: string;
  month: string;
}

export interface DutyTeam {
  id: string;
  name: string;
  /** 勤务队种 in words; empty. */
  kind: string;
  isOfficeDuty: boolean;
  leaderId: string | null;
  leader: string;
  phone: string | null;
  seasonFrom: string | null;
  seasonUntil: string | null;
  dissolvedOn: string | null;
  rules: RotaRules;
}

export interface Ground {
  team: DutyTeam;
  month: string;
  first: string;
  last: string;
  days: RotaSheetDay[];
  /** Shifts that stand in the month, and those that its cells refer to. */
  shifts: ShiftPattern[];
  needs: RotaNeed[];
  calendar: KnownCalendar;
  /** Why there is nothing to plan. */
  missing: string[];
  /** What the reader should know of the month. */
  notes: string[];
}

/** 机关值班 among 勤务队种. */
const officeDuty = '4';

/** A team by id. @throws Refusal `notFound` */
export async function dutyTeamOf(db: Db, id: string, codes: CodeBook): Promise<DutyTeam> {
  const [row] = await anyDutyRows(db, 'team', (rows) => rows.where('id', '=', id));
  if (!row) throw new Refusal('notFound', '没有这支队伍，可能已随导入撤销。');
  const leaders = await namesOf(db, 'person', [textOf(row, 'leader') ?? '']);
  return teamOf(row, codes, leaders);
}

/** A row of 群防群治组织 as rotas see it; `leaders` are names of persons by id. */
export function teamOf(row: DutyRow, codes: CodeBook, leaders: ReadonlyMap<string, string>): DutyTeam {
  const kind = textOf(row, 'dutyTeam');
  const leaderId = textOf(row, 'leader');
  const most = (key: string) => numberOf(row, key) ?? undefined;
  return {
    id: row.id,
    name: textOf(row, 'name') ?? '',
    kind: codes.table('patrolTeamKind')?.entries.find(({ code }) => code === kind)?.name ?? '',
    isOfficeDuty: kind === officeDuty,
    leaderId,
    leader: leaders.get(leaderId ?? '') ?? '',
    phone: textOf(row, 'dutyPhone'),
    seasonFrom: textOf(row, 'seasonFrom'),
    seasonUntil: textOf(row, 'seasonUntil'),
    dissolvedOn: textOf(row, 'dissolvedOn'),
    rules: {
      restMinutes: (numberOf(row, 'restHours') ?? 8) * 60,
      restAfterNightMinutes: (numberOf(row, 'nightRestHours') ?? 12) * 60,
      // One shift a day: volunteers are not asked twice on one day.
      onePerDay: true,
      nightsOnEnd: most('nightsOnEnd'),
      daysOnEnd: most('daysOnEnd'),
      dutiesPerWeek: most('dutiesPerWeek'),
    },
  };
}

/** The days from first to last, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Days as a sheet shows them, for a team. */
export async function sheetDays(
  db: Db,
  calendar: Calendar,
  team: string,
  first: string,
  last: string,
): Promise<RotaSheetDay[]> {
  const levels = await levelGround(db, first, last);
  return daysFrom(first, last).map((day) => {
    const { weekday, weekend, holiday, adjusted, name } = calendar(day);
    const { level, why, nodes } = levelOn(day, team, levels);
    return { day, weekday, weekend, holiday, adjusted, name, level, levelWhy: why, nodes };
  });
}

/** @throws Refusal `invalid` for months that nobody plans, beyond what calendars reach */
export function mustBePlannable(month: string): void {
  if (month < '2000-01' || month > '2099-12')
    throw new Refusal('invalid', '月份不对，请选择 2000 年到 2099 年之间的月份。');
}

/** The ground of a team's month. `cellShifts` are shifts that its rota already has, in use or not. @throws Refusal `notFound`, `invalid` */
export async function groundOf(
  db: Db,
  { team: id, month }: WhichRota,
  cellShifts: readonly string[],
  world: Pick<PlanWorld, 'codes'>,
): Promise<Ground> {
  mustBePlannable(month);
  const team = await dutyTeamOf(db, id, world.codes);
  const { first, last } = monthBounds(month);
  const calendar = await calendarOf(db);
  const days = await sheetDays(db, calendar.on, id, first, last);
  const all = await shiftPatterns(db, world.codes, { team: id, also: cellShifts });
  const own = patternsForTeam(all, id, team.isOfficeDuty);
  const standing = days.map(({ day, level }) => ({
    day,
    level,
    patterns: isOnDuty(team, day) ? patternsOn(own, calendar.on(day), level) : [],
  }));
  const needs = standing.flatMap(({ day, patterns }) =>
    patterns.map(
      (pattern): RotaNeed => ({
        day,
        shift: pattern.id,
        least: pattern.least,
        wanted: pattern.wanted,
        leaders: Math.min(pattern.leaders, pattern.wanted),
        drivers: Math.min(pattern.drivers, pattern.wanted),
        experienced: 0,
      }),
    ),
  );
  const used = new Set([...needs.map(({ shift }) => shift), ...cellShifts]);
  return {
    team,
    month,
    first,
    last,
    days,
    shifts: all.filter((pattern) => used.has(pattern.id)),
    needs,
    calendar,
    missing: missingGround(team, month, own, needs),
    notes: [
      ...calendarNotes(month, calendar.own),
      ...levelNotes(
        standing.map(({ day, level, patterns }) => ({ day, level, shifts: patterns.map((each) => each.level) })),
      ),
    ],
  };
}

function isOnDuty({ seasonFrom, seasonUntil, dissolvedOn }: DutyTeam, day: string): boolean {
  return inSeason(day, seasonFrom, seasonUntil) && (dissolvedOn === null || day < dissolvedOn);
}

function missingGround(
  team: DutyTeam,
  month: string,
  patterns: readonly ShiftPattern[],
  needs: readonly RotaNeed[],
): string[] {
  if (needs.length > 0) return [];
  const when = `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
  const { first, last } = monthBounds(month);
  if (team.dissolvedOn !== null && team.dissolvedOn <= first)
    return [`“${team.name}”已于 ${team.dissolvedOn} 撤销，${when}不用排班。`];
  if (!daysFrom(first, last).some((day) => inSeason(day, team.seasonFrom, team.seasonUntil)))
    return [`“${team.name}”每年 ${team.seasonFrom} 至 ${team.seasonUntil} 上勤，${when}不在这个季节，不用排班。`];
  if (patterns.length === 0)
    return [`“${team.name}”还没有班次。请在“班次模板”里登记它的班次，或登记一套各队通用的班次。`];
  return [`“${team.name}”的班次在${when}都不适用。请在“班次模板”里核对季节、适用日期、星期和启用日期。`];
}

/** A shift as the sheet shows it. */
export function sheetShift(pattern: ShiftPattern): RotaSheetShift {
  const { id, name, start, end, night, level, roleName, task, where } = pattern;
  return { id, name, start, end, night, level, role: roleName, task, where };
}

/** The team as the sheet shows it. */
export function sheetTeam({ id, name, kind, leader }: DutyTeam): RotaSheet['team'] {
  return { id, title: name, kind, leader };
}
