import { quoted, withoutBlanks } from '../rules/writtenText.ts';
import { cellText } from './cell.ts';
import { accept, type Codec, type FieldExample, refuse } from './codec.ts';
import type { YesNoField } from './field.ts';
import { plain } from './plain.ts';
import { readBlankOrError, wrongKind } from './reading.ts';
import { saysNothing } from './tidyText.ts';

const yesWords = new Set('是 有 对 已 √ ✓ ✔ ☑ 1 y yes true'.split(' '));
const noWords = new Set('否 无 不 没有 没 未 不是 错 × ✗ ✘ x ☐ □ 0 n no false'.split(' '));

/** Yes or no; an empty cell or a dash is neither. */
export const yesNoCodec: Codec<YesNoField> = {
  read(cell, field) {
    const answer = readBlankOrError(cell, field);
    if (answer !== undefined) return answer;
    if (cell.kind === 'yesNo') return accept(cell.yes);
    const word = withoutBlanks(cellText(cell)).toLowerCase();
    if (yesWords.has(word)) return accept(true);
    if (noWords.has(word)) return accept(false);
    if (saysNothing(word)) return accept(null);
    return refuse(field, 'notYesNo', `${field.label}请填“是”或“否”，现为${quoted(cellText(cell))}。`);
  },
  check: (value, field) => (value === null || typeof value === 'boolean' ? [] : wrongKind(field, '“是”或“否”')),
  format: plain,
  exportKind: () => 'text',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : value === true ? 1 : 0),
  load: (stored) => (stored === null ? null : stored === 1),
  filter: 'yesNo',
};

const veteran: YesNoField = { key: 'veteran', label: '是否复退军人', type: 'yesNo' };

export const yesNoExamples: readonly FieldExample<YesNoField>[] = [
  {
    field: veteran,
    valid: [
      { cell: { kind: 'text', text: ' 是 ' }, value: true, shown: '是' },
      { cell: { kind: 'text', text: '√' }, value: true, shown: '是' },
      { cell: { kind: 'text', text: 'Ｙ' }, value: true, shown: '是' },
      { cell: { kind: 'number', number: 1, text: '1' }, value: true, shown: '是' },
      { cell: { kind: 'yesNo', yes: true, text: 'TRUE' }, value: true, shown: '是' },
      { cell: { kind: 'text', text: '无' }, value: false, shown: '否' },
      { cell: { kind: 'text', text: '×' }, value: false, shown: '否' },
      { cell: { kind: 'number', number: 0, text: '0' }, value: false, shown: '否' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
      { cell: { kind: 'text', text: ' ' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '以前是' }, code: 'notYesNo' },
      { cell: { kind: 'number', number: 2, text: '2' }, code: 'notYesNo' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
