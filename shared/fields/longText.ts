import type { Codec, FieldExample } from './codec.ts';
import type { LongTextField } from './field.ts';
import { proseCodec } from './prose.ts';
import { paragraphs } from './tidyText.ts';

/** Text of several lines; lines end with \n. */
export const longTextCodec: Codec<LongTextField> = proseCodec(paragraphs);

const content: LongTextField = { key: 'content', label: '主要内容', type: 'longText', maxLength: 40 };

export const longTextExamples: readonly FieldExample<LongTextField>[] = [
  {
    field: content,
    valid: [
      {
        cell: { kind: 'text', text: ' 双方因宅基地边界争执。  \r\n　　经调解，各让半米。\r\n' },
        value: '双方因宅基地边界争执。\n　　经调解，各让半米。',
        shown: '双方因宅基地边界争执。\n　　经调解，各让半米。',
      },
      { cell: { kind: 'text', text: '一切正常,"无异常"' }, value: '一切正常,"无异常"', shown: '一切正常,"无异常"' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '长'.repeat(41) }, code: 'tooLong' },
      { cell: { kind: 'error', text: '#N/A' }, code: 'cellError' },
    ],
  },
];
