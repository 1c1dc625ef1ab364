// Everything that was changed in a case, its own fields and its records together, the newest first.
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { findRegister } from '../../../shared/registers/index.ts';
import { caseParts } from '../../../shared/registers/mediation/index.ts';
import { call, sentenceOf } from '../../api/client.ts';
import { HistoryList } from '../../records/HistoryTab.tsx';
import { ErrorPanel, SkeletonRows } from '../../ui/index.ts';
import { useCase } from '../parts/caseWork.ts';

type Entry = OutputOf<'rows.history'>['entries'][number];

const partKeys = new Set<string>(caseParts.map(({ key }) => key));

/** Withdrawn records belong to the history too, so they are asked for as what points to the case. */
async function historyOf(id: string): Promise<Entry[]> {
  const { related } = await call('rows.related', { register: 'mediationCase', id });
  const rows = related.filter(({ register }) => partKeys.has(register));
  const asked = [{ register: 'mediationCase', id }, ...rows.map((row) => ({ register: row.register, id: row.id }))];
  const found = new Map<string, Entry>();
  for (const row of asked) {
    const { entries } = await call('rows.history', row);
    for (const entry of entries) found.set(entry.id, entry);
  }
  return [...found.values()].sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}

export function CaseHistory() {
  const { id, view } = useCase();
  const [entries, setEntries] = useState<Entry[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after every change
  useEffect(() => {
    let current = true;
    historyOf(id).then(
      (found) => current && setEntries(found),
      (error: unknown) => current && setFailure(sentenceOf(error)),
    );
    return () => {
      current = false;
    };
  }, [id, view]);
  if (failure !== null) return <ErrorPanel message={failure} />;
  if (entries === null) return <SkeletonRows />;
  return (
    <div className="pm-history">
      <HistoryList
        entries={entries}
        about={(entry) =>
          entry.register === 'mediationCase'
            ? ''
            : [findRegister(entry.register)?.title, entry.title].filter(Boolean).join(' · ')
        }
      />
    </div>
  );
}
