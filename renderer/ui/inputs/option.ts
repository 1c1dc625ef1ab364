// Finding a code by what people type: its name, the initials of its pinyin, its pinyin, or the code itself.
import { useEffect, useState } from 'react';
import { halfWidth } from './parsed.ts';

export interface Option {
  code: string;
  label: string;
  /** Heading in the list. */
  group?: string;
  /** A second line, lighter. */
  detail?: string;
  /** No longer in use: shown where it is the value, not offered. */
  retired?: boolean;
}

/** Initials and full pinyin of each label, by code. */
export type Spellings = ReadonlyMap<string, { initials: string; full: string }>;

const none: Spellings = new Map();
const known = new WeakMap<readonly Option[], Spellings>();

async function spell(options: readonly Option[]): Promise<Spellings> {
  const { pinyin } = await import('pinyin-pro');
  const spellings = new Map<string, { initials: string; full: string }>();
  for (const { code, label } of options) {
    const syllables = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    spellings.set(code, {
      initials: syllables
        .map((syllable) => syllable[0] ?? '')
        .join('')
        .toLowerCase(),
      full: syllables.join('').toLowerCase(),
    });
  }
  known.set(options, spellings);
  return spellings;
}

/** The spellings of a list that stays the same object; empty until the pinyin table is loaded. */
export function useSpellings(options: readonly Option[]): Spellings {
  const [spellings, setSpellings] = useState<Spellings>(() => known.get(options) ?? none);
  useEffect(() => {
    let current = true;
    const ready = known.get(options);
    if (ready) setSpellings(ready);
    else spell(options).then((fresh) => current && setSpellings(fresh));
    return () => {
      current = false;
    };
  }, [options]);
  return spellings;
}

/** How well an option fits: 0 best; undefined not at all. Whole and leading matches come before inner ones. */
function rankOf(option: Option, typed: string, spellings: Spellings): number | undefined {
  const label = option.label.toLowerCase();
  if (option.code.toLowerCase() === typed || label === typed) return 0;
  if (label.startsWith(typed)) return 1;
  const spelling = spellings.get(option.code);
  if (spelling?.initials.startsWith(typed)) return 2;
  if (option.code.toLowerCase().startsWith(typed)) return 3;
  if (label.includes(typed)) return 4;
  if (spelling?.full.startsWith(typed)) return 5;
  if (spelling?.initials.includes(typed)) return 6;
  return undefined;
}

/** The options that fit the typed text, best first, in their own order among equals. */
export function findOptions(options: readonly Option[], typed: string, spellings: Spellings = none): Option[] {
  const offered = options.filter((option) => !option.retired);
  const text = halfWidth(typed).toLowerCase().replace(/\s/g, '');
  if (text === '') return offered;
  return offered
    .map((option) => ({ option, rank: rankOf(option, text, spellings) }))
    .filter((found) => found.rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((found) => found.option);
}
