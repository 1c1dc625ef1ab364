// A side of a clerk's table: the value that records are told apart by, its words, its order, and the view of its records.
import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { PivotSpec } from '../../../shared/contract/lookProcedures.ts';
import type { Filter } from '../../../shared/contract/shapes.ts';
import { type Field, linkedRegister } from '../../../shared/fields/field.ts';
import { isDated, isDimension } from '../../../shared/pivots/pivotFields.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { readPeriod } from '../../../shared/reports/period.ts';
import { addMonths } from '../../../shared/rules/days.ts';
import { columnOf, type Join, registerOf } from '../registers/columns.ts';
import { titlesOf } from '../registers/rowTitles.ts';
import { viewIds } from '../registers/view.ts';
import type { QueryWorld } from '../registers/viewQuery.ts';
import type { Db } from '../tables.ts';

type Asked = PivotSpec['rows'];

export interface Dimension {
  field: Field;
  by: Asked['by'];
  expression: RawBuilder<unknown>;
  joins: readonly Join[];
}

export interface Line {
  key: string | null;
  label: string;
  filters: Filter[] | null;
}

/** @throws Refusal `invalid` for a field that there is not, or that tells persons apart. */
export function dimensionOf(register: Register, { field: key, by }: Asked, world: QueryWorld): Dimension {
  const declared = register.fields.find((field) => field.key === key);
  if (!declared) throw new Refusal('invalid', `“${register.title}”没有“${key}”这一栏，请重新选择。`);
  if (!isDimension(declared)) {
    throw new Refusal(
      'invalid',
      `“${declared.label}”不能作行或列。可以用村（社区）、组织、代码、日期和是否；人员和号码不作统计的行列。`,
    );
  }
  const { field, expression, joins } = columnOf(register, key, world.today);
  return { field, by, expression: isDated(field) ? spanOf(expression, by) : expression, joins };
}

/** Of a day or month the month, quarter or year in which it lies. */
function spanOf(day: RawBuilder<unknown>, by: Asked['by']): RawBuilder<unknown> {
  if (by === 'month') return sql`substr(${day}, 1, 7)`;
  if (by === 'year') return sql`substr(${day}, 1, 4)`;
  return sql`(substr(${day}, 1, 4) || '-Q' || ((cast(substr(${day}, 6, 2) as integer) + 2) / 3))`;
}

const unsaid = '未填';

/** The lines of a side in their order, empty values last. */
export async function linesOf(
  db: Db,
  dimension: Dimension,
  found: ReadonlySet<string | null>,
  world: QueryWorld,
): Promise<Line[]> {
  const keys = [...found].filter((key): key is string => key !== null);
  const named = await namesOf(db, dimension.field, keys, world);
  const lines: Line[] = named.map(({ key, label }) => ({ key, label, filters: filtersOf(dimension, key, world) }));
  if (found.has(null)) {
    lines.push({ key: null, label: unsaid, filters: [{ field: dimension.field.key, op: 'empty' }] });
  }
  return lines;
}

async function namesOf(db: Db, field: Field, keys: readonly string[], world: QueryWorld) {
  if (isDated(field)) {
    return keys.toSorted().map((key) => ({ key, label: readPeriod(key)?.title ?? key }));
  }
  if (field.type === 'yesNo')
    return keys
      .toSorted()
      .reverse()
      .map((key) => ({ key, label: key === '1' ? '是' : '否' }));
  if (field.type === 'code') {
    const entries = world.codes.table(field.table)?.entries ?? [];
    const place = new Map(entries.map(({ code }, at) => [code, at]));
    const name = new Map(entries.map((entry) => [entry.code, entry.name]));
    return inOrder(keys, place).map((key) => ({ key, label: name.get(key) ?? key }));
  }
  const target = registerOf(linkedRegister(field)!);
  const ids = await viewIds(db, { register: target.key, filters: [], sort: [], withdrawn: 'with' }, world);
  const titles = await titlesOf(db, target, keys);
  const place = new Map(ids.map((id, at) => [id, at]));
  return inOrder(keys, place).map((key) => ({ key, label: titles.get(key) ?? unsaid }));
}

const inOrder = (keys: readonly string[], place: ReadonlyMap<string, number>): string[] =>
  keys.toSorted((a, b) => (place.get(a) ?? place.size) - (place.get(b) ?? place.size) || (a < b ? -1 : 1));

/** Beyond this a view's filters would be too many. */
const mostNarrow = 20;

function filtersOf(
  { field: { key: field, ...rest }, by }: Dimension,
  value: string,
  world: QueryWorld,
): Filter[] | null {
  if (isDated(rest)) return [{ field, op: 'anyOf', values: monthsOf(value, by) }];
  if (rest.type === 'yesNo') return [{ field, op: 'is', value: value === '1' }];
  if (rest.type !== 'code') return [{ field, op: 'is', value }];
  // A view takes a wide class with all its narrow ones; the table counts them apart.
  const narrow = world.codes.table(rest.table)?.entries.filter((entry) => entry.parent === value) ?? [];
  if (narrow.length > mostNarrow) return null;
  return [{ field, op: 'is', value }, ...narrow.map(({ code }): Filter => ({ field, op: 'isNot', value: code }))];
}

function monthsOf(span: string, by: Asked['by']): string[] {
  const first = readPeriod(span)?.first ?? `${span}-01`;
  const count = by === 'month' ? 1 : by === 'quarter' ? 3 : 12;
  return Array.from({ length: count }, (_, at) => addMonths(first, at).slice(0, 7));
}
