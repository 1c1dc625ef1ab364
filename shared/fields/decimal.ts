import { compareDecimals, isDecimal, multiplyDecimals, roundDecimal } from '../rules/decimal.ts';
import { readWrittenNumber } from '../rules/writtenNumber.ts';
import { type Codec, type FieldExample, problemOf } from './codec.ts';
import type { DecimalField, FieldValue } from './field.ts';
import { numberInput, numberLimit } from './numberInput.ts';
import { plain } from './plain.ts';
import { judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** An exact decimal of the field's scale: "374.40" in JSON, the integer 37440 in the table. Finer input is refused, not rounded. */
export const decimalCodec: Codec<DecimalField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const { written, units } = numberInput(cell, field.unit);
    const read = readWrittenNumber(written, { units, decimals: field.decimals, negativeAllowed: true });
    if (!read.ok) return refuseBy(field, read.problem);
    const value = roundDecimal(read.value, field.decimals);
    return judged(value, checkDecimal(value, field));
  },
  check: checkDecimal,
  format: plain,
  exportKind: () => 'decimal',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value, field) => (value === null ? null : smallestUnits(plain(value), field)),
  load: (stored, field) => (stored === null ? null : multiplyDecimals(String(stored), unitOf(field))),
  filter: 'number',
};

function smallestUnits(value: string, field: DecimalField): number {
  return Number(multiplyDecimals(roundDecimal(value, field.decimals), `1${'0'.repeat(field.decimals)}`).split('.')[0]);
}

function unitOf(field: DecimalField): string {
  return field.decimals === 0 ? '1' : `0.${'0'.repeat(field.decimals - 1)}1`;
}

function checkDecimal(value: FieldValue, field: DecimalField) {
  if (value === null) return [];
  if (typeof value !== 'string' || !isDecimal(value)) return wrongKind(field, '小数');
  if (compareDecimals(value, roundDecimal(value, field.decimals)) !== 0) {
    return [
      problemOf(field, 'error', 'numberDecimals', `${field.label}最多 ${field.decimals} 位小数，现为 ${value}。`),
    ];
  }
  const unit = field.unit ? ` ${field.unit}` : '';
  if (field.min !== undefined && compareDecimals(value, field.min) < 0) {
    return [problemOf(field, 'error', 'outOfRange', `${field.label}不能小于 ${field.min}${unit}，现为 ${value}。`)];
  }
  if (field.max !== undefined && compareDecimals(value, field.max) > 0) {
    return [problemOf(field, 'error', 'outOfRange', `${field.label}不能大于 ${field.max}${unit}，现为 ${value}。`)];
  }
  if (Math.abs(smallestUnits(value, field)) >= numberLimit) {
    return [problemOf(field, 'error', 'numberTooLarge', `${field.label}连同小数最多 15 位，请核对。`)];
  }
  return [];
}

const area: DecimalField = {
  key: 'area',
  label: '房屋面积',
  type: 'decimal',
  decimals: 2,
  min: '0',
  max: '99999',
  unit: '平方米',
};
const budget: DecimalField = { key: 'budget', label: '经费', type: 'decimal', decimals: 2, unit: '万元' };

export const decimalExamples: readonly FieldExample<DecimalField>[] = [
  {
    field: area,
    valid: [
      { cell: { kind: 'text', text: '374.43' }, value: '374.43', shown: '374.43' },
      { cell: { kind: 'text', text: '120.5 ㎡' }, value: '120.50', shown: '120.50' },
      { cell: { kind: 'number', number: 0.1 + 0.2, text: '0.3' }, value: '0.30', shown: '0.30' },
      { cell: { kind: 'number', number: 80, text: '80' }, value: '80.00', shown: '80.00' },
      { cell: { kind: 'text', text: '１,２００．５００' }, value: '1200.50', shown: '1200.50' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '374.435' }, code: 'numberDecimals' },
      { cell: { kind: 'number', number: -1, text: '-1' }, code: 'outOfRange' },
      { cell: { kind: 'text', text: '100000' }, code: 'outOfRange' },
      { cell: { kind: 'text', text: '80-90' }, code: 'numberRange' },
      { cell: { kind: 'text', text: '两间' }, code: 'numberUnit' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
  {
    field: budget,
    valid: [
      { cell: { kind: 'text', text: '2.3万元' }, value: '2.30', shown: '2.30' },
      { cell: { kind: 'text', text: '2.3万' }, value: '2.30', shown: '2.30' },
      { cell: { kind: 'text', text: '-0.5' }, value: '-0.50', shown: '-0.50' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '23000元' }, code: 'numberUnit' },
      { cell: { kind: 'number', number: 1e15, text: '1E+15' }, code: 'numberTooLarge' },
      { cell: { kind: 'text', text: '10000000000000.00' }, code: 'numberTooLarge' },
    ],
  },
];
