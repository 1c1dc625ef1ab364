// The sheet of a team and month as the page works on it: edits are shown at once, sent one after the other, and replaced by
// the core's answer; what the core refuses is told and the sheet read again.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RotaSheet } from '../../shared/contract/rotaProcedures.ts';
import { call, sentenceOf } from '../api/client.ts';
import { useUnlocks } from '../api/currentUser.ts';
import { notify, notifyError } from '../ui/index.ts';
import { createEditQueue } from './editQueue.ts';
import { type Step, withChanges } from './rotaEdits.ts';

export interface RotaWork {
  sheet: RotaSheet | null;
  failure: string | null;
  reload(): Promise<void>;
  /** Takes over what another procedure answered. */
  take(sheet: RotaSheet): void;
  edit(step: Step): void;
  step(direction: 'undo' | 'redo'): void;
  /** Team, month and the version that is seen: the input of every procedure that writes. */
  seen(): { team: string; month: string; version: number };
  /** Resolves when everything typed has been answered. */
  settled(): Promise<void>;
}

export function useRota(team: string, month: string): RotaWork {
  const [sheet, setSheet] = useState<RotaSheet | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const version = useRef(0);
  const here = useRef(true);

  const take = useCallback((next: RotaSheet) => {
    version.current = next.rota?.version ?? 0;
    if (!here.current) return;
    setSheet(next);
    setFailure(null);
  }, []);

  const read = useCallback(async () => {
    try {
      return await call('rota.sheet', { team, month });
    } catch (error) {
      if (here.current) setFailure(sentenceOf(error));
      return null;
    }
  }, [team, month]);

  const [queue] = useState(() =>
    createEditQueue<RotaSheet>({
      answered: (next, isLast) => {
        version.current = next.rota?.version ?? 0;
        if (isLast) take(next);
      },
      refused: async (error) => {
        notifyError(error);
        const next = await read();
        if (next) take(next);
      },
    }),
  );

  const reload = useCallback(async () => {
    const known = version.current;
    const next = await read();
    // What was typed meanwhile is answered with a newer sheet.
    if (next && queue.isIdle() && version.current === known) take(next);
  }, [read, take, queue]);

  const unlocks = useUnlocks();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every unlocking asks anew
  useEffect(() => {
    here.current = true;
    void reload();
    return () => {
      here.current = false;
    };
  }, [reload, unlocks]);

  const seen = useCallback(() => ({ team, month, version: version.current }), [team, month]);

  const edit = useCallback(
    ({ title, changes }: Step) => {
      if (changes.length === 0) return;
      setSheet((now) => now && withChanges(now, changes));
      queue.send(() => call('rota.edit', { ...seen(), title: title.slice(0, 60), changes: [...changes] }));
    },
    [queue, seen],
  );

  const step = useCallback(
    (direction: 'undo' | 'redo') =>
      queue.send(async () => {
        const next = await call('rota.undo', { ...seen(), redo: direction === 'redo' });
        const done = direction === 'undo' ? next.redo : next.undo;
        if (done !== null) notify({ text: direction === 'undo' ? `已撤销：${done}` : `已重做：${done}` });
        return next;
      }),
    [queue, seen],
  );

  return { sheet, failure, reload, take, edit, step, seen, settled: queue.settled };
}
