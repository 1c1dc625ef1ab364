// How text becomes search tokens. SQLite's own tokenizers find nothing for Chinese words of one and two characters,
// so Chinese is indexed as overlapping pairs: 张建国 → 张建 建国 国. A phrase of pairs is then exact.
import { pinyin } from 'pinyin-pro';
import { readChineseNumeral } from '../../../shared/rules/chineseNumeral.ts';

const runs = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const han = /\p{Script=Han}/u;

/** Lower case, half width, one kind of everything: what is indexed and what is looked for go through it. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Tokens of a text for the columns `words` and `title`. */
export function wordTokens(text: string): string {
  const tokens: string[] = [];
  for (const [run] of folded(text).matchAll(runs)) tokens.push(...(han.test(run) ? pairs(run) : [run]));
  return tokens.join(' ');
}

/** Three digits at a time, so that any part of three or more digits is found: 13807430000 → 138 380 … 000 00 0. */
export function digitTokens(text: string): string {
  const digits = folded(text).replace(/[^0-9x]/g, '');
  let tokens = digits.slice(0, 3);
  for (let index = 1; index < digits.length; index += 1) tokens += ` ${digits.slice(index, index + 3)}`;
  return tokens;
}

const rememberedLength = 12;
const rememberedTexts = 20_000;

/** Remembers the answers for short texts: names repeat, and looking up pinyin is the dearest step of writing a person. */
function remembering(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > rememberedLength) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= rememberedTexts) known.clear();
    known.set(text, made);
    return made;
  };
}

/** Initials and full pinyin from every syllable on: 张建国 → zjg jg g, zhangjianguo jianguo guo; both readings of surnames. */
export const pinyinTokens = remembering((text) => {
  const tokens = new Set<string>();
  for (const [run] of folded(text).matchAll(/[\p{Script=Han}]+/gu)) {
    let usual = '';
    for (const surname of ['head', 'off'] as const) {
      const syllables = pinyin(run, { toneType: 'none', type: 'array', surname, v: true });
      const reading = syllables.join(' ');
      if (reading === usual) continue;
      usual = reading;
      for (let start = 0; start < syllables.length; start += 1) {
        const rest = syllables.slice(start, start + 12);
        tokens.add(rest.map((syllable) => syllable[0] ?? '').join(''));
        tokens.add(rest.join(''));
      }
    }
  }
  return [...tokens].join(' ');
});

const ordinal = /第([〇零一二三四五六七八九十百]+)/gu;
const paddedTo = 8;

/** Numbers as they are counted: 第2片区 and 第二片区 stand before 第10片区 and 第十片区. */
function counted(text: string): string {
  return text
    .replace(ordinal, (written, numeral: string) => {
      const number = readChineseNumeral(numeral);
      return number === null ? written : `第${number}`;
    })
    .replace(/\d+/gu, (digits) => digits.padStart(paddedTo, '0'));
}

/**
 * The key by which a name is sorted: pinyin by syllable with numbers as they are counted, then the name itself; 张建
 * stands before 张建国.
 */
export const pinyinSortKey = remembering((text) => {
  const syllables = pinyin(counted(text), {
    toneType: 'num',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'consecutive',
  });
  // The tab sorts before the blank that parts syllables.
  return `${syllables.join(' ').toLowerCase()}\t${text}`;
});

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

/** `everywhere`, or only in titles and their pinyin. */
export type SearchScope = 'everywhere' | 'titles';

/** What one typed word is looked for as, in the FTS5 syntax of the two indexes. */
export interface WordQuery {
  titles: string;
  texts: string;
}

function queryOf(run: string): WordQuery {
  if (han.test(run)) {
    // The pair of the last character and nothing stands only at the end of a run, so the phrase ends one earlier.
    const phrase = [...run].length === 1 ? `${quoted(run)} *` : quoted(pairs(run).slice(0, -1).join(' '));
    return { titles: `title : ${phrase}`, texts: `words : ${phrase}` };
  }
  const start = `${quoted(run)} *`;
  const isPinyin = /^[a-z]+$/.test(run);
  const isNumber = /^[0-9]{3,}x?$/.test(run);
  return {
    titles: isPinyin ? `title : ${start} OR pinyin : ${start}` : `title : ${start}`,
    texts: isNumber ? `words : ${start} OR digits : ${digitPhrase(run)}` : `words : ${start}`,
  };
}

function digitPhrase(digits: string): string {
  const parts = [...digits].map((_, index) => digits.slice(index, index + 3)).filter((part) => part.length === 3);
  return quoted(parts.join(' '));
}

/** Blanks and dashes inside a phone or ID number do not part it. */
function oneNumber(text: string): string | null {
  const joined = folded(text).replace(/[\s-]/g, '');
  return /^[0-9]{3,18}x?$/.test(joined) ? joined : null;
}

/** The words of what somebody typed, parted by blanks; a number written in groups is one word. */
export function typedWords(text: string): string[] {
  const number = oneNumber(text);
  if (number !== null) return [number];
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

const mostWords = 8;

/** What somebody typed as words to be looked for; every one must be found. Empty when there is nothing to look for. */
export function wordQueries(text: string): WordQuery[] {
  const number = oneNumber(text);
  if (number !== null) return [queryOf(number)];
  return [...folded(text).matchAll(runs)].slice(0, mostWords).map(([run]) => queryOf(run));
}
