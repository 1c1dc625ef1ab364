// What cells need to know of the office: its code tables and today's date. Asked once and shared by every page.
import { useSyncExternalStore } from 'react';
import type { CodeEntry, CodeTable } from '../../shared/codes/table.ts';
import { call } from '../api/client.ts';

/** An entry that was switched off is shown where it is stored, but no longer offered. */
export interface OfficeEntry extends CodeEntry {
  active?: boolean;
}

export interface OfficeTable extends CodeTable {
  entries: readonly OfficeEntry[];
}

/** Keeps its identity until something of it changes, so that columns made from it may be remembered. */
export interface Office {
  /** YYYY-MM-DD on the office's calendar. */
  today: string;
  table(key: string): OfficeTable | undefined;
}

/** `office` is null while it is being asked for; `failure` is what went wrong then. */
export interface OfficeStanding {
  office: Office | null;
  failure: unknown;
}

const staleMs = 30 * 60_000;

let standing: OfficeStanding = { office: null, failure: null };
let askedAt = Number.NEGATIVE_INFINITY;
let asking: Promise<void> | undefined;
const watchers = new Set<() => void>();

function set(next: OfficeStanding): void {
  standing = next;
  for (const watcher of watchers) watcher();
}

async function ask(): Promise<void> {
  try {
    const [{ tables }, { today }] = await Promise.all([call('codes.all', {}), call('home.today', {})]);
    const byKey = new Map<string, OfficeTable>(tables.map((table) => [table.key, table]));
    askedAt = performance.now();
    set({ office: { today, table: (key) => byKey.get(key) }, failure: null });
  } catch (failure) {
    if (standing.office === null) set({ office: null, failure });
  } finally {
    asking = undefined;
  }
}

/** Asks anew: after a dictionary was edited, or to try again. */
export function refreshOffice(): Promise<void> {
  asking ??= ask();
  return asking;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  // A window may stay open past midnight.
  if (performance.now() - askedAt > staleMs) void refreshOffice();
  return () => watchers.delete(watcher);
}

/** The office as far as it is known; the component is drawn again when it changes. */
export function useOffice(): OfficeStanding {
  return useSyncExternalStore(
    watch,
    () => standing,
    () => standing,
  );
}
