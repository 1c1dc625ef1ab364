// School guards of some days with names and hours, from the registers of schools, terms, guards and 节假日安排.
import type { SchoolDuties } from '../../../../shared/contract/dutyProcedures.ts';
import { clockBefore, schoolDuties } from '../../../../shared/rules/duty/schoolDuties.ts';
import type { Call } from '../../handlers.ts';
import { calendarOf } from '../plan/calendar.ts';
import { textOf } from '../plan/dutyRows.ts';
import { peakFields, schoolGround } from '../plan/schoolGround.ts';

/** Guards of all schools or of one; people in the order of peak and name. */
export async function schoolGuards(
  { from, until, school }: { from: string; until: string; school?: string | undefined },
  call: Call,
): Promise<SchoolDuties> {
  const { read, codes } = call.township;
  const { schools: all, plan: ground, guards, names } = await schoolGround(read);
  const schools = all
    .filter((row) => school === undefined || row.id === school)
    .toSorted((one, other) =>
      (textOf(one, 'name') ?? '').localeCompare(textOf(other, 'name') ?? '', 'zh-CN', { numeric: true }),
    );
  const hoursById = new Map(ground.schools.map((each) => [each.id, each]));
  const hours = schools.map(({ id }) => hoursById.get(id)!);
  const plan = schoolDuties(from, until, { ...ground, schools: hours, calendar: (await calendarOf(read)).own });
  const word = (table: string, code: string) =>
    codes.table(table)?.entries.find((entry) => entry.code === code)?.name ?? '';
  return {
    schools: schools.map((row, at) => ({
      id: row.id,
      name: textOf(row, 'name') ?? '',
      peaks: peakFields.flatMap(({ peak }) => {
        const own = hours[at]!.peaks[peak];
        const isUsed = guards.some((guard) => guard.school === row.id && guard.peak === peak);
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
