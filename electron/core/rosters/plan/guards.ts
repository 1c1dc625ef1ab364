// School guards on the days they really stand, with names, as other duties of people and for the list of a day.
import type { OwnCalendarDay } from '../../../../shared/rules/duty/dayCalendar.ts';
import {
  type GuardLine,
  type SchoolHours,
  type SchoolPeak,
  schoolDuties,
} from '../../../../shared/rules/duty/schoolDuties.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { Db } from '../../tables.ts';
import type { DutyRow } from './dutyRows.ts';
import { codesOf, dutyRows, namesOf, numberOf, textOf } from './dutyRows.ts';

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

const peakKeys: readonly [SchoolPeak, string][] = [
  ['1', 'morning'],
  ['2', 'noon'],
  ['3', 'afternoon'],
];

const isPeak = (code: string | null): code is SchoolPeak => code === '1' || code === '2' || code === '3';

/** The guards of all schools from `first` to `last`, by day, school and hour. */
export async function guardDuties(
  db: Db,
  calendar: ReadonlyMap<string, OwnCalendarDay>,
  { first, last }: { first: string; last: string },
  codes: CodeBook,
): Promise<NamedGuardDuty[]> {
  const guards = (await dutyRows(db, 'schoolGuard')).flatMap(guardLine);
  if (guards.length === 0) return [];
  const schools = await dutyRows(db, 'school');
  const terms = await dutyRows(db, 'schoolTerm');
  const { duties } = schoolDuties(first, last, {
    schools: schools.map(schoolHours),
    terms: terms.map((row) => ({
      school: textOf(row, 'school'),
      from: textOf(row, 'from') ?? '',
      until: textOf(row, 'until') ?? '',
    })),
    guards,
    calendar,
  });
  const names = await namesOf(
    db,
    'person',
    guards.map(({ person }) => person),
  );
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

function guardLine(row: DutyRow): GuardLine[] {
  const [school, person, peak] = [textOf(row, 'school'), textOf(row, 'person'), textOf(row, 'peak')];
  if (school === null || person === null || !isPeak(peak)) return [];
  return [
    {
      id: row.id,
      school,
      peak,
      weekdays: codesOf(row, 'weekdays').map(Number),
      person,
      role: textOf(row, 'role') ?? '',
      spot: textOf(row, 'spot') ?? '',
      from: textOf(row, 'from'),
      until: textOf(row, 'until'),
    },
  ];
}

function schoolHours(row: DutyRow): SchoolHours {
  return {
    id: row.id,
    minutesBefore: numberOf(row, 'minutesBefore') ?? 0,
    peaks: Object.fromEntries(
      peakKeys.flatMap(([peak, key]) => {
        const [start, end] = [textOf(row, `${key}Start`), textOf(row, `${key}End`)];
        return start === null || end === null ? [] : [[peak, { start, end }]];
      }),
    ),
  };
}
