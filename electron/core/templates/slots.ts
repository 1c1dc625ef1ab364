// Placeholders in the text of a paragraph or a cell. Word processors split one over several runs; here it is one again.
import {
  type FoundPlaceholder,
  findPlaceholders,
  mayHoldPlaceholder,
} from '../../../shared/rules/templates/placeholder.ts';
import { decodeXml } from '../exchange/workbook/xmlScanner.ts';
import type { XmlElement } from './xmlPositions.ts';

/** A stretch of one text element, as offsets in the XML. */
export interface Stretch {
  element: XmlElement;
  start: number;
  end: number;
}

export interface Slot extends FoundPlaceholder {
  /** One for each text element that it touches; the first holds its beginning. */
  stretches: readonly [Stretch, ...Stretch[]];
}

/** The text of text elements together, as it is read. */
export const textOf = (source: string, elements: readonly XmlElement[]): string =>
  elements.map(({ openEnd, closeStart }) => decodeXml(source.slice(openEnd, closeStart))).join('');

/** The placeholders in the text that these text elements (`w:t`, `t`) make together. */
export function slotsIn(source: string, elements: readonly XmlElement[]): Slot[] {
  const text = textOf(source, elements);
  if (!mayHoldPlaceholder(text)) return [];
  const characters = elements.flatMap((element) => charactersOf(source, element));
  return findPlaceholders(text).map((found) => ({
    ...found,
    stretches: stretchesOf(characters.slice(found.start, found.end)),
  }));
}

/** One UTF-16 unit of the decoded text and where it is written. */
function charactersOf(source: string, element: XmlElement): Stretch[] {
  const characters: Stretch[] = [];
  const raw = source.slice(element.openEnd, element.closeStart);
  for (const { 0: written, index } of raw.matchAll(/&[^;&]*;|\r\n|[\s\S]/g)) {
    const start = element.openEnd + index;
    const decoded = decodeXml(written);
    for (let unit = 0; unit < decoded.length; unit += 1)
      characters.push({ element, start, end: start + written.length });
  }
  return characters;
}

function stretchesOf(characters: readonly Stretch[]): [Stretch, ...Stretch[]] {
  const [first, ...rest] = characters;
  const stretches: [Stretch, ...Stretch[]] = [{ ...first! }];
  for (const character of rest) {
    const last = stretches.at(-1)!;
    if (last.element === character.element) last.end = character.end;
    else stretches.push({ ...character });
  }
  return stretches;
}
