// What the palette lists, flat, so that the arrow keys walk through it; pure functions.
import type { OutputOf } from '../../shared/contract/index.ts';
import { findRegister, registerTitle } from '../../shared/registers/index.ts';
import { rowHref, viewHref } from '../route.ts';

/** A type, not an interface: it is stored as JSON. */
export type FoundRow = {
  register: string;
  id: string;
  title: string;
  detail: string;
};

export type SearchItem =
  | { kind: 'row'; key: string; href: string; row: FoundRow; matched: string }
  | { kind: 'all'; key: string; href: string; register: string; total: number };

export interface SearchGroup {
  title: string;
  note: string;
  items: SearchItem[];
}

type Answer = OutputOf<'search.all'>;

function itemOf(row: FoundRow, matched: string): SearchItem {
  return { kind: 'row', key: `${row.register}/${row.id}`, href: rowHref(row.register, row.id), row, matched };
}

/** The answer by register; a group that has more ends with the way to all of them. */
export function groupsOf({ groups }: Answer, text: string): SearchGroup[] {
  return groups.map(({ register, total, hits }) => {
    const items = hits.map(({ id, title, detail, matched }) => itemOf({ register, id, title, detail }, matched));
    if (total > hits.length) {
      items.push({ kind: 'all', key: `${register}/`, href: viewHref({ register, search: text }), register, total });
    }
    return { title: registerTitle(register), note: `${total.toLocaleString('zh-CN')} 条`, items };
  });
}

/** Rows opened from here before, newest first. */
export function recentGroup(rows: readonly FoundRow[]): SearchGroup[] {
  if (rows.length === 0) return [];
  const items = rows.map((row) => itemOf({ ...row, detail: joined(registerTitle(row.register), row.detail) }, ''));
  return [{ title: '最近打开', note: '', items }];
}

const joined = (...texts: string[]) => texts.filter((text) => text !== '').join(' · ');

const most = 8;

/** A row opened now stands first and once. */
export function withRecent(rows: readonly FoundRow[], opened: FoundRow): FoundRow[] {
  const others = rows.filter(({ register, id }) => register !== opened.register || id !== opened.id);
  return [opened, ...others].slice(0, most);
}

/** What was stored, or nothing where it is not of this shape. */
export function readRecent(stored: unknown): FoundRow[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each: unknown) => {
    const row = each as Partial<Record<keyof FoundRow, unknown>> | null;
    const { register, id, title, detail } = row ?? {};
    if (typeof register !== 'string' || typeof id !== 'string' || typeof title !== 'string') return [];
    if (!findRegister(register)) return [];
    return [{ register, id, title, detail: typeof detail === 'string' ? detail : '' }];
  });
}

export interface TextPart {
  text: string;
  hit: boolean;
}

/** Cuts a text where the words that were looked for stand; case does not matter. */
export function marked(text: string, wanted: string): TextPart[] {
  const words = wanted
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const lower = text.toLowerCase();
  const parts: TextPart[] = [];
  let at = 0;
  while (at < text.length) {
    const next = nextHit(lower, words, at);
    if (next === null) break;
    if (next.from > at) parts.push({ text: text.slice(at, next.from), hit: false });
    parts.push({ text: text.slice(next.from, next.to), hit: true });
    at = next.to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: false });
  return parts;
}

function nextHit(lower: string, words: readonly string[], from: number): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  for (const word of words) {
    const place = lower.indexOf(word, from);
    if (place >= 0 && (best === null || place < best.from)) best = { from: place, to: place + word.length };
  }
  return best;
}
