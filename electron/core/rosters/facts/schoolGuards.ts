// School guards of some days with names and hours, from the registers of schools, terms, guards and 节假日安排.
import type { SchoolDuties } from '../../../../shared/contract/dutyProcedures.ts';
import {
  clockBefore,
  type SchoolHours,
  type SchoolPeak,
  schoolDuties,
} from '../../../../shared/rules/duty/schoolDuties.ts';
import type { Call } from '../../handlers.ts';
import { calendarOf } from '../plan/calendar.ts';
import { codesOf, type DutyRow, dutyRows, namesOf, numberOf, textOf } from '../plan/dutyRows.ts';

const peakFields: readonly { peak: SchoolPeak; key: string }[] = [
  { peak: '1', key: 'morning' },
  { peak: '2', key: 'noon' },
  { peak: '3', key: 'afternoon' },
];

function hoursOf(row: DutyRow): SchoolHours {
  const peaks: Partial<Record<SchoolPeak, { start: string; end: string }>> = {};
  for (const { peak, key } of peakFields) {
    const [start, end] = [textOf(row, `${key}Start`), textOf(row, `${key}End`)];
    if (start !== null && end !== null) peaks[peak] = { start, end };
  }
  return { id: row.id, peaks, minutesBefore: numberOf(row, 'minutesBefore') ?? 0 };
}

/** Guards of all schools or of one; people in the order of peak and name. */
export async function schoolGuards(
  { from, until, school }: { from: string; until: string; school?: string | undefined },
  call: Call,
): Promise<SchoolDuties> {
  const { read, codes } = call.township;
  const schools = (await dutyRows(read, 'school'))
    .filter((row) => school === undefined || row.id === school)
    .toSorted((one, other) =>
      (textOf(one, 'name') ?? '').localeCompare(textOf(other, 'name') ?? '', 'zh-CN', { numeric: true }),
    );
  const terms = await dutyRows(read, 'schoolTerm');
  const guards = await dutyRows(read, 'schoolGuard');
  const names = await namesOf(
    read,
    'person',
    guards.flatMap((row) => textOf(row, 'person') ?? []),
  );
  const hours = schools.map(hoursOf);
  const plan = schoolDuties(from, until, {
    schools: hours,
    terms: terms.map((row) => ({
      school: textOf(row, 'school'),
      from: textOf(row, 'from') ?? '',
      until: textOf(row, 'until') ?? '',
    })),
    guards: guards.map((row) => ({
      id: row.id,
      school: textOf(row, 'school') ?? '',
      peak: (textOf(row, 'peak') ?? '1') as SchoolPeak,
      weekdays: codesOf(row, 'weekdays').map(Number),
      person: textOf(row, 'person') ?? '',
      role: textOf(row, 'role') ?? '',
      spot: textOf(row, 'spot') ?? '',
      from: textOf(row, 'from'),
      until: textOf(row, 'until'),
    })),
    calendar: (await calendarOf(read)).own,
  });
  const word = (table: string, code: string) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  return {
    schools: schools.map((row, at) => ({
      id: row.id,
      name: textOf(row, 'name') ?? '',
      peaks: peakFields.flatMap(({ peak }) => {
        const own = hours[at]!.peaks[peak];
        const isUsed = guards.some((guard) => textOf(guard, 'school') === row.id && textOf(guard, 'peak') === peak);
        if (!own && !isUsed) return [];
        const start = own ? clockBefore(own.start, hours[at]!.minutesBefore) : '';
        return [{ code: peak, name: word('schoolPeak', peak), start, end: own?.end ?? '' }];
      }),
    })),
    days: plan.days,
    duties: plan.duties
      .map((duty) => ({ ...duty, name: names.get(duty.person) ?? '', role: word('schoolGuardRole', duty.role) }))
      .toSorted(
        (one, other) =>
          one.day.localeCompare(other.day) ||
          one.peak.localeCompare(other.peak) ||
          one.name.localeCompare(other.name, 'zh-CN', { numeric: true }),
      ),
    gaps: plan.gaps,
  };
}
