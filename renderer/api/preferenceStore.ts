// Preferences as the window holds them: asked for once under each key, the user's own last choice before any late answer.
import type { z } from 'zod';

export type Json = z.core.util.JSONType;

export interface PreferenceStore {
  /** Null before it was asked for and where nothing is kept. */
  value(key: string): Json | null;
  watch(watcher: () => void): () => void;
  /** Asks for a preference, once. */
  load(key: string): Promise<void>;
  /** Holds at once; keeping it goes on behind. */
  change(key: string, value: Json): void;
  /** Another user has signed in: everything is asked for anew. */
  forget(): void;
}

export interface PreferencePorts {
  get(key: string): Promise<Json | null>;
  set(key: string, value: Json): Promise<unknown>;
}

export function preferenceStore({ get, set }: PreferencePorts): PreferenceStore {
  let values = new Map<string, Json | null>();
  let asked = new Set<string>();
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const watcher of watchers) watcher();
  };

  return {
    value: (key) => values.get(key) ?? null,
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    async load(key) {
      if (asked.has(key)) return;
      const mine = asked;
      mine.add(key);
      try {
        const value = await get(key);
        // Another user is here, or she has chosen while it was asked.
        if (mine !== asked || values.has(key)) return;
        values.set(key, value);
        tell();
      } catch {
        // Not signed in any more: the default stands, and the next user asks anew.
        mine.delete(key);
      }
    },
    change(key, value) {
      asked.add(key);
      values.set(key, value);
      tell();
      // A preference that could not be kept holds until the window is closed; that is no reason to interrupt.
      set(key, value).catch(() => undefined);
    },
    forget() {
      values = new Map();
      asked = new Set();
      tell();
    },
  };
}
