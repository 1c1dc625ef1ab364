// One indicator for every village, month by month: asked one month after the other, so that the window stays quick.
import { useEffect, useState } from 'react';
import { call, sentenceOf } from '../api/client.ts';
import { useUnlocks } from '../api/currentUser.ts';

export interface VillageMonths {
  months: readonly string[];
  rows: readonly { village: string | null; title: string; values: readonly (string | null)[] }[];
  total: readonly (string | null)[];
}

interface Standing {
  data: VillageMonths | null;
  failure: string | null;
}

/** `data` once every month is read. Mount anew for another indicator or other months. */
export function useVillageMonths(indicator: string, months: readonly string[]): Standing {
  const [standing, setStanding] = useState<Standing>({ data: null, failure: null });
  const unlocks = useUnlocks();
  const wanted = months.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: every unlocking asks anew
  useEffect(() => {
    let isShown = true;
    void readMonths(indicator, wanted.split(' '), () => isShown).then(
      (data) => isShown && setStanding({ data, failure: null }),
      (error: unknown) => isShown && setStanding({ data: null, failure: sentenceOf(error) }),
    );
    return () => {
      isShown = false;
    };
  }, [indicator, wanted, unlocks]);
  return standing;
}

async function readMonths(key: string, months: readonly string[], goesOn: () => boolean): Promise<VillageMonths> {
  const rows = new Map<string, { village: string | null; title: string; values: (string | null)[] }>();
  const total: (string | null)[] = [];
  for (const [at, period] of months.entries()) {
    if (!goesOn()) break;
    const answer = await call('indicators.byVillage', { period, keys: [key] });
    for (const { village, title, values } of answer.rows) {
      const known = rows.get(village ?? '') ?? { village, title, values: months.map(() => null) };
      known.values[at] = values[0] ?? null;
      rows.set(village ?? '', known);
    }
    total.push(answer.total[0] ?? null);
  }
  // Records that name no village stand last, whichever month has them.
  const named = [...rows.values()].filter(({ village }) => village !== null);
  const unsaid = rows.get('');
  return { months, rows: unsaid ? [...named, unsaid] : named, total };
}
