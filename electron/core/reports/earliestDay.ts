// A period before the first record was never counted, which is not the same as zero.
import { sql } from 'kysely';
import type { Source } from '../../../shared/reports/report.ts';
import { registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { type Span, valueAt } from './conditionSql.ts';

/** Whether any of some sources held a record by the end of the span. */
export async function hasEarlier(db: Db, sources: readonly Source[], span: Span): Promise<boolean> {
  for (const source of sources) {
    const { expression, joins } = valueAt(registerOf(source.register), source.day);
    const found = await sql`select 1 from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)}
      where ${sql.ref(`${self}.withdrawnAt`)} is null and ${expression} <= ${span.last} limit 1`.execute(db);
    if (found.rows.length > 0) return true;
  }
  return false;
}
