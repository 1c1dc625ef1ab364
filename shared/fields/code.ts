import { type CodeTable, entryOf, findEntry } from '../codes/table.ts';
import { quoted } from '../rules/writtenText.ts';
import { cellText } from './cell.ts';
import { accept, type Codec, type FieldExample, problemOf, refuse } from './codec.ts';
import type { CodeField, CodesField, FieldValue } from './field.ts';
import { nearNames } from './nearNames.ts';
import { plain } from './plain.ts';
import { readBlankOrError, wrongKind } from './reading.ts';
import { saysNothing } from './tidyText.ts';

/** One code of a national table or a local dictionary. The value is the code; people write its name, code or alias. */
export const codeCodec: Codec<CodeField> = {
  read(cell, field, context) {
    const answer = readBlankOrError(cell, field);
    if (answer !== undefined) return answer;
    const table = context.table(field.table);
    if (table === undefined) return { ok: false, problems: [missingTable(field)] };
    const written = cellText(cell);
    const entry = findEntry(table, written);
    if (entry !== undefined) return accept(entry.code);
    // Asked after the table, because "无" may be one of its names.
    if (saysNothing(written)) return accept(null);
    return refuse(field, 'unknownCode', unknownCodeMessage(field, table, written));
  },
  check(value, field, context) {
    if (value === null) return [];
    if (typeof value !== 'string') return wrongKind(field, '选项的代码');
    const table = context.table(field.table);
    if (table === undefined) return [missingTable(field)];
    if (entryOf(table, value) !== undefined) return [];
    return [problemOf(field, 'error', 'unknownCode', unknownCodeMessage(field, table, value))];
  },
  format: (value, field, context) => codeName(value, context.table(field.table)),
  exportKind: () => 'text',
  exportValue: (value, field, context) => (value === null ? null : codeName(value, context.table(field.table))),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  filter: 'code',
};

/** The name of a code; a code that the table no longer has stands for itself. */
export function codeName(value: FieldValue, table: CodeTable | undefined): string {
  const code = plain(value);
  return (table && entryOf(table, code)?.name) ?? code;
}

/** The sentence for a word that a table does not know, with the names it may have meant. */
export function unknownCodeMessage(field: CodeField | CodesField, table: CodeTable, written: string): string {
  const near = nearNames(table, written).map((name) => `“${name}”`);
  const meant = near.length > 0 ? `，是不是${near.join('、')}？` : '，请从列表中选择。';
  const addable = table.national ? '' : '确有需要时，可由系统管理员把它加入字典。';
  return `${field.label}里没有${quoted(written)}${meant}${addable}`;
}

/** The problem of a field whose table the program does not hold. */
export function missingTable(field: CodeField | CodesField) {
  return problemOf(field, 'error', 'missingTable', `${field.label}的选项表不在本机，请联系系统管理员。`);
}

const ethnicity: CodeField = { key: 'ethnicity', label: '民族', type: 'code', table: 'example.ethnicity' };
const origin: CodeField = { key: 'origin', label: '人员来源', type: 'code', table: 'example.origin' };

export const codeExamples: readonly FieldExample<CodeField>[] = [
  {
    field: ethnicity,
    valid: [
      { cell: { kind: 'text', text: '土家族' }, value: '15', shown: '土家族' },
      { cell: { kind: 'text', text: ' 土　家' }, value: '15', shown: '土家族' },
      { cell: { kind: 'text', text: '０６' }, value: '06', shown: '苗族' },
      { cell: { kind: 'text', text: '01 汉族' }, value: '01', shown: '汉族' },
      { cell: { kind: 'number', number: 6, text: '6' }, value: '06', shown: '苗族' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '土加族' }, code: 'unknownCode' },
      { cell: { kind: 'number', number: 99, text: '99' }, code: 'unknownCode' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
  {
    field: origin,
    valid: [
      { cell: { kind: 'text', text: '无' }, value: '9', shown: '无' },
      { cell: { kind: 'text', text: '群众 推荐' }, value: '1', shown: '群众推荐' },
    ],
    invalid: [{ cell: { kind: 'text', text: '亲友介绍' }, code: 'unknownCode' }],
  },
];
