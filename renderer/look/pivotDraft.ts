// A clerk's table as it is being made: choices over a register's fields, and the question to the core that they mean.
import { type PivotDraft, type PivotInput, pivotDraft } from '../../shared/contract/lookProcedures.ts';
import type { Filter } from '../../shared/contract/shapes.ts';
import type { Field } from '../../shared/fields/field.ts';
import { isAddend, isCountable, isDated, isDimension } from '../../shared/pivots/pivotFields.ts';
import { findRegister, registers } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';
import { readPeriod } from '../../shared/reports/period.ts';

export type PivotSide = PivotDraft['rows'];

export const dimensionsOf = (register: Register): Field[] => register.fields.filter(isDimension);
export const daysOf = (register: Register): Field[] => register.fields.filter((field) => field.type === 'day');
export const codedOf = (register: Register): Field[] => register.fields.filter((field) => field.type === 'code');

/** Registers whose records can be told apart by something. */
export const pivotRegisters = (): Register[] => registers.filter((register) => dimensionsOf(register).length > 0);

/** What is offered for the cells: records, sums, different values. */
export function valuesOf(register: Register): { value: string; label: string }[] {
  return [
    { value: 'count', label: `${register.unit}数` },
    ...register.fields.filter(isAddend).map(({ key, label }) => ({ value: `sum ${key}`, label: `${label}之和` })),
    ...register.fields
      .filter(isCountable)
      .map(({ key, label }) => ({ value: `distinct ${key}`, label: `${label}（不重复）` })),
  ];
}

export const valueText = ({ kind, field }: PivotDraft['value']): string => (field === null ? kind : `${kind} ${field}`);

export function valueFrom(text: string): PivotDraft['value'] {
  const [kind, field = null] = text.split(' ');
  return kind === 'sum' || kind === 'distinct' ? { kind, field } : { kind: 'count', field: null };
}

/** A new table over a register: its village, else its first field, and nothing across. */
export function newDraft(key: string): PivotDraft {
  const register = findRegister(key) ?? pivotRegisters()[0]!;
  const dimensions = dimensionsOf(register);
  const rows = dimensions.find(({ type }) => type === 'village') ?? dimensions[0]!;
  return {
    register: register.key,
    rows: { field: rows.key, by: 'month' },
    columns: null,
    value: { kind: 'count', field: null },
    day: daysOf(register)[0]?.key ?? null,
    conditions: [],
  };
}

/** Reads a table from the address or a saved one; null for what this program does not understand any more. */
export function readDraft(stored: unknown): PivotDraft | null {
  const read = pivotDraft.safeParse(stored);
  if (!read.success) return null;
  const register = findRegister(read.data.register);
  if (!register) return null;
  const keys = new Set(register.fields.map(({ key }) => key));
  const { rows, columns, value, day, conditions } = read.data;
  const named = [rows.field, columns?.field, value.field, day, ...conditions.map(({ field }) => field)];
  return named.every((key) => key === null || key === undefined || keys.has(key)) ? read.data : null;
}

export function draftFromText(text: string | null): PivotDraft | null {
  if (text === null) return null;
  try {
    return readDraft(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the core is asked. */
export function pivotOf({ register, rows, columns, value, day, conditions }: PivotDraft, period: string): PivotInput {
  const span = readPeriod(period);
  const filters: Filter[] = [
    ...(day !== null && span !== null ? [{ field: day, op: 'between' as const, values: [span.first, span.last] }] : []),
    ...conditions
      .filter(({ values }) => values.length > 0)
      .map(({ field, values }) => ({ field, op: 'anyOf' as const, values })),
  ];
  return { view: { register, filters }, rows, columns, value };
}

export const hasSpan = (register: Register, side: PivotSide | null): boolean =>
  side !== null && register.fields.some((field) => field.key === side.field && isDated(field));
