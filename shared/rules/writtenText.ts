// Blank and joiner characters that Word, WPS and chat programs leave inside pasted text.
const blanks = /[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/gu;
const dashes = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu;

// Most numbers in ledgers are plain already, and normalising them would be the dearest step of reading one.
const plainAscii = /^[ -~]*$/;
const plainWord = /^[!-~]*$/;

/** Full-width letters, digits and signs as half-width ones (Unicode NFKC), every dash as "-". For parsing, not for storing prose. */
export function halfWidth(text: string): string {
  if (plainAscii.test(text)) return text;
  return text.normalize('NFKC').replace(dashes, '-');
}

/** Half-width text without any blank or invisible character: "１３８ 0743" → "1380743". */
export function withoutBlanks(text: string): string {
  if (plainWord.test(text)) return text;
  return halfWidth(text).replace(blanks, '');
}

/** The key by which two written words count as the same: no blanks, no quotes, half-width, lower case. */
export function foldWord(text: string): string {
  return withoutBlanks(text)
    .replace(/["'“”‘’「」]/gu, '')
    .toLowerCase();
}

/** A written value quoted inside a sentence; long ones are cut, so that a message stays one line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > 24 ? `“${line.slice(0, 24)}…”` : `“${line}”`;
}
