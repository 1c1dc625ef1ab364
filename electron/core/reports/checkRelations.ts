// What must add up and does not, each with the records that cause it.
import type { Relation, ReportColumn } from '../../../shared/reports/report.ts';
import { addDecimals, compareDecimals, subtractDecimals } from '../../../shared/rules/decimal.ts';
import type { Db } from '../tables.ts';
import { culpritsOf } from './culprits.ts';
import { isNumber } from './figures.ts';
import { type FoundRecord, recordsWhere, titlesOfRecords } from './records.ts';
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
  const culprits = await culpritsOf(db, asked, columns, declared);
  const violations: Violation[] = [];
  for (const relation of declared) {
    const found = await brokenBy(db, asked, relation, figure, culprits.get(relation.key) ?? []);
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

/** What is broken about a relation; null when it holds. `records` are those that break it by themselves. */
async function brokenBy(
  db: Db,
  asked: Asked,
  relation: Relation,
  figure: Total,
  records: FoundRecord[],
): Promise<Broken | null> {
  switch (relation.kind) {
    case 'stated':
      return null;
    case 'none':
      return records.length === 0 ? null : { words: '', records };
    case 'atMost': {
      const [left, right] = sides(relation.left, relation.right, figure);
      if (left === null || right === null || compareDecimals(left, right) <= 0) return null;
      const { source, where } = relation.culprits;
      return { words: `${left} 大于 ${right}`, records: await recordsWhere(db, asked, source, where) };
    }
    case 'equal': {
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
