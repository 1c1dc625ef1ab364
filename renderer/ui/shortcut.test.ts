import { expect, test } from 'vitest';
import { matchesShortcut } from './shortcut.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test('a combination is met exactly, letters without case', () => {
  expect(matchesShortcut(press('s', { ctrlKey: true }), 'Ctrl+S')).toBe(true);
  expect(matchesShortcut(press('S', { ctrlKey: true }), 'Ctrl+S')).toBe(true);
  expect(matchesShortcut(press('s', { metaKey: true }), 'Ctrl+S')).toBe(true);
  expect(matchesShortcut(press('S', { ctrlKey: true, shiftKey: true }), 'Ctrl+S')).toBe(false);
  expect(matchesShortcut(press('S', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+S')).toBe(true);
  expect(matchesShortcut(press('s'), 'Ctrl+S')).toBe(false);
  expect(matchesShortcut(press('F1'), 'F1')).toBe(true);
  expect(matchesShortcut(press('F1', { altKey: true }), 'F1')).toBe(false);
});
