import type { Codec, FieldExample } from './codec.ts';
import type { PlaceField } from './field.ts';
import { proseCodec } from './prose.ts';
import { oneLine } from './tidyText.ts';

/** An address as people write it, on one line. */
export const placeCodec: Codec<PlaceField> = proseCodec(oneLine);

const home: PlaceField = { key: 'home', label: '现住地', type: 'place', maxLength: 20 };

export const placeExamples: readonly FieldExample<PlaceField>[] = [
  {
    field: home,
    valid: [
      { cell: { kind: 'text', text: '民瑞社区4组' }, value: '民瑞社区4组', shown: '民瑞社区4组' },
      { cell: { kind: 'text', text: ' 和平村　3组\n12号' }, value: '和平村 3组 12号', shown: '和平村 3组 12号' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '湖南省湘西土家族苗族自治州保靖县迁陵镇和平村三组' }, code: 'tooLong' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
