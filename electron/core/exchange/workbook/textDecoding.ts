// Which characters the bytes of a text table mean. Offices hand over GBK far more often than UTF-8, and nothing in
// the file says so.
import iconv from 'iconv-lite';
import { Refusal } from '../../../../shared/contract/errors.ts';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Guesses the encoding: byte order mark, then zero bytes, then whether it is valid UTF-8, else GB18030 (⊇ GBK). */
export function detectEncoding(bytes: Uint8Array): TextEncodingName {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zeroBytes(bytes.subarray(0, 4096));
  if (zeros.odd > 0 && zeros.even === 0) return 'utf-16le';
  if (zeros.even > 0 && zeros.odd === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  bytes.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) count.even += 1;
    else count.odd += 1;
  });
  return count;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // `stream` forgives a character that is cut off at the very end.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const replacement = '\uFFFD';

/** The text of the bytes without a byte order mark. Throws a Refusal for bytes that are no text. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = encoding === 'utf-8' ? buffer.toString('utf8') : iconv.decode(buffer, encoding, { stripBOM: true });
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (!readsAsText(clean)) {
    throw new Refusal('invalid', '这个文件不是工作簿，也不是文本表格，读不出来。请选择 .xlsx、.xls 或 .csv 文件。');
  }
  return clean;
}

/** Looks at the beginning only: control characters and broken characters are rare in a text. */
function readsAsText(text: string): boolean {
  const sample = text.slice(0, 20_000);
  let odd = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === 0) return false;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || sample[at] === replacement) odd += 1;
  }
  return odd * 50 <= sample.length;
}
