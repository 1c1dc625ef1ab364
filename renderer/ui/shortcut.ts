// Key combinations of the application. The topmost layer that listens wins: a drawer's Ctrl+S is not also the page's.
import { createContext, useContext, useEffect, useRef } from 'react';

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/**
 * Whether a key press is the combination `Ctrl+Shift+S`, `F1`, `Escape`, … Ctrl also stands for ⌘.
 * Letters are compared without case, so that Caps Lock does not matter.
 */
export function matchesShortcut(press: KeyPress, combination: string): boolean {
  const parts = combination.split('+');
  const key = parts[parts.length - 1] ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  if (press.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((press.ctrlKey || press.metaKey) !== wants('Ctrl')) return false;
  return press.shiftKey === wants('Shift') && press.altKey === wants('Alt');
}

interface Listener {
  combination: string;
  run: (event: KeyboardEvent) => void;
}

/** In order of mounting; the last one asked for a combination takes it. */
const listeners: Listener[] = [];

function onKeyDown(event: KeyboardEvent): void {
  // While an input method composes, every key belongs to it.
  if (event.isComposing || event.keyCode === 229) return;
  const taker = listeners.findLast((listener) => matchesShortcut(event, listener.combination));
  if (!taker) return;
  event.preventDefault();
  event.stopPropagation();
  taker.run(event);
}

/** False around a part of the page that is hidden with its state kept: its combinations rest. */
export const ShortcutsActive = createContext(true);

/** Runs `handler` on the combination while the component is mounted and `enabled`. */
export function useShortcut(combination: string, handler: (event: KeyboardEvent) => void, enabled = true): void {
  const latest = useRef(handler);
  const listens = useContext(ShortcutsActive) && enabled;
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!listens) return;
    const listener: Listener = { combination, run: (event) => latest.current(event) };
    if (listeners.length === 0) window.addEventListener('keydown', onKeyDown, true);
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
      if (listeners.length === 0) window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [combination, listens]);
}
