// The caret beside linked numbers: which number it stands at, taking one out whole, putting one in.
import type { TextRun } from '../../shared/rules/monthly/narrative.ts';
import { isBlank, numberClass, runNodes } from './paragraphDom.ts';

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

/** Puts the caret behind a number. */
export function standBehind(piece: HTMLElement): void {
  const range = document.createRange();
  range.setStartAfter(piece);
  range.collapse(true);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Takes out the number that the key would reach. False where there is none. */
export function deleteNumberAtCaret(key: 'Backspace' | 'Delete'): boolean {
  const selection = window.getSelection();
  if (!selection?.isCollapsed || !selection.anchorNode) return false;
  const piece = numberBeside(key === 'Backspace' ? 'before' : 'after');
  const editor = piece?.closest<HTMLElement>(editorSelector);
  if (!piece || !editor) return false;
  piece.remove();
  tellInput(editor);
  return true;
}

/** What was changed here is taken like what was typed. */
const tellInput = (editor: HTMLElement) => editor.dispatchEvent(new InputEvent('input', { bubbles: true }));

/** Puts pieces where the caret is, which then stands behind them. */
export function insertRuns(runs: readonly TextRun[]): void {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  if (!selection.isCollapsed) document.execCommand('delete');
  const range = selection.getRangeAt(0);
  const holder = range.startContainer;
  const element = holder instanceof HTMLElement ? holder : holder.parentElement;
  const editor = element?.closest<HTMLElement>(editorSelector);
  if (!editor) return;
  const within = element?.closest<HTMLElement>(`.${numberClass}`);
  if (within) range.setStartAfter(within);
  // Beside the paragraphs instead of in one.
  else if (holder === editor) range.selectNodeContents(editor.children[range.startOffset] ?? editor.lastElementChild!);
  range.collapse(holder !== editor);
  const nodes = runNodes(runs);
  for (const node of nodes.toReversed()) range.insertNode(node);
  const last = nodes.at(-1);
  if (last instanceof Text) selection.collapse(last, last.length);
  else if (last instanceof HTMLElement) standBehind(last);
  tellInput(editor);
}

/** The texts of a report in their order. */
const editorSelector = '.pn-editor[contenteditable="true"]';

/** Whether the caret is in the first or last line of a text, as far as it can be told. */
function isAtEdge(editor: HTMLElement, side: 'ArrowUp' | 'ArrowDown'): boolean {
  const selection = window.getSelection();
  if (!selection?.isCollapsed || selection.rangeCount === 0) return false;
  const caret = selection.getRangeAt(0).getClientRects()[0];
  // An empty paragraph draws no caret that could be asked for.
  if (!caret) return editor.children.length <= 1;
  const around = editor.getBoundingClientRect();
  return side === 'ArrowUp' ? caret.top - around.top < caret.height : around.bottom - caret.bottom < caret.height;
}

/** From the edge of one text into the next, as if they were one. False where the caret is not at the edge. */
export function crossEdge(editor: HTMLElement, key: 'ArrowUp' | 'ArrowDown'): boolean {
  if (!isAtEdge(editor, key)) return false;
  const editors = [...document.querySelectorAll<HTMLElement>(editorSelector)];
  const next = editors[editors.indexOf(editor) + (key === 'ArrowUp' ? -1 : 1)];
  if (!next) return false;
  next.focus();
  const range = document.createRange();
  range.selectNodeContents((key === 'ArrowUp' ? next.lastElementChild : next.firstElementChild) ?? next);
  range.collapse(key === 'ArrowDown');
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Puts the caret behind so many characters of a paragraph. */
export function placeCaret(editor: HTMLElement, paragraph: number, offset: number): void {
  const holder = editor.children[paragraph] ?? editor.lastElementChild;
  if (!holder) return;
  editor.focus();
  const selection = window.getSelection();
  let left = offset;
  for (const node of holder.childNodes) {
    const length = (node.textContent ?? '').replaceAll('\u200b', '').length;
    if (node instanceof Text && left <= length) {
      selection?.collapse(node, Math.min(left, node.length));
      return;
    }
    left -= length;
  }
  selection?.selectAllChildren(holder);
  selection?.collapseToEnd();
}

let last: Range | null = null;

function remember(): void {
  const selection = window.getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const holder = range.commonAncestorContainer;
  const element = holder instanceof Element ? holder : holder.parentElement;
  if (element?.closest(editorSelector)) last = range.cloneRange();
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

/** Where pieces chosen in a box will go: a box that closes gives the focus back, and the caret to the text's beginning. */
let held: Range | null = null;

/** Holds the place where the caret stands, or stood last, until something is put there. False where it stood nowhere. */
export function holdCaret(): boolean {
  // The browser tells of a moved caret a little later than it moves it.
  remember();
  held = last?.startContainer.isConnected ? last : null;
  return held !== null;
}

/** Puts pieces at the place that was held. False when none was, or its text is gone. */
export function insertAtHeldCaret(runs: readonly TextRun[]): boolean {
  const range = held;
  held = null;
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
