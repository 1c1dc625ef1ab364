// 护学岗 by day (registers.md §10): who stands at which school at which peak. In term and on school days only; on an adjusted
// workday by the weekday whose timetable it follows, and where nobody said which, nobody is named and the day says so.
import { minutesOfClock } from '../clockTime.ts';
import { addDays } from '../days.ts';
import { calendarDay, isWorkday, type OwnCalendarDay } from './dayCalendar.ts';

/** 早, 中, 晚. */
export type SchoolPeak = '1' | '2' | '3';

export interface SchoolHours {
  id: string;
  /** Peaks with their times; a peak without both is none of this school's. */
  peaks: Readonly<Partial<Record<SchoolPeak, { start: string; end: string }>>>;
  /** Guards stand from so many minutes before the peak. */
  minutesBefore: number;
}

export interface SchoolTerm {
  /** Null: all schools that have no term of their own. */
  school: string | null;
  from: string;
  until: string;
}

export interface GuardLine {
  id: string;
  school: string;
  peak: SchoolPeak;
  /** 1 Monday … 7 Sunday. */
  weekdays: readonly number[];
  person: string;
  role: string;
  spot: string;
  from: string | null;
  /** The first day without; null: still on. */
  until: string | null;
}

export interface SchoolGuardDuty extends Omit<GuardLine, 'weekdays' | 'from' | 'until'> {
  day: string;
  /** HH:MM, with the minutes before the peak; empty where the school has not said when its peak is. */
  start: string;
  end: string;
}

export interface SchoolDay {
  day: string;
  school: string;
  isInTerm: boolean;
  /** The weekday (1–7) whose timetable holds; null on days without school. */
  follows: number | null;
  /** Why there is no school, or why nobody can be named; empty on a plain school day. */
  note: string;
}

export interface SchoolGap {
  day: string;
  school: string;
  peak: SchoolPeak;
}

export interface SchoolDutyPlan {
  days: SchoolDay[];
  duties: SchoolGuardDuty[];
  /** Peaks of school days at which nobody stands. */
  gaps: SchoolGap[];
}

export interface SchoolSources {
  schools: readonly SchoolHours[];
  terms: readonly SchoolTerm[];
  guards: readonly GuardLine[];
  calendar: ReadonlyMap<string, OwnCalendarDay>;
}

/** The terms that hold for a school: its own where it has any, else those of all schools. */
function termsOf(school: string, terms: readonly SchoolTerm[]): readonly SchoolTerm[] {
  const own = terms.filter((term) => term.school === school);
  return own.length > 0 ? own : terms.filter((term) => term.school === null);
}

function schoolDay(day: string, school: string, { terms, calendar }: SchoolSources): SchoolDay {
  const isInTerm = termsOf(school, terms).some(({ from, until }) => from <= day && day <= until);
  const of = (follows: number | null, note: string): SchoolDay => ({ day, school, isInTerm, follows, note });
  if (!isInTerm) return of(null, '不在学期内');
  const what = calendarDay(day, calendar);
  if (what.holiday) return of(null, what.name === '' ? '放假' : `${what.name}放假`);
  if (!isWorkday(what)) return of(null, '周末');
  if (!what.adjusted) return of(what.weekday, '');
  if (what.follows !== null) return of(what.follows, `调休上课，按星期${'一二三四五六日'[what.follows - 1]}`);
  return of(null, '调休上班，没有写明按星期几上课');
}

/** HH:MM, some minutes earlier, not before midnight. */
export function clockBefore(time: string, minutes: number): string {
  const at = Math.max(0, minutesOfClock(time) - minutes);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

const stands = ({ from, until }: GuardLine, day: string): boolean =>
  (from === null || from <= day) && (until === null || day < until);

const allPeaks: readonly SchoolPeak[] = ['1', '2', '3'];

/** Guards of some schools on the days from `first` to `last`, both included. */
export function schoolDuties(first: string, last: string, sources: SchoolSources): SchoolDutyPlan {
  const plan: SchoolDutyPlan = { days: [], duties: [], gaps: [] };
  for (let day = first; day <= last; day = addDays(day, 1)) {
    for (const school of sources.schools) addSchoolDay(day, school, sources, plan);
  }
  return plan;
}

function addSchoolDay(day: string, school: SchoolHours, sources: SchoolSources, plan: SchoolDutyPlan): void {
  const told = schoolDay(day, school.id, sources);
  plan.days.push(told);
  const { follows } = told;
  if (follows === null) return;
  for (const peak of allPeaks) {
    const hours = school.peaks[peak];
    const start = hours ? clockBefore(hours.start, school.minutesBefore) : '';
    const standing = sources.guards.filter(
      (line) => line.school === school.id && line.peak === peak && line.weekdays.includes(follows) && stands(line, day),
    );
    for (const { id, person, role, spot } of standing) {
      plan.duties.push({ id, day, school: school.id, peak, person, role, spot, start, end: hours?.end ?? '' });
    }
    if (hours && standing.length === 0) plan.gaps.push({ day, school: school.id, peak });
  }
}
