// Which shifts a team has on a day: its own patterns, else the common ones; those of the day's level, in season, on its
// kind of day and weekday, in use. Where a level has none of its own on a day, the everyday ones stand.
import { type CalendarDay, isWorkday } from '../../../../shared/rules/duty/dayCalendar.ts';
import type { DutyTier } from '../../../../shared/rules/duty/levelOfDay.ts';
import { inSeason } from '../../../../shared/rules/duty/season.ts';
import { minutesOf } from '../../../../shared/rules/rota/layOut.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import type { DutyRow } from './dutyRows.ts';
import { anyDutyRows, codesOf, namesOf, numberOf, textOf, yesNoOf } from './dutyRows.ts';

export interface ShiftPattern {
  id: string;
  team: string | null;
  name: string;
  level: DutyTier;
  seasonFrom: string | null;
  seasonUntil: string | null;
  /** 1 every day, 2 workdays, 3 days off. */
  days: string;
  /** 1 Monday … 7 Sunday; empty for all. */
  weekdays: readonly number[];
  start: string;
  end: string;
  night: boolean;
  least: number;
  wanted: number;
  leaders: number;
  drivers: number;
  /** Code of 值班身份; null for patrols. */
  role: string | null;
  roleName: string;
  task: string;
  where: string;
  post: string | null;
  position: number;
  startsOn: string | null;
  endsOn: string | null;
  isWithdrawn: boolean;
}

/** Whether hours touch 00:00–05:00: a night where the pattern does not say. */
export function touchesNight(start: string, end: string): boolean {
  const from = minutesOf(start);
  const to = minutesOf(end);
  return from < 5 * 60 || (to <= from && to > 0);
}

/** All patterns of a team and the common ones, and whatever patterns are asked for by id; in the order of a sheet. */
export async function shiftPatterns(
  db: Db,
  codes: CodeBook,
  { team, also }: { team: string | null; also: readonly string[] },
): Promise<ShiftPattern[]> {
  const rows = await anyDutyRows(db, 'shiftPattern', (all) => all);
  const known = new Set(also);
  const wanted = rows.filter(
    (row) => known.has(row.id) || (!row.isWithdrawn && (textOf(row, 'team') ?? team) === team),
  );
  const lines = await namesOf(
    db,
    'patrolLine',
    wanted.flatMap((row) => textOf(row, 'line') ?? []),
  );
  const posts = await namesOf(
    db,
    'guardPost',
    wanted.flatMap((row) => textOf(row, 'post') ?? []),
  );
  return wanted
    .map((row) => patternOf(row, codes, lines, posts))
    .toSorted(
      (a, b) =>
        (a.role ?? '').localeCompare(b.role ?? '') ||
        a.position - b.position ||
        a.start.localeCompare(b.start) ||
        a.level.localeCompare(b.level) ||
        a.id.localeCompare(b.id),
    );
}

function patternOf(
  row: DutyRow,
  codes: CodeBook,
  lines: ReadonlyMap<string, string>,
  posts: ReadonlyMap<string, string>,
): ShiftPattern {
  const nameIn = (table: string, code: string | null) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  const start = textOf(row, 'start') ?? '00:00';
  const end = textOf(row, 'end') ?? '00:00';
  const least = numberOf(row, 'least') ?? 1;
  const level = textOf(row, 'level');
  const role = textOf(row, 'role');
  const post = textOf(row, 'post');
  return {
    id: row.id,
    team: textOf(row, 'team'),
    name: textOf(row, 'name') ?? '',
    level: level === '2' || level === '3' ? level : '1',
    seasonFrom: textOf(row, 'seasonFrom'),
    seasonUntil: textOf(row, 'seasonUntil'),
    days: textOf(row, 'days') ?? '1',
    weekdays: codesOf(row, 'weekdays').map(Number),
    start,
    end,
    night: yesNoOf(row, 'night') ?? touchesNight(start, end),
    least,
    wanted: Math.max(least, numberOf(row, 'wanted') ?? least),
    // Who leads an office duty is a role of its own, not somebody among the others.
    leaders: role === null ? (numberOf(row, 'leaders') ?? 0) : 0,
    drivers: numberOf(row, 'drivers') ?? 0,
    role,
    roleName: nameIn('dutyRole', role),
    task: nameIn('dutyTask', textOf(row, 'task')),
    where: posts.get(post ?? '') ?? lines.get(textOf(row, 'line') ?? '') ?? textOf(row, 'place') ?? '',
    post,
    position: numberOf(row, 'position') ?? 1,
    startsOn: textOf(row, 'startsOn'),
    endsOn: textOf(row, 'endsOn'),
    isWithdrawn: row.isWithdrawn,
  };
}

function standsOn(pattern: ShiftPattern, day: CalendarDay): boolean {
  const { days, weekdays, startsOn, endsOn, seasonFrom, seasonUntil } = pattern;
  if (!inSeason(day.day, seasonFrom, seasonUntil)) return false;
  // Out of use on the day it ends, as with everything that comes and goes.
  if ((startsOn !== null && day.day < startsOn) || (endsOn !== null && day.day >= endsOn)) return false;
  if (weekdays.length > 0 && !weekdays.includes(day.weekday)) return false;
  return days === '1' || (days === '2') === isWorkday(day);
}

/** The patterns of a team on a day of a level; of each 值班身份 apart. */
export function patternsOn(patterns: readonly ShiftPattern[], day: CalendarDay, level: DutyTier): ShiftPattern[] {
  const standing = patterns.filter((pattern) => !pattern.isWithdrawn && standsOn(pattern, day));
  return [...Map.groupBy(standing, ({ role }) => role).values()].flatMap((ofRole) => {
    const ofLevel = ofRole.filter((pattern) => pattern.level === level);
    return ofLevel.length > 0 ? ofLevel : ofRole.filter((pattern) => pattern.level === '1');
  });
}

/** A team's own patterns, or the common ones where it has none: those with a 值班身份 for the office duty only. */
export function patternsForTeam(
  patterns: readonly ShiftPattern[],
  team: string,
  isOfficeDuty: boolean,
): ShiftPattern[] {
  const own = patterns.filter((pattern) => pattern.team === team);
  if (own.some(({ isWithdrawn }) => !isWithdrawn)) return own;
  return patterns.filter((pattern) => pattern.team === null && (pattern.role !== null) === isOfficeDuty);
}
