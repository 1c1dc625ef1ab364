// School guards on the days they really stand: within a term, on the weekday of the timetable, never on holidays.
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import type { Calendar } from './calendar.ts';
import type { DutyRow } from './dutyRows.ts';
import { codesOf, dutyRows, namesOf, numberOf, textOf } from './dutyRows.ts';
import { daysFrom } from './ground.ts';

export interface GuardDuty {
  day: string;
  schoolId: string;
  school: string;
  /** 早 中 晚. */
  peak: string;
  /** HH:MM when one must be there; empty where the school's hours are not known. */
  start: string;
  end: string;
  person: string;
  name: string;
  role: string;
  spot: string;
}

const peakHours: Record<string, string> = { '1': 'morning', '2': 'noon', '3': 'afternoon' };

/** The guards of all schools from `first` to `last`, by day, school and hour. */
export async function guardDuties(
  db: Db,
  calendar: Calendar,
  { first, last }: { first: string; last: string },
  codes: CodeBook,
): Promise<GuardDuty[]> {
  const guards = await dutyRows(db, 'schoolGuard');
  if (guards.length === 0) return [];
  const schools = new Map((await dutyRows(db, 'school')).map((row) => [row.id, row]));
  const terms = await dutyRows(db, 'schoolTerm', (rows) => rows.where('from', '<=', last).where('until', '>=', first));
  const names = await namesOf(
    db,
    'person',
    guards.flatMap((row) => textOf(row, 'person') ?? []),
  );
  const nameIn = (table: string, code: string | null) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  const duties = daysFrom(first, last).flatMap((day) => {
    const weekday = schoolWeekday(calendar, day);
    if (weekday === null) return [];
    return guards.flatMap((row): GuardDuty[] => {
      const school = schools.get(textOf(row, 'school') ?? '');
      const person = textOf(row, 'person');
      if (!school || person === null || !standsOn(row, day, weekday) || !inTerm(terms, school.id, day)) return [];
      const peak = textOf(row, 'peak');
      return [
        {
          day,
          schoolId: school.id,
          school: textOf(school, 'name') ?? '',
          peak: nameIn('schoolPeak', peak),
          ...hoursOf(school, peakHours[peak ?? ''] ?? ''),
          person,
          name: names.get(person) ?? '',
          role: nameIn('schoolGuardRole', textOf(row, 'role')),
          spot: textOf(row, 'spot') ?? '',
        },
      ];
    });
  });
  return duties.toSorted(
    (a, b) =>
      a.day.localeCompare(b.day) ||
      a.school.localeCompare(b.school, 'zh') ||
      a.start.localeCompare(b.start) ||
      a.name.localeCompare(b.name, 'zh'),
  );
}

/** The weekday schools follow on a day; null on holidays, and on 调休 days of which nobody said. */
function schoolWeekday(calendar: Calendar, day: string): number | null {
  const { holiday, adjusted, follows, weekday } = calendar(day);
  if (holiday) return null;
  return follows ?? (adjusted ? null : weekday);
}

function standsOn(row: DutyRow, day: string, weekday: number): boolean {
  const [from, until] = [textOf(row, 'from'), textOf(row, 'until')];
  if ((from !== null && day < from) || (until !== null && day >= until)) return false;
  return codesOf(row, 'weekdays').map(Number).includes(weekday);
}

/** Terms of the school itself go before those of all schools. */
function inTerm(terms: readonly DutyRow[], school: string, day: string): boolean {
  const own = terms.filter((row) => textOf(row, 'school') === school);
  const used = own.length > 0 ? own : terms.filter((row) => textOf(row, 'school') === null);
  return used.some((row) => (textOf(row, 'from') ?? '') <= day && day <= (textOf(row, 'until') ?? ''));
}

function hoursOf(school: DutyRow, peak: string): { start: string; end: string } {
  const start = textOf(school, `${peak}Start`) ?? '';
  const end = textOf(school, `${peak}End`) ?? '';
  if (start === '') return { start, end };
  const minutes = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) - (numberOf(school, 'minutesBefore') ?? 0);
  const there = Math.max(0, minutes);
  const text = `${String(Math.floor(there / 60)).padStart(2, '0')}:${String(there % 60).padStart(2, '0')}`;
  return { start: text, end };
}
