// The committees of the township, some forty of them: what they are called, and which one takes in cases usually.
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';

export interface Committee {
  id: string;
  name: string;
  /** Code of peopleCommitteeKind. */
  kind: string;
}

const most = 500;
/** 乡镇调委会 and 街道调委会. */
const townshipKinds = new Set(['3', '4']);

async function readCommittees(): Promise<Committee[]> {
  const { view } = await call('views.open', { register: 'peopleCommittee' });
  const { rows } = await call('views.rows', { view, from: 0, count: most });
  await call('views.close', { view });
  return rows.map(({ id, values }) => ({ id, name: String(values.name ?? ''), kind: String(values.kind ?? '') }));
}

/** Undefined until they are read. */
export function useCommittees(): readonly Committee[] | undefined {
  const [committees, setCommittees] = useState<readonly Committee[]>();
  useEffect(() => {
    let current = true;
    readCommittees().then(
      (found) => current && setCommittees(found),
      // Pages are of use without the names too.
      () => current && setCommittees([]),
    );
    return () => {
      current = false;
    };
  }, []);
  return committees;
}

/** The only committee, or the township's own; undefined where that is not clear. */
export function usualCommittee(committees: readonly Committee[]): Committee | undefined {
  if (committees.length === 1) return committees[0];
  const ofTownship = committees.filter(({ kind }) => townshipKinds.has(kind));
  return ofTownship.length === 1 ? ofTownship[0] : undefined;
}
