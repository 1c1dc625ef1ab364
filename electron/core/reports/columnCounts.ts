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
  /** Of columns that count different rows, the whole: it is no sum of the rows. */
  whole: Counts;
  /** Columns whose source does not tell the dimension, or not of whom alone was asked. */
  untold: ReadonlySet<string>;
}

/** Columns that are counted from records. */
const countedColumns = (columns: readonly ReportColumn[]) =>
  columns.flatMap((column) => (isCounted(column.figure) ? [{ column, figure: column.figure }] : []));

/** A figure that is counted from the records of a source. */
export type CountedFigure = Extract<ReportColumn['figure'], { kind: 'count' | 'sum' | 'distinct' }>;

export const isCounted = (figure: ReportColumn['figure']): figure is CountedFigure =>
  figure.kind === 'count' || figure.kind === 'sum' || figure.kind === 'distinct';

/** What a column adds for a record, and whether the record counts at all. */
export function addendOf(
  source: Source,
  figure: CountedFigure,
  span: Span,
): { condition: Expression; value: Expression } {
  const register = registerOf(source.register);
  const condition = conditionSql(register, figure.where, span);
  switch (figure.kind) {
    case 'count':
      return { condition, value: { expression: sql`1`, joins: [] } };
    case 'sum':
      return { condition, value: firstFilled(register, figure.of) };
    case 'distinct':
      return { condition, value: valueAt(register, figure.of) };
  }
}

/** The expression that tells a record's row; null where the source does not say, a constant for the whole township. */
export function rowOf(source: Source, asked: Pick<Asked, 'by'>): Expression | null {
  if (asked.by.key === 'whole') return { expression: sql`''`, joins: [] };
  const path = source.by[asked.by.key];
  return path === undefined ? null : valueAt(registerOf(source.register), path);
}

/** Counts all columns of a report for a span, by row. */
export async function countColumns(
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
  return { rows, untold, whole: await wholeOf(db, report, columns, asked, span) };
}

/** The totals of columns that count different rows: who stands in two rows of the report counts once. */
async function wholeOf(
  db: Db,
  report: FigureReport,
  columns: readonly ReportColumn[],
  asked: Pick<Asked, 'by' | 'only'>,
  span: Span,
): Promise<Counts> {
  const distinct = columns.filter(({ figure }) => figure.kind === 'distinct');
  if (asked.by.key === 'whole' || distinct.length === 0) return new Map();
  const whole = { key: 'whole', label: '', register: null, unsaid: '' } as const;
  const { rows } = await countColumns(db, report, distinct, { by: whole, only: asked.only }, span);
  return rows.get('') ?? new Map();
}

async function countSource(
  db: Db,
  source: Source,
  counted: ReturnType<typeof countedColumns>,
  row: Expression,
  where: Expression,
  span: Span,
): Promise<Record<string, unknown>[]> {
  const figures = counted.map(({ figure }) => figure);
  const parts = counted.map(({ figure }) => addendOf(source, figure, span));
  const sums = parts.map(({ condition, value }, index): RawBuilder<unknown> => {
    const name = sql.ref(`c${index}`);
    const counted = sql`case when ${condition.expression} then ${value.expression} end`;
    return figures[index]!.kind === 'distinct'
      ? sql`count(distinct ${counted}) as ${name}`
      : sql`sum(${counted}) as ${name}`;
  });
  const joins = joinsOf([row, where, ...parts.flatMap(({ condition, value }) => [condition, value])]);
  // The plus keeps SQLite from walking through the group's own index and fetching every row beside it.
  const query = sql<Record<string, unknown>>`select +${row.expression} as "row", ${sql.join(sums)}
    from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${where.expression} group by 1`;
  return (await query.execute(db)).rows;
}
