// How the side panel writes into the text: at the cursor, so that undo takes it back and the cursor stays.

export interface TextHandle {
  /** Puts a text where the cursor stands, or stood last, and goes there. */
  insert: (text: string) => void;
  focus: () => void;
}

/** Types a text into a text area as the user would: one step of undo, and the input event that follows typing. */
export function typeInto(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way in Chromium that keeps the undo history of the text area.
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Characters as a clerk counts them: no spaces, no line ends. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s/g, '')].length;
}
