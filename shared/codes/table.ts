import { foldWord } from '../rules/writtenText.ts';

/** One line of a code table. */
export interface CodeEntry {
  /** What is stored and exchanged. Text: leading zeros count. */
  code: string;
  /** The word on forms, screens and paper. Unique within the table. */
  name: string;
  /** Other words that mean this entry on import and in typing. */
  aliases?: readonly string[];
  /** Code of the wider entry, in tables of two levels. */
  parent?: string;
  /** The standard's own wording where forms print a shorter one. */
  official?: string;
}

/** National tables are the program's; the entries of the others are edited by an administrator. */
export interface CodeTable {
  /** Never changes once released: declarations and stored dictionaries refer to it. */
  key: string;
  title: string;
  national: boolean;
  entries: readonly CodeEntry[];
  /** Of a dictionary with so many lines and no more, whose names the office gives: what each is called while it has none. */
  lines?: readonly string[];
  /** What the dictionary is for, where forms do not show it. */
  about?: string;
}

type WordIndex = ReadonlyMap<string, CodeEntry>;

const indexes = new WeakMap<CodeTable, WordIndex>();

/**
 * Finds the entry meant by a code, a name, the standard's wording or an alias. Blanks, quotes, full-width forms and
 * letter case do not matter ("初 中", "０１", "Ｘ"); "01 主任" and a code that lost its leading zeros in a spreadsheet are
 * understood. Undefined when nothing, or more than one thing, is meant. The table's words are indexed once per object, so an
 * edited dictionary is a new object.
 */
export function findEntry(table: CodeTable, text: string): CodeEntry | undefined {
  const word = foldWord(text);
  if (word === '') return undefined;
  const index = indexOf(table);
  return index.get(word) ?? withCodeBefore(index, word) ?? withLostZeros(table, word);
}

/** The entry of exactly this code. */
export function entryOf(table: CodeTable, code: string): CodeEntry | undefined {
  const entry = indexOf(table).get(foldWord(code));
  return entry?.code === code ? entry : undefined;
}

function indexOf(table: CodeTable): WordIndex {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = new Map<string, CodeEntry>();
  // Codes win over names, names over aliases; an alias never takes a word away from a name.
  for (const words of [codesOf, namesOf, aliasesOf]) addWords(index, table.entries, words);
  indexes.set(table, index);
  return index;
}

function addWords(
  index: Map<string, CodeEntry>,
  entries: readonly CodeEntry[],
  wordsOf: (entry: CodeEntry) => readonly string[],
): void {
  const found = new Map<string, CodeEntry | null>();
  for (const entry of entries) {
    for (const word of wordsOf(entry)) {
      const key = foldWord(word);
      const other = found.get(key);
      found.set(key, other === undefined || other === entry ? entry : null);
    }
  }
  for (const [key, entry] of found) {
    // A word that two entries claim means neither.
    if (entry !== null && !index.has(key)) index.set(key, entry);
  }
}

const codesOf = (entry: CodeEntry): readonly string[] => [entry.code];
const namesOf = (entry: CodeEntry): readonly string[] => (entry.official ? [entry.name, entry.official] : [entry.name]);
const aliasesOf = (entry: CodeEntry): readonly string[] => entry.aliases ?? [];

function withCodeBefore(index: WordIndex, word: string): CodeEntry | undefined {
  const match = /^(\d+)[-.、:：]?(\D.*)$/u.exec(word);
  if (match === null) return undefined;
  const entry = index.get(match[1]!);
  return entry !== undefined && index.get(match[2]!) === entry ? entry : undefined;
}

function withLostZeros(table: CodeTable, word: string): CodeEntry | undefined {
  if (!/^[1-9]\d*$/u.test(word)) return undefined;
  const found = table.entries.filter((entry) => entry.code.startsWith('0') && entry.code.replace(/^0+/u, '') === word);
  return found.length === 1 ? found[0] : undefined;
}
