import type { Codec, FieldExample } from './codec.ts';
import type { ReferenceField } from './field.ts';
import { linkCodec } from './link.ts';

/** A row of the register that the field names. */
export const referenceCodec: Codec<ReferenceField> = linkCodec;

const committee: ReferenceField = { key: 'committee', label: '所属治保会', type: 'reference', register: 'committee' };

export const referenceExamples: readonly FieldExample<ReferenceField>[] = [
  {
    field: committee,
    valid: [
      { cell: { kind: 'text', text: '普溪村治保会' }, value: '普溪村治保会', shown: '普溪村治保会' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [{ cell: { kind: 'error', text: '#REF!' }, code: 'cellError' }],
  },
];
