// Which fields of a register may stand at the side of a table, at its head or in its cells.
import { type Field, isSensitive, isStored } from '../fields/field.ts';
import { findRegister } from '../registers/index.ts';
import type { Register } from '../registers/register.ts';

/** Rows that are persons by another name: a member, a mediator. */
const namesPersons = (register: Register | undefined): boolean =>
  register === undefined ||
  register.key === 'person' ||
  register.titleFields.some((key) => register.fields.some((field) => field.key === key && field.type === 'person'));

/**
 * Whether records may be told apart by a field. Never by person, identity number or phone: nobody is ranked, and a table
 * says nothing about somebody.
 */
export function isDimension(field: Field): boolean {
  if (isSensitive(field)) return false;
  if (field.type === 'reference') return !namesPersons(findRegister(field.register));
  return ['code', 'village', 'day', 'month', 'yesNo'].includes(field.type);
}

export const isDated = ({ type }: Pick<Field, 'type'>): boolean => type === 'day' || type === 'month';

export const isAddend = ({ type }: Pick<Field, 'type'>): boolean =>
  type === 'integer' || type === 'decimal' || type === 'money';

/** Whether different values of a field may be counted. */
export const isCountable = (field: Field): boolean =>
  !isSensitive(field) && isStored(field) && field.type !== 'longText' && field.type !== 'codes';
