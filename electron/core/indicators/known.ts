// From which day on the records of a source tell something: before it a figure is no data, which is not zero.
import { sql } from 'kysely';
import type { Indicator, Source } from '../../../shared/indicators/indicator.ts';
import { registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import { type Span, valueAt } from '../reports/conditionSql.ts';
import type { Db } from '../tables.ts';

/** The first day of which anything is known; empty: always; null: nothing is recorded at all. */
export type KnownSince = (source: Source, time: Indicator['time']) => Promise<string | null>;

/** Asks each register once. What stands since a day that nobody wrote has always been known. */
export function knownSince(db: Db): KnownSince {
  const answers = new Map<string, Promise<{ first: string | null; open: number }>>();
  return async (source, time) => {
    const { register, day } = source.since ?? source;
    const name = `${register}.${day}`;
    const answer = answers.get(name) ?? earliest(db, register, day);
    answers.set(name, answer);
    const { first, open } = await answer;
    return time === 'standing' && open > 0 ? '' : first;
  };
}

async function earliest(db: Db, registerKey: string, day: string): Promise<{ first: string | null; open: number }> {
  const { expression, joins } = valueAt(registerOf(registerKey), day);
  const found = await sql<{ first: string | null; open: number }>`select min(${expression}) as "first",
      sum(${expression} is null) as "open"
    from ${sql.table(registerKey)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${sql.ref(`${self}.withdrawnAt`)} is null`.execute(db);
  return { first: found.rows[0]?.first ?? null, open: Number(found.rows[0]?.open ?? 0) };
}

/** Whether the records known since a day tell anything of a span: it has begun, and did not end before them. */
export function tells(since: string | null, span: Span, today: string): boolean {
  return since !== null && span.last >= since && span.first <= today;
}
