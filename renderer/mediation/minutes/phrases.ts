// The sentences on offer, in the order of the dictionary; the first nine have a key.
import type { OfficeTable } from '../../fields/office.ts';

export interface Phrase {
  code: string;
  text: string;
  /** Alt+1 … Alt+9 */
  shortcut: string | null;
}

const keys = 9;

/** The phrases in use of the office's table; the first ones have a shortcut. */
export function phrasesOf(table: OfficeTable | undefined): Phrase[] {
  return (table?.entries ?? [])
    .filter((entry) => entry.active !== false)
    .map(({ code, name }, at) => ({ code, text: name, shortcut: at < keys ? `Alt+${at + 1}` : null }));
}
