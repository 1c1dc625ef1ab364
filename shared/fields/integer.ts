import { readWrittenNumber } from '../rules/writtenNumber.ts';
import { type Codec, type FieldExample, problemOf } from './codec.ts';
import type { FieldValue, IntegerField } from './field.ts';
import { numberInput, numberLimit } from './numberInput.ts';
import { plain } from './plain.ts';
import { judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** A whole number, written with or without its unit. */
export const integerCodec: Codec<IntegerField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const { written, units } = numberInput(cell, field.unit);
    const read = readWrittenNumber(written, { units, decimals: 0, negativeAllowed: true });
    if (!read.ok) return refuseBy(field, read.problem);
    const value = Number(read.value);
    return judged(value, checkInteger(value, field));
  },
  check: checkInteger,
  format: plain,
  exportKind: () => 'integer',
  exportValue: (value) => (typeof value === 'number' ? value : null),
  store: (value) => (typeof value === 'number' ? value : null),
  load: (stored) => (stored === null ? null : Number(stored)),
  filter: 'number',
};

function checkInteger(value: FieldValue, field: IntegerField) {
  if (value === null) return [];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongKind(field, '整数');
  const unit = field.unit ? ` ${field.unit}` : '';
  if (field.min !== undefined && value < field.min) {
    return [problemOf(field, 'error', 'outOfRange', `${field.label}不能少于 ${field.min}${unit}，现为 ${value}。`)];
  }
  if (field.max !== undefined && value > field.max) {
    return [problemOf(field, 'error', 'outOfRange', `${field.label}不能多于 ${field.max}${unit}，现为 ${value}。`)];
  }
  if (Math.abs(value) >= numberLimit) {
    return [problemOf(field, 'error', 'numberTooLarge', `${field.label}最多 15 位，请核对。`)];
  }
  return [];
}

const people: IntegerField = { key: 'people', label: '涉及人数', type: 'integer', min: 0, max: 9999, unit: '人' };

export const integerExamples: readonly FieldExample<IntegerField>[] = [
  {
    field: people,
    valid: [
      { cell: { kind: 'number', number: 12, text: '12.0' }, value: 12, shown: '12' },
      { cell: { kind: 'text', text: '3人' }, value: 3, shown: '3' },
      { cell: { kind: 'text', text: '１２.0 人' }, value: 12, shown: '12' },
      { cell: { kind: 'text', text: '十五名' }, value: 15, shown: '15' },
      { cell: { kind: 'text', text: '1,200' }, value: 1200, shown: '1200' },
      { cell: { kind: 'number', number: 0, text: '0' }, value: 0, shown: '0' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'number', number: 1.5, text: '1.5' }, code: 'numberDecimals' },
      { cell: { kind: 'text', text: '约30人' }, code: 'numberApproximate' },
      { cell: { kind: 'text', text: '-3' }, code: 'outOfRange' },
      { cell: { kind: 'number', number: 10000, text: '10000' }, code: 'outOfRange' },
      { cell: { kind: 'text', text: '很多' }, code: 'numberApproximate' },
      { cell: { kind: 'text', text: '3次' }, code: 'numberUnit' },
      { cell: { kind: 'text', text: '全村' }, code: 'numberUnreadable' },
      { cell: { kind: 'yesNo', yes: true, text: 'TRUE' }, code: 'numberUnreadable' },
      { cell: { kind: 'error', text: '#DIV/0!' }, code: 'cellError' },
    ],
  },
];
