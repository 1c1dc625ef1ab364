// What a user has chosen for herself (type size, a folded navigation), kept by the core under a key. All components
// that use a key see the same value at once.
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { call } from './client.ts';
import { type Json, preferenceStore } from './preferenceStore.ts';

const store = preferenceStore({
  get: async (key) => (await call('preferences.get', { key })).value,
  set: (key, value) => call('preferences.set', { key, value }),
});

/** Another user has signed in. */
export const forgetPreferences = store.forget;

/**
 * A preference and how to change it. `read` turns whatever is stored into a value, the default for what it does not
 * know. Nothing is asked while `enabled` is false (nobody is signed in).
 */
export function usePreference<T extends Json>(
  key: string,
  read: (stored: Json | null) => T,
  enabled = true,
): [T, (value: T) => void] {
  const stored = useSyncExternalStore(store.watch, () => store.value(key));
  useEffect(() => {
    if (enabled) void store.load(key);
  }, [key, enabled]);
  const change = useCallback((value: T) => store.change(key, value), [key]);
  return [read(stored), change];
}
