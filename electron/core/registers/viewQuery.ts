// A view's rows as a query: which rows, in which order.
import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ViewSpec } from '../../../shared/contract/shapes.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { viewMatches } from '../search/match.ts';
import { columnOf, type Join, joinsOf, namedRegister, orderOf, self } from './columns.ts';
import { filterPart, type Part, type QueryWorld } from './filterCondition.ts';

export type { QueryWorld } from './filterCondition.ts';

/** The register of a view, after checking that every field it names is declared. */
export function registerOfView(spec: ViewSpec): Register {
  const register = namedRegister(spec.register);
  const keys = new Set(register.fields.map((field) => field.key));
  for (const { field } of [...spec.filters, ...spec.sort]) {
    if (!keys.has(field)) throw new Refusal('invalid', `“${register.title}”没有“${field}”这一栏。`);
  }
  return register;
}

/** `select <what> from … where … order by …` for a view. `ordered` false leaves the order out, for counting. */
export function viewQuery(
  spec: ViewSpec,
  what: RawBuilder<unknown>,
  extraJoins: readonly Join[],
  world: QueryWorld,
  ordered = true,
) {
  const register = registerOfView(spec);
  const conditions = conditionsOf(register, spec, world);
  const order = ordered ? orderParts(register, spec, world.today) : [];
  const joins = joinsOf([...conditions, ...order, { joins: extraJoins }]);
  const where =
    conditions.length === 0
      ? sql``
      : sql` where ${sql.join(
          conditions.map((part) => part.expression),
          sql` and `,
        )}`;
  const orderBy = order.length === 0 ? sql`` : sql` order by ${sql.join(order.map((part) => part.expression))}`;
  return sql<
    Record<string, unknown>
  >`select ${what} from ${sql.table(register.key)} as ${sql.ref(self)}${joinClauses(joins)}${where}${orderBy}`;
}

/** The `left join`s of a query, each from a table that stands before it. */
export function joinClauses(joins: readonly Join[]): RawBuilder<unknown> {
  if (joins.length === 0) return sql``;
  return sql.join(
    joins.map(
      ({ alias, table, from }) =>
        sql` left join ${sql.table(table)} as ${sql.ref(alias)} on ${sql.ref(`${alias}.id`)} = ${sql.ref(from)}`,
    ),
    sql``,
  );
}

function orderParts(register: Register, spec: ViewSpec, today: string): Part[] {
  const sort = spec.sort.length > 0 ? spec.sort : register.sort;
  const parts = sort.map(({ field, direction }) => {
    const { expression, joins } = orderOf(register, field, today);
    if (direction === 'descending') return { expression: sql`${expression} desc`, joins };
    // Empty values stand last in both directions, as clerks expect. Where none can be empty an index may serve; what a
    // row is joined to may be empty (a village without a code) though the link to it is not.
    const neverEmpty = fieldOf(register, field).required && joins.length === 0;
    return { expression: neverEmpty ? expression : sql`${expression} asc nulls last`, joins };
  });
  const id = sql.ref(`${self}.id`);
  const last = sort.at(-1)?.direction === 'descending' ? sql`${id} desc` : sql`${id}`;
  return [...parts, { expression: last, joins: [] }];
}

function conditionsOf(register: Register, spec: ViewSpec, world: QueryWorld): Part[] {
  const parts: Part[] = [];
  const withdrawnAt = sql.ref(`${self}.withdrawnAt`);
  if (spec.withdrawn === 'without') parts.push({ expression: sql`${withdrawnAt} is null`, joins: [] });
  if (spec.withdrawn === 'only') parts.push({ expression: sql`${withdrawnAt} is not null`, joins: [] });
  if (spec.asOf !== undefined) parts.push(heldOn(register, spec.asOf));
  if (spec.unfinished) parts.push(unfinished(register, world.today));
  if (spec.search !== undefined && spec.search.trim() !== '') {
    parts.push({ expression: viewMatches(register, spec.search, self), joins: [] });
  }
  for (const filter of spec.filters) parts.push(filterPart(register, filter, world));
  return parts;
}

/** From the day of joining until the day before leaving; of a month alone, its first day counts for both. */
function heldOn(register: Register, day: string): Part {
  if (!register.period) throw new Refusal('invalid', `“${register.title}”没有起止日期，不能按某日查看。`);
  const from = sql.ref(`${self}.${register.period.from}`);
  const until = sql.ref(`${self}.${register.period.until}`);
  return {
    expression: sql`(${from} is null or ${from} <= ${day}) and (${until} is null or ${until} > ${day})`,
    joins: [],
  };
}

/** Rows with empty `expected` fields; nobody is asked for those of a membership that has an end. */
function unfinished(register: Register, today: string): Part {
  const columns = register.fields
    .filter((field) => field.expected && field.type !== 'attachment')
    .map((field) => columnOf(register, field.key, today));
  if (columns.length === 0) return { expression: sql`1 = 0`, joins: [] };
  const empty = sql.join(
    columns.map((column) => sql`${column.expression} is null`),
    sql` or `,
  );
  const lasting = register.period ? sql` and ${sql.ref(`${self}.${register.period.until}`)} is null` : sql``;
  return { expression: sql`(${empty})${lasting}`, joins: joinsOf(columns) };
}
