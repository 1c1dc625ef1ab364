// Filters of the grid's filter row as filters of a view, and back.
import type { Filter } from '../../shared/contract/shapes.ts';
import { type Field, type FieldValue, linkedRegister } from '../../shared/fields/field.ts';
import { filterOf } from '../../shared/fields/index.ts';
import { roundDecimal } from '../../shared/rules/decimal.ts';
import { fenFromYuan, yuanFromFen } from '../../shared/rules/money.ts';
import type { FilterValue, GridFilters, LinkSuggestion } from '../grid/types.ts';

/** The view's filters for what stands in the filter row. Columns that the register does not have are left out. */
export function viewFilters(filters: GridFilters, fields: readonly Field[]): Filter[] {
  return Object.entries(filters).flatMap(([key, value]) => {
    const field = fields.find((each) => each.key === key);
    return field === undefined ? [] : viewFilter(field, value);
  });
}

function viewFilter(field: Field, value: FilterValue): Filter[] {
  const of = field.key;
  switch (value.kind) {
    case 'text':
      return value.text === '' ? [] : [{ field: of, op: 'contains', value: value.text }];
    case 'code':
      return anyOf(of, value.values);
    case 'link':
      return anyOf(
        of,
        value.values.map((each) => each.value),
      );
    case 'yesNo':
      return [value.value === null ? { field: of, op: 'empty' } : { field: of, op: 'is', value: value.value }];
    case 'day':
      return range(of, dayBound(field, value.from, 'from'), dayBound(field, value.to, 'to'));
    case 'number':
      return range(of, numberBound(field, value.from), numberBound(field, value.to));
  }
}

/** '' stands for empty cells, null in a view. */
function anyOf(field: string, values: readonly string[]): Filter[] {
  if (values.length === 0) return [];
  return [{ field, op: 'anyOf', values: values.map((value) => (value === '' ? null : value)) }];
}

function range(field: string, from: FieldValue, to: FieldValue): Filter[] {
  if (from !== null && to !== null) return [{ field, op: 'between', values: [from, to] }];
  if (from !== null) return [{ field, op: 'atLeast', value: from }];
  return to === null ? [] : [{ field, op: 'atMost', value: to }];
}

/** A moment is kept in UTC; its day is meant on the Beijing clock. */
function dayBound(field: Field, day: string | undefined, end: 'from' | 'to'): FieldValue {
  if (day === undefined) return null;
  if (field.type === 'month') return day.slice(0, 7);
  if (field.type !== 'instant') return day;
  return new Date(`${day}T${end === 'from' ? '00:00:00.000' : '23:59:59.999'}+08:00`).toISOString();
}

/** Whole numbers and fen travel as numbers, other decimals as text. */
function numberBound(field: Field, text: string | undefined): FieldValue {
  if (text === undefined) return null;
  if (field.type === 'decimal') return roundDecimal(text, field.decimals);
  if (field.type === 'money') return fenFromYuan(roundDecimal(text, 2));
  return Number(roundDecimal(text, 0));
}

/** What of a view's filters the filter row can show, and the rest, which stays in force beside it. */
export interface ShownFilters {
  shown: GridFilters;
  rest: Filter[];
}

/** Reads the filters of a saved view. Rows that are pointed to are named by `titleOf`. */
export async function gridFilters(
  filters: readonly Filter[],
  fields: readonly Field[],
  titleOf: (register: string, id: string) => Promise<string>,
): Promise<ShownFilters> {
  const shown: Record<string, FilterValue> = {};
  const rest: Filter[] = [];
  for (const filter of filters) {
    const field = fields.find((each) => each.key === filter.field);
    const value = field === undefined || shown[filter.field] ? undefined : await gridFilter(filter, field, titleOf);
    if (value === undefined) rest.push(filter);
    else shown[filter.field] = value;
  }
  return { shown, rest };
}

async function gridFilter(
  filter: Filter,
  field: Field,
  titleOf: (register: string, id: string) => Promise<string>,
): Promise<FilterValue | undefined> {
  const kind = filterOf(field);
  const several =
    filter.op === 'anyOf' ? (filter.values ?? []) : filter.op === 'is' ? [filter.value ?? null] : undefined;
  const chosen = filter.op === 'empty' ? [null] : several;
  if (kind === 'text' && filter.op === 'contains') return { kind, text: String(filter.value ?? '') };
  if (kind === 'yesNo' && chosen?.length === 1) {
    const [one] = chosen;
    return typeof one === 'boolean' || one === null ? { kind, value: one } : undefined;
  }
  if (kind === 'code' && chosen) return { kind, values: chosen.map((each) => String(each ?? '')) };
  if (kind === 'link' && chosen) {
    const link = linkedRegister(field) ?? 'village';
    const values = chosen.map(async (each): Promise<LinkSuggestion> => {
      const value = String(each ?? '');
      return { value, label: value === '' ? '（空白）' : (await titleOf(link, value)) || '（未找到）' };
    });
    return { kind, values: await Promise.all(values) };
  }
  if (kind === 'day' || kind === 'number') return rangeShown(kind, filter, field);
  return undefined;
}

function rangeShown(kind: 'day' | 'number', filter: Filter, field: Field): FilterValue | undefined {
  const show = (value: FieldValue | undefined) => boundShown(kind, value ?? null, field);
  const [low, high] = filter.op === 'between' ? (filter.values ?? []) : [filter.value, filter.value];
  const from = filter.op === 'atLeast' || filter.op === 'between' || filter.op === 'is' ? show(low) : undefined;
  const to = filter.op === 'atMost' || filter.op === 'between' || filter.op === 'is' ? show(high) : undefined;
  if (from === undefined && to === undefined) return undefined;
  return { kind, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function boundShown(kind: 'day' | 'number', value: FieldValue, field: Field): string | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'object') return undefined;
  if (kind === 'number') {
    return field.type === 'money' ? yuanFromFen(Number(value)) : String(value);
  }
  if (field.type !== 'instant') return String(value);
  return new Date(Date.parse(String(value)) + 8 * 3_600_000).toISOString().slice(0, 10);
}
