// What must add up and does not, each with the records that cause it.
import { sql } from 'kysely';
import type { FigureReport, Relation, ReportColumn } from '../../../shared/reports/report.ts';
import { addDecimals, compareDecimals, subtractDecimals } from '../../../shared/rules/decimal.ts';
import { registerOf } from '../registers/columns.ts';
import type { Db } from '../tables.ts';
import { sourceWhere } from './collect.ts';
import { conditionSql, type Expression, type Span } from './conditionSql.ts';
import { type FoundRecord, recordsOf, recordsWhere, titlesOfRecords } from './records.ts';
import type { Asked } from './scope.ts';

export interface Violation {
  relation: string;
  level: 'hard' | 'warning';
  message: string;
  register: string | null;
  ids: string[];
  /** The first of them by their titles. */
  shown: { id: string; title: string }[];
}

export interface CheckedRelations {
  relations: { key: string; level: Relation['level']; text: string }[];
  violations: Violation[];
}

/** Totals by column, as they are shown. */
type Total = (key: string) => string | null;

const isNumber = (figure: string | null): figure is string => figure !== null && /^-?\d/u.test(figure);

/** Checks every relation of a report; for figures against the totals that were worked out. */
export async function checkRelations(
  db: Db,
  asked: Asked,
  columns: readonly ReportColumn[],
  total: readonly (string | null)[],
): Promise<CheckedRelations> {
  const { report } = asked;
  const declared = report.layout === 'list' ? report.relations() : report.relations(columns);
  const figure: Total = (key) => total[columns.findIndex((column) => column.key === key)] ?? null;
  const violations: Violation[] = [];
  for (const relation of declared) {
    const found = await checked(db, asked, columns, relation, figure);
    if (found && relation.level !== 'shown') violations.push(await violationOf(db, relation, relation.level, found));
  }
  return { relations: declared.map(({ key, level, text }) => ({ key, level, text })), violations };
}

interface Broken {
  /** 12 与 11 不符，差 1; empty where there is nothing but records. */
  words: string;
  records: FoundRecord[];
}

const titled = 20;

async function violationOf(
  db: Db,
  relation: Relation,
  level: Violation['level'],
  { words, records }: Broken,
): Promise<Violation> {
  const concerned = records.length === 0 ? '' : `涉及 ${records.length} 条记录`;
  const what = [words, concerned].filter((part) => part !== '').join('；');
  const first = records.slice(0, titled);
  const titleOf = await titlesOfRecords(db, first);
  return {
    relation: relation.key,
    level,
    message: `${relation.text}：${what}。`,
    register: records[0]?.register ?? null,
    ids: records.map(({ id }) => id),
    shown: first.map((record) => ({ id: record.id, title: titleOf(record) })),
  };
}

/** What is broken about a relation; null when it holds. */
async function checked(
  db: Db,
  asked: Asked,
  columns: readonly ReportColumn[],
  relation: Relation,
  figure: Total,
): Promise<Broken | null> {
  switch (relation.kind) {
    case 'stated':
      return null;
    case 'none': {
      const records = await recordsWhere(db, asked, relation.source, relation.where);
      return records.length === 0 ? null : { words: '', records };
    }
    case 'atMost': {
      const [left, right] = sides(relation.left, relation.right, figure);
      if (left === null || right === null || compareDecimals(left, right) <= 0) return null;
      const { source, where } = relation.culprits;
      return { words: `${left} 大于 ${right}`, records: await recordsWhere(db, asked, source, where) };
    }
    case 'equal': {
      const records = await unequalRecords(db, asked, columns, relation.left, relation.right);
      const [left, right] = sides(relation.left, relation.right, figure);
      if (left === null || right === null) return null;
      const isSame = compareDecimals(left, right) === 0;
      if (isSame && records.length === 0) return null;
      // One record too many and one too few make the same sum: it is still told.
      const words = isSame
        ? `合计 ${left} 相符，但有记录重复计或漏计`
        : `${left} 与 ${right} 不符，差 ${subtractDecimals(left, right)}`;
      return { words, records };
    }
  }
}

function sides(left: string, right: readonly string[], figure: Total): [string | null, string | null] {
  const parts = right.map(figure);
  return [isNumberOrNull(figure(left)), parts.every(isNumber) ? parts.reduce(addDecimals, '0') : null];
}

const isNumberOrNull = (value: string | null): string | null => (isNumber(value) ? value : null);

/** Records that the left column counts another number of times than the right ones together. */
async function unequalRecords(
  db: Db,
  asked: Asked,
  columns: readonly ReportColumn[],
  left: string,
  right: readonly string[],
): Promise<FoundRecord[]> {
  const report = asked.report as FigureReport;
  const key = sourceKeyOf(columns, left);
  const source = key === null ? undefined : report.sources[key];
  const where = source && sourceWhere(source, asked.only, asked.period);
  if (!source || !where) return [];
  const timesLeft = times(columns, [left], source.register, asked.period);
  const timesRight = times(columns, right, source.register, asked.period);
  const differ: Expression = {
    expression: sql`(${timesLeft.expression}) <> (${timesRight.expression})`,
    joins: [...timesLeft.joins, ...timesRight.joins],
  };
  return recordsOf(db, source, [where, differ]);
}

function sourceKeyOf(columns: readonly ReportColumn[], key: string): string | null {
  const figure = columns.find((column) => column.key === key)?.figure;
  if (figure?.kind === 'count') return figure.source;
  return figure?.kind === 'plus' ? sourceKeyOf(columns, figure.columns[0]!) : null;
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
