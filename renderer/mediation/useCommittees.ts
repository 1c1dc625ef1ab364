// The committees of the township, some forty of them, by name.
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';

export interface Committee {
  id: string;
  name: string;
  /** Code of peopleCommitteeKind. */
  kind: string;
}

const most = 500;

async function readCommittees(): Promise<Committee[]> {
  const { view } = await call('views.open', { register: 'peopleCommittee' });
  try {
    const { rows } = await call('views.rows', { view, from: 0, count: most });
    return rows.map(({ id, values }) => ({ id, name: String(values.name ?? ''), kind: String(values.kind ?? '') }));
  } finally {
    await call('views.close', { view });
  }
}

/** Undefined until they are read; null where they could not be: pages are of use without the names too. */
export function useCommittees(): readonly Committee[] | null | undefined {
  const [committees, setCommittees] = useState<readonly Committee[] | null>();
  useEffect(() => {
    let current = true;
    readCommittees().then(
      (found) => current && setCommittees(found),
      () => current && setCommittees(null),
    );
    return () => {
      current = false;
    };
  }, []);
  return committees;
}
