import { type Codec, type FieldExample, refuse } from './codec.ts';
import type { AttachmentField } from './field.ts';
import { plain } from './plain.ts';
import { readNothingOrError, wrongKind } from './reading.ts';

/** A slot for files. The value is how many there are; nobody types it, files are put in on the form. */
export const attachmentCodec: Codec<AttachmentField> = {
  read(cell, field) {
    return (
      readNothingOrError(cell, field) ?? refuse(field, 'notTyped', `${field.label}不能填写，请在登记表中添加文件。`)
    );
  },
  check(value, field) {
    if (value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)) return [];
    return wrongKind(field, '文件个数');
  },
  format: (value) => (value === 0 ? '' : typeof value === 'number' ? `${value} 个文件` : plain(value)),
  exportKind: () => 'integer',
  exportValue: (value) => (typeof value === 'number' ? value : null),
  store: (value) => (typeof value === 'number' ? value : null),
  load: (stored) => (stored === null ? null : Number(stored)),
  filter: 'none',
};

const photos: AttachmentField = { key: 'photos', label: '现场照片', type: 'attachment', accept: 'photo' };

export const attachmentExamples: readonly FieldExample<AttachmentField>[] = [
  {
    field: photos,
    valid: [
      { cell: { kind: 'empty' }, value: null, shown: '' },
      { cell: { kind: 'text', text: '—' }, value: null, shown: '' },
    ],
    invalid: [
      { cell: { kind: 'text', text: '见附件' }, code: 'notTyped' },
      { cell: { kind: 'number', number: 2, text: '2' }, code: 'notTyped' },
    ],
  },
];
