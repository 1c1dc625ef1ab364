// 巡防四项机制 (mechanisms.md row 96, D5): the account says that there are four and not which, so the office names them;
// what has no name is printed nowhere.
import type { NarrativeSection } from './narrative.ts';

/** The section of patrols with the named mechanisms before its figures; as it was where none is named or nothing is told. */
export function withMechanisms(section: NarrativeSection, names: readonly string[], place: string): NarrativeSection {
  if (section.key !== 'patrol' || names.length === 0 || section.paragraphs.length === 0) return section;
  const called = names.length === 4 ? '巡防四项机制' : '巡防机制';
  const text = `${place}${called}为${names.join('、')}。`;
  const told = { id: 'patrol.mechanisms', isOwn: false, runs: [{ kind: 'text' as const, text }] };
  return { ...section, paragraphs: [told, ...section.paragraphs] };
}
