// School guards on the days they really stand, with names, as other duties of people and for the list of a day.
import type { OwnCalendarDay } from '../../../../shared/rules/duty/dayCalendar.ts';
import { schoolDuties } from '../../../../shared/rules/duty/schoolDuties.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import { textOf } from './dutyRows.ts';
import { schoolGround } from './schoolGround.ts';

export interface NamedGuardDuty {
  day: string;
  school: string;
  /** 早 中 晚. */
  peak: string;
  /** HH:MM from when one must be there; empty where the school's hours are not known. */
  start: string;
  end: string;
  person: string;
  name: string;
  role: string;
  spot: string;
}

/** The guards of all schools from `first` to `last`, by day, school and hour. */
export async function guardDuties(
  db: Db,
  calendar: ReadonlyMap<string, OwnCalendarDay>,
  { first, last }: { first: string; last: string },
  codes: CodeBook,
): Promise<NamedGuardDuty[]> {
  const { schools, plan, guards, names } = await schoolGround(db);
  if (guards.length === 0) return [];
  const { duties } = schoolDuties(first, last, { ...plan, calendar });
  const schoolNames = new Map(schools.map((row) => [row.id, textOf(row, 'name') ?? '']));
  const nameIn = (table: string, code: string) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  return duties
    .map(({ day, school, peak, start, end, person, role, spot }) => ({
      day,
      school: schoolNames.get(school) ?? '',
      peak: nameIn('schoolPeak', peak),
      start,
      end,
      person,
      name: names.get(person) ?? '',
      role: nameIn('schoolGuardRole', role),
      spot,
    }))
    .toSorted(
      (a, b) =>
        a.day.localeCompare(b.day) ||
        a.school.localeCompare(b.school, 'zh') ||
        a.start.localeCompare(b.start) ||
        a.name.localeCompare(b.name, 'zh'),
    );
}
