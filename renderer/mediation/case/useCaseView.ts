// The case as the core shows it, read again after every change and every unlocking.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../shared/contract/mediationProcedures.ts';
import { call, sentenceOf } from '../../api/client.ts';
import { useUnlocks } from '../../api/currentUser.ts';

export interface CaseStanding {
  view: CaseView | null;
  failure: string | null;
  reload: () => Promise<void>;
}

/** `record` is the row of a register that the address names: the case itself, or a record of it. */
export function useCaseView(register: string, record: string): CaseStanding {
  const [view, setView] = useState<CaseView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(0);
  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const id = await caseOf(register, record);
      const answer = await call('mediation.open', { case: id });
      if (asked.current !== mine) return;
      setView(answer);
      setFailure(null);
    } catch (error) {
      if (asked.current === mine) setFailure(sentenceOf(error));
    }
  }, [register, record]);
  const unlocks = useUnlocks();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every unlocking asks anew
  useEffect(() => {
    void reload();
    return () => {
      asked.current += 1;
    };
  }, [reload, unlocks]);
  return { view, failure, reload };
}

async function caseOf(register: string, record: string): Promise<string> {
  if (register === 'mediationCase') return record;
  const { row } = await call('rows.get', { register, id: record });
  return String(row.values.case ?? '');
}
