// Where the page of indicators stands in the address: the period, and of whom alone figures are shown.
import type { InputOf } from '../../shared/contract/index.ts';
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';

/** Of whom figures can be asked; both kinds of committees go by `committee` to the core. */
export type OnlyKey = 'village' | 'securityCommittee' | 'peopleCommittee' | 'team';

export interface Only {
  key: OnlyKey;
  id: string;
}

export interface IndicatorPlace {
  period: Period;
  only: Only | null;
}

type Query = Readonly<Record<string, string>>;

const keys: readonly OnlyKey[] = ['village', 'securityCommittee', 'peopleCommittee', 'team'];

export function readIndicatorPlace(query: Query, today: string): IndicatorPlace {
  const key = keys.find((each) => query[each]);
  return {
    period: readPeriod(query.period ?? '') ?? usualPeriod(today),
    only: key === undefined ? null : { key, id: query[key]! },
  };
}

export function queryOfIndicators(period: string, only: Only | null): Record<string, string> {
  return only === null ? { period } : { period, [only.key]: only.id };
}

export function scopeOf(only: Only | null): NonNullable<InputOf<'indicators.figures'>['scope']> {
  if (only === null) return {};
  if (only.key === 'village') return { village: only.id };
  return only.key === 'team' ? { team: only.id } : { committee: only.id };
}
