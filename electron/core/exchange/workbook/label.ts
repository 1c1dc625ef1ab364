// Column labels as offices write them, brought to one form, so that a label can be recognised and a file's shape
// remembered.
import { createHash } from 'node:crypto';

const between = '[\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF、，。（）]';
const blanksInChinese = new RegExp(`(?<=${between})\\s+(?=${between})`, 'g');

/** The label for the screen: on one line, without the blanks that only spread Chinese words ("姓 名" → "姓名"). */
export function tidyLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(blanksInChinese, '').trim();
}

/**
 * The label for comparing: half-width and lower-case, without blanks, stars, colons and hints in brackets
 * ("＊金额（元）" → "金额"). Captions joined by "/" stay joined. A label that is nothing but a hint keeps its words.
 */
export function normaliseLabel(label: string): string {
  const plain = label.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const withoutHints = plain.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>/g, '');
  const bare = (text: string): string => text.replace(/[*※★☆#:;,.。、"'“”]/g, '');
  return bare(withoutHints) || bare(plain);
}

/** The last part of a joined label: "联系方式/手机" → "手机". */
export function ownLabel(label: string): string {
  return label.slice(label.lastIndexOf('/') + 1);
}

/** Same labels in the same order give the same text of 32 hex digits, whatever the spelling of blanks and hints. */
export function fingerprint(columns: readonly { label: string }[]): string {
  const shape = columns.map((column) => normaliseLabel(column.label)).join('\n');
  return createHash('sha256').update(shape).digest('hex').slice(0, 32);
}
