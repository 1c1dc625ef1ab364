// The title of a report in a Word template: where it stands alone in a centred line that is too short for it, it is
// broken as the built-in documents break theirs (GB/T 9704-2012, 7.3.1), not in the middle of a word.
import { titleLines, wordsOfTitles } from '../documents/official/titleLines.ts';
import { attribute } from '../exchange/workbook/xmlScanner.ts';
import { titleName, townshipName, unitName } from './headSlots.ts';
import { type Slot, textOf } from './slots.ts';
import { type Scope, valueIn } from './templateNodes.ts';
import { descendants, type XmlElement } from './xmlPositions.ts';

/** The title in lines of at most `capacity` characters. */
export function brokenTitle(title: string, capacity: number, scope: Scope): string {
  const names = [townshipName, unitName].map((name) => valueIn(scope, name));
  const given = names.flatMap((value) => (value?.kind === 'text' ? [value.text] : []));
  return titleLines(title, capacity, [...given, ...wordsOfTitles]).join('\n');
}

/** How many characters a line holds where the title stands alone in a centred paragraph of the text, else null. */
export function titleRoom(source: string, { placeholder, stretches }: Slot, paragraph: XmlElement): number | null {
  if (placeholder.kind !== 'value' || placeholder.name !== titleName || paragraph.parent?.name !== 'body') return null;
  const inside = [...descendants(paragraph)];
  const texts = inside.filter(({ name, openEnd, closeStart }) => name === 't' && openEnd < closeStart);
  if (!/^\s*(?:\{\{|｛｛)[^{}｛｝]*(?:\}\}|｝｝)\s*$/u.test(textOf(source, texts))) return null;
  const properties = childOf(paragraph, 'pPr');
  if (markOf(source, childOf(properties, 'jc')) !== 'center') return null;
  const [{ element }] = stretches;
  const halfPoints = Number(markOf(source, childOf(childOf(element.parent, 'rPr'), 'sz')));
  const width = lineWidth(source, paragraph, paragraph.parent);
  return halfPoints > 0 && width > 0 ? Math.floor(width / (halfPoints * 10)) : null;
}

/** Twips between the margins of the section that a paragraph belongs to: the first whose end is in it or follows. */
function lineWidth(source: string, paragraph: XmlElement, body: XmlElement): number {
  const following = body.children.filter(({ start }) => start >= paragraph.start);
  const section = following
    .map((each) => (each.name === 'sectPr' ? each : childOf(childOf(each, 'pPr'), 'sectPr')))
    .find((each) => each !== null);
  const number = (element: XmlElement | null, name: string): number =>
    element === null ? Number.NaN : Number(attribute(tagOf(source, element), name) ?? Number.NaN);
  const margins = childOf(section ?? null, 'pgMar');
  const indent = childOf(childOf(paragraph, 'pPr'), 'ind');
  const indented = ['w:left', 'w:right'].map((name) => number(indent, name) || 0);
  const width =
    number(childOf(section ?? null, 'pgSz'), 'w:w') - number(margins, 'w:left') - number(margins, 'w:right');
  return width - indented[0]! - indented[1]!;
}

const childOf = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((child) => child.name === name) ?? null;

const tagOf = (source: string, { start, openEnd }: XmlElement): string => source.slice(start, openEnd);

const markOf = (source: string, element: XmlElement | null): string | undefined =>
  element === null ? undefined : attribute(tagOf(source, element), 'w:val');
