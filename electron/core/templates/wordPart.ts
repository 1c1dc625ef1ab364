// One part of a Word document (the text, a header, a footer, notes) as a template. Blocks are what their ends meet in:
// text of one paragraph, paragraphs of one cell or of the text, rows of one table (WordprocessingML, ECMA-376 part 1, 17).
import { findPlaceholders } from '../../../shared/rules/templates/placeholder.ts';
import { escapeXml } from '../documents/docxPacking.ts';
import { legalText } from '../documents/legalText.ts';
import { crossedSpans, type Pair, pairUp, problemAt, type Span, type TemplateProblem } from './checkNames.ts';
import { inlineBlock, type PlacedSlot, removed, spacePatches, valuePatches } from './runPatches.ts';
import { type Slot, slotsIn, textOf } from './slots.ts';
import { slotText } from './slotText.ts';
import { nodesOf, type Patch, type TemplateNode, type WriteValue } from './templateNodes.ts';
import { brokenTitle, titleRoom } from './wordTitle.ts';
import { descendants, enclosing, meeting, prefixOf, readXml, type XmlElement } from './xmlPositions.ts';

interface WordSlot extends PlacedSlot {
  slot: Slot;
  paragraph: XmlElement;
  /** A second writing of a text box for old programs: filled too, but never told twice. */
  isRepeated: boolean;
}

export interface CompiledPart {
  placed: readonly WordSlot[];
  pairs: readonly Pair<WordSlot>[];
  problems: TemplateProblem[];
  /** Only when there is no problem. */
  nodes: TemplateNode[];
}

const paragraphs = new Set(['p']);

/** `where` names the part in places: empty for the text itself, 页眉, 页脚 … @throws Refusal for broken XML. */
export function compileWordPart(source: string, where: string): CompiledPart {
  const root = readXml(source);
  const placed = placedSlots(source, root, where);
  const { pairs, problems } = pairUp(placed);
  if (placed.length === 0) return { placed, pairs, problems, nodes: [source] };
  const inOrder = pairs.toSorted((a, b) => a.open.slot.stretches[0].start - b.open.slot.stretches[0].start);
  const blocks = inOrder.map((pair) => blockPatches(source, pair));
  const all = [...problems, ...blocks.flatMap((block) => block.problems), ...crossedSpans(spansOf(inOrder, blocks))];
  // A text box is written twice; what is wrong in it is told once.
  const found = [...new Map(all.map((problem) => [problem.message, problem])).values()];
  const text = placed[0]!.slot.stretches[0].element;
  const patches = [
    ...blocks.flatMap((block) => block.patches),
    ...placed.flatMap((each) =>
      valuePatches(each, writing(source, text, titleRoom(source, each.slot, each.paragraph))),
    ),
    ...spacePatches(
      source,
      placed.map(({ slot }) => slot),
    ),
  ];
  return { placed, pairs, problems: found, nodes: found.length > 0 ? [] : nodesOf(source, 0, source.length, patches) };
}

function placedSlots(source: string, root: XmlElement, where: string): WordSlot[] {
  const texts = new Map<XmlElement, XmlElement[]>();
  const place = placing(root, where);
  for (const element of descendants(root)) {
    if (element.name === 'p') texts.set(element, []);
    if (element.name === 't' && element.openEnd < element.closeStart)
      texts.get(enclosing(element, paragraphs) ?? root)?.push(element);
  }
  const placed: WordSlot[] = [];
  for (const [paragraph, elements] of texts) {
    const isRepeated = enclosing(paragraph, new Set(['Fallback'])) !== null;
    for (const slot of slotsIn(source, elements)) {
      const { placeholder, written } = slot;
      placed.push({ slot, placeholder, written, place: place(paragraph), paragraph, isRepeated });
    }
  }
  return placed.toSorted((a, b) => a.slot.stretches[0].start - b.slot.stretches[0].start);
}

/** Tells where a paragraph is, as a reader counts: paragraphs outside of tables, tables, their rows. */
function placing(root: XmlElement, where: string): (paragraph: XmlElement) => string {
  const numbers = new Map<XmlElement, number>();
  let ofParagraphs = 0;
  let ofTables = 0;
  const frames = new Set(['tbl', 'txbxContent']);
  for (const element of descendants(root)) {
    if (element.name === 'tbl' && !enclosing(element.parent, frames)) {
      ofTables += 1;
      numbers.set(element, ofTables);
    }
    if (element.name === 'p' && !enclosing(element, frames)) {
      ofParagraphs += 1;
      numbers.set(element, ofParagraphs);
    }
  }
  return (paragraph) => {
    let table: XmlElement | null = null;
    let row: XmlElement | null = null;
    let rowBelow: XmlElement | null = null;
    let outer = paragraph;
    let isInBox = false;
    for (let at: XmlElement | null = paragraph; at; at = at.parent) {
      if (at.name === 'tr') rowBelow = at;
      if (at.name === 'tbl') [table, row] = [at, rowBelow];
      if (at.name === 'p') outer = at;
      if (at.name === 'txbxContent') isInBox = true;
    }
    const box = isInBox ? '文本框' : '';
    if (table && row) return `${where}表${numbers.get(table) ?? ''}第${rowsOf(table).indexOf(row) + 1}行${box}`;
    return `${where}第${numbers.get(outer) ?? ''}段${box}`;
  };
}

/** Rows of a table, also within content controls. */
function rowsOf(table: XmlElement): XmlElement[] {
  return table.children.flatMap((child) => {
    if (child.name === 'tr') return [child];
    if (child.name !== 'sdt') return [];
    return child.children.filter(({ name }) => name === 'sdtContent').flatMap(rowsOf);
  });
}

interface BlockMade {
  patches: Patch[];
  problems: TemplateProblem[];
  /** For blocks of whole paragraphs and rows. */
  span: { start: number; end: number } | null;
}

const marks = /<w:bookmark(?:Start|End)\b[^>]*\/>| w14:(?:paraId|textId)="[^"]*"/gu;
const withoutMarks = (text: string): string => text.replace(marks, '');

function blockPatches(source: string, pair: Pair<WordSlot>): BlockMade {
  const { open, close } = pair;
  if (open.paragraph === close.paragraph) return { ...inlineBlock(source, pair, withoutMarks), span: null };
  const met = meeting(open.paragraph, close.paragraph);
  if (met?.common.name === 'tr') return rowBlock(source, pair, met.common, met.common);
  if (met?.viaA.name === 'tr' && met.viaB.name === 'tr') return rowBlock(source, pair, met.viaA, met.viaB);
  if (met?.viaA.name === 'p' && met.viaB.name === 'p') {
    const span = { start: met.viaA.start, end: met.viaB.end };
    return wholeBlock(source, pair, [met.viaA, met.viaB], span, false, met.common);
  }
  const what = `和结尾“${close.written}”（${close.place}）不在同一张表或同一处正文里`;
  return { patches: [], problems: [problemAt(open, 'crossed', what)], span: null };
}

function rowBlock(source: string, pair: Pair<WordSlot>, first: XmlElement, last: XmlElement): BlockMade {
  const table = enclosing(first, new Set(['tbl']));
  const rows = table ? rowsOf(table) : [];
  const isRepeated = pair.open.placeholder.block === 'each';
  // A table without rows is no table: a condition on all of them is one on the table.
  const isWhole = !isRepeated && rows[0] === first && rows.at(-1) === last;
  const span = isWhole && table ? table : { start: first.start, end: last.end };
  return wholeBlock(source, pair, [first, last], span, isRepeated, isWhole ? (table?.parent ?? null) : null);
}

function wholeBlock(
  source: string,
  { open, close }: Pair<WordSlot>,
  units: readonly [XmlElement, XmlElement],
  { start, end }: { start: number; end: number },
  keepOne: boolean,
  container: XmlElement | null,
): BlockMade {
  const { block, name } = open.placeholder;
  const patches: Patch[] = [
    { kind: 'block', start, end, block, name, keepOne, before: '', after: '', clean: withoutMarks },
    ...removed(open.slot),
    ...removed(close.slot),
  ];
  for (const unit of new Set(units)) {
    if (hasOnlyMarkers(source, unit)) patches.push({ kind: 'replace', start: unit.start, end: unit.end, nodes: [] });
  }
  if (container && container.name !== 'body') patches.push(atLeastOneParagraph(source, container));
  return { patches, problems: [], span: { start, end } };
}

const content = new Set(['drawing', 'pict', 'object', 'sectPr', 'instrText', 'fldSimple']);

/** Whether a paragraph or row was only written to hold the ends of blocks; it is not part of the document. */
function hasOnlyMarkers(source: string, unit: XmlElement): boolean {
  const inside = [...descendants(unit)];
  if (inside.some(({ name }) => content.has(name))) return false;
  const text = textOf(
    source,
    inside.filter(({ name, openEnd, closeStart }) => name === 't' && openEnd < closeStart),
  );
  let rest = '';
  let at = 0;
  for (const { start, end, placeholder } of findPlaceholders(text)) {
    if (placeholder.kind !== 'open' && placeholder.kind !== 'close') return false;
    rest += text.slice(at, start);
    at = end;
  }
  return (rest + text.slice(at)).trim() === '';
}

/** Cells, text boxes and notes must hold a paragraph after their last table (17.4.65). */
function atLeastOneParagraph(source: string, container: XmlElement): Patch {
  const prefix = prefixOf(source, container);
  const paragraph = new RegExp(`<${prefix}p[\\s/>]`, 'u');
  return {
    kind: 'finish',
    start: container.openEnd,
    end: container.closeStart,
    finish: (text) =>
      paragraph.test(text.slice(text.lastIndexOf(`</${prefix}tbl>`) + 1)) ? text : `${text}<${prefix}p/>`,
  };
}

function spansOf(pairs: readonly Pair<WordSlot>[], blocks: readonly BlockMade[]): Span[] {
  return blocks.flatMap(({ span }, index) => {
    const { open, close } = pairs[index]!;
    const [opensAt, closesAt] = [open, close].map(({ slot }) => slot.stretches[0].start) as [number, number];
    return span ? [{ open, start: span.start, end: span.end, opensAt, closesAt }] : [];
  });
}

/** `room` is given for a title that is broken into lines: characters of a line. */
function writing(source: string, text: XmlElement, room: number | null): WriteValue {
  const prefix = prefixOf(source, text);
  const begin = `<${prefix}t xml:space="preserve">`;
  const end = `</${prefix}t>`;
  return (value, decimals, scope) => {
    const words = slotText(value, decimals);
    return escapeXml(legalText(room === null ? words : brokenTitle(words, room, scope)))
      .replaceAll('\n', `${end}<${prefix}br/>${begin}`)
      .replaceAll('\t', `${end}<${prefix}tab/>${begin}`);
  };
}
