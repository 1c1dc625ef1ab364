// What a refresh has changed, number by number.
import type { Narrative, NumberAspect } from '../../shared/rules/monthly/narrative.ts';
import { paragraphsIn } from '../../shared/rules/monthly/refreshNarrative.ts';

export interface NumberChange {
  indicator: string;
  aspect: NumberAspect;
  village: string | null;
  /** Null where the text did not say it before. */
  before: string | null;
  after: string;
}

/** Numbers of the new text that the old one did not say, each once. */
export function numberChanges(before: Narrative, after: Narrative): NumberChange[] {
  const numbersOf = (text: Narrative) =>
    new Map(
      paragraphsIn(text)
        .flatMap(({ runs }) => runs)
        .flatMap((run) =>
          run.kind === 'number' ? [[`${run.indicator} ${run.aspect} ${run.village}`, run] as const] : [],
        ),
    );
  const old = numbersOf(before);
  return [...numbersOf(after)].flatMap(([key, { indicator, aspect, village, text }]) => {
    const was = old.get(key)?.text ?? null;
    return was === text ? [] : [{ indicator, aspect, village, before: was, after: text }];
  });
}
