// One filter of a view as a condition in SQL.
import { type RawBuilder, sql } from 'kysely';
import { type CodeEntry, findEntry } from '../../../shared/codes/table.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Filter } from '../../../shared/contract/shapes.ts';
import type { StoredValue } from '../../../shared/fields/codec.ts';
import { resultField } from '../../../shared/fields/computed.ts';
import {
  type CodeField,
  type CodesField,
  type Field,
  type FieldValue,
  isSensitive,
  isStored,
  linkedRegister,
} from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import type { Register } from '../../../shared/registers/register.ts';
import type { CodeBook } from '../codeBook.ts';
import { matchingRows } from '../search/match.ts';
import { columnOf, type Join, registerOf, self } from './columns.ts';

export interface QueryWorld {
  today: string;
  codes: CodeBook;
}

/** A condition or an order with the joins that its columns need. */
export interface Part {
  expression: RawBuilder<unknown>;
  joins: readonly Join[];
}

type Condition = RawBuilder<unknown>;

/** A column that is compared; a computed one as the kind of its result. */
interface Compared {
  field: Field;
  expression: RawBuilder<unknown>;
}

const never = sql`1 = 0`;
const always = sql`1 = 1`;

/** @throws Refusal `invalid` where the field cannot be compared like that. */
export function filterPart(register: Register, filter: Filter, world: QueryWorld): Part {
  const column = columnOf(register, filter.field, world.today);
  const field = column.field.type === 'computed' ? resultField(column.field) : column.field;
  // Nobody counts as an empty slot for files: no file does.
  const expression = field.type === 'attachment' ? sql`nullif(${column.expression}, 0)` : column.expression;
  const condition = comparison({ field, expression }, filter, world);
  const indexed = foundByIndex(register, field, filter);
  return { expression: indexed ? sql`(${indexed} and ${condition})` : condition, joins: column.joins };
}

/**
 * Where the search index holds the words of a field, rows that contain a Chinese word are among those it finds: looking
 * at these alone spares a walk through every row. It finds more (other fields hold the word too), never less.
 */
function foundByIndex(register: Register, field: Field, { op, value }: Filter): Condition | null {
  if ((op !== 'contains' && op !== 'startsWith') || field.search === undefined || !isStored(field)) return null;
  if (linkedRegister(field) !== null || isSensitive(field) || typeof value !== 'string') return null;
  const word = value.trim();
  if (!/^\p{Script=Han}+$/u.test(word)) return null;
  const found = matchingRows(register, word, field.search === 'title' ? 'titles' : 'everywhere');
  return sql`${sql.ref(`${self}.id`)} in (${found})`;
}

function comparison(column: Compared, filter: Filter, world: QueryWorld): Condition {
  const { expression, field } = column;
  const { op, value = null, values = [] } = filter;
  switch (op) {
    case 'empty':
      return sql`${expression} is null`;
    case 'filled':
      return sql`${expression} is not null`;
    case 'is':
      return equals(column, value, world);
    case 'isNot':
      return value === null
        ? sql`${expression} is not null`
        : sql`(${expression} is null or not ${equals(column, value, world)})`;
    case 'anyOf':
      // Null among the values means empty cells, as the filter row offers them.
      return anyOf(values.map((each) => equals(column, each, world)));
    case 'atLeast':
      return atLeast(column, bound(field, value, world));
    case 'atMost':
      return atMost(column, bound(field, value, world));
    case 'between': {
      const [low = null, high = null] = values;
      return sql`(${atLeast(column, bound(field, low, world))} and ${atMost(column, bound(field, high, world))})`;
    }
    case 'contains':
    case 'startsWith':
      return holding(column, String(value ?? '').trim(), op, world);
  }
}

function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? never : sql`(${sql.join(conditions, sql` or `)})`;
}

function equals(column: Compared, value: FieldValue, world: QueryWorld): Condition {
  const { expression, field } = column;
  if (value === null) return sql`${expression} is null`;
  const wanted = stored(field, value, world);
  if (field.type === 'codes') return holdsCodes(expression, String(wanted ?? ''));
  if (field.type === 'code') return isCode(expression, field, String(wanted), world);
  // A month is every day of it, and the month itself where the day is not known.
  if (field.type === 'day' && isMonthText(wanted)) return sql`substr(${expression}, 1, 7) = ${wanted}`;
  return sql`${expression} = ${wanted}`;
}

/** Stored as `|01|02|`: each of the wanted codes is among them. */
function holdsCodes(expression: RawBuilder<unknown>, wanted: string): Condition {
  const codes = wanted.split('|').filter((code) => code !== '');
  if (codes.length === 0) return sql`${expression} is null`;
  return sql`(${sql.join(
    codes.map((code) => sql`instr(${expression}, ${`|${code}|`}) > 0`),
    sql` and `,
  )})`;
}

/** A wide class of a two-level table means its narrow ones too. */
function isCode(expression: RawBuilder<unknown>, field: CodeField, code: string, { codes }: QueryWorld): Condition {
  const narrow = codes.table(field.table)?.entries.filter((entry) => entry.parent === code) ?? [];
  if (narrow.length === 0) return sql`${expression} = ${code}`;
  return sql`${expression} in (${sql.join([code, ...narrow.map((entry) => entry.code)])})`;
}

// Where only the month of a row is known, it counts from the first to the last day of that month: a row of 2026-03 is
// within "from 2026-03-10 on" and within "up to 2026-03-10".
function atLeast({ expression, field }: Compared, low: StoredValue): Condition {
  const mayBeMonth = field.type === 'day' && field.monthAllowed && typeof low === 'string' && low.length > 7;
  if (!mayBeMonth) return sql`${expression} >= ${low}`;
  return sql`(${expression} >= ${low} or ${expression} = ${low.slice(0, 7)})`;
}

function atMost({ expression, field }: Compared, high: StoredValue): Condition {
  // 2026-03-31 is within "up to 2026-03".
  const until = field.type === 'day' && isMonthText(high) ? `${high}-99` : high;
  return sql`${expression} <= ${until}`;
}

function isMonthText(value: StoredValue): value is string {
  return typeof value === 'string' && value.length === 7;
}

function bound(field: Field, value: FieldValue, world: QueryWorld): StoredValue {
  // Halving a range would spell a masked number out, and nobody looks for phones above another.
  if (isSensitive(field))
    throw new Refusal('invalid', `“${field.label}”是号码，不能按大小筛选，请按号码里的几位数查找。`);
  if (value === null) throw new Refusal('invalid', `按“${field.label}”的大小筛选，要写出起止的值。`);
  return stored(field, value, world);
}

/** What a filter compares with, as the column holds it. @throws Refusal `invalid` for a value of another kind. */
function stored(field: Field, value: FieldValue, { today, codes }: QueryWorld): StoredValue {
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

/** The condition that the shown text contains, or starts with, some words. */
function holding(column: Compared, wanted: string, op: 'contains' | 'startsWith', world: QueryWorld): Condition {
  const { expression, field } = column;
  if (wanted === '') return always;
  if (field.type === 'code' || field.type === 'codes') {
    const entries = namedEntries(field, wanted, op, world);
    return anyOf(entries.map((entry) => equals(column, entry.code, world)));
  }
  const link = linkedRegister(field);
  if (link !== null) return sql`${expression} in (${titledRows(registerOf(link), wanted, op)})`;
  if (unworded.has(field.type))
    throw new Refusal('invalid', `“${field.label}”不是文字，不能按里面的字筛选，请改用范围或选项。`);
  if (field.type === 'phone' || field.type === 'idNumber') return holdsDigits(expression, wanted, op);
  return sql`${expression} like ${pattern(wanted, op)} escape '\\'`;
}

const unworded = new Set<Field['type']>(['yesNo', 'money', 'decimal', 'instant', 'attachment']);

function namedEntries(
  field: CodeField | CodesField,
  wanted: string,
  op: 'contains' | 'startsWith',
  { codes }: QueryWorld,
): readonly CodeEntry[] {
  const table = codes.table(field.table);
  if (!table) return [];
  const exact = findEntry(table, wanted);
  const matches = (name: string) => (op === 'contains' ? name.includes(wanted) : name.startsWith(wanted));
  return table.entries.filter((entry) => entry === exact || matches(entry.name));
}

/** Rows by their titles: `contains` also by pinyin, as the search box finds them. */
function titledRows(target: Register, wanted: string, op: 'contains' | 'startsWith'): RawBuilder<unknown> {
  if (op === 'contains') return matchingRows(target, wanted, 'titles');
  return sql`select "id" from ${sql.table(target.key)}
    where ${sql.ref(target.titleFields[0]!)} like ${pattern(wanted, op)} escape '\\'`;
}

/** However the number is grouped: 138 0743 finds 13807430000, 07438123 finds 0743-8123456. */
function holdsDigits(expression: RawBuilder<unknown>, wanted: string, op: 'contains' | 'startsWith'): Condition {
  const digits = wanted.normalize('NFKC').replace(/[\s-]/g, '');
  return sql`replace(${expression}, '-', '') like ${pattern(digits, op)} escape '\\'`;
}

function pattern(wanted: string, op: 'contains' | 'startsWith'): string {
  const escaped = wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return `${op === 'contains' ? '%' : ''}${escaped}%`;
}
