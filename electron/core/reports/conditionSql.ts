// A report's conditions and fields as expressions over the table of its source.
import { type RawBuilder, sql } from 'kysely';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { fieldOf, type Register, systemColumns } from '../../../shared/registers/register.ts';
import type { Condition } from '../../../shared/reports/condition.ts';
import type { Period } from '../../../shared/reports/period.ts';
import { type Column, columnOf, type Join, registerOf, self } from '../registers/columns.ts';
import { joinClauses } from '../registers/viewQuery.ts';

export type Span = Pick<Period, 'first' | 'last'>;

export interface Expression {
  expression: RawBuilder<unknown>;
  joins: readonly Join[];
}

/** The value of a field, or of `link.field` through the rows it points to. */
export function valueAt(register: Register, path: string, alias = self, joins: readonly Join[] = []): Expression {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    if ((systemColumns as readonly string[]).includes(key)) return { expression: sql.ref(`${alias}.${key}`), joins };
    // No report counts by what is worked out from today.
    return columnOf(register, key, '', alias, joins);
  }
  const link: Column = columnOf(register, key, '', alias, joins);
  const target = registerOf(linkedRegister(fieldOf(register, key))!);
  const joinAlias = `${alias}_${key}`;
  const join = { alias: joinAlias, table: target.key, from: link.reference! };
  return valueAt(target, rest.join('.'), joinAlias, [...link.joins, join]);
}

/** The first of some fields that is filled. */
export function firstFilled(register: Register, paths: readonly string[], alias = self): Expression {
  const values = paths.map((path) => valueAt(register, path, alias));
  const joins = values.flatMap((value) => value.joins);
  if (values.length === 1) return values[0]!;
  return { expression: sql`coalesce(${sql.join(values.map((value) => value.expression))})`, joins };
}

/** A condition as an expression that is true or not; it is never null where it is negated. */
export function conditionSql(register: Register, condition: Condition, span: Span, alias = self): Expression {
  if ('all' in condition) return joined(register, condition.all, span, sql` and `, sql`1`, alias);
  if ('any' in condition) return joined(register, condition.any, span, sql` or `, sql`0`, alias);
  if ('not' in condition) {
    const inner = conditionSql(register, condition.not, span, alias);
    return { ...inner, expression: sql`(not coalesce(${inner.expression}, 0))` };
  }
  if ('day' in condition) {
    const day = firstFilled(register, condition.day, alias);
    return { ...day, expression: placeSql(day.expression, condition.place, span) };
  }
  if ('namedBy' in condition) return namedBySql(condition.namedBy, span, alias);
  const value = valueAt(register, condition.field, alias);
  return { ...value, expression: comparison(value.expression, condition) };
}

/** Whether a record that meets a condition points here; its own joins stay inside. */
function namedBySql(
  { register: key, field, where, via = 'id' }: Extract<Condition, { namedBy: unknown }>['namedBy'],
  span: Span,
  alias: string,
): Expression {
  const from = `${alias}By${key}`;
  const met = conditionSql(registerOf(key), where, span, from);
  const expression = sql`exists (select 1 from ${sql.table(key)} as ${sql.ref(from)}${joinClauses(met.joins)}
    where ${sql.ref(`${from}.${field}`)} = ${sql.ref(`${alias}.${via}`)} and ${sql.ref(`${from}.withdrawnAt`)} is null
      and ${met.expression})`;
  return { expression, joins: [] };
}

function comparison(value: RawBuilder<unknown>, condition: Extract<Condition, { field: string }>): RawBuilder<unknown> {
  if ('is' in condition) return sql`${value} = ${condition.is}`;
  if ('anyOf' in condition) {
    return condition.anyOf.length === 0 ? sql`0` : sql`${value} in (${sql.join([...condition.anyOf])})`;
  }
  if ('filled' in condition) return condition.filled ? sql`${value} is not null` : sql`${value} is null`;
  const parts = [
    ...(condition.atLeast === undefined ? [] : [sql`${value} >= ${condition.atLeast}`]),
    ...(condition.below === undefined ? [] : [sql`${value} < ${condition.below}`]),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

function placeSql(
  day: RawBuilder<unknown>,
  place: Extract<Condition, { place: unknown }>['place'],
  { first: firstDay, last }: Span,
): RawBuilder<unknown> {
  // A day of which only the month is known (2026-09) counts as that month's first day.
  const first = firstDay.endsWith('-01') ? firstDay.slice(0, 7) : firstDay;
  switch (place) {
    case 'within':
      return sql`${day} between ${first} and ${last}`;
    // The plus: most records of a ledger lie before the period's end, so that an index on the day would only cost.
    case 'before':
      return sql`+${day} < ${first}`;
    case 'untilEnd':
      return sql`+${day} <= ${last}`;
    case 'after':
      return sql`+${day} > ${last}`;
  }
}

function joined(
  register: Register,
  conditions: readonly Condition[],
  span: Span,
  between: RawBuilder<unknown>,
  none: RawBuilder<unknown>,
  alias: string,
): Expression {
  if (conditions.length === 0) return { expression: none, joins: [] };
  const parts = conditions.map((condition) => conditionSql(register, condition, span, alias));
  return {
    expression: sql`(${sql.join(
      parts.map((part) => part.expression),
      between,
    )})`,
    joins: parts.flatMap((part) => part.joins),
  };
}
