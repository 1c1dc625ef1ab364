import { halfWidth } from '../../../shared/rules/writtenText.ts';
import type { DivisionLevel } from './assetFormat.ts';
import { type DivisionNode, type DivisionTree, type PlaceReading, plainSyllables } from './divisionTree.ts';

/** Where to look and how much to give. */
export interface DivisionSearch {
  level?: DivisionLevel;
  /** Code of a division; only what lies in it is found. */
  within?: string;
  /** 50 when absent. */
  limit?: number;
}

const levelRank: Readonly<Record<DivisionLevel, number>> = { province: 0, city: 1, county: 2, township: 3 };
const noMatch = Number.POSITIVE_INFINITY;

/**
 * Divisions meant by typed Chinese (迁陵), first letters (qlz), pinyin (qianling, qianlz) or digits of a code, best first.
 * Several words narrow down: "保靖 迁陵" and "bj qlz" ask for a division of the second name below one of the first;
 * 保靖县迁陵镇 in one word is understood too.
 */
export function searchTree(tree: DivisionTree, text: string, search: DivisionSearch = {}): DivisionNode[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const { level, within = '', limit = 50 } = search;
  const eligible = (node: DivisionNode): boolean =>
    node.code.startsWith(within) &&
    (level === undefined || node.level === level) &&
    (node.standIn === null || (node.standIn === 'double' && level === 'county'));

  const found = scored(tree, words, eligible);
  if (found.length === 0 && words.length === 1) {
    for (const node of downThePath(tree, words[0]!)) if (eligible(node)) found.push({ node, score: 0 });
  }
  return found
    .sort(byScore)
    .slice(0, limit)
    .map(({ node }) => node);
}

interface Found {
  node: DivisionNode;
  score: number;
}

function byScore(a: Found, b: Found): number {
  return a.score - b.score || levelRank[a.node.level] - levelRank[b.node.level] || (a.node.code < b.node.code ? -1 : 1);
}

function wordsOf(text: string): string[] {
  return plainSyllables(halfWidth(text).toLowerCase().replaceAll('ü', 'v'))
    .split(/[\s/,、>-]+/u)
    .filter((word) => word !== '')
    .slice(0, 5);
}

/** The last word names the division; the words before it stand for itself or for something above it. */
function scored(tree: DivisionTree, words: readonly string[], eligible: (node: DivisionNode) => boolean): Found[] {
  const found: Found[] = [];
  const before = words.slice(0, -1);
  for (const node of tree.nodes) {
    const score = scoreOf(node, words.at(-1)!);
    if (score === noMatch || !eligible(node)) continue;
    if (before.every((word) => meansItOrAbove(node, word))) found.push({ node, score });
  }
  return found;
}

function meansItOrAbove(node: DivisionNode, word: string): boolean {
  for (let current: DivisionNode | null = node; current !== null; current = current.parent) {
    if (scoreOf(current, word) !== noMatch) return true;
  }
  return false;
}

/** Smaller is better: whole name, beginning, inside; among equals the shorter name. */
function scoreOf(node: DivisionNode, word: string): number {
  if (/^\d{2,12}$/u.test(word) && (node.code.startsWith(word) || (word.length === 12 && word.startsWith(node.code)))) {
    return word.length === 12 ? 3 - levelRank[node.level] : (node.code.length - word.length) / 10;
  }
  const inside = node.name.indexOf(word);
  if (inside >= 0) {
    const rest = (node.name.length - word.length) / 100;
    return node.name.length === word.length ? 0 : (inside === 0 ? 1 : 2) + rest;
  }
  let best = noMatch;
  for (const reading of node.readings) best = Math.min(best, scoreOfReading(reading, word));
  return best;
}

function scoreOfReading(reading: PlaceReading, word: string): number {
  if (reading.initials[0] !== word[0]) return noMatch;
  if (reading.initials === word || reading.full === word) return 0;
  const rest = reading.initials.length / 100;
  if (reading.initials.startsWith(word) || reading.full.startsWith(word)) return 1 + rest;
  return spells(reading.spaced.split(' '), 0, word, 0) ? 1.5 + rest : noMatch;
}

/** Whether the word is made of beginnings of the syllables in turn: qianlz, qlingz. */
function spells(syllables: readonly string[], at: number, word: string, from: number): boolean {
  if (from === word.length) return true;
  const syllable = syllables[at];
  if (syllable === undefined) return false;
  for (let length = commonLength(syllable, word, from); length > 0; length -= 1) {
    if (spells(syllables, at + 1, word, from + length)) return true;
  }
  return false;
}

function commonLength(text: string, word: string, from: number): number {
  let length = 0;
  while (length < text.length && from + length < word.length && text[length] === word[from + length]) length += 1;
  return length;
}

/**
 * Divisions whose path the word runs down: beginnings of one or more names above, then a beginning of its own name
 * (保靖迁陵, bjqlz). Nodes come parents first, so what can be reached before a node is known when the node comes.
 */
function downThePath(tree: DivisionTree, word: string): DivisionNode[] {
  const keysOf = /^[a-z]/u.test(word) ? spelledKeys : nameKeys;
  const reached = new Map<DivisionNode | null, readonly number[]>([[null, [0]]]);
  const found: DivisionNode[] = [];
  for (const node of tree.nodes) {
    const before = reached.get(node.parent) ?? [0];
    const after = new Set(before);
    let ends = false;
    for (const from of before) {
      for (const key of keysOf(node, word, from)) {
        const length = commonLength(key, word, from);
        // One character of a name above says too little: half the country begins with 大.
        if (length >= 2) after.add(from + length);
        if (length > 0 && from > 0 && from + length === word.length) ends = true;
      }
    }
    if (ends) found.push(node);
    if (node.children.length > 0) reached.set(node, [...after]);
  }
  return found;
}

function nameKeys(node: DivisionNode, word: string, from: number): readonly string[] {
  return node.name[0] === word[from] ? [node.name] : [];
}

function spelledKeys(node: DivisionNode, word: string, from: number): readonly string[] {
  return node.readings.flatMap(({ full, initials }) => (initials[0] === word[from] ? [full, initials] : []));
}
