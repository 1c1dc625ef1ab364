// What a page shows of the core, and what it asks the core to do, with the waiting and the failing that belong to it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { call, sentenceOf } from './client.ts';
import { useUnlocks } from './currentUser.ts';

export interface Answered<T> {
  /** The last answer; stays while it is asked anew. */
  data: T | undefined;
  /** The sentence of what did not work, null while all is well. */
  failure: string | null;
  reload(): Promise<void>;
}

/** Asks once, and again when the input changes, the window is unlocked or `reload` is called; a late answer is dropped. */
export function useAnswer<N extends ProcedureName>(name: N, input: InputOf<N>): Answered<OutputOf<N>> {
  const [data, setData] = useState<OutputOf<N>>();
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(0);
  const wanted = JSON.stringify(input);

  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const answer = await call(name, JSON.parse(wanted) as InputOf<N>);
      if (asked.current !== mine) return;
      setData(answer);
      setFailure(null);
    } catch (error) {
      if (asked.current === mine) setFailure(sentenceOf(error));
    }
  }, [name, wanted]);

  const unlocks = useUnlocks();

  // biome-ignore lint/correctness/useExhaustiveDependencies: every unlocking asks anew
  useEffect(() => {
    void reload();
    return () => {
      asked.current += 1;
    };
  }, [reload, unlocks]);

  return { data, failure, reload };
}

export interface Attempt {
  busy: boolean;
  /** The sentence of what did not work last. */
  failure: string | null;
  /** Does the work unless other work of this attempt still runs; false when it failed. */
  run(work: () => Promise<void>): Promise<boolean>;
  forget(): void;
}

/** One thing a form does: busy while it is done, its failure kept for showing. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(sentenceOf(error));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, failure, run, forget: useCallback(() => setFailure(null), []) };
}
