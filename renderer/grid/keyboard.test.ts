import { describe, expect, it } from 'vitest';
import { commandFor, type KeyMode, type KeyPress } from './keyboard.ts';

function press(keys: string): KeyPress {
  const parts = keys.split('+');
  const key = parts.at(-1)!;
  return {
    key: key === 'Space' ? ' ' : key,
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
}

const command = (keys: string, mode: KeyMode = 'select') => commandFor(press(keys), mode);

describe('keys in a selected cell', () => {
  it.each([
    ['ArrowDown', { do: 'move', to: 'down', extend: false }],
    ['Shift+ArrowRight', { do: 'move', to: 'right', extend: true }],
    ['Ctrl+ArrowUp', { do: 'move', to: 'blockUp', extend: false }],
    ['Ctrl+Shift+ArrowLeft', { do: 'move', to: 'blockLeft', extend: true }],
    ['Home', { do: 'move', to: 'rowStart', extend: false }],
    ['Shift+End', { do: 'move', to: 'rowEnd', extend: true }],
    ['Ctrl+Home', { do: 'move', to: 'gridStart', extend: false }],
    ['Ctrl+Shift+End', { do: 'move', to: 'gridEnd', extend: true }],
    ['PageUp', { do: 'move', to: 'pageUp', extend: false }],
    ['Shift+PageDown', { do: 'move', to: 'pageDown', extend: true }],
    ['Alt+PageDown', { do: 'move', to: 'pageRight', extend: false }],
    ['Enter', { do: 'enter', back: false }],
    ['Shift+Enter', { do: 'enter', back: true }],
    ['Tab', { do: 'tab', back: false }],
    ['Shift+Tab', { do: 'tab', back: true }],
    ['Ctrl+Enter', { do: 'open' }],
    ['F2', { do: 'edit' }],
    ['Escape', { do: 'cancel' }],
    ['Delete', { do: 'clear' }],
    ['Backspace', { do: 'editEmpty' }],
    ['Space', { do: 'toggle' }],
    ['Shift+Space', { do: 'selectRow' }],
    ['Ctrl+Space', { do: 'selectColumn' }],
    ['Ctrl+a', { do: 'selectAll' }],
    ['Ctrl+d', { do: 'fillDown' }],
    ['Ctrl+R', { do: 'fillRight' }],
    ['Ctrl+z', { do: 'undo' }],
    ['Ctrl+y', { do: 'redo' }],
    ['Ctrl+Shift+Z', { do: 'redo' }],
    ['Ctrl+;', { do: 'today' }],
    ['Shift+F10', { do: 'menu' }],
    ['Alt+ArrowDown', { do: 'list' }],
  ])('%s', (keys, expected) => expect(command(keys)).toEqual(expected));

  it.each(['a', '张', 'Ctrl+c', 'Ctrl+x', 'Ctrl+v', 'Ctrl+k', 'Ctrl+s', 'F1', 'Process', 'Shift'])(
    'leaves %s alone',
    (keys) => expect(command(keys)).toBeUndefined(),
  );
});

describe('keys in an open editor', () => {
  it('arrows leave a cell opened by typing and stay in one opened by F2', () => {
    expect(command('ArrowRight', 'type')).toEqual({ do: 'move', to: 'right', extend: false });
    expect(command('ArrowRight', 'edit')).toBeUndefined();
    expect(command('Shift+ArrowRight', 'type')).toBeUndefined();
  });
  it.each(['Home', 'End', 'Delete', 'Backspace', 'Ctrl+a', 'Ctrl+z', 'Space'])('%s belongs to the text', (keys) => {
    expect(command(keys, 'type')).toBeUndefined();
    expect(command(keys, 'edit')).toBeUndefined();
  });
  it('Alt+Enter breaks the line, Ctrl+Enter fills the selection, Enter and Tab commit', () => {
    expect(command('Alt+Enter', 'edit')).toEqual({ do: 'newline' });
    expect(command('Ctrl+Enter', 'type')).toEqual({ do: 'commitFill' });
    expect(command('Enter', 'edit')).toEqual({ do: 'enter', back: false });
    expect(command('Shift+Tab', 'type')).toEqual({ do: 'tab', back: true });
  });
});
