// Filling a text anew: linked numbers take today's figures wherever they stand; what the program wrote is written again,
// what a person wrote or changed keeps its words, and what a person took out stays out.
import type { IndicatorValue } from '../../indicators/indicator.ts';
import type { Narrative, NarrativeParagraph, NarrativeSection, TextRun } from './narrative.ts';
import { numberText } from './numberText.ts';

/** The value of an indicator for the whole (null) or a village; undefined where it is not known any more. */
export type ValueOf = (indicator: string, village: string | null) => IndicatorValue | undefined;

export interface Refreshed {
  text: Narrative;
  /** Numbers in the person's own sentences and in the program's that say something else now. */
  changedNumbers: number;
}

/** Every paragraph of a text in its order. */
export const paragraphsIn = (narrative: Narrative): NarrativeParagraph[] => [
  ...narrative.opening,
  ...narrative.sections.flatMap(({ paragraphs }) => paragraphs),
];

const isNumber = (run: TextRun): run is Extract<TextRun, { kind: 'number' }> => run.kind === 'number';

/** Indicators of villages that a text names. */
export function villageNumbers(narrative: Narrative): { indicator: string; village: string }[] {
  const runs = paragraphsIn(narrative).flatMap(({ runs: each }) => each.filter(isNumber));
  return runs.flatMap(({ indicator, village }) => (village === null ? [] : [{ indicator, village }]));
}

function filled(run: TextRun, told: ValueOf): TextRun {
  if (run.kind === 'text') return run;
  const value = told(run.indicator, run.village);
  return value ? { ...run, text: numberText(value, run.aspect) } : run;
}

/** The same text with today's numbers and no other change. */
export function withNumbers(narrative: Narrative, told: ValueOf): Narrative {
  const of = (paragraph: NarrativeParagraph): NarrativeParagraph => ({
    ...paragraph,
    runs: paragraph.runs.map((run) => filled(run, told)),
  });
  return {
    ...narrative,
    opening: narrative.opening.map(of),
    sections: narrative.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(of) })),
  };
}

const numberKey = ({ indicator, aspect, village }: Extract<TextRun, { kind: 'number' }>): string =>
  `${indicator} ${aspect} ${village ?? ''}`;

/** How many linked numbers say something else than before. */
function countChanged(before: Narrative, after: Narrative): number {
  let changed = 0;
  const now = new Map(paragraphsIn(after).map((paragraph) => [paragraph.id, paragraph]));
  for (const { id, runs } of paragraphsIn(before)) {
    const texts = new Map((now.get(id)?.runs ?? []).filter(isNumber).map((run) => [numberKey(run), run.text]));
    for (const run of runs.filter(isNumber)) {
      const text = texts.get(numberKey(run));
      if (text === undefined || text !== run.text) changed += 1;
    }
  }
  return changed;
}

/** One list of paragraphs: the person's in their places, the program's written again, new ones after those before them. */
function mergedParagraphs(
  old: readonly NarrativeParagraph[],
  fresh: readonly NarrativeParagraph[],
  known: ReadonlySet<string>,
  placed: ReadonlySet<string>,
): NarrativeParagraph[] {
  const freshById = new Map(fresh.map((paragraph) => [paragraph.id, paragraph]));
  // A program's paragraph that nothing tells any more goes.
  const kept = old.flatMap((paragraph) => {
    if (paragraph.isOwn || !known.has(paragraph.id)) return [paragraph];
    const again = freshById.get(paragraph.id);
    return again ? [again] : [];
  });
  let at = 0;
  for (const paragraph of fresh) {
    const present = kept.findIndex(({ id }) => id === paragraph.id);
    if (present >= 0) {
      at = present + 1;
      continue;
    }
    // Known and not in the text: somebody took it out, or moved it elsewhere.
    if (known.has(paragraph.id) || placed.has(paragraph.id)) continue;
    kept.splice(at, 0, paragraph);
    at += 1;
  }
  return kept;
}

/**
 * The text with today's figures. `fresh` is what the program would write now, `generated` the ids of all paragraphs it
 * ever wrote into this text, `told` tells the numbers of the person's own sentences.
 */
export function refreshNarrative(
  old: Narrative,
  fresh: Narrative,
  generated: readonly string[],
  told: ValueOf,
): Refreshed {
  const known = new Set(generated);
  const placed = new Set(paragraphsIn(old).map(({ id }) => id));
  const freshSections = new Map(fresh.sections.map((section) => [section.key, section]));
  const sections: NarrativeSection[] = old.sections.map((section) => {
    const again = freshSections.get(section.key);
    if (!again) return section;
    const paragraphs = mergedParagraphs(section.paragraphs, again.paragraphs, known, placed);
    return { ...section, empty: paragraphs.length === 0 ? again.empty : null, paragraphs };
  });
  // Sections of features that came since, behind the one they follow in the outline.
  let at = 0;
  for (const section of fresh.sections) {
    const present = sections.findIndex(({ key }) => key === section.key);
    if (present >= 0) at = present + 1;
    else {
      sections.splice(at, 0, section);
      at += 1;
    }
  }
  const merged: Narrative = {
    title: old.title,
    opening: mergedParagraphs(old.opening, fresh.opening, known, placed),
    sections,
  };
  const text = withNumbers(merged, told);
  return { text, changedNumbers: countChanged(old, text) };
}
