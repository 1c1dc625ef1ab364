// Which sections of a report are printed: the document and the screen count their headings alike.
import type { NarrativeParagraph, NarrativeSection } from './narrative.ts';

/** Whether a paragraph says anything. */
export const isFilled = ({ runs }: NarrativeParagraph): boolean => runs.some(({ text }) => text.trim() !== '');

const saysSomething = ({ isHidden, empty, paragraphs }: NarrativeSection): boolean =>
  !isHidden && (empty !== null || paragraphs.some(isFilled));

/** Sections that are shown and say something; a heading over such sections stays. */
export function printedSections(sections: readonly NarrativeSection[]): NarrativeSection[] {
  return sections.filter((section, index) => {
    if (section.isHidden) return false;
    const following = sections.slice(index + 1);
    const end = following.findIndex((each) => each.level <= section.level);
    const under = end < 0 ? following : following.slice(0, end);
    return saysSomething(section) || under.some(saysSomething);
  });
}
