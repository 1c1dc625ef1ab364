// What may stand in the XML of a document, and what a spreadsheet would take for a formula.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are looked for
const suspicious = /[\u0000-\u0008\u000b-\u001f\u007f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 forbids these
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** The text without characters that XML 1.0 forbids (§2.2); line ends become \n. Other characters stay. */
export function legalText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(illegal, '')
    .toWellFormed();
}

const cellLimit = 32_767;
const shortened = '…（内容过长，已截断）';

/**
 * The text for a workbook cell: legal in XML, `_x000D_` kept from being read as an escape (ECMA-376 part 1, 22.4.2.4
 * ST_Xstring), and within the 32,767 characters a cell can hold; a longer text says at its end that it was cut.
 */
export function workbookText(text: string): string {
  const legal = legalText(text);
  const kept =
    legal.length > cellLimit ? legal.slice(0, cellLimit - shortened.length).toWellFormed() + shortened : legal;
  return kept.includes('_x') ? kept.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : kept;
}

/**
 * Whether a spreadsheet that re-reads the text (from .csv, or after F2 and Enter in a cell of the General format)
 * would take it for a formula: = + - @ tab CR LF, also in their full-width forms (OWASP, CSV injection).
 */
export const startsLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(text);

/**
 * A text field for a .csv file: a leading apostrophe keeps spreadsheets from running it. In .xlsx nothing is added:
 * there the cell is typed as a string and carries the text format, so the value stays exactly as it was entered.
 */
export const csvText = (text: string): string => (startsLikeFormula(text) ? `'${text}` : text);
