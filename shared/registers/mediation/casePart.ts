// What the records of a case have in common: they belong to one case and have no ledger page of their own.
import type { Field } from '../../fields/field.ts';
import { defineRegister, type Register } from '../register.ts';

/** The case a record belongs to. */
export const partOfCase: Field = {
  key: 'case',
  label: '案件',
  type: 'reference',
  register: 'mediationCase',
  required: true,
  inGrid: false,
};

/** Declares a record of a case. */
export function casePart(declared: Omit<Register, 'group' | 'printTitle' | 'aliases' | 'event'>): Register {
  return defineRegister({
    ...declared,
    group: 'mediation',
    aliases: [],
    event: true,
    page: 'mediation/case',
    printTitle: declared.title,
  });
}
