// The figures of a report: one pass over each of its sources for all columns together, grouped by the rows' dimension.
import { type RawBuilder, sql } from 'kysely';
import type { FigureReport, ReportColumn, Source } from '../../../shared/reports/report.ts';
import { joinsOf, registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { conditionSql, type Expression, firstFilled, type Span, valueAt } from './conditionSql.ts';
import type { Asked } from './scope.ts';
import { sourceWhere } from './sourceWhere.ts';

/** Whole numbers by column: counts, sums, and fen for money. */
export type Counts = Map<string, number>;

export interface Collected {
  /** Counts by the row's key; empty for records that do not say it. */
  rows: ReadonlyMap<string, Counts>;
  /** Columns whose source does not tell the dimension, or not of whom alone was asked. */
  untold: ReadonlySet<string>;
}

/** Columns that are counted from records. */
const countedColumns = (columns: readonly ReportColumn[]) =>
  columns.flatMap((column) =>
    column.figure.kind === 'count' || column.figure.kind === 'sum' ? [{ column, figure: column.figure }] : [],
  );

/** What a column adds for a record, and whether the record counts at all. */
export function addendOf(
  source: Source,
  figure: Extract<ReportColumn['figure'], { kind: 'count' | 'sum' }>,
  span: Span,
): { condition: Expression; value: Expression } {
  const register = registerOf(source.register);
  const condition = conditionSql(register, figure.where, span);
  const value = figure.kind === 'count' ? { expression: sql`1`, joins: [] } : firstFilled(register, figure.of);
  return { condition, value };
}

/** The expression that tells a record's row; null where the source does not say, a constant for the whole township. */
export function rowOf(source: Source, asked: Pick<Asked, 'by'>): Expression | null {
  if (asked.by.key === 'whole') return { expression: sql`''`, joins: [] };
  const path = source.by[asked.by.key];
  return path === undefined ? null : valueAt(registerOf(source.register), path);
}

/** Counts all columns of a report for a span, by row. */
export async function collect(
  db: Db,
  report: FigureReport,
  columns: readonly ReportColumn[],
  asked: Pick<Asked, 'by' | 'only'>,
  span: Span,
): Promise<Collected> {
  const rows = new Map<string, Counts>();
  const untold = new Set<string>();
  for (const [key, source] of Object.entries(report.sources)) {
    const counted = countedColumns(columns).filter(({ figure }) => figure.source === key);
    if (counted.length === 0) continue;
    const row = rowOf(source, asked);
    const where = sourceWhere(source, asked.only, span);
    if (!row || !where) {
      for (const { column } of counted) untold.add(column.key);
      continue;
    }
    for (const record of await countSource(db, source, counted, row, where, span)) {
      const name = record.row === null ? '' : String(record.row);
      const counts = rows.get(name) ?? new Map<string, number>();
      rows.set(name, counts);
      counted.forEach(({ column }, index) => {
        counts.set(column.key, Number(record[`c${index}`] ?? 0));
      });
    }
  }
  return { rows, untold };
}

async function countSource(
  db: Db,
  source: Source,
  counted: ReturnType<typeof countedColumns>,
  row: Expression,
  where: Expression,
  span: Span,
): Promise<Record<string, unknown>[]> {
  const parts = counted.map(({ figure }) => addendOf(source, figure, span));
  const sums = parts.map(({ condition, value }, index): RawBuilder<unknown> => {
    const name = sql.ref(`c${index}`);
    return sql`sum(case when ${condition.expression} then ${value.expression} end) as ${name}`;
  });
  const joins = joinsOf([row, where, ...parts.flatMap(({ condition, value }) => [condition, value])]);
  // The plus keeps SQLite from walking through the group's own index and fetching every row beside it.
  const query = sql<Record<string, unknown>>`select +${row.expression} as "row", ${sql.join(sums)}
    from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${where.expression} group by 1`;
  return (await query.execute(db)).rows;
}
