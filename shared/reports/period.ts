// The period of a report, as people write it: 2026-09, 2026-Q3, 2026-H1, 2026, 2026-01..2026-09, 2026-09-01..2026-09-15,
// 2026-09-15 for a single day.
import { addMonths, isDay, isMonth, monthBounds } from '../rules/days.ts';

export interface Period {
  /** As it is written above. */
  key: string;
  kind: 'month' | 'quarter' | 'half' | 'year' | 'free';
  /** First and last day. */
  first: string;
  last: string;
  /** 2026年9月, 2026年第三季度, 2026年上半年, 2026年, 2026年9月1日至9月15日. */
  title: string;
}

const quarterNames = ['一', '二', '三', '四'] as const;
const monthsOf = { month: 1, quarter: 3, half: 6, year: 12 } as const;

function ofMonths(kind: keyof typeof monthsOf, firstMonth: string): Period {
  const { first } = monthBounds(firstMonth);
  const { last } = monthBounds(addMonths(first, monthsOf[kind] - 1).slice(0, 7));
  const year = Number(first.slice(0, 4));
  const month = Number(first.slice(5, 7));
  switch (kind) {
    case 'month':
      return { key: firstMonth, kind, first, last, title: `${year}年${month}月` };
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return {
        key: `${first.slice(0, 4)}-Q${quarter}`,
        kind,
        first,
        last,
        title: `${year}年第${quarterNames[quarter - 1]}季度`,
      };
    }
    case 'half':
      return month === 1
        ? { key: `${first.slice(0, 4)}-H1`, kind, first, last, title: `${year}年上半年` }
        : { key: `${first.slice(0, 4)}-H2`, kind, first, last, title: `${year}年下半年` };
    case 'year':
      return { key: first.slice(0, 4), kind, first, last, title: `${year}年` };
  }
}

/** From one day to another, both included. */
function free(first: string, last: string): Period {
  const [year, month, day] = first.split('-').map(Number);
  const [lastYear, lastMonth, lastDay] = last.split('-').map(Number);
  const whole = first.endsWith('-01') && monthBounds(last.slice(0, 7)).last === last;
  const to = lastYear === year ? '' : `${lastYear}年`;
  if (first === last)
    return { key: `${first}..${last}`, kind: 'free', first, last, title: `${year}年${month}月${day}日` };
  const title = whole
    ? `${year}年${month}月至${to}${lastMonth}月`
    : `${year}年${month}月${day}日至${to}${lastMonth}月${lastDay}日`;
  return { key: `${first}..${last}`, kind: 'free', first, last, title };
}

/** Reads a written period; null for what is none, also where it ends before it begins. */
export function readPeriod(written: string): Period | null {
  const text = written.trim().toUpperCase();
  if (isMonth(text)) return ofMonths('month', text);
  const quarter = /^(\d{4})-?Q([1-4])$/u.exec(text);
  if (quarter) return monthOrNull('quarter', `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`);
  const half = /^(\d{4})-?H([12])$/u.exec(text);
  if (half) return monthOrNull('half', `${half[1]}-${half[2] === '1' ? '01' : '07'}`);
  if (/^\d{4}$/u.test(text)) return monthOrNull('year', `${text}-01`);
  if (isDay(text)) return free(text, text);
  const parts = text.split('..');
  if (parts.length !== 2) return null;
  const [from = '', until = ''] = parts;
  if (isMonth(from) && isMonth(until)) return ordered(monthBounds(from).first, monthBounds(until).last);
  return isDay(from) && isDay(until) ? ordered(from, until) : null;
}

const monthOrNull = (kind: keyof typeof monthsOf, month: string): Period | null =>
  isMonth(month) ? ofMonths(kind, month) : null;

const ordered = (first: string, last: string): Period | null => (first > last ? null : free(first, last));

/** The month, quarter, half year or year that a day lies in. */
export function periodAround(kind: Exclude<Period['kind'], 'free'>, day: string): Period {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % monthsOf[kind]);
  return ofMonths(kind, `${day.slice(0, 4)}-${String(first).padStart(2, '0')}`);
}

/** The period `steps` further of the same kind; null for a free one, which has no neighbours. */
export function neighbour(period: Period, steps: number): Period | null {
  if (period.kind === 'free') return null;
  return ofMonths(period.kind, addMonths(period.first, steps * monthsOf[period.kind]).slice(0, 7));
}

/** The same period a year earlier (同比). A 29 February becomes the 28th. */
export function yearBefore(period: Period): Period {
  const first = addMonths(period.first, -12);
  if (period.kind !== 'free') return ofMonths(period.kind, first.slice(0, 7));
  const end = addMonths(period.last, -12);
  const isMonthEnd = monthBounds(period.last.slice(0, 7)).last === period.last;
  return free(first, isMonthEnd ? monthBounds(end.slice(0, 7)).last : end);
}

/** From the first day of the year in which the period ends until its last day (年度累计). */
export function yearToDate(period: Period): Period {
  return free(`${period.last.slice(0, 4)}-01-01`, period.last);
}

/** What is usually reported on a day: in the first ten days of a month the month before, later this month. */
export function usualPeriod(today: string): Period {
  const month = periodAround('month', today);
  return Number(today.slice(8)) <= 10 ? neighbour(month, -1)! : month;
}
