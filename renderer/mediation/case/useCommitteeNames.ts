// What committees are called; a township has some forty.
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';

const most = 500;

/** The name of a committee by its id; empty until the names are there. */
export function useCommitteeNames(): (id: string) => string {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let current = true;
    const read = async () => {
      const { view } = await call('views.open', { register: 'peopleCommittee' });
      const { rows } = await call('views.rows', { view, from: 0, count: most });
      await call('views.close', { view });
      if (current) setNames(new Map(rows.map((row) => [row.id, String(row.values.name ?? '')])));
    };
    // The list is of use without the names too.
    read().catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  return (id) => names.get(id) ?? '';
}
