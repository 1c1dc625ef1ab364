// Cells of a sheet that hold placeholders: their text stands in the sheet or among the workbook's shared texts.
import { mayHoldPlaceholder } from '../../../shared/rules/templates/placeholder.ts';
import { escapeXml } from '../documents/docxPacking.ts';
import { exactNumber, fitsSpreadsheet } from '../documents/exactNumber.ts';
import { workbookText } from '../documents/legalText.ts';
import { attribute } from '../exchange/workbook/xmlScanner.ts';
import type { Pair, TemplateProblem } from './checkNames.ts';
import { inlineBlock, type PlacedSlot, removed, spacePatches, valuePatches } from './runPatches.ts';
import { type Slot, slotsIn, textOf } from './slots.ts';
import { slotText } from './slotText.ts';
import { nodesOf, type Scope, type TemplateNode, valueIn, type WriteValue } from './templateNodes.ts';
import { descendants, readXml, type XmlElement } from './xmlPositions.ts';

/** A text with runs: of a cell, or shared by cells. */
export interface RichText {
  source: string;
  /** `is` or `si`. */
  element: XmlElement;
  slots: readonly Slot[];
}

export interface CellSlot extends PlacedSlot {
  cell: XmlElement;
  row: number;
}

/** Shared texts with placeholders, by their index. */
export function sharedTexts(source: string | null): ReadonlyMap<number, RichText> {
  if (source === null || !/[{｛]/u.test(source)) return new Map();
  const found = readXml(source)
    .children.filter(({ name }) => name === 'si')
    .map((element, index) => [index, richText(source, element)] as const);
  return new Map(found.filter(([, { slots }]) => slots.length > 0));
}

/** Readings of characters (`rPh`) are no text of the cell. */
const textsOf = (element: XmlElement): XmlElement[] =>
  [...descendants(element)].filter(
    ({ name, parent, openEnd, closeStart }) => name === 't' && parent?.name !== 'rPh' && openEnd < closeStart,
  );

const richText = (source: string, element: XmlElement): RichText => ({
  source,
  element,
  slots: slotsIn(source, textsOf(element)),
});

/** The text of a cell when it holds placeholders. */
export function textOfCell(source: string, cell: XmlElement, shared: ReadonlyMap<number, RichText>): RichText | null {
  const type = attribute(source.slice(cell.start + 1, cell.openEnd - 1), 't');
  if (type === 's') {
    const value = cell.children.find(({ name }) => name === 'v');
    return (value && shared.get(Number(source.slice(value.openEnd, value.closeStart)))) ?? null;
  }
  if (type === 'str') return plainText(source, cell);
  const inline = type === 'inlineStr' ? cell.children.find(({ name }) => name === 'is') : undefined;
  const found = inline ? richText(source, inline) : null;
  return found && found.slots.length > 0 ? found : null;
}

/** A text that stands in the cell as a value, as programs write it that stream; the result of a formula is none. */
function plainText(source: string, cell: XmlElement): RichText | null {
  const value = cell.children.find(({ name }) => name === 'v');
  if (!value || cell.children.some(({ name }) => name === 'f')) return null;
  const own = `<is><t xml:space="preserve">${source.slice(value.openEnd, value.closeStart)}</t></is>`;
  if (!mayHoldPlaceholder(own)) return null;
  const found = richText(own, readXml(own));
  return found.slots.length > 0 ? found : null;
}

/** What a cell becomes: one value alone keeps its kind, everything else is text. */
export type CellContent =
  | { kind: 'value'; name: string; decimals: number | null }
  | { kind: 'nothing' }
  | { kind: 'text'; nodes: readonly TemplateNode[] };

const writeText: WriteValue = (value, decimals) => escapeXml(workbookText(slotText(value, decimals)));

/** The content of a cell with its slots and the blocks that begin and end in it; other ends of blocks are taken out. */
export function contentOf(
  { source, element }: RichText,
  slots: readonly CellSlot[],
  pairs: readonly Pair<CellSlot>[],
): { content: CellContent; problems: TemplateProblem[] } {
  const values = slots.filter(({ placeholder }) => placeholder.kind === 'value');
  const rest = textWithout(source, element, slots);
  const [only] = values;
  if (values.length === 1 && rest === '' && pairs.length === 0 && only!.placeholder.kind === 'value') {
    const { name, decimals } = only!.placeholder;
    return { content: { kind: 'value', name, decimals }, problems: [] };
  }
  // A cell that only held ends of blocks is empty: an empty text would still be counted.
  if (values.length === 0 && rest === '') return { content: { kind: 'nothing' }, problems: [] };
  const blocks = pairs.map((pair) => inlineBlock(source, pair, (text) => text));
  const inline = new Set<CellSlot>(pairs.flatMap(({ open, close }) => [open as CellSlot, close]));
  const patches = [
    ...blocks.flatMap((block) => block.patches),
    ...values.flatMap((slot) => valuePatches(slot, writeText)),
    ...slots
      .filter((slot) => slot.placeholder.kind !== 'value' && !inline.has(slot))
      .flatMap(({ slot }) => removed(slot)),
    ...spacePatches(
      source,
      slots.map(({ slot }) => slot),
    ),
  ];
  const problems = blocks.flatMap((block) => block.problems);
  const nodes = problems.length > 0 ? [] : nodesOf(source, element.openEnd, element.closeStart, patches);
  return { content: { kind: 'text', nodes }, problems };
}

/** The text of a cell besides its placeholders. */
export function textWithout(source: string, element: XmlElement, slots: readonly CellSlot[]): string {
  let text = textOf(source, textsOf(element));
  for (const { slot } of slots.toReversed()) text = text.slice(0, slot.start) + text.slice(slot.end);
  return text.trim();
}

/** The rest of a `c` element behind its reference and style: type, value, end. A number is a number, text never. */
export function valueCell({ name, decimals }: Extract<CellContent, { kind: 'value' }>, scope: Scope): string {
  const value = valueIn(scope, name);
  const text = slotText(value, decimals);
  if (text === '') return '/>';
  const number = value?.kind === 'number' ? exactNumber(text) : undefined;
  if (number && fitsSpreadsheet(number)) return `><v>${text}</v></c>`;
  return ` t="inlineStr"><is><t xml:space="preserve">${escapeXml(workbookText(text))}</t></is></c>`;
}
