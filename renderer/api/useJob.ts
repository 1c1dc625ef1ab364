// Long work of the core as a component shows it: what it does, how far it is, and a way to stop it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { finished, sentenceOf, wasCancelled } from './client.ts';

export interface JobShown {
  title: string;
  unit: string;
  step: string;
  done: number;
  total: number | null;
  /** The job that could be ended with what it has so far; null before it has anything. */
  offering: string | null;
  cancelling: boolean;
}

/** `why` is null when the user stopped it. */
export type JobEnd<R> = { done: true; result: R } | { done: false; why: string | null };

/** A job, or work that was done at once. */
export type Started = { job: string } | { ok: true };

export interface Job {
  /** Null while nothing runs. */
  shown: JobShown | null;
  /** The sentence of what did not work last; being stopped by the user is no failure. */
  failure: string | null;
  /** Runs one piece of work at a time; null when it failed or was stopped. */
  run<R>(title: string, unit: string, start: () => Promise<{ job: string }>): Promise<R | null>;
  /** The same as one of several: what failed is told here and is no failure of the whole. */
  runOne<R>(title: string, unit: string, start: () => Promise<Started>): Promise<JobEnd<R | null>>;
  cancel(): void;
  forget(): void;
}

export function useJob(): Job {
  const [shown, setShown] = useState<JobShown | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const control = useRef<AbortController | null>(null);

  // Whoever leaves the page has no more use for the work.
  useEffect(() => () => control.current?.abort(), []);

  const runOne = useCallback(
    async <R>(title: string, unit: string, start: () => Promise<Started>): Promise<JobEnd<R | null>> => {
      if (control.current) return { done: false, why: null };
      const mine = new AbortController();
      control.current = mine;
      setFailure(null);
      setShown({ title, unit, step: '', done: 0, total: null, offering: null, cancelling: false });
      try {
        const started = await start();
        if (!('job' in started)) return { done: true, result: null };
        const result = await finished<R>(started.job, {
          signal: mine.signal,
          onProgress: ({ step, done, total, offers }) =>
            setShown((now) => now && { ...now, step, done, total, offering: offers ? started.job : null }),
        });
        return { done: true, result };
      } catch (error) {
        return { done: false, why: wasCancelled(error) ? null : sentenceOf(error) };
      } finally {
        control.current = null;
        setShown(null);
      }
    },
    [],
  );

  const run = useCallback(
    async <R>(title: string, unit: string, start: () => Promise<{ job: string }>) => {
      const end = await runOne<R>(title, unit, start);
      if (end.done) return end.result;
      if (end.why !== null) setFailure(end.why);
      return null;
    },
    [runOne],
  );

  const cancel = useCallback(() => {
    control.current?.abort();
    setShown((now) => now && { ...now, cancelling: true });
  }, []);

  return { shown, failure, run, runOne, cancel, forget: useCallback(() => setFailure(null), []) };
}
