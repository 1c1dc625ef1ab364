// Schools, terms and guards as the rule of school duties takes them, from their registers.
import type { GuardLine, SchoolHours, SchoolPeak, SchoolSources } from '../../../../shared/rules/duty/schoolDuties.ts';
import type { Db } from '../../tables.ts';
import { codesOf, type DutyRow, dutyRows, namesOf, numberOf, textOf } from './dutyRows.ts';

/** The peaks of a school's day, and the start of their fields' keys. */
export const peakFields: readonly { peak: SchoolPeak; key: string }[] = [
  { peak: '1', key: 'morning' },
  { peak: '2', key: 'noon' },
  { peak: '3', key: 'afternoon' },
];

const isPeak = (code: string | null): code is SchoolPeak => peakFields.some(({ peak }) => peak === code);

export interface SchoolGround {
  /** Rows of the schools, in the order of `plan.schools`. */
  schools: readonly DutyRow[];
  /** What the rule asks for, but for the calendar. */
  plan: Omit<SchoolSources, 'calendar'>;
  guards: readonly GuardLine[];
  /** Names of the guards by person. */
  names: ReadonlyMap<string, string>;
}

/** All schools with their terms and guards. */
export async function schoolGround(db: Db): Promise<SchoolGround> {
  const guards = (await dutyRows(db, 'schoolGuard')).flatMap(guardLine);
  const schools = await dutyRows(db, 'school');
  const terms = (await dutyRows(db, 'schoolTerm')).map((row) => ({
    school: textOf(row, 'school'),
    from: textOf(row, 'from') ?? '',
    until: textOf(row, 'until') ?? '',
  }));
  const names = await namesOf(
    db,
    'person',
    guards.map(({ person }) => person),
  );
  return { schools, plan: { schools: schools.map(hoursOf), terms, guards }, guards, names };
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

function hoursOf(row: DutyRow): SchoolHours {
  const peaks: Partial<Record<SchoolPeak, { start: string; end: string }>> = {};
  for (const { peak, key } of peakFields) {
    const [start, end] = [textOf(row, `${key}Start`), textOf(row, `${key}End`)];
    if (start !== null && end !== null) peaks[peak] = { start, end };
  }
  return { id: row.id, peaks, minutesBefore: numberOf(row, 'minutesBefore') ?? 0 };
}
