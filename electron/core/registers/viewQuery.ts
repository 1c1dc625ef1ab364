// A view's rows as a query: which rows, in which order.
import { type RawBuilder, sql } from 'kysely';
import { findEntry } from '../../../shared/codes/table.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Filter, ViewSpec } from '../../../shared/contract/shapes.ts';
import type { StoredValue } from '../../../shared/fields/codec.ts';
import { resultField } from '../../../shared/fields/computed.ts';
import { type Field, type FieldValue, isSensitive, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import type { CodeBook } from '../codeBook.ts';
import { matchingRows, viewMatches } from '../search/match.ts';
import { type Column, columnOf, type Join, joinsOf, orderOf, registerOf, self } from './columns.ts';

export interface QueryWorld {
  today: string;
  codes: CodeBook;
}

/** The register of a view, after checking that every field it names is declared. */
export function registerOfView(spec: ViewSpec): Register {
  const register = findRegister(spec.register);
  if (!register) throw new Refusal('notFound', `没有名为“${spec.register}”的台账。`);
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

interface Part {
  expression: RawBuilder<unknown>;
  joins: readonly Join[];
}

function orderParts(register: Register, spec: ViewSpec, today: string): Part[] {
  const sort = spec.sort.length > 0 ? spec.sort : register.sort;
  const parts = sort.map(({ field, direction }) => {
    const { expression, joins } = orderOf(register, field, today);
    if (direction === 'descending') return { expression: sql`${expression} desc`, joins };
    // Empty values stand last in both directions, as clerks expect. Where none can be empty an index may serve.
    return { expression: fieldOf(register, field).required ? expression : sql`${expression} asc nulls last`, joins };
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

function heldOn(register: Register, day: string): Part {
  if (!register.period) throw new Refusal('invalid', `“${register.title}”没有起止日期，不能按某日查看。`);
  const from = sql.ref(`${self}.${register.period.from}`);
  const until = sql.ref(`${self}.${register.period.until}`);
  return {
    expression: sql`(${from} is null or ${from} <= ${day}) and (${until} is null or ${until} > ${day})`,
    joins: [],
  };
}

function unfinished(register: Register, today: string): Part {
  const columns = register.fields
    .filter((field) => field.expected && field.type !== 'attachment')
    .map((field) => columnOf(register, field.key, today));
  if (columns.length === 0) return { expression: sql`1 = 0`, joins: [] };
  return {
    expression: sql`(${sql.join(
      columns.map((column) => sql`${column.expression} is null`),
      sql` or `,
    )})`,
    joins: joinsOf(columns),
  };
}

function filterPart(register: Register, filter: Filter, world: QueryWorld): Part {
  const column = columnOf(register, filter.field, world.today);
  return { expression: comparison(register, column, filter, world), joins: column.joins };
}

function comparison(register: Register, column: Column, filter: Filter, world: QueryWorld): RawBuilder<unknown> {
  const { expression, field } = column;
  const one = () => stored(field, filter.value ?? null, world);
  // Halving a range would spell a masked number out, and nobody looks for phones above another.
  if (isSensitive(field) && ['atLeast', 'atMost', 'between'].includes(filter.op)) {
    throw new Refusal('invalid', `“${field.label}”是号码，不能按大小筛选，请按号码里的几位数查找。`);
  }
  const several = () => (filter.values ?? []).map((value) => stored(field, value, world));
  switch (filter.op) {
    case 'empty':
      return sql`${expression} is null`;
    case 'filled':
      return sql`${expression} is not null`;
    case 'is':
      return filter.value == null ? sql`${expression} is null` : equals(column, filter.value, world);
    case 'isNot':
      return filter.value == null
        ? sql`${expression} is not null`
        : sql`(${expression} is null or not ${equals(column, filter.value, world)})`;
    case 'anyOf':
      if ((filter.values ?? []).length === 0) return sql`1 = 0`;
      return sql`(${sql.join(
        // Null among the values means empty cells, as the filter row offers them.
        (filter.values ?? []).map((value) =>
          value === null ? sql`${expression} is null` : equals(column, value, world),
        ),
        sql` or `,
      )})`;
    case 'atLeast':
      return sql`${expression} >= ${one()}`;
    case 'atMost':
      return sql`${expression} <= ${upTo(field, one())}`;
    case 'between': {
      const [low, high] = several();
      if (low === undefined || high === undefined)
        throw new Refusal('invalid', `“${fieldOf(register, filter.field).label}”的范围要写起止两端。`);
      return sql`${expression} between ${low} and ${upTo(field, high)}`;
    }
    case 'contains':
      return containing(column, String(filter.value ?? ''), '%', world);
    case 'startsWith':
      return containing(column, String(filter.value ?? ''), '', world);
  }
}

// A day compared with a month: 2026-03-31 is within "up to 2026-03".
function upTo(field: Field, value: unknown): unknown {
  return field.type === 'day' && typeof value === 'string' && value.length === 7 ? `${value}-99` : value;
}

/** What a filter compares with, as the column holds it. @throws Refusal `invalid` for a value of another kind. */
function stored(declared: Field, value: FieldValue, { today, codes }: QueryWorld): StoredValue {
  const field = declared.type === 'computed' ? resultField(declared) : declared;
  const asked = askedOf(field, value);
  const problems = codecOf(field).check(asked, field, { today, table: (key) => codes.table(key) });
  const wrong = problems.find((problem) => problem.code === 'wrongKind');
  if (wrong) throw new Refusal('invalid', `不能这样筛选：${wrong.message}`);
  return codecOf(field).store(asked, field);
}

/** One code stands for a list of it, and a number for the decimal it is. */
function askedOf(field: Field, value: FieldValue): FieldValue {
  if (field.type === 'codes' && typeof value === 'string') return [value];
  if (field.type === 'decimal' && typeof value === 'number') return String(value);
  return value;
}

function equals({ expression, field }: Column, value: FieldValue, world: QueryWorld): RawBuilder<unknown> {
  if (field.type === 'codes') return sql`${expression} like ${`%|${Array.isArray(value) ? value[0] : value}|%`}`;
  // A wide class of a two-level table means its narrow ones too.
  return sql`${expression} = ${stored(field, value, world)}`;
}

function containing(
  { expression, field }: Column,
  text: string,
  before: string,
  world: QueryWorld,
): RawBuilder<unknown> {
  const wanted = text.trim();
  if (wanted === '') return sql`1 = 1`;
  if (field.type === 'code' || field.type === 'codes') {
    const table = world.codes.table(field.table);
    const exact = table ? findEntry(table, wanted) : undefined;
    const codes =
      table?.entries.filter((entry) => entry === exact || entry.name.includes(wanted)).map((entry) => entry.code) ?? [];
    if (codes.length === 0) return sql`1 = 0`;
    return sql`(${sql.join(
      codes.map((code) =>
        equals({ expression, field, reference: null, joins: [] }, field.type === 'codes' ? [code] : code, world),
      ),
      sql` or `,
    )})`;
  }
  const link = linkedRegister(field);
  if (link !== null) return sql`${expression} in (${matchingRows(registerOf(link), wanted)})`;
  return sql`${expression} like ${`${before}${escaped(wanted)}%`} escape '\\'`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
