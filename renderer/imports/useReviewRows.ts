// The checked rows of one import under one filter, for a component.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { call, sentenceOf } from '../api/client.ts';
import { createReviewRows, type ReviewRows } from './reviewRows.ts';
import type { Show } from './rowStates.ts';

export interface Reviewed {
  rows: ReviewRows;
  /** False until the first rows of the filter have come. */
  ready: boolean;
  /** The sentence of what did not work, null while all is well. */
  failure: string | null;
  onWindow(from: number, to: number): void;
}

export function useReviewRows(importId: string, show: Show): Reviewed {
  const rows = useMemo(
    () =>
      createReviewRows(
        {
          rows: (wanted, from, count) => call('imports.rows', { import: importId, show: wanted, from, count }),
          mend: (key, field, text) => call('imports.mend', { import: importId, key, field, text }),
          decide: (key, decision) => call('imports.decide', { import: importId, key, decision }),
        },
        show,
      ),
    [importId, show],
  );
  useSyncExternalStore(rows.subscribe, rows.version);
  const [failed, setFailed] = useState<{ of: ReviewRows; sentence: string } | null>(null);

  const load = (from: number, to: number) => {
    rows.load(from, to).catch((error: unknown) => setFailed({ of: rows, sentence: sentenceOf(error) }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useEffect(() => load(0, 1), [rows]);

  return {
    rows,
    ready: rows.counts() !== null,
    failure: failed?.of === rows ? failed.sentence : null,
    onWindow: load,
  };
}
