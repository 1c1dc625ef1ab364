// Paragraphs as the browser edits them, and back: text is text, a linked number is one piece that typing cannot open.
import type { NarrativeParagraph, NumberAspect, TextRun } from '../../shared/rules/monthly/narrative.ts';

/** The caret can only stand beside a number where there is text; this takes no room and is never kept. */
const caretPlace = '\u200b';

/** Words that are there, apart from the room for the caret. */
export const isBlank = (text: string): boolean => text.replaceAll(caretPlace, '') === '';

export const numberClass = 'pn-number';

type NumberRun = Extract<TextRun, { kind: 'number' }>;

const aspects: readonly NumberAspect[] = [
  'value',
  'previous',
  'lastYear',
  'cumulative',
  'againstPrevious',
  'againstLastYear',
  'againstLastYearCumulative',
];

export function numberElement(run: NumberRun): HTMLElement {
  const element = document.createElement('span');
  element.className = numberClass;
  element.contentEditable = 'false';
  element.dataset.indicator = run.indicator;
  element.dataset.aspect = run.aspect;
  if (run.village !== null) element.dataset.village = run.village;
  element.textContent = run.text;
  return element;
}

/** The number that an element stands for; null for any other element. */
export function numberOf(element: HTMLElement): NumberRun | null {
  const { indicator, village } = element.dataset;
  const aspect = aspects.find((each) => each === element.dataset.aspect);
  if (!indicator || !aspect) return null;
  return { kind: 'number', indicator, aspect, village: village ?? null, text: element.textContent ?? '' };
}

/** The pieces of a paragraph as elements and texts, with room for the caret around numbers. */
export function runNodes(runs: readonly TextRun[]): Node[] {
  const nodes: Node[] = [];
  const last = runs.length - 1;
  runs.forEach((run, index) => {
    if (run.kind === 'text') {
      nodes.push(document.createTextNode(run.text));
      return;
    }
    if (runs[index - 1]?.kind !== 'text') nodes.push(document.createTextNode(caretPlace));
    nodes.push(numberElement(run));
    if (index === last) nodes.push(document.createTextNode(caretPlace));
  });
  return nodes;
}

/** Puts paragraphs in place of whatever an editor shows. An editor is never without a paragraph to write in. */
export function fillEditor(editor: HTMLElement, paragraphs: readonly NarrativeParagraph[]): void {
  editor.replaceChildren(...paragraphs.map(paragraphElement));
  if (paragraphs.length === 0) editor.append(emptyParagraph());
}

function paragraphElement({ id, isOwn, runs }: NarrativeParagraph): HTMLElement {
  const element = document.createElement('p');
  element.dataset.paragraph = id;
  element.classList.toggle('pn-own', isOwn);
  const nodes = runNodes(runs);
  element.append(...(nodes.length === 0 ? [document.createElement('br')] : nodes));
  return element;
}

function emptyParagraph(): HTMLElement {
  const element = document.createElement('p');
  element.append(document.createElement('br'));
  return element;
}

/** What stands below an element: neighbouring texts as one, numbers as they are. */
export function runsOf(parent: Node): TextRun[] {
  const runs: TextRun[] = [];
  const add = (text: string) => {
    const kept = text
      .replaceAll(caretPlace, '')
      .replaceAll('\u00a0', ' ')
      .replace(/[\r\n\t]+/gu, ' ');
    const last = runs.at(-1);
    if (kept === '') return;
    if (last?.kind === 'text') last.text += kept;
    else runs.push({ kind: 'text', text: kept });
  };
  const walk = (node: Node) => {
    for (const child of node.childNodes) {
      if (child instanceof Text) add(child.data);
      else if (child instanceof HTMLElement) {
        const number = numberOf(child);
        if (number) runs.push(number);
        else walk(child);
      }
    }
  };
  walk(parent);
  return runs;
}

export interface WrittenParagraph {
  /** Null where the browser made a paragraph. */
  id: string | null;
  runs: TextRun[];
  element: HTMLElement | null;
}

/**
 * The paragraphs of an editor as they stand now; of two with one id (the browser splits so) the first keeps it. Pieces
 * that the browser left outside of any paragraph are one of their own.
 */
export function readEditor(editor: HTMLElement): WrittenParagraph[] {
  const seen = new Set<string>();
  const written: WrittenParagraph[] = [];
  let stray: HTMLElement | null = null;
  const endStray = () => {
    if (stray) written.push({ id: null, runs: runsOf(stray), element: null });
    stray = null;
  };
  for (const node of editor.childNodes) {
    if (!(node instanceof HTMLElement) || numberOf(node) || node.tagName === 'SPAN') {
      stray ??= document.createElement('p');
      stray.append(node.cloneNode(true));
      continue;
    }
    endStray();
    const id = node.dataset.paragraph ?? null;
    const isFirst = id !== null && !seen.has(id);
    if (isFirst) seen.add(id);
    written.push({ id: isFirst ? id : null, runs: runsOf(node), element: node });
  }
  endStray();
  return written;
}
