import { checkIdentityNumber, identityStoredAsNumber, maskIdentityNumber } from '../rules/identityNumber.ts';
import { withoutBlanks } from '../rules/writtenText.ts';
import { cellText } from './cell.ts';
import { type Codec, type FieldExample, problemOf, type ReadContext } from './codec.ts';
import type { FieldValue, IdNumberField } from './field.ts';
import { plain } from './plain.ts';
import { atField, judged, readMasked, readNothingOrError, refuseBy, wrongKind } from './reading.ts';

/** 公民身份号码: eighteen characters, always text. A number cell has lost its last digits and is refused. */
export const idNumberCodec: Codec<IdNumberField> = {
  read(cell, field, context) {
    const answer = readNothingOrError(cell, field) ?? readMasked(cell, field);
    if (answer !== undefined) return answer;
    const shown = cellText(cell);
    if (cell.kind === 'number' || isExponential(shown)) return refuseBy(field, identityStoredAsNumber(shown));
    const checked = checkIdentityNumber(shown, context.today);
    if (!checked.ok) return refuseBy(field, checked.problem);
    const notes = checked.notes.map((note) => atField(field, note));
    return judged(checked.value.number, notes);
  },
  check: checkIdNumber,
  format: plain,
  exportKind: () => 'identifier',
  exportValue: (value) => (value === null ? null : plain(value)),
  store: (value) => (value === null ? null : plain(value)),
  load: (stored) => (stored === null ? null : String(stored)),
  mask: (value) => maskIdentityNumber(plain(value)),
  filter: 'text',
};

/** 4.33199E+17: a number cell that went through a text file. */
function isExponential(shown: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/i.test(withoutBlanks(shown));
}

function checkIdNumber(value: FieldValue, field: IdNumberField, context: ReadContext) {
  if (value === null) return [];
  if (typeof value !== 'string') return wrongKind(field, '18 位文字');
  const checked = checkIdentityNumber(value, context.today);
  if (!checked.ok) return [atField(field, checked.problem)];
  if (checked.value.number !== value) {
    const message = `${field.label}应为 18 位，不带空格，末位字母 X 大写。`;
    return [problemOf(field, 'error', 'idNotNormalised', message)];
  }
  return checked.notes.map((note) => atField(field, note));
}

const number: IdNumberField = { key: 'idNumber', label: '公民身份号码', type: 'idNumber', unique: true };

export const idNumberExamples: readonly FieldExample<IdNumberField>[] = [
  {
    field: number,
    valid: [
      { cell: { kind: 'text', text: '433199199003070014' }, value: '433199199003070014', shown: '433199199003070014' },
      {
        cell: { kind: 'text', text: '\t433199200002290029' },
        value: '433199200002290029',
        shown: '433199200002290029',
      },
      { cell: { kind: 'text', text: "'43319919740821593x" }, value: '43319919740821593X', shown: '43319919740821593X' },
      {
        cell: { kind: 'text', text: '４３３１９９ 19631105 0724' },
        value: '433199196311050724',
        shown: '433199196311050724',
      },
      { cell: { kind: 'text', text: '440524188001010014' }, value: '440524188001010014', shown: '440524188001010014' },
      { cell: { kind: 'text', text: '无' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'number', number: 433199199612031200, text: '433199199612031200' }, code: 'idStoredAsNumber' },
      { cell: { kind: 'text', text: '4.33199E+17' }, code: 'idStoredAsNumber' },
      { cell: { kind: 'text', text: '110105194912310021' }, code: 'idChecksumWrong' },
      { cell: { kind: 'text', text: '433199200102290027' }, code: 'idBirthImpossible' },
      { cell: { kind: 'text', text: '433199900307001' }, code: 'idFifteenDigits' },
      { cell: { kind: 'text', text: '43319919900307001' }, code: 'idLength' },
      { cell: { kind: 'text', text: '433199********0014' }, code: 'masked' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
