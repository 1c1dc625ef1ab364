// What the reader of a month should know beside its rota: holidays that nobody has entered yet, and levels of duty for
// which the team has no shifts.
import type { RotaSheetDay } from '../../../../shared/contract/rotaProcedures.ts';
import { lastPublishedYear, type OwnCalendarDay } from '../../../../shared/rules/duty/dayCalendar.ts';
import type { DutyTier } from '../../../../shared/rules/duty/levelOfDay.ts';
import { daysWords } from '../../../../shared/rules/rota/rotaWords.ts';

/** 正月初一 lies between these days of a year; no other holiday does. 1 to 3 October are 国庆节 itself. */
const springFestival = ['01-21', '02-20'] as const;
const nationalDay = ['10-01', '10-03'] as const;

/**
 * That the holidays of a year are not known. Two of them tell that the office has entered the year’s notice: 春节 and
 * 国庆节, by their names or by the days that are always part of them (全国年节及纪念日放假办法 art. 2).
 */
export function calendarNotes(month: string, own: ReadonlyMap<string, OwnCalendarDay>): string[] {
  const year = month.slice(0, 4);
  if (Number(year) <= lastPublishedYear) return [];
  const off = [...own.values()].filter(({ day, isHoliday }) => isHoliday && day.startsWith(year));
  const has = (name: string, [first, last]: readonly [string, string]) =>
    off.some((each) => each.name.includes(name) || (`${year}-${first}` <= each.day && each.day <= `${year}-${last}`));
  const lacking = [has('春节', springFestival) ? [] : '春节', has('国庆', nationalDay) ? [] : '国庆节'].flat();
  if (lacking.length === 0) return [];
  const what = lacking.length === 2 ? '放假和调休' : `${lacking[0]}放假和调休`;
  return [`${year}年的${what}还没有登记，节假日暂按平日和周末排。放假安排公布后，请在“节假日安排”里补上。`];
}

const tierNames: Record<DutyTier, string> = { '1': '常态', '2': '应急', '3': '战时' };

/** A day with the levels of the shifts that stand on it; none on days without duty. */
export interface DayShifts extends Pick<RotaSheetDay, 'day' | 'level'> {
  shifts: readonly DutyTier[];
}

/** For each level above 常态: the days of duty on which no shift of it stands, so that the everyday ones do. */
export function levelNotes(days: readonly DayShifts[]): string[] {
  const passed = days.filter(({ level, shifts }) => level !== '1' && shifts.length > 0 && !shifts.includes(level));
  return [...Map.groupBy(passed, ({ level }) => level)].map(([level, of]) => {
    const name = tierNames[level];
    const when = daysWords(of.map(({ day }) => day));
    return `${when}按${name}勤务，本队没有${name}班次，仍按常态班次。要加强的，请在“班次模板”里登记${name}的班次。`;
  });
}
