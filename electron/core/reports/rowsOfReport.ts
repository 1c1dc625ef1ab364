// The rows of a report: everybody of its dimension in use, so that a zero is reported too, and whoever has figures.
import { sql } from 'kysely';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import type { Dimension } from '../../../shared/reports/report.ts';
import { registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { viewIds } from '../registers/view.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';
import type { Narrowing } from './scope.ts';

export interface ReportRow {
  /** A row's id, a code, a text, or empty for records that do not say it. */
  key: string;
  title: string;
}

/** Villages that were merged, mediators who have left and teams that were dissolved are listed where they have figures. */
const inUse: Readonly<Record<string, ViewSpec['filters']>> = {
  village: [{ field: 'state', op: 'is', value: 'active' }],
  mediator: [{ field: 'inPost', op: 'is', value: true }],
  team: [{ field: 'dissolvedOn', op: 'empty' }],
  patrolLine: [{ field: 'endsOn', op: 'empty' }],
};

/** The rows by a dimension with their titles; `counted` are the keys that have figures. None for the whole township. */
export async function rowsOfReport(
  db: Db,
  dimension: Dimension,
  counted: Iterable<string>,
  only: Narrowing,
  world: QueryWorld,
): Promise<ReportRow[]> {
  if (dimension.key === 'whole') return [];
  const found = [...counted];
  const unsaid = found.includes('') ? [{ key: '', title: dimension.unsaid }] : [];
  const named = found.filter((key) => key !== '');
  if (dimension.table !== undefined) return [...entryRows(dimension.table, named, world), ...unsaid];
  if (dimension.register === null) {
    const order = new Intl.Collator('zh-CN');
    return [...named.toSorted(order.compare).map((key) => ({ key, title: key })), ...unsaid];
  }
  const register = registerOf(dimension.register);
  const listed = Object.keys(only).length > 0 ? [] : await viewIds(db, everyone(register.key), world);
  const isListed = new Set(listed);
  const rest = named.filter((key) => !isListed.has(key));
  const all = [...listed, ...rest];
  const titles = await titlesOf(db, register, all);
  const rows = all.map((key) => ({ key, title: titles.get(key) ?? '' }));
  return [...(register.key === 'mediator' ? await toldApart(db, rows) : rows), ...unsaid];
}

/**
 * Entries of a code table in its order: those in use, and others that have figures. They belong to nobody, so a zero is
 * told of whomever is asked. A code that the table does not know stands for itself.
 */
function entryRows(key: string, counted: readonly string[], { codes }: QueryWorld): ReportRow[] {
  const entries = codes.table(key)?.entries ?? [];
  const known = new Set(entries.map(({ code }) => code));
  const listed = entries.filter(({ code, active }) => active || counted.includes(code));
  const unknown = counted.filter((code) => !known.has(code)).toSorted();
  return [
    ...listed.map(({ code, name }) => ({ key: code, title: name })),
    ...unknown.map((code) => ({ key: code, title: code })),
  ];
}

/** Mediators of one name, or one who stands in two committees: with the committee. */
async function toldApart(db: Db, rows: readonly ReportRow[]): Promise<ReportRow[]> {
  const times = new Map<string, number>();
  for (const { title } of rows) times.set(title, (times.get(title) ?? 0) + 1);
  const alike = rows.filter(({ title }) => (times.get(title) ?? 0) > 1).map(({ key }) => key);
  if (alike.length === 0) return [...rows];
  const found = await sql<{ id: string; committee: string }>`select m."id", c."name" as "committee" from "mediator" m
    join "peopleCommittee" c on c."id" = m."committee"
    where m."id" in (select "value" from json_each(${JSON.stringify(alike)}))`.execute(db);
  const committees = new Map(found.rows.map(({ id, committee }) => [id, committee]));
  return rows.map(({ key, title }) => {
    const committee = committees.get(key);
    return { key, title: committee === undefined ? title : `${title}（${committee}）` };
  });
}

const everyone = (register: string): ViewSpec => ({
  register,
  filters: inUse[register] ?? [],
  sort: [],
  withdrawn: 'without',
});
