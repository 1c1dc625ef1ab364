// Where a report stands in the address: key, period, by whom, of whom alone. It survives a reload and can be sent on.

import type { InputOf } from '../../shared/contract/index.ts';
import { type Period, readPeriod, usualPeriod } from '../../shared/reports/period.ts';

export type Scope = NonNullable<InputOf<'reports.figures'>['scope']>;
export type OnlyKey = 'committee' | 'village' | 'team' | 'line' | 'mediator';

export interface ReportPlace {
  key: string;
  period: Period;
  scope: Scope;
  /** The version that is looked at: its id, `now` for the records of now; null: the locked one if there is one. */
  version: string | null;
}

const onlyKeys: readonly OnlyKey[] = ['committee', 'village', 'team', 'line', 'mediator'];

/** What an address asks for; without a period the usual one of `today` (YYYY-MM-DD). */
export function readPlace(query: Readonly<Record<string, string>>, today: string): ReportPlace {
  const scope: Scope = {};
  if (query.by) scope.by = query.by as NonNullable<Scope['by']>;
  for (const key of onlyKeys) if (query[key]) scope[key] = query[key];
  return {
    key: query.key ?? '',
    period: readPeriod(query.period ?? '') ?? usualPeriod(today),
    scope,
    version: query.version ?? null,
  };
}

/** The address that `readPlace` reads. */
export function queryOf({
  key,
  period,
  scope,
  version = null,
}: {
  key: string;
  period: string;
  scope: Scope;
  version?: string | null;
}): Record<string, string> {
  const query: Record<string, string> = { key, period };
  if (scope.by) query.by = scope.by;
  for (const only of onlyKeys) {
    const id = scope[only];
    if (id) query[only] = id;
  }
  if (version !== null) query.version = version;
  return query;
}
