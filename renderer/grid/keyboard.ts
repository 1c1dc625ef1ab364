/** Where a move goes; `block…` is Ctrl+arrow: to the edge of the filled block, as in a spreadsheet. */
export type MoveTarget =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'blockUp'
  | 'blockDown'
  | 'blockLeft'
  | 'blockRight'
  | 'pageUp'
  | 'pageDown'
  | 'pageLeft'
  | 'pageRight'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd';

export type GridCommand =
  | { do: 'move'; to: MoveTarget; extend: boolean }
  | { do: 'enter'; back: boolean }
  | { do: 'tab'; back: boolean }
  | { do: 'edit' }
  | { do: 'editEmpty' }
  | { do: 'list' }
  | { do: 'newline' }
  | { do: 'cancel' }
  | { do: 'commitFill' }
  | { do: 'toggle' }
  | { do: 'clear' }
  | { do: 'fillDown' }
  | { do: 'fillRight' }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'selectAll' }
  | { do: 'selectRow' }
  | { do: 'selectColumn' }
  | { do: 'today' }
  | { do: 'open' }
  | { do: 'menu' }
  | { do: 'reveal' }
  | { do: 'filter' }
  | { do: 'leave'; back: boolean };

/** 'select': no editor open · 'type': opened by typing, arrows leave the cell · 'edit': F2, arrows move the caret. */
export type KeyMode = 'select' | 'type' | 'edit';

export interface KeyPress {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

const arrows: Readonly<Record<string, readonly [plain: MoveTarget, ctrl: MoveTarget]>> = {
  ArrowUp: ['up', 'blockUp'],
  ArrowDown: ['down', 'blockDown'],
  ArrowLeft: ['left', 'blockLeft'],
  ArrowRight: ['right', 'blockRight'],
};

/**
 * The command of a key press in the given mode, or undefined where the key belongs to the editor or the page.
 * Copy, cut and paste are not here: they arrive as clipboard events. Key presses inside an IME composition never do.
 */
export function commandFor(press: KeyPress, mode: KeyMode): GridCommand | undefined {
  const { key, shift, alt } = press;
  if (key === 'F6') return { do: 'leave', back: shift };
  if (key === 'Tab' && !press.ctrl && !alt) return { do: 'tab', back: shift };
  if (key === 'F2') return { do: 'edit' };
  if (key === 'Escape') return { do: 'cancel' };
  if (key === 'Enter') return enterCommand(press, mode);
  return mode === 'select' ? selectCommand(press) : editingCommand(press, mode);
}

function enterCommand({ ctrl, shift, alt }: KeyPress, mode: KeyMode): GridCommand {
  if (alt) return mode === 'select' ? { do: 'edit' } : { do: 'newline' };
  if (ctrl) return mode === 'select' ? { do: 'open' } : { do: 'commitFill' };
  return { do: 'enter', back: shift };
}

function editingCommand({ key, ctrl, shift, alt }: KeyPress, mode: KeyMode): GridCommand | undefined {
  if (alt && key === 'ArrowDown') return { do: 'list' };
  const arrow = arrows[key];
  if (mode === 'type' && arrow && !ctrl && !shift && !alt) return { do: 'move', to: arrow[0], extend: false };
  return undefined;
}

function selectCommand(press: KeyPress): GridCommand | undefined {
  const { key, ctrl, shift, alt } = press;
  if (alt) return altCommand(key, shift);
  const arrow = arrows[key];
  if (arrow) return { do: 'move', to: arrow[ctrl ? 1 : 0], extend: shift };
  if (ctrl) return ctrlCommand(key.toLowerCase(), shift);
  switch (key) {
    case 'Home':
      return { do: 'move', to: 'rowStart', extend: shift };
    case 'End':
      return { do: 'move', to: 'rowEnd', extend: shift };
    case 'PageUp':
      return { do: 'move', to: 'pageUp', extend: shift };
    case 'PageDown':
      return { do: 'move', to: 'pageDown', extend: shift };
    case 'Delete':
      return { do: 'clear' };
    case 'Backspace':
      return { do: 'editEmpty' };
    case ' ':
      return shift ? { do: 'selectRow' } : { do: 'toggle' };
    case 'ContextMenu':
      return { do: 'menu' };
    case 'F10':
      return shift ? { do: 'menu' } : undefined;
    default:
      return undefined;
  }
}

function altCommand(key: string, shift: boolean): GridCommand | undefined {
  if (key === 'ArrowDown') return { do: 'list' };
  if (key === 'PageUp') return { do: 'move', to: 'pageLeft', extend: shift };
  if (key === 'PageDown') return { do: 'move', to: 'pageRight', extend: shift };
  return undefined;
}

function ctrlCommand(key: string, shift: boolean): GridCommand | undefined {
  switch (key) {
    case 'home':
      return { do: 'move', to: 'gridStart', extend: shift };
    case 'end':
      return { do: 'move', to: 'gridEnd', extend: shift };
    case 'a':
      return { do: 'selectAll' };
    case 'd':
      return { do: 'fillDown' };
    case 'r':
      return { do: 'fillRight' };
    case 'z':
      return shift ? { do: 'redo' } : { do: 'undo' };
    case 'y':
      return { do: 'redo' };
    case ' ':
      return { do: 'selectColumn' };
    case ';':
      return { do: 'today' };
    case 'backspace':
      return { do: 'reveal' };
    case 'l':
      return shift ? { do: 'filter' } : undefined;
    default:
      return undefined;
  }
}
