import type { Codec, FieldExample } from './codec.ts';
import type { PersonField } from './field.ts';
import { linkCodec } from './link.ts';

/** A row of the register of people. */
export const personCodec: Codec<PersonField> = linkCodec;

const visitor: PersonField = { key: 'visitor', label: '走访人', type: 'person' };

export const personExamples: readonly FieldExample<PersonField>[] = [
  {
    field: visitor,
    valid: [
      { cell: { kind: 'text', text: '向世勇' }, value: '向世勇', shown: '向世勇' },
      { cell: { kind: 'text', text: ' 田　英 ' }, value: '田英', shown: '田英' },
      { cell: { kind: 'text', text: '/' }, value: null, shown: '' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '向'.repeat(201) }, code: 'tooLong' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
