import { useEffect, useState } from 'react';
import { titleOfId } from '../fields/links.ts';

/** Titles of a few rows; those not known yet are missing. */
export function useTitles(register: string, ids: readonly string[]): ReadonlyMap<string, string> {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = ids.join(' ');
  useEffect(() => {
    let isShown = true;
    const asked = wanted === '' ? [] : wanted.split(' ');
    void Promise.all(asked.map(async (id) => [id, await titleOfId(register, id)] as const)).then((found) => {
      if (isShown) setTitles(new Map(found));
    });
    return () => {
      isShown = false;
    };
  }, [register, wanted]);
  return titles;
}
