// From the bytes of a handed-over file to sheets of cells.
import { recogniseFile } from './guard.ts';
import { createTally } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { readTextTable } from './textTable.ts';
import { readXls } from './xls.ts';
import type { ReadProgress } from './xlsx.ts';
import { readXlsx } from './xlsx.ts';

/**
 * Reads .xlsx, .xlsm, .xls and text tables (.csv; UTF-8, GBK, GB18030, UTF-16). Formulas are never evaluated.
 * Throws a Refusal with the sentence for the user for everything else, damage, passwords and absurd sizes.
 * `onProgress` gets 0 … 1.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  onProgress: ReadProgress = () => {},
): Promise<{ sheets: Sheet[] }> {
  const kind = recogniseFile(bytes, fileName);
  const tally = createTally();
  if (kind === 'xlsx') return { sheets: await readXlsx(bytes, tally, onProgress) };
  const sheets = kind === 'xls' ? readXls(bytes, tally) : [readTextTable(bytes, sheetName(fileName), tally)];
  onProgress(1);
  return { sheets };
}

/** A text table has no sheet name; the file's own name says what it is. */
function sheetName(fileName: string): string {
  return fileName.replace(/^.*[/\\]/, '').replace(/\.[a-z]{1,4}$/i, '');
}
