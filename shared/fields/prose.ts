import { cellText } from './cell.ts';
import { type Codec, problemOf } from './codec.ts';
import type { Field, FieldValue } from './field.ts';
import { plain } from './plain.ts';
import { judged, readBlankOrError, wrongKind } from './reading.ts';
import { characterCount } from './tidyText.ts';

/** The codec of a kind of text; kinds differ only in how what was written is tidied. */
export function proseCodec<F extends Field & { maxLength: number }>(
  tidy: (written: string, field: F) => string,
): Codec<F> {
  return {
    read(cell, field) {
      const answer = readBlankOrError(cell, field);
      if (answer !== undefined) return answer;
      const value = tidy(cellText(cell), field) || null;
      return judged(value, checkProse(value, field));
    },
    check: checkProse,
    format: plain,
    exportKind: () => 'text',
    exportValue: (value) => (value === null ? null : plain(value)),
    store: (value) => (value === null ? null : plain(value)),
    load: (stored) => (stored === null ? null : String(stored)),
    filter: 'text',
  };
}

function checkProse(value: FieldValue, field: Field & { maxLength: number }) {
  if (value === null) return [];
  if (typeof value !== 'string') return wrongKind(field, '文字');
  const count = characterCount(value);
  if (count > field.maxLength) {
    const message = `${field.label}最多 ${field.maxLength} 个字，现有 ${count} 个字，请删减 ${count - field.maxLength} 个字。`;
    return [problemOf(field, 'error', 'tooLong', message)];
  }
  if (/[^\P{Cc}\n]/u.test(value)) {
    return [problemOf(field, 'error', 'controlCharacter', `${field.label}里有看不见的控制字符，请重新输入。`)];
  }
  return [];
}
