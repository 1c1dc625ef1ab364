// The grammar of placeholders that a clerk writes into a Word or Excel file: {{单位}}, {{排查数|2}}, {{#各村}}…{{/各村}},
// {{?有典型案例}}…{{/?}}, {{!有典型案例}}…{{/!}}. Full-width braces and signs, as Chinese keyboards give them, mean the same.

export type Placeholder =
  | { kind: 'value'; name: string; decimals: number | null }
  | { kind: 'open'; block: BlockKind; name: string }
  /** `name` as far as it is written: {{/}} and {{/?}} close whatever is open. */
  | { kind: 'close'; name: string | null; block: BlockKind | null }
  /** `why` is the Chinese sentence. */
  | { kind: 'malformed'; why: string };

/** Repeated for each row of a list, or kept only if (unless) something holds. */
export type BlockKind = 'each' | 'if' | 'unless';

export interface FoundPlaceholder {
  /** Characters of the text, the braces included. */
  start: number;
  end: number;
  written: string;
  placeholder: Placeholder;
}

const mostDecimals = 10;
const longestName = 60;
const braces = /\{\{|｛｛/gu;
const closing = /\}\}|｝｝|\{\{|｛｛/gu;

const signs: Record<string, BlockKind> = {
  '#': 'each',
  '＃': 'each',
  '?': 'if',
  '？': 'if',
  '!': 'unless',
  '！': 'unless',
};

/** A label as the name that a placeholder can write: without spaces, signs at the beginning and what ends a name. */
export function slotNameOf(label: string): string {
  const plain = label.normalize('NFC').replace(/[\s\u00a0\u3000{}｛｝|｜]+/gu, '');
  return plain.replace(/^[#＃?？!！/／]+/u, '').slice(0, longestName);
}

/** Whether a text may hold a placeholder at all; quick. */
export const mayHoldPlaceholder = (text: string): boolean => text.includes('{{') || text.includes('｛｛');

/** All placeholders of a text in their order; one that is opened and never closed reaches to the next or to the end. */
export function findPlaceholders(text: string): FoundPlaceholder[] {
  const found: FoundPlaceholder[] = [];
  let at = 0;
  for (;;) {
    braces.lastIndex = at;
    const open = braces.exec(text);
    if (!open) return found;
    const start = open.index;
    closing.lastIndex = start + 2;
    const close = closing.exec(text);
    const isClosed = close !== null && (close[0] === '}}' || close[0] === '｝｝');
    const end = close === null ? text.length : isClosed ? close.index + 2 : close.index;
    const placeholder: Placeholder = isClosed
      ? readPlaceholder(text.slice(start + 2, close.index))
      : { kind: 'malformed', why: '后面缺“}}”' };
    found.push({ start, end, written: text.slice(start, end).slice(0, longestName + 10), placeholder });
    at = end;
  }
}

/** What stands between the braces. */
function readPlaceholder(inner: string): Placeholder {
  const text = inner.normalize('NFC').replace(/[\s\u00a0\u3000]+/gu, '');
  if (text === '') return { kind: 'malformed', why: '里面没有写名称' };
  if (text.length > longestName) return { kind: 'malformed', why: `名称超过 ${longestName} 个字` };
  const sign = text[0]!;
  if (sign === '/' || sign === '／') {
    const rest = text.slice(1);
    const block = signs[rest[0] ?? ''] ?? null;
    const name = block === null ? rest : rest.slice(1);
    return { kind: 'close', name: name === '' ? null : name, block };
  }
  const block = signs[sign];
  if (block !== undefined) {
    const name = text.slice(1);
    return name === '' ? { kind: 'malformed', why: `“${sign}”后面没有写名称` } : { kind: 'open', block, name };
  }
  const [name = '', decimals, ...more] = text.split(/[|｜]/u);
  if (name === '') return { kind: 'malformed', why: '“|”前面没有写名称' };
  if (decimals === undefined) return { kind: 'value', name, decimals: null };
  if (more.length > 0 || !/^\d{1,2}$/u.test(decimals) || Number(decimals) > mostDecimals)
    return { kind: 'malformed', why: `“|”后面要写小数位数，0 到 ${mostDecimals}` };
  return { kind: 'value', name, decimals: Number(decimals) };
}
