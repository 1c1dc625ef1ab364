// The keys of the matrix, as plain data: what a key press means, without knowing what stands in the cells.

export interface PressedKey {
  key: string;
  /** `KeyP`, `Digit1`: the place of the key, for letters while a Chinese input method is on. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export type KeyMeaning =
  | { kind: 'move'; rows: number; columns: number }
  | { kind: 'edge'; rows: 'first' | 'last' | null; columns: 'first' | 'last' | null }
  /** The so-many-th shift of the day, from 0; `beside` adds it to what is there. */
  | { kind: 'shift'; index: number; beside: boolean }
  /** The shift whose name begins so in pinyin, `z` for 早班; again the next one. */
  | { kind: 'initial'; letter: string }
  | { kind: 'empty' | 'pin' | 'bar' | 'pick' | 'open' | 'cancel' | 'absence' | 'why' };

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Rows that Page Up and Page Down go. */
const page = 10;

const letters: Readonly<Record<string, 'pin' | 'bar' | 'pick' | 'absence' | 'why'>> = {
  KeyP: 'pin',
  KeyX: 'bar',
  KeyM: 'pick',
  KeyA: 'absence',
  KeyW: 'why',
};

const plain: Readonly<Record<string, 'empty' | 'open' | 'cancel'>> = {
  Delete: 'empty',
  Backspace: 'empty',
  Enter: 'open',
  F2: 'open',
  Escape: 'cancel',
};

/** What a key means; null for keys that are none of the matrix's. */
export function meaningOf(press: PressedKey): KeyMeaning | null {
  const { key, code, shiftKey, altKey } = press;
  const control = press.ctrlKey || press.metaKey;
  if (altKey) return null;
  if (key === 'Home') return { kind: 'edge', rows: control ? 'first' : null, columns: 'first' };
  if (key === 'End') return { kind: 'edge', rows: control ? 'last' : null, columns: 'last' };
  const arrow = arrows[key];
  if (arrow) {
    if (!control) return { kind: 'move', rows: arrow[0], columns: arrow[1] };
    const end = (step: number) => (step < 0 ? 'first' : step > 0 ? 'last' : null);
    return { kind: 'edge', rows: end(arrow[0]), columns: end(arrow[1]) };
  }
  if (control) return null;
  if (key === 'PageUp') return { kind: 'move', rows: -page, columns: 0 };
  if (key === 'PageDown') return { kind: 'move', rows: page, columns: 0 };
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code);
  if (digit) return { kind: 'shift', index: Number(digit[1]) - 1, beside: shiftKey };
  const word = plain[key];
  if (word) return { kind: word };
  if (shiftKey) return null;
  const letter = letters[code];
  if (letter) return { kind: letter };
  const initial = /^Key([A-Z])$/.exec(code)?.[1];
  return initial === undefined ? null : { kind: 'initial', letter: initial.toLowerCase() };
}
