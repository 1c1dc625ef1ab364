// A list that is read from its newest end, a stretch at a time.
import { useCallback, useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../api/client.ts';
import { useUnlocks } from '../api/currentUser.ts';

export interface Pages<E> {
  entries: readonly E[] | undefined;
  /** Nothing older is left. */
  complete: boolean;
  busy: boolean;
  failure: string | null;
  more(): Promise<void>;
}

/** `read` gives at most `size` entries older than the given id; another `key` starts over. */
export function usePages<E extends { id: string }>(
  key: string,
  size: number,
  read: (before: string | undefined) => Promise<readonly E[]>,
): Pages<E> {
  const [entries, setEntries] = useState<readonly E[]>();
  const [complete, setComplete] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const turn = useRef(0);
  const reader = useRef(read);
  useEffect(() => {
    reader.current = read;
  });

  const fetch = useCallback(
    async (known: readonly E[]) => {
      turn.current += 1;
      const mine = turn.current;
      setBusy(true);
      try {
        const older = await reader.current(known.at(-1)?.id);
        if (turn.current !== mine) return;
        setEntries([...known, ...older]);
        setComplete(older.length < size);
        setFailure(null);
      } catch (error) {
        if (turn.current === mine) setFailure(sentenceOf(error));
      } finally {
        if (turn.current === mine) setBusy(false);
      }
    },
    [size],
  );

  const unlocks = useUnlocks();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key and every unlocking start over
  useEffect(() => {
    setEntries(undefined);
    setFailure(null);
    void fetch([]);
    return () => {
      turn.current += 1;
    };
  }, [key, unlocks, fetch]);

  return { entries, complete, busy, failure, more: () => fetch(entries ?? []) };
}
