import { describe, expect, test } from 'vitest';
import { meaningOf } from './rotaKeys.ts';

const pressed = (key: string, code: string, more: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) =>
  meaningOf({ key, code, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });

describe('keys of the matrix', () => {
  test('arrows move, with Ctrl to the edge', () => {
    expect(pressed('ArrowDown', 'ArrowDown')).toEqual({ kind: 'move', rows: 1, columns: 0 });
    expect(pressed('ArrowLeft', 'ArrowLeft', { ctrlKey: true })).toEqual({
      kind: 'edge',
      rows: null,
      columns: 'first',
    });
  });
  test('figures set shifts, with Shift beside what is there', () => {
    expect(pressed('1', 'Digit1')).toEqual({ kind: 'shift', index: 0, beside: false });
    expect(pressed('!', 'Digit1', { shiftKey: true })).toEqual({ kind: 'shift', index: 0, beside: true });
    expect(pressed('3', 'Numpad3')).toEqual({ kind: 'shift', index: 2, beside: false });
    expect(pressed('0', 'Digit0')).toBeNull();
  });
  test('letters count by their place, whatever an input method makes of them', () => {
    expect(pressed('p', 'KeyP')).toEqual({ kind: 'pin' });
    expect(pressed('Process', 'KeyM')).toEqual({ kind: 'pick' });
    expect(pressed('z', 'KeyZ')).toEqual({ kind: 'initial', letter: 'z' });
  });
  test('what belongs to the page or the browser is left alone', () => {
    expect(pressed('z', 'KeyZ', { ctrlKey: true })).toBeNull();
    expect(pressed('p', 'KeyP', { ctrlKey: true })).toBeNull();
    expect(pressed('Tab', 'Tab')).toBeNull();
    expect(pressed('ArrowLeft', 'ArrowLeft', { altKey: true })).toBeNull();
  });
});
