// Shifts by the first letter of their names in pinyin, so that `z` sets 早班 without reaching for the figures.
import { useEffect, useState } from 'react';
import type { RotaSheetShift } from '../../shared/contract/rotaProcedures.ts';

/** First letters by name; empty until the pinyin table is loaded. */
export function useInitials(names: readonly string[]): ReadonlyMap<string, string> {
  const [initials, setInitials] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(names)].join('\n');
  useEffect(() => {
    let current = true;
    void import('pinyin-pro').then(({ pinyin }) => {
      if (!current) return;
      const letterOf = (name: string) =>
        pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })[0]?.[0];
      setInitials(new Map(wanted.split('\n').map((name) => [name, (letterOf(name) ?? '').toLowerCase()])));
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return initials;
}

/** Which of the choices a letter means: the first that begins so, or the one after the shift that stands there; −1: none. */
export function choiceByInitial(
  choices: readonly Pick<RotaSheetShift, 'id' | 'name'>[],
  initials: ReadonlyMap<string, string>,
  letter: string,
  standing: string | undefined,
): number {
  const fitting = choices.flatMap(({ id, name }, index) => (initials.get(name) === letter ? [{ id, index }] : []));
  const at = fitting.findIndex(({ id }) => id === standing);
  return fitting[(at + 1) % Math.max(1, fitting.length)]?.index ?? -1;
}
