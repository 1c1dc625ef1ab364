// Changes within the text of runs (`w:r`/`w:t` of Word, `r`/`t` of a workbook's rich text): values put in, markers taken
// out, and stretches within one paragraph or cell that are repeated or left out.
import { type Pair, type Placed, problemAt, type TemplateProblem } from './checkNames.ts';
import type { Slot } from './slots.ts';
import type { Patch, WriteValue } from './templateNodes.ts';
import { prefixOf, type XmlElement } from './xmlPositions.ts';

export interface PlacedSlot extends Placed {
  slot: Slot;
}

const replaced = (slot: Slot, at: number, text: string): Patch[] =>
  slot.stretches.map(({ start, end }, index) => {
    const isPlace = index === (at + slot.stretches.length) % slot.stretches.length;
    return { kind: 'replace', start, end, nodes: isPlace && text !== '' ? [text] : [] };
  });

/** Takes a placeholder out. */
export const removed = (slot: Slot): Patch[] => replaced(slot, 0, '');

/** Puts a value in the place of its placeholder, in the run where the placeholder begins. */
export function valuePatches({ slot, placeholder }: PlacedSlot, write: WriteValue): Patch[] {
  if (placeholder.kind !== 'value') return [];
  const { name, decimals } = placeholder;
  return slot.stretches.map(({ start, end }, index) => ({
    kind: 'replace',
    start,
    end,
    nodes: index === 0 ? [{ kind: 'value', name, decimals, write }] : [],
  }));
}

/** A block that begins and ends in the text of one paragraph or cell; the runs are cut at its ends. */
export function inlineBlock(
  source: string,
  { open, close }: Pair<PlacedSlot>,
  clean: (text: string) => string,
): { patches: Patch[]; problems: TemplateProblem[] } {
  const first = open.slot.stretches.at(-1)!;
  const last = close.slot.stretches[0];
  const cuts = [first.element, last.element].map((element) => cutOf(source, element));
  if (first.element !== last.element && cuts[0]!.level !== cuts[1]!.level) {
    return {
      patches: [],
      problems: [problemAt(open, 'crossed', '的开头和结尾不在同一层文字里（例如一头在超链接里）')],
    };
  }
  const { block, name } = open.placeholder;
  const patches: Patch[] = [
    ...replaced(open.slot, -1, cuts[0]!.end),
    ...replaced(close.slot, 0, cuts[1]!.begin),
    {
      kind: 'block',
      start: first.end,
      end: last.start,
      ...{ block, name, keepOne: false, clean },
      before: cuts[0]!.begin,
      after: cuts[1]!.end,
    },
  ];
  return { patches, problems: [] };
}

/** The tags that end a run's text and begin it again. Text that stands in no run is not cut. */
function cutOf(source: string, text: XmlElement): { begin: string; end: string; level: XmlElement | null } {
  const run = text.parent;
  const prefix = prefixOf(source, text);
  if (run?.name !== 'r') return { begin: '', end: '', level: text };
  const properties = run.children.find(({ name }) => name === 'rPr');
  const kept = properties ? source.slice(properties.start, properties.end) : '';
  return {
    begin: `${source.slice(run.start, run.openEnd)}${kept}<${prefix}t xml:space="preserve">`,
    end: `</${prefix}t></${prefix}r>`,
    level: run.parent,
  };
}

/** Blanks at the ends of a changed text must stay. */
export function spacePatches(source: string, slots: readonly Slot[]): Patch[] {
  const elements = new Set(slots.flatMap(({ stretches }) => stretches.map(({ element }) => element)));
  return [...elements].flatMap(({ start, openEnd }): Patch[] => {
    const tag = source.slice(start, openEnd);
    if (tag.includes('xml:space')) return [];
    return [{ kind: 'replace', start, end: openEnd, nodes: [`${tag.slice(0, -1)} xml:space="preserve">`] }];
  });
}
