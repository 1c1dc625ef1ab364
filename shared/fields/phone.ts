import { decimalFromNumber } from '../rules/decimal.ts';
import { checkPhone, maskPhone } from '../rules/phone.ts';
import { cellText } from './cell.ts';
import { accept, type Codec, type FieldExample, problemOf, type ReadResult } from './codec.ts';
import type { FieldValue, PhoneField } from './field.ts';
import { plain } from './plain.ts';
import { atField, readMasked, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** A mobile or fixed line, as text. A number cell is fine: eleven digits are exact in it. */
export const phoneCodec: Codec<PhoneField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field) ?? readMasked(cell, field);
    if (answer !== undefined) return answer;
    return readPhone(cell.kind === 'number' ? decimalFromNumber(cell.number) : cellText(cell), field);
  },
  check: checkPhoneValue,
  format: plain,
  exportKind: () => 'identifier',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  mask: (value) => maskPhone(plain(value)),
  filter: 'text',
};

/** A cell with several numbers gives its first one, with a warning that names the others: the field holds one. */
function readPhone(written: string, field: PhoneField): ReadResult {
  const [first = written, ...others] = phoneParts(written);
  const checked = checkPhone(others.length === 0 ? written : first);
  if (!checked.ok) return refuseBy(field, checked.problem);
  const { number } = checked.value;
  const notes = checked.notes.map((note) => atField(field, note));
  if (others.length === 0) return accept(number, notes);
  const message = `${field.label}只能存一个号码，已取 ${number}，没有保存 ${others.join('、')}，需要时请写到备注。`;
  return accept(number, [...notes, problemOf(field, 'warning', 'phoneOthersLeftOut', message)]);
}

const separators = /[,，、;；/／|｜\n或和]|(?<=\d{7})\s+(?=[01]\d)/u;

/** The pieces of a cell that are long enough to be numbers of their own. */
function phoneParts(written: string): string[] {
  const parts = written.split(separators).map((part) => part.trim());
  return parts.filter((part) => part.replace(/\D/g, '').length >= 7);
}

function checkPhoneValue(value: FieldValue, field: PhoneField) {
  if (value === null) return [];
  if (typeof value !== 'string') return wrongKind(field, '电话号码文字');
  const checked = checkPhone(value);
  if (!checked.ok) return [atField(field, checked.problem)];
  if (checked.value.number !== value) {
    const message = `${field.label}应写作 ${checked.value.number}，不带空格和其他符号。`;
    return [problemOf(field, 'error', 'phoneNotNormalised', message)];
  }
  return checked.notes.map((note) => atField(field, note));
}

const phone: PhoneField = { key: 'phone', label: '联系电话', type: 'phone' };

export const phoneExamples: readonly FieldExample<PhoneField>[] = [
  {
    field: phone,
    valid: [
      {
        cell: { kind: 'number', number: 13807430000, text: '13807430000' },
        value: '13807430000',
        shown: '13807430000',
      },
      { cell: { kind: 'text', text: '138 0743 0000' }, value: '13807430000', shown: '13807430000' },
      { cell: { kind: 'text', text: '+86 138-0743-0000' }, value: '13807430000', shown: '13807430000' },
      { cell: { kind: 'text', text: '（0743）8123456' }, value: '0743-8123456', shown: '0743-8123456' },
      {
        cell: { kind: 'text', text: '138 0743 0000 / 13907430001' },
        value: '13807430000',
        shown: '13807430000',
        warns: true,
      },
      { cell: { kind: 'text', text: '8123456' }, value: '8123456', shown: '8123456', warns: true },
      { cell: { kind: 'text', text: '12007430000' }, value: '12007430000', shown: '12007430000', warns: true },
      { cell: { kind: 'text', text: '无' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '1380743000' }, code: 'phoneLength' },
      { cell: { kind: 'text', text: '找村支书' }, code: 'phoneCharacters' },
      { cell: { kind: 'text', text: '1380743 / 13907430001' }, code: 'phoneLength' },
      { cell: { kind: 'text', text: '138****0000' }, code: 'masked' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
