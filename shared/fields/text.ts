import type { Codec, FieldExample } from './codec.ts';
import type { TextField } from './field.ts';
import { proseCodec } from './prose.ts';
import { oneLine, properName } from './tidyText.ts';

/** One line of text. Names (`pinyinSort`) also lose the blanks inside Chinese words: "张　三" is 张三. */
export const textCodec: Codec<TextField> = proseCodec((written, field) =>
  field.pinyinSort ? properName(written) : oneLine(written),
);

const name: TextField = { key: 'name', label: '姓名', type: 'text', maxLength: 6, pinyinSort: true, search: 'title' };
const post: TextField = { key: 'post', label: '职务', type: 'text', maxLength: 10 };

export const textExamples: readonly FieldExample<TextField>[] = [
  {
    field: name,
    valid: [
      { cell: { kind: 'text', text: '张建国' }, value: '张建国', shown: '张建国' },
      { cell: { kind: 'text', text: '张　三 ' }, value: '张三', shown: '张三' },
      { cell: { kind: 'text', text: '王\n小 梅' }, value: '王小梅', shown: '王小梅' },
      { cell: { kind: 'text', text: '买买提・艾力' }, value: '买买提·艾力', shown: '买买提·艾力' },
      { cell: { kind: 'text', text: '𠮷田　军' }, value: '𠮷田军', shown: '𠮷田军' },
      { cell: { kind: 'empty' }, value: null, shown: '' },
      { cell: { kind: 'text', text: ' 　' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '向前、向后、向左' }, code: 'tooLong' },
      { cell: { kind: 'error', text: '#REF!' }, code: 'cellError' },
    ],
  },
  {
    field: post,
    valid: [
      { cell: { kind: 'text', text: '  党支部  书记\u0007' }, value: '党支部 书记', shown: '党支部 书记' },
      { cell: { kind: 'text', text: '无' }, value: '无', shown: '无' },
      { cell: { kind: 'text', text: '=SUM(A1)' }, value: '=SUM(A1)', shown: '=SUM(A1)' },
      { cell: { kind: 'number', number: 12, text: '12' }, value: '12', shown: '12' },
    ],
    invalid: [{ cell: { kind: 'text', text: '一二三四五六七八九十一' }, code: 'tooLong' }],
  },
];
