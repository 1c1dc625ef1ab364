// The spans that a figure is compared with: the period before, the same of last year, the year so far and last year's.
import { neighbour, type Period, yearBefore, yearToDate } from '../../../shared/reports/period.ts';
import { addDays, addMonths } from '../../../shared/rules/days.ts';

export type SpanName = 'value' | 'previous' | 'lastYear' | 'cumulative' | 'lastYearCumulative' | 'beforePrevious';

export type Spans = Partial<Record<SpanName, Period>>;

/** 上期 of January is December; a free period has one only when it is a single day. */
export function spansOf(period: Period): Spans {
  const previous = stepBack(period, 1);
  const cumulative = yearToDate(period);
  const beforePrevious = period.kind === 'month' ? stepBack(period, 2) : null;
  return {
    value: period,
    ...(previous && { previous }),
    lastYear: yearBefore(period),
    cumulative,
    lastYearCumulative: yearBefore(cumulative),
    ...(beforePrevious && { beforePrevious }),
  };
}

function stepBack(period: Period, steps: number): Period | null {
  if (period.kind !== 'free') return neighbour(period, -steps);
  if (period.first !== period.last) return null;
  const day = addDays(period.first, -steps);
  return { ...period, key: `${day}..${day}`, first: day, last: day };
}

/** Months that lie wholly in a span; empty where it begins or ends inside one. */
export function wholeMonths({ first, last }: Pick<Period, 'first' | 'last'>): string[] {
  if (!first.endsWith('-01') || !addDays(last, 1).endsWith('-01')) return [];
  const months: string[] = [];
  for (let month = first.slice(0, 7); month <= last.slice(0, 7); month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    months.push(month);
  }
  return months;
}

/** A span as far as it has come: what falls due later in it is not due yet. */
export function untilToday<S extends Pick<Period, 'first' | 'last'>>(span: S, today: string): S {
  return span.last > today ? { ...span, last: today } : span;
}
