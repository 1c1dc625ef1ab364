// From what a client sent to values that may be stored: every text goes through the codec's reader, so that a phone
// typed with blanks is the same phone everywhere.
import type { Problem } from '../../../shared/contract/errors.ts';
import { problemOf, type ReadContext } from '../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isEditable, linkedRegister } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import type { CodeBook } from '../codeBook.ts';

/** The value to store, with what is wrong or worth a look about it. An error means that nothing is stored. */
export function normalised(
  field: Field,
  given: FieldValue,
  context: ReadContext,
): { value: FieldValue; problems: Problem[] } {
  if (!isEditable(field)) {
    return { value: null, problems: [problemOf(field, 'error', 'readOnly', `“${field.label}”由程序带出，不能填写。`)] };
  }
  const value = given === '' || (Array.isArray(given) && given.length === 0) ? null : given;
  if (value === null) return { value: null, problems: [] };
  if (typeof value === 'string' && linkedRegister(field) === null) {
    const read = codecOf(field).read({ kind: 'text', text: value }, field, context);
    return { value: read.ok ? read.value : null, problems: read.problems };
  }
  return { value, problems: codecOf(field).check(value, field, context) };
}

/** An entry of a dictionary that is switched off stays where it stands, and is not chosen anew. */
export function switchedOff(field: Field, value: FieldValue, before: FieldValue, codes: CodeBook): Problem[] {
  if ((field.type !== 'code' && field.type !== 'codes') || field.via !== undefined || value === null) return [];
  const standing = new Set([before].flat());
  const off = codes
    .table(field.table)
    ?.entries.find(({ code, active }) => !active && [value].flat().includes(code) && !standing.has(code));
  if (!off) return [];
  return [problemOf(field, 'error', 'switchedOff', `${field.label}里的“${off.name}”已停用，请选择其他选项`)];
}

/** Whether two values are the same, lists compared entry by entry. */
export function sameValue(one: FieldValue, other: FieldValue): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => each === other[index]);
  }
  return one === other;
}
