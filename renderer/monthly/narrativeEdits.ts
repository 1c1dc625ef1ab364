// Changes of a report's text as plain data.
import type { Narrative, NarrativeParagraph, NarrativeSection, TextRun } from '../../shared/rules/monthly/narrative.ts';
import { printedSections } from '../../shared/rules/monthly/printedSections.ts';

/** Where paragraphs stand: before 一、, or in a section. */
export const openingKey = 'opening';

export function paragraphsAt(text: Narrative, key: string): readonly NarrativeParagraph[] {
  if (key === openingKey) return text.opening;
  return text.sections.find((section) => section.key === key)?.paragraphs ?? [];
}

export function withParagraphs(text: Narrative, key: string, paragraphs: readonly NarrativeParagraph[]): Narrative {
  if (key === openingKey) return { ...text, opening: paragraphs };
  return withSection(text, key, (section) => ({ ...section, paragraphs }));
}

export function withSection(
  text: Narrative,
  key: string,
  change: (section: NarrativeSection) => NarrativeSection,
): Narrative {
  return { ...text, sections: text.sections.map((section) => (section.key === key ? change(section) : section)) };
}

export const wordsOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

const sameRuns = (one: readonly TextRun[], other: readonly TextRun[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What was written, as paragraphs: one whose words are as the program wrote them is still the program's, any other is the
 * person's. Paragraphs without a word are gone. `before` is the text as it was read from the core.
 */
export function takenParagraphs(
  written: readonly { id: string | null; runs: readonly TextRun[] }[],
  before: readonly NarrativeParagraph[],
  newId: () => string,
): NarrativeParagraph[] {
  const known = new Map(before.map((paragraph) => [paragraph.id, paragraph]));
  return written.flatMap(({ id, runs }) => {
    if (wordsOf(runs).trim() === '') return [];
    const old = id === null ? undefined : known.get(id);
    if (old && sameRuns(normalised(old.runs), runs)) return [{ ...old }];
    return [{ id: id ?? newId(), isOwn: true, runs }];
  });
}

/** Neighbouring texts as one, empty ones left out: as an editor reads them. */
export function normalised(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.kind === 'number') joined.push(run);
    else if (run.text === '') continue;
    else if (last?.kind === 'text') joined[joined.length - 1] = { kind: 'text', text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 一, 十, 十二, 二十; for up to 99 headings. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : numerals[tens - 1]}十`;
  return head + (ones === 0 ? '' : numerals[ones - 1]);
}

/** The numbers of the headings as they are printed, 一、 and （一）; a section that is not printed has none. */
export function headingNumbers(sections: readonly NarrativeSection[]): Map<string, string> {
  const numbers = new Map<string, string>();
  let first = 0;
  let second = 0;
  for (const { key, level } of printedSections(sections)) {
    if (level === 1) {
      first += 1;
      second = 0;
      numbers.set(key, `${chineseNumeral(first)}、`);
    } else {
      second += 1;
      numbers.set(key, `（${chineseNumeral(second)}）`);
    }
  }
  return numbers;
}

/** Sections below a heading of level 1, for hiding them with it. */
export function below(sections: readonly NarrativeSection[], key: string): string[] {
  const at = sections.findIndex((section) => section.key === key);
  if (at < 0 || sections[at]!.level === 2) return [];
  const rest = sections.slice(at + 1);
  const end = rest.findIndex(({ level }) => level === 1);
  return rest.slice(0, end < 0 ? rest.length : end).map((section) => section.key);
}
