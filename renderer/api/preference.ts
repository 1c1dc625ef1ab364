// What a user has chosen for herself (type size, a folded navigation), kept by the core under a key. All components
// that use a key see the same value at once.
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import type { z } from 'zod';
import { call } from './client.ts';

type Json = z.core.util.JSONType;

const values = new Map<string, Json | null>();
const asked = new Set<string>();
const watchers = new Set<() => void>();

function put(key: string, value: Json | null): void {
  values.set(key, value);
  for (const watcher of watchers) watcher();
}

async function load(key: string): Promise<void> {
  if (asked.has(key)) return;
  asked.add(key);
  try {
    put(key, (await call('preferences.get', { key })).value);
  } catch {
    // Not signed in any more: the default stands, and the next user asks anew.
    asked.delete(key);
  }
}

/** Another user has signed in. */
export function forgetPreferences(): void {
  values.clear();
  asked.clear();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * A preference and how to change it. `read` turns whatever is stored into a value, the default for what it does not
 * know. Nothing is asked while `enabled` is false (nobody is signed in).
 */
export function usePreference<T extends Json>(
  key: string,
  read: (stored: Json | null) => T,
  enabled = true,
): [T, (value: T) => void] {
  const stored = useSyncExternalStore(watch, () => values.get(key) ?? null);
  useEffect(() => {
    if (enabled) void load(key);
  }, [key, enabled]);
  const change = useCallback(
    (value: T) => {
      asked.add(key);
      put(key, value);
      // A preference that could not be kept holds until the window is closed; that is no reason to interrupt.
      call('preferences.set', { key, value }).catch(() => undefined);
    },
    [key],
  );
  return [read(stored), change];
}
