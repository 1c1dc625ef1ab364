// Counting: one pass over each source for all indicators together, for the whole or by village. The same conditions find
// the records behind a figure (records.ts), so that a figure and its list cannot differ.
import { type RawBuilder, sql } from 'kysely';
import type { Indicator, IndicatorFigure, Source } from '../../../shared/indicators/indicator.ts';
import { joinsOf, registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import { conditionSql, type Expression, firstFilled, type Span, valueAt } from '../reports/conditionSql.ts';
import { sourceWhere } from '../reports/sourceWhere.ts';
import type { Db } from '../tables.ts';
import type { Narrowed } from './scope.ts';

export type RecordFigure = Extract<IndicatorFigure, { source: Source }>;

/** A figure in the smallest unit of its fields, and how many records make it. */
export interface Counted {
  amount: number;
  records: number;
}

/** By the row's key: a village's id, empty for records that name none, and always empty for the whole. */
export type Collected = Map<string, Map<string, Counted>>;

export const isOfRecords = (figure: IndicatorFigure): figure is RecordFigure => 'source' in figure;

/** Whether a record counts, and what it adds (for `distinct`: the value that is counted once). */
export function addendOf(figure: RecordFigure, span: Span): { condition: Expression; value: Expression } {
  const register = registerOf(figure.source.register);
  const condition = conditionSql(register, figure.where, span);
  switch (figure.kind) {
    case 'count':
      return { condition, value: { expression: sql`1`, joins: [] } };
    case 'sum':
    case 'hours':
      return { condition, value: firstFilled(register, figure.of) };
    case 'distinct':
      return { condition, value: valueAt(register, figure.of) };
  }
}

function measures(figure: RecordFigure, { condition, value }: ReturnType<typeof addendOf>, index: number) {
  const name = sql.ref(`c${index}`);
  const when = sql`case when ${condition.expression} then ${value.expression} end`;
  switch (figure.kind) {
    case 'count':
      return [sql`sum(${when}) as ${name}`];
    case 'sum':
    case 'hours':
      return [sql`sum(${when}) as ${name}`, sql`count(nullif(${when}, 0)) as ${sql.ref(`n${index}`)}`];
    case 'distinct':
      return [sql`count(distinct ${when}) as ${name}`];
  }
}

/** Figures of records for a span. An indicator whose source does not tell the scope is missing from every row. */
export async function countIndicators(
  db: Db,
  indicators: readonly Indicator[],
  span: Span,
  narrowed: Narrowed,
  byVillage: boolean,
): Promise<Collected> {
  const rows: Collected = new Map();
  const counted = indicators.flatMap(({ key, figure }) => (isOfRecords(figure) ? [{ key, figure }] : []));
  for (const [source, told] of Map.groupBy(counted, ({ figure }) => figure.source)) {
    const where = sourceWhere(source, narrowed, span);
    if (!where || (byVillage && source.by.village === undefined)) continue;
    for (const record of await countSource(db, source, told, where, span, byVillage)) {
      const name = record.row === null || record.row === undefined ? '' : String(record.row);
      const counts = rows.get(name) ?? new Map<string, Counted>();
      rows.set(name, counts);
      told.forEach(({ key, figure }, index) => {
        const amount = Number(record[`c${index}`] ?? 0);
        const isSum = figure.kind === 'sum' || figure.kind === 'hours';
        counts.set(key, { amount, records: isSum ? Number(record[`n${index}`] ?? 0) : amount });
      });
    }
  }
  return rows;
}

async function countSource(
  db: Db,
  source: Source,
  told: readonly { key: string; figure: RecordFigure }[],
  where: Expression,
  span: Span,
  byVillage: boolean,
): Promise<Record<string, unknown>[]> {
  const parts = told.map(({ figure }) => ({ figure, ...addendOf(figure, span) }));
  const columns = parts.flatMap((part, index): RawBuilder<unknown>[] => measures(part.figure, part, index));
  const village = byVillage ? valueAt(registerOf(source.register), source.by.village!) : null;
  const joins = joinsOf([
    ...(village ? [village] : []),
    where,
    ...parts.flatMap(({ condition, value }) => [condition, value]),
  ]);
  // The plus keeps SQLite from walking through the group's own index and fetching every row beside it.
  const head = village ? sql`+${village.expression} as "row", ` : sql``;
  const found = await sql<Record<string, unknown>>`select ${head}${sql.join(columns)}
    from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${where.expression}${village ? sql` group by 1` : sql``}`.execute(db);
  return found.rows;
}
