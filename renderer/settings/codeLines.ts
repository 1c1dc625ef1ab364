// Dictionaries with a fixed number of lines, whose names the office gives.
import type { OutputOf } from '../../shared/contract/index.ts';

export type Table = OutputOf<'codes.all'>['tables'][number];
export type Entry = Table['entries'][number];

/** What an entry is called whose name is still open: 机制一; undefined in a dictionary that grows. */
export const lineOf = ({ lines, entries }: Table, entry: Entry): string | undefined => lines?.[entries.indexOf(entry)];
