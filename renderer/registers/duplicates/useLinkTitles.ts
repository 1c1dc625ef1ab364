import { useEffect, useState } from 'react';
import type { Row, RowTitles } from '../../../shared/contract/shapes.ts';
import { linkedRegister } from '../../../shared/fields/field.ts';
import { person } from '../../../shared/registers/person.ts';
import { titleOfId } from '../../fields/links.ts';

/** Titles of what these people point to (village, grid), each asked for once: there are few. */
export function useLinkTitles(rows: readonly Row[]): RowTitles {
  const [titles, setTitles] = useState<RowTitles>({});
  const links = rows.flatMap((row) =>
    person.fields.flatMap((field) => {
      const register = linkedRegister(field);
      const id = row.values[field.key];
      return register !== null && typeof id === 'string' ? [`${register} ${id}`] : [];
    }),
  );
  const wanted = [...new Set(links)].sort().join('\n');
  useEffect(() => {
    let current = true;
    const asked = wanted === '' ? [] : wanted.split('\n').map((each) => each.split(' ') as [string, string]);
    Promise.all(asked.map(async ([register, id]) => [register, id, await titleOfId(register, id)] as const)).then(
      (found) => {
        if (!current) return;
        const next: RowTitles = {};
        for (const [register, id, title] of found) next[register] = { ...next[register], [id]: title };
        setTitles(next);
      },
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return titles;
}
