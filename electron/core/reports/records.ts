// The records behind a figure, by the same conditions by which it was counted.
import { sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { fieldOf } from '../../../shared/registers/register.ts';
import { yearToDate } from '../../../shared/reports/period.ts';
import type { FigureReport, ReportColumn, Source } from '../../../shared/reports/report.ts';
import { joinsOf, registerOf, self } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { joinClauses } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import { addendOf, type CountedFigure, rowOf } from './columnCounts.ts';
import { conditionSql, type Expression, type Span, valueAt } from './conditionSql.ts';
import type { Asked } from './scope.ts';
import { sourceWhere } from './sourceWhere.ts';

export interface FoundRecord {
  register: string;
  id: string;
  day: string | null;
  /** What it adds: 1, a number, or fen. */
  addend: number;
  /** The row of the report it stands in; empty where it does not say, or none was asked for. */
  row: string;
}

/** Records of a source that meet all of some expressions, newest first. */
export async function recordsOf(
  db: Db,
  source: Source,
  conditions: readonly Expression[],
  value: Expression = { expression: sql`1`, joins: [] },
  row: Expression = { expression: sql`null`, joins: [] },
): Promise<FoundRecord[]> {
  const register = registerOf(source.register);
  const day = valueAt(register, source.day);
  const joins = joinsOf([day, value, row, ...conditions]);
  const met = sql.join(
    conditions.map(({ expression }) => sql`(${expression})`),
    sql` and `,
  );
  const found = await sql<{
    id: string;
    day: string | null;
    addend: number;
    row: string | null;
  }>`select ${sql.ref(`${self}.id`)} as "id",
      ${day.expression} as "day", ${value.expression} as "addend", ${row.expression} as "row"
    from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joins)}
    where ${met} order by 2 desc, 1 desc`.execute(db);
  return found.rows.map(({ id, day: on, addend, row: within }) => ({
    register: source.register,
    id,
    day: on,
    addend: Number(addend),
    row: within ?? '',
  }));
}

/**
 * The records of a figure: those counted, those that add to a sum (zeros add nothing and are left out), or the different
 * rows that are pointed to, each once.
 * @throws Refusal `invalid` for rates, and for figures that no record tells.
 */
export async function recordsOfFigure(
  db: Db,
  asked: Asked & { report: FigureReport },
  columns: readonly ReportColumn[],
  column: ReportColumn,
  row: string | null,
  cumulative: boolean,
): Promise<FoundRecord[]> {
  const span = cumulative ? yearToDate(asked.period) : asked.period;
  const { figure } = column;
  switch (figure.kind) {
    case 'plus': {
      const all: FoundRecord[] = [];
      for (const key of figure.columns) {
        const part = columns.find((each) => each.key === key)!;
        all.push(...(await recordsOfFigure(db, asked, columns, part, row, cumulative)));
      }
      return all;
    }
    case 'rate':
      throw new Refusal('invalid', `“${column.label}”由两个数相除得出，请分别查看分子和分母的记录。`);
    case 'typed':
    case 'open':
      throw new Refusal('invalid', `“${column.label}”是手工填写的，没有对应的记录。`);
    case 'count':
    case 'sum': {
      const source = asked.report.sources[figure.source]!;
      const conditions = figureConditions(source, figure, asked, row, span);
      return conditions === null ? [] : recordsOf(db, source, conditions.met, conditions.value, conditions.told);
    }
    case 'distinct': {
      const source = asked.report.sources[figure.source]!;
      const conditions = figureConditions(source, figure, asked, row, span);
      return conditions === null ? [] : rowsPointedTo(db, source, figure.of, conditions);
    }
  }
}

/** The different rows that a link of some records points to, each with the last day it was met on. */
async function rowsPointedTo(
  db: Db,
  source: Source,
  of: string,
  { met, value }: { met: readonly Expression[]; value: Expression },
): Promise<FoundRecord[]> {
  const register = registerOf(source.register);
  const day = valueAt(register, source.day);
  const conditions = sql.join(
    met.map(({ expression }) => sql`(${expression})`),
    sql` and `,
  );
  const found = await sql<{ id: string; day: string | null }>`select ${value.expression} as "id",
      max(${day.expression}) as "day"
    from ${sql.table(source.register)} as ${sql.ref(self)}${joinClauses(joinsOf([day, value, ...met]))}
    where ${conditions} and ${value.expression} is not null group by 1 order by 2 desc, 1`.execute(db);
  const target = linkedRegister(fieldOf(register, of)) ?? source.register;
  return found.rows.map(({ id, day: on }) => ({ register: target, id, day: on, addend: 1, row: '' }));
}

function figureConditions(
  source: Source,
  figure: CountedFigure,
  asked: Asked,
  row: string | null,
  span: Span,
): { met: Expression[]; value: Expression; told: Expression } | null {
  const where = sourceWhere(source, asked.only, span);
  const told = rowOf(source, asked);
  if (!where || !told) return null;
  const { condition, value } = addendOf(source, figure, span);
  const met = [where, condition];
  if (figure.kind === 'sum') met.push({ expression: sql`coalesce(${value.expression}, 0) <> 0`, joins: value.joins });
  if (row !== null) {
    const same = row === '' ? sql`coalesce(${told.expression}, '') = ''` : sql`${told.expression} = ${row}`;
    met.push({ expression: same, joins: told.joins });
  }
  return { met, value, told };
}

/** The records of a list report, or of any condition over a source. */
export async function recordsWhere(
  db: Db,
  asked: Pick<Asked, 'report' | 'only' | 'period'>,
  sourceKey: string,
  condition: Parameters<typeof conditionSql>[1] = { all: [] },
): Promise<FoundRecord[]> {
  const source = asked.report.sources[sourceKey]!;
  const where = sourceWhere(source, asked.only, asked.period);
  if (!where) return [];
  return recordsOf(db, source, [where, conditionSql(registerOf(source.register), condition, asked.period)]);
}

/** Titles of found records by register and id. */
export async function titlesOfRecords(
  db: Db,
  records: readonly FoundRecord[],
): Promise<(record: FoundRecord) => string> {
  const byRegister = new Map<string, Map<string, string>>();
  for (const key of new Set(records.map(({ register }) => register))) {
    const ids = records.filter(({ register }) => register === key).map(({ id }) => id);
    byRegister.set(key, await titlesOf(db, registerOf(key), ids));
  }
  return ({ register, id }) => byRegister.get(register)?.get(id) ?? '';
}
