import { yuanFromFen } from '../rules/money.ts';
import { readWrittenMoney } from '../rules/writtenNumber.ts';
import { cellText } from './cell.ts';
import { type Codec, type FieldExample, problemOf } from './codec.ts';
import type { FieldValue, MoneyField } from './field.ts';
import { numberLimit } from './numberInput.ts';
import { plain } from './plain.ts';
import { judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** A sum of money in whole fen; never negative. On screen yuan with two decimals. */
export const moneyCodec: Codec<MoneyField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const read = readWrittenMoney(cell.kind === 'number' ? cell.number : cellText(cell));
    if (!read.ok) return refuseBy(field, read.problem);
    return judged(read.value, checkMoney(read.value, field));
  },
  check: checkMoney,
  format: (value) => (Number.isSafeInteger(value) ? yuanFromFen(Number(value)) : plain(value)),
  exportKind: () => 'money',
  exportValue: (value) => (typeof value === 'number' ? value : null),
  store: (value) => (typeof value === 'number' ? value : null),
  load: (stored) => (stored === null ? null : Number(stored)),
  filter: 'number',
};

function checkMoney(value: FieldValue, field: MoneyField) {
  if (value === null) return [];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongKind(field, '以分为单位的整数金额');
  if (value < 0) return [problemOf(field, 'error', 'numberNegative', `${field.label}不能小于零，请核对。`)];
  if (value >= numberLimit) {
    return [problemOf(field, 'error', 'numberTooLarge', `${field.label}超出可以记录的金额，请核对。`)];
  }
  return [];
}

const amount: MoneyField = { key: 'amount', label: '涉及金额', type: 'money' };

export const moneyExamples: readonly FieldExample<MoneyField>[] = [
  {
    field: amount,
    valid: [
      { cell: { kind: 'text', text: '2.3万元' }, value: 2_300_000, shown: '23000.00' },
      { cell: { kind: 'text', text: '500元' }, value: 50_000, shown: '500.00' },
      { cell: { kind: 'number', number: 1200, text: '1200' }, value: 120_000, shown: '1200.00' },
      { cell: { kind: 'number', number: 1200.55, text: '1,200.55' }, value: 120_055, shown: '1200.55' },
      { cell: { kind: 'text', text: '￥1,200.50' }, value: 120_050, shown: '1200.50' },
      { cell: { kind: 'text', text: '5元5角' }, value: 550, shown: '5.50' },
      { cell: { kind: 'number', number: 0, text: '-' }, value: 0, shown: '0.00' },
      {
        cell: { kind: 'number', number: 9_999_999_999_999.99, text: '' },
        value: 999_999_999_999_999,
        shown: '9999999999999.99',
      },
      { cell: { kind: 'text', text: '/' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '-500' }, code: 'numberNegative' },
      { cell: { kind: 'number', number: 1.234, text: '1.234' }, code: 'numberDecimals' },
      { cell: { kind: 'text', text: '3人' }, code: 'numberUnit' },
      { cell: { kind: 'text', text: '2万多' }, code: 'numberApproximate' },
      { cell: { kind: 'text', text: '10万亿元' }, code: 'numberTooLarge' },
      { cell: { kind: 'error', text: '#VALUE!' }, code: 'cellError' },
    ],
  },
];
