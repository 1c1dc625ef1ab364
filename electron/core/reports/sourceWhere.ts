// Which records of a source count at all: said once for the reports and the indicators.
import { sql } from 'kysely';
import type { Condition } from '../../../shared/reports/condition.ts';
import { registerOf, self } from '../registers/columns.ts';
import { conditionSql, type Expression, type Span, valueAt } from './conditionSql.ts';

interface NarrowedSource<K extends string> {
  register: string;
  where: Condition;
  /** The field that tells each kind of scope. */
  by: Partial<Record<K, string>>;
}

/** In use, counted by the source, and of whom alone was asked; null where the source does not tell that. */
export function sourceWhere<K extends string>(
  source: NarrowedSource<K>,
  only: Partial<Record<K, string>>,
  span: Span,
): Expression | null {
  const register = registerOf(source.register);
  const parts: Expression[] = [
    { expression: sql`${sql.ref(`${self}.withdrawnAt`)} is null`, joins: [] },
    conditionSql(register, source.where, span),
  ];
  for (const [key, id] of Object.entries<string | undefined>(only)) {
    const path = source.by[key as K];
    if (path === undefined) return null;
    const { expression, joins } = valueAt(register, path);
    // Empty: the records that do not say it.
    const isThat = id === '' ? sql`coalesce(${expression}, '') = ''` : sql`${expression} = ${id}`;
    parts.push({ expression: isThat, joins });
  }
  return {
    expression: sql.join(
      parts.map((part) => part.expression),
      sql` and `,
    ),
    joins: parts.flatMap((part) => part.joins),
  };
}
