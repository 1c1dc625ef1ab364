// The guards of schools in a month as their printed table: by weekday where they stand, and on which days.
import { Refusal } from '../../../../shared/contract/errors.ts';
import { monthBounds } from '../../../../shared/rules/days.ts';
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';
import type { Call } from '../../handlers.ts';
import { schoolGuards } from '../facts/schoolGuards.ts';
import { phoneMark } from './phoneMark.ts';
import { phonesOf } from './printFacts.ts';
import { monthWords } from './rosterPrint.ts';
import type { GuardOfPeak, SchoolGuardPaper, SchoolPeakTable } from './schoolGuardTable.ts';

type Guards = Awaited<ReturnType<typeof schoolGuards>>;

export interface ReadGuards {
  paper: SchoolGuardPaper;
  /** Whose phones stand on it. */
  people: string[];
}

/** @throws Refusal `notFound` for a school that there is not, `invalid` where there is none. */
export async function readGuards(
  { school, month }: { school?: string | undefined; month: string },
  call: Call,
  isRevealed: boolean,
): Promise<ReadGuards> {
  const { first, last } = monthBounds(month);
  const guards = await schoolGuards({ from: first, until: last, school }, call);
  if (guards.schools.length === 0) {
    if (school !== undefined) throw new Refusal('notFound', '“学校”里没有这一所，可能已经注销。');
    throw new Refusal('invalid', '还没有登记学校，没有护学岗值班表可以打印。请先在“学校”里登记。');
  }
  const phones = await phonesOf(
    call.township.read,
    [...new Set(guards.duties.map(({ person }) => person))],
    isRevealed,
  );
  const { settings } = call.township;
  return {
    people: Object.keys(phones),
    paper: {
      township: settings.divisionPath.at(-1) ?? '',
      unit: settings.unit,
      month: monthWords(month),
      footerMark: phoneMark(isRevealed),
      schools: guards.schools.map((one) => schoolPaper(one, guards, phones)),
    },
  };
}

function schoolPaper(
  { id, name, peaks }: Guards['schools'][number],
  guards: Guards,
  phones: Readonly<Record<string, string>>,
): SchoolGuardPaper['schools'][number] {
  const days = guards.days.filter(({ school }) => school === id);
  return {
    name,
    peaks: peaks.map(
      (peak): SchoolPeakTable => ({
        name: peak.name,
        hours: peak.start === '' ? '' : `${peak.start}到岗，至${peak.end}`,
        weekdays: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
          const onWeekday = days.filter(({ follows }) => follows === weekday).map(({ day }) => day);
          if (onWeekday.length === 0) return [];
          return [{ weekday, guards: guardsOn(guards, { school: id, peak: peak.code, days: onWeekday }, phones) }];
        }),
      }),
    ),
    days: days.filter(({ follows }) => follows !== null).map(({ day }) => day),
    daysOff: days
      .filter(({ follows, note }) => follows === null && note !== '周末' && !note.startsWith('调休'))
      .map(({ day, note }) => ({ day, why: note })),
    remarks: days.filter(({ note }) => note.startsWith('调休')).map(({ day, note }) => ({ day, note: note.slice(2) })),
  };
}

/** Everybody who stands at a peak on these days; who does not on all of them has his days beside the name. */
function guardsOn(
  { duties }: Guards,
  { school, peak, days }: { school: string; peak: string; days: readonly string[] },
  phones: Readonly<Record<string, string>>,
): GuardOfPeak[] {
  const wanted = new Set(days);
  const here = duties.filter((duty) => duty.school === school && duty.peak === peak && wanted.has(duty.day));
  return [...Map.groupBy(here, ({ id }) => id).values()].map((own): GuardOfPeak => {
    const [{ name, role, person, spot }] = own as [(typeof own)[number], ...typeof own];
    const when = own.length < days.length ? `\n（${daysWords(own.map(({ day }) => day))}）` : '';
    return { name: name + when, role, phone: phones[person] ?? '', spot };
  });
}
