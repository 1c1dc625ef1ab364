import { type Codec, type FieldExample, refuse } from './codec.ts';
import { dayCodec } from './day.ts';
import type { ComputedField, Field } from './field.ts';
import { idNumberCodec } from './idNumber.ts';
import { integerCodec } from './integer.ts';
import { phoneCodec } from './phone.ts';
import { readNothingOrError } from './reading.ts';
import { textCodec } from './text.ts';
import { villageCodec } from './village.ts';
import { yesNoCodec } from './yesNo.ts';

/** A value that the core works out. Nobody types it; it is written as its `result` is. */
export const computedCodec: Codec<ComputedField> = {
  read(cell, field) {
    return readNothingOrError(cell, field) ?? refuse(field, 'notTyped', `${field.label}由程序自动得出，不需要填写。`);
  },
  check: () => [],
  format: (value, field, context) => codecOfResult(field).format(value, resultField(field), context),
  exportKind: (field) => codecOfResult(field).exportKind(resultField(field)),
  exportValue: (value, field, context) => codecOfResult(field).exportValue(value, resultField(field), context),
  store: (value, field) => codecOfResult(field).store(value, resultField(field)),
  load: (stored, field) => codecOfResult(field).load(stored, resultField(field)),
  // The value alone tells which it is: identity numbers have 18 characters, phones 11 or fewer (with extension, a dash).
  mask: (value) => (/^\d{17}[\dX]$/.test(String(value)) ? idNumberCodec : phoneCodec).mask!(value),
  filter: 'none',
};

/** The field that a computed value behaves like. */
export function resultField(field: ComputedField): Field {
  const { key, label } = field;
  switch (field.result) {
    case 'text':
      return { key, label, type: 'text', maxLength: Number.MAX_SAFE_INTEGER };
    case 'integer':
      return { key, label, type: 'integer', unit: field.unit };
    default:
      return { key, label, type: field.result };
  }
}

/** The codec of a computed field's result. */
export function codecOfResult(field: ComputedField): Codec {
  return codecs[field.result];
}

const codecs: Record<ComputedField['result'], Codec> = {
  text: textCodec,
  integer: integerCodec,
  day: dayCodec,
  idNumber: idNumberCodec,
  phone: phoneCodec,
  yesNo: yesNoCodec,
  village: villageCodec,
};

const members: ComputedField = { key: 'members', label: '委员人数', type: 'computed', result: 'integer', unit: '人' };

export const computedExamples: readonly FieldExample<ComputedField>[] = [
  {
    field: members,
    valid: [{ cell: { kind: 'empty' }, value: null, shown: '' }],
    invalid: [{ cell: { kind: 'number', number: 5, text: '5' }, code: 'notTyped' }],
  },
];
