// Where a field's value comes from: a column of the register's own table, a column of a row it points to, or an
// expression. Sorting, filtering, reading and summing all ask here.
import { type RawBuilder, sql } from 'kysely';
import { shippedTable } from '../../../shared/codes/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { type Field, linkedRegister } from '../../../shared/fields/field.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { computedExpression } from './computed.ts';

/** `left join table as alias on alias.id = from`. */
export interface Join {
  alias: string;
  table: string;
  from: string;
}

export interface Column {
  /** The declared field; a `via` field under its own label. */
  field: Field;
  expression: RawBuilder<unknown>;
  /** `alias.column` when the value stands in a column. */
  reference: string | null;
  joins: readonly Join[];
}

/** The alias of the register's own table in every query. */
export const self = 't';

/** The register with this key; declarations only name registers that exist. */
export function registerOf(key: string): Register {
  const register = findRegister(key);
  if (!register) throw new Error(`no register ${key}`);
  return register;
}

/** The register named by a client. @throws Refusal `notFound`. */
export function namedRegister(key: string): Register {
  const register = findRegister(key);
  if (!register) throw new Refusal('notFound', `没有名为“${key}”的台账。`);
  return register;
}

/** Follows `via` fields through joins. `alias` is the alias of `register`'s table. */
export function columnOf(
  register: Register,
  key: string,
  today: string,
  alias = self,
  joins: readonly Join[] = [],
): Column {
  const field = fieldOf(register, key);
  if (field.via !== undefined) {
    const link = fieldOf(register, field.via);
    const target = registerOf(linkedRegister(link)!);
    const joinAlias = `${alias}_${field.via}`;
    const join = { alias: joinAlias, table: target.key, from: `${alias}.${field.via}` };
    return { ...columnOf(target, field.of!, today, joinAlias, [...joins, join]), field };
  }
  if (field.type === 'computed') {
    return { field, expression: computedExpression(register.key, key, alias, today), reference: null, joins };
  }
  if (field.type === 'attachment') {
    return { field, expression: attachmentCount(register.key, key, alias), reference: null, joins };
  }
  const reference = `${alias}.${key}`;
  return { field, expression: sql`${sql.ref(reference)}`, reference, joins };
}

function attachmentCount(register: string, field: string, alias: string): RawBuilder<unknown> {
  return sql`(select count(*) from "attachment" a where a."rowId" = ${sql.ref(`${alias}.id`)} and a."register" = ${sql.lit(register)}
    and a."field" = ${sql.lit(field)} and a."withdrawnAt" is null)`;
}

/**
 * What a field is sorted by: names by pinyin, references by the order of the register they point to, codes by their
 * place in a national table that lists them in another order than their numbers (主任 before 委员).
 */
export function orderOf(
  register: Register,
  key: string,
  today: string,
): { expression: RawBuilder<unknown>; joins: readonly Join[] } {
  const column = columnOf(register, key, today);
  const link = linkedRegister(column.field);
  if (link !== null && column.reference !== null) {
    const target = registerOf(link);
    const alias = `${column.reference.replace('.', '_')}_order`;
    const join = { alias, table: target.key, from: column.reference };
    return { expression: sql`${sql.ref(`${alias}.${orderColumn(target)}`)}`, joins: [...column.joins, join] };
  }
  if (column.field.type === 'text' && column.field.pinyinSort && column.reference !== null) {
    return { expression: sql`${sql.ref(`${column.reference}Sort`)}`, joins: column.joins };
  }
  const codes = column.field.type === 'code' ? ownOrder(column.field.table) : null;
  if (codes !== null) {
    const places = codes.map((code, place) => sql`when ${sql.lit(code)} then ${sql.lit(place)}`);
    return { expression: sql`(case ${column.expression} ${sql.join(places, sql` `)} end)`, joins: column.joins };
  }
  return column;
}

/** The codes of a national table in its order, or null where that is the order of the codes themselves. */
function ownOrder(table: string): string[] | null {
  const shipped = shippedTable(table);
  if (!shipped?.national) return null;
  const codes = shipped.entries.map(({ code }) => code);
  return codes.every((code, place) => place === 0 || codes[place - 1]! < code) ? null : codes;
}

function orderColumn(register: Register): string {
  const [first] = register.sort;
  const candidates = [...(first ? [first.field] : []), ...register.titleFields];
  for (const key of candidates) {
    const field = fieldOf(register, key);
    if (field.via !== undefined || linkedRegister(field) !== null) continue;
    return field.type === 'text' && field.pinyinSort ? `${key}Sort` : key;
  }
  return 'id';
}

/** The joins of several columns, each once. */
export function joinsOf(columns: readonly { joins: readonly Join[] }[]): Join[] {
  const byAlias = new Map<string, Join>();
  for (const column of columns) for (const join of column.joins) byAlias.set(join.alias, join);
  return [...byAlias.values()];
}
