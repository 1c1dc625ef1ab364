// The records that keep figures from adding up: counted for all relations of a source in one pass, read only where there
// are any.
import { sql } from 'kysely';
import type { Relation, ReportColumn } from '../../../shared/reports/report.ts';
import { joinsOf, registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { conditionSql, type Expression, type Span } from './conditionSql.ts';
import { type FoundRecord, recordsOf } from './records.ts';
import type { Asked } from './scope.ts';
import { sourceWhere } from './sourceWhere.ts';

interface Culprits {
  relation: string;
  /** Key of the source. */
  source: string;
  /** True of a record that breaks the relation. */
  breaks: Expression;
}

type AskedRecords = Pick<Asked, 'report' | 'only' | 'period'>;

/** By the relation's key, the records that break it; relations that hold are missing. */
export async function culpritsOf(
  db: Db,
  asked: AskedRecords,
  columns: readonly ReportColumn[],
  relations: readonly Relation[],
): Promise<ReadonlyMap<string, FoundRecord[]>> {
  const looked = relations.flatMap((relation) => culpritsOfOne(asked, columns, relation) ?? []);
  const found = new Map<string, FoundRecord[]>();
  for (const [key, source] of Object.entries(asked.report.sources)) {
    const where = sourceWhere(source, asked.only, asked.period);
    const own = looked.filter((each) => each.source === key);
    if (!where || own.length === 0) continue;
    const counts = own.map(
      ({ breaks }, index) => sql`sum(coalesce(${breaks.expression}, 0)) as ${sql.ref(`r${index}`)}`,
    );
    const joins = joinsOf([where, ...own.map(({ breaks }) => breaks)]);
    const counted = await sql<Record<string, number | null>>`select ${sql.join(counts)}
      from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)} where ${where.expression}`.execute(
      db,
    );
    for (const [index, { relation, breaks }] of own.entries()) {
      if ((counted.rows[0]?.[`r${index}`] ?? 0) > 0) {
        found.set(relation, await recordsOf(db, source, [where, breaks]));
      }
    }
  }
  return found;
}

/** Null for relations that no single record breaks. */
function culpritsOfOne(
  { report, period }: AskedRecords,
  columns: readonly ReportColumn[],
  relation: Relation,
): Culprits | null {
  if (relation.kind === 'none') {
    const register = registerOf(report.sources[relation.source]!.register);
    const breaks = conditionSql(register, relation.where, period);
    return { relation: relation.key, source: relation.source, breaks };
  }
  if (relation.kind !== 'equal') return null;
  const source = sourceOf(columns, relation.left);
  if (source === null) return null;
  const { register } = report.sources[source]!;
  const left = times(columns, [relation.left], register, period);
  const right = times(columns, relation.right, register, period);
  // The left column counts the record another number of times than the right ones together.
  const breaks = {
    expression: sql`((${left.expression}) <> (${right.expression}))`,
    joins: [...left.joins, ...right.joins],
  };
  return { relation: relation.key, source, breaks };
}

function sourceOf(columns: readonly ReportColumn[], key: string): string | null {
  const figure = columns.find((column) => column.key === key)?.figure;
  if (figure?.kind === 'count') return figure.source;
  return figure?.kind === 'plus' ? sourceOf(columns, figure.columns[0]!) : null;
}

/** How often a record is counted by some columns together. */
function times(columns: readonly ReportColumn[], keys: readonly string[], register: string, span: Span): Expression {
  const parts = keys.flatMap((key): Expression[] => {
    const figure = columns.find((column) => column.key === key)?.figure;
    if (figure?.kind === 'plus') return [times(columns, figure.columns, register, span)];
    if (figure?.kind !== 'count') return [];
    const condition = conditionSql(registerOf(register), figure.where, span);
    return [{ expression: sql`(coalesce(${condition.expression}, 0) <> 0)`, joins: condition.joins }];
  });
  if (parts.length === 0) return { expression: sql`0`, joins: [] };
  return {
    expression: sql.join(
      parts.map((part) => part.expression),
      sql` + `,
    ),
    joins: parts.flatMap((part) => part.joins),
  };
}
