import type { Codec, FieldExample } from './codec.ts';
import type { VillageField } from './field.ts';
import { linkCodec } from './link.ts';

/** A row of the register of villages and communities. */
export const villageCodec: Codec<VillageField> = linkCodec;

const village: VillageField = { key: 'village', label: '村（社区）', type: 'village' };

export const villageExamples: readonly FieldExample<VillageField>[] = [
  {
    field: village,
    valid: [
      { cell: { kind: 'text', text: '普溪村' }, value: '普溪村', shown: '普溪村' },
      { cell: { kind: 'text', text: '风筝坪\n社区' }, value: '风筝坪社区', shown: '风筝坪社区' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [{ cell: { kind: 'error', text: '#REF!' }, code: 'cellError' }],
  },
];
