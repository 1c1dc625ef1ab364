// Enter goes to the next field, as clerks know it from every form they fill.
import type { KeyboardEvent } from 'react';

const fieldSelector = [
  'input:not([type=hidden]):not([disabled]):not([readonly])',
  'textarea:not([disabled]):not([readonly])',
  '[role=radiogroup] [role=radio][tabindex="0"]',
  '[data-enter-target]:not([disabled])',
].join(',');

/** Put on the element around a form, so that nested pop-ups do not take part. */
export const enterScope = 'data-enter-scope';

function isShown(element: HTMLElement): boolean {
  return element.offsetParent !== null || element.getClientRects().length > 0;
}

/** Focuses the first field inside an element; says whether there was one. */
export function focusFirstField(inside: HTMLElement): boolean {
  const first = [...inside.querySelectorAll<HTMLElement>(fieldSelector)].find(isShown);
  first?.focus({ preventScroll: true });
  return first !== undefined;
}

/** Moves the focus from `from` to the next field of its form; says whether there was one. */
export function focusNextField(from: HTMLElement): boolean {
  const scope = from.closest<HTMLElement>(`[${enterScope}]`);
  if (!scope) return false;
  const fields = [...scope.querySelectorAll<HTMLElement>(fieldSelector)].filter((field) => isShown(field));
  const group = from.closest('[role=radiogroup]');
  const place = fields.findIndex(
    (field) => field === from || (group !== null && field.closest('[role=radiogroup]') === group),
  );
  // From what takes no keys itself, a number that is hidden, on to what stands behind it.
  const following = (field: HTMLElement) =>
    (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const behind = place < 0 ? fields.filter(following) : fields.slice(place + 1);
  const next = behind.find((field) => group === null || field.closest('[role=radiogroup]') !== group);
  if (!next) return false;
  next.focus();
  if (next instanceof HTMLInputElement) next.select();
  return true;
}

/**
 * The key handler of a form. In a long text Enter is a new line and Ctrl+Enter goes on. An input that used Enter
 * itself (a list that is open) has prevented the default, and nothing moves.
 */
export function enterToNext(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.altKey || event.shiftKey) return;
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  const target = event.target as HTMLElement;
  if (target instanceof HTMLButtonElement && target.getAttribute('role') !== 'radio') return;
  if (target instanceof HTMLAnchorElement) return;
  if (target instanceof HTMLTextAreaElement && !event.ctrlKey) return;
  event.preventDefault();
  focusNextField(target);
}
