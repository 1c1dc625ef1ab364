// The caret beside linked numbers: which number it stands at, taking one out whole, putting one in.
import type { TextRun } from '../../shared/rules/monthly/narrative.ts';
import { htmlOf, isBlank, numberClass } from './paragraphDom.ts';

const isNumber = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.classList.contains(numberClass);

/** The number right before or after the caret; `side` looks at one side alone. */
function numberBeside(side: 'before' | 'after'): HTMLElement | null {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node) return null;
  if (node instanceof Text) {
    const between =
      side === 'before' ? node.data.slice(0, selection.anchorOffset) : node.data.slice(selection.anchorOffset);
    if (!isBlank(between)) return null;
    return besideNode(node, side);
  }
  const child = node.childNodes[selection.anchorOffset + (side === 'before' ? -1 : 0)] ?? null;
  if (isNumber(child)) return child;
  return child instanceof Text && isBlank(child.data) ? besideNode(child, side) : null;
}

function besideNode(node: Node, side: 'before' | 'after'): HTMLElement | null {
  let next = side === 'before' ? node.previousSibling : node.nextSibling;
  while (next instanceof Text && isBlank(next.data)) next = side === 'before' ? next.previousSibling : next.nextSibling;
  return isNumber(next) ? next : null;
}

/** The number at the caret: before it, else after it. */
export function numberAtCaret(): HTMLElement | null {
  return numberBeside('before') ?? numberBeside('after');
}

/** Takes out the number that the key would reach, so that it can be undone. False where there is none. */
export function deleteNumberAtCaret(key: 'Backspace' | 'Delete'): boolean {
  const selection = window.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode) return false;
  const piece = numberBeside(key === 'Backspace' ? 'before' : 'after');
  if (!piece) return false;
  const range = document.createRange();
  range.selectNode(piece);
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand('delete');
}

/** Puts pieces where the caret is, so that it can be undone. */
export function insertRuns(runs: readonly TextRun[]): void {
  document.execCommand('insertHTML', false, htmlOf(runs));
}

let last: Range | null = null;

function remember(): void {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const holder = range.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder.parentElement;
  if (element?.closest('.pn-editor[contenteditable="true"]')) last = range.cloneRange();
}

/** Remembers where the caret stood last in a text, also while a box is open over it. @returns how to stop. */
export function watchCaret(): () => void {
  last = null;
  document.addEventListener('selectionchange', remember);
  return () => {
    document.removeEventListener('selectionchange', remember);
    last = null;
  };
}

export const hasCaret = (): boolean => last?.startContainer.isConnected ?? false;

/** Puts pieces where the caret stood last. False when it stood nowhere. */
export function insertAtLastCaret(runs: readonly TextRun[]): boolean {
  const range = last;
  const holder = range?.startContainer;
  if (!range || !holder?.isConnected) return false;
  const element = holder instanceof Element ? holder : holder.parentElement;
  const editor = element?.closest<HTMLElement>('.pn-editor');
  if (!editor) return false;
  editor.focus();
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  insertRuns(runs);
  return true;
}
