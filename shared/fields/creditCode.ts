import { checkCreditCode } from '../rules/creditCode.ts';
import { withoutBlanks } from '../rules/writtenText.ts';
import { cellText } from './cell.ts';
import { type Codec, type FieldExample, problemOf, refuse } from './codec.ts';
import type { CreditCodeField, FieldValue } from './field.ts';
import { plain } from './plain.ts';
import { atField, judged, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** 统一社会信用代码 (GB 32100): eighteen characters, always text. */
export const creditCodeCodec: Codec<CreditCodeField> = {
  read(cell, field) {
    const answer = readNothingOrError(cell, field);
    if (answer !== undefined) return answer;
    const shown = cellText(cell);
    if (cell.kind === 'number' || /^\d(?:\.\d+)?E\+?\d+$/i.test(withoutBlanks(shown))) {
      const message = `${field.label}在表格里存成了数值，末尾几位已经丢失，请对照证照重填，并把这一列设为文本格式。`;
      return refuse(field, 'creditStoredAsNumber', message);
    }
    const checked = checkCreditCode(shown);
    if (!checked.ok) return refuseBy(field, checked.problem);
    const notes = checked.notes.map((note) => atField(field, note));
    return judged(checked.value.code, notes);
  },
  check: checkCredit,
  format: plain,
  exportKind: () => 'identifier',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'text',
};

function checkCredit(value: FieldValue, field: CreditCodeField) {
  if (value === null) return [];
  if (typeof value !== 'string') return wrongKind(field, '18 位文字');
  const checked = checkCreditCode(value);
  if (!checked.ok) return [atField(field, checked.problem)];
  if (checked.value.code !== value) {
    return [problemOf(field, 'error', 'creditNotNormalised', `${field.label}应为 18 位，不带空格，字母大写。`)];
  }
  return checked.notes.map((note) => atField(field, note));
}

const code: CreditCodeField = { key: 'creditCode', label: '统一社会信用代码', type: 'creditCode' };

export const creditCodeExamples: readonly FieldExample<CreditCodeField>[] = [
  {
    field: code,
    valid: [
      { cell: { kind: 'text', text: '91350100M000100Y43' }, value: '91350100M000100Y43', shown: '91350100M000100Y43' },
      {
        cell: { kind: 'text', text: '９１３５０１００ m000100y43' },
        value: '91350100M000100Y43',
        shown: '91350100M000100Y43',
      },
      { cell: { kind: 'text', text: '无' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '91350100M000100Y44' }, code: 'creditChecksumWrong' },
      { cell: { kind: 'text', text: '433125600012345' }, code: 'creditLength' },
      {
        cell: { kind: 'number', number: 911100006000373400, text: '911100006000373400' },
        code: 'creditStoredAsNumber',
      },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
