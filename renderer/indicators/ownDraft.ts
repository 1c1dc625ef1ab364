// What the form of an own indicator offers for each kind of field, and an empty one.
import type { OwnIndicator } from '../../shared/contract/indicatorProcedures.ts';
import type { Field } from '../../shared/fields/field.ts';
import { findRegister, registers } from '../../shared/registers/index.ts';
import type { Register } from '../../shared/registers/register.ts';

export type OwnFilter = OwnIndicator['filters'][number];

/** Ledgers, and the cases of people's mediation. */
export const countedRegisters: readonly Register[] = [
  ...registers,
  ...['mediationCase'].flatMap((key) => findRegister(key) ?? []),
];

export const emptyOwn: OwnIndicator = {
  key: '',
  label: '',
  group: 'disputes',
  unit: '件',
  about: '',
  register: 'dispute',
  day: 'happenedOn',
  aggregate: 'count',
  of: null,
  filters: [],
};

/** What is worked out by the program, or holds files, is not counted by. */
export const countable = (register: Register): readonly Field[] =>
  register.fields.filter(({ type }) => type !== 'computed' && type !== 'attachment');

export const daysOf = (register: Register): readonly Field[] =>
  countable(register).filter(({ type }) => type === 'day' || type === 'month');

export const numbersOf = (register: Register): readonly Field[] =>
  register.fields.filter(
    ({ type, via }) => via === undefined && (type === 'integer' || type === 'decimal' || type === 'money'),
  );

/** Another register: its own first day, and nothing of the one before. */
export function withRegister(own: OwnIndicator, register: Register): OwnIndicator {
  const [day] = daysOf(register);
  return { ...own, register: register.key, unit: register.unit, day: day?.key ?? null, of: null, filters: [] };
}

const always = [
  { value: 'filled', label: '已填' },
  { value: 'empty', label: '未填' },
] as const;

/** The comparisons that make sense of a field. */
export function operationsOf({ type }: Field): readonly { value: OwnFilter['op']; label: string }[] {
  switch (type) {
    case 'code':
      return [{ value: 'anyOf', label: '是' }, ...always];
    case 'yesNo':
      return [{ value: 'is', label: '是' }, ...always];
    case 'integer':
    case 'decimal':
    case 'money':
      return [{ value: 'atLeast', label: '不小于' }, { value: 'below', label: '小于' }, ...always];
    case 'text':
      return [{ value: 'is', label: '等于' }, ...always];
    default:
      return always;
  }
}

/** A new condition on a field, not yet complete where it needs a value. */
export function filterOn(field: Field): OwnFilter {
  const op = operationsOf(field)[0]!.value;
  return {
    field: field.key,
    op,
    ...(op === 'anyOf' ? { values: [] } : {}),
    ...(field.type === 'yesNo' ? { value: '1' } : {}),
  };
}
