import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useLayoutEffect,
  useRef,
} from 'react';
import type { PlacedColumn } from './columnState.ts';
import type { ClipboardBlock } from './gridBlocks.ts';
import type { GridModel } from './gridCommands.ts';
import { type Editing, lineAt, refusalOf, say } from './gridState.ts';
import { commandFor, type GridCommand, type KeyPress } from './keyboard.ts';
import { textWidth } from './textMeasure.ts';

interface EditorFieldProps<R> {
  model: GridModel<R>;
  field: RefObject<HTMLTextAreaElement | null>;
  editing: Editing<R> | undefined;
  placed: PlacedColumn | undefined;
  /** The active cell on screen. */
  box: { left: number; top: number; width: number; height: number };
  room: { width: number; height: number };
  headerHeight: number;
  label: string;
  gridId: string;
  activeId: string;
  readOnly: boolean;
  onFocus: (focused: boolean) => void;
  onScreenCommand: (command: GridCommand) => boolean;
}

const longTextWidth = 360;

/**
 * The one text field of the grid. It always has the focus and lies, unseen, over the active cell, so that an input
 * method composes in place from its first key and clipboard events arrive; opening an editor only makes it visible.
 */
export function EditorField<R>(props: EditorFieldProps<R>): ReactNode {
  const { model, field, editing, placed, box, room } = props;
  const { core, editor, blocks } = model;
  const prepared = useRef<ClipboardBlock>(undefined);

  useLayoutEffect(() => {
    const at = field.current;
    if (!at || !editing) return;
    fitField(at, placed?.column.kind === 'longText', box, room);
  });

  const isLoading = lineAt(core, core.get().selection.active.row).kind === 'loading';
  useLayoutEffect(() => {
    const waiting = field.current?.value ?? '';
    if (!isLoading && waiting !== '' && !core.get().editing) editor.typed(waiting);
  }, [isLoading, field, core, editor]);

  function onKeyDown(event: KeyboardEvent): void {
    // 229: the key went into an input method; its Enter and arrows are not ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) {
      if (props.readOnly) sayRefusal();
      return;
    }
    if (!takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the grid used the key; otherwise it belongs to the text or the page. */
  function takes(event: KeyboardEvent): boolean {
    const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey };
    if (press.ctrl && press.key.toLowerCase() === 's' && !press.shift && !press.alt) return save(event);
    const open = core.get().editing;
    if (open && takenByList(press, open)) return true;
    const command = commandFor(press, open ? open.mode : 'select');
    if (!command) {
      if (props.readOnly && press.key.length === 1 && !press.ctrl && !press.alt) sayRefusal();
      return false;
    }
    if (command.do === 'newline') return newline();
    return props.onScreenCommand(command) || model.run(command);
  }

  function takenByList(press: KeyPress, open: Editing<R>): boolean {
    if (press.key === ' ' && open.text === '' && editor.toggleHighlighted()) return true;
    const arrow = press.key === 'ArrowUp' || press.key === 'ArrowDown';
    return arrow && !press.alt && open.list !== undefined && editor.moveHighlight(press.key === 'ArrowDown' ? 1 : -1);
  }

  /** Ctrl+S takes the open text in and saves a waiting paste; without one the page may have its own use for the key. */
  function save(event: KeyboardEvent): boolean {
    event.preventDefault();
    model.settleEditor();
    if (!core.get().proposal) return false;
    blocks.saveProposal();
    return true;
  }

  function newline(): boolean {
    const at = field.current;
    if (!at || placed?.column.kind !== 'longText') return true;
    at.setRangeText('\n', at.selectionStart, at.selectionEnd, 'end');
    editor.typed(at.value);
    return true;
  }

  function sayRefusal(): void {
    const line = lineAt(core, core.get().selection.active.row);
    const refusal = placed ? refusalOf(core, line, placed.column) : undefined;
    if (refusal !== undefined) say(core, refusal, 'problem');
  }

  function onCopy(event: ClipboardEvent, cut: boolean): void {
    if (core.get().editing) return;
    event.preventDefault();
    const block = prepared.current ?? blocks.copy(cut);
    prepared.current = undefined;
    if (block) {
      put(event, block);
      return;
    }
    void blocks.prepareCopy(cut).then((late) => {
      if (!late) return;
      prepared.current = late;
      field.current?.focus({ preventScroll: true });
      if (!document.execCommand('copy')) say(core, '内容已备好，请再按一次 Ctrl+C');
    });
  }

  function put(event: ClipboardEvent, block: ClipboardBlock): void {
    event.clipboardData.setData('text/plain', block.tabText);
    event.clipboardData.setData('text/html', block.html);
  }

  function onPaste(event: ClipboardEvent): void {
    if (core.get().editing) return;
    event.preventDefault();
    void blocks.paste(event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html'));
  }

  function onBlur(): void {
    // Still the active element: only the window lost the focus, the clerk looks something up and comes back.
    if (document.activeElement === field.current) return;
    model.settleEditor();
    props.onFocus(false);
  }

  const visible = editing !== undefined;
  const hidden = box.top + box.height <= props.headerHeight || box.top >= room.height;
  const classes = [
    'pg-editor',
    visible && !hidden ? 'pg-editor-open' : '',
    visible && placed?.column.kind === 'longText' ? 'pg-editor-long' : '',
  ];
  const listId = `${props.gridId}-list`;
  const { list } = editing ?? {};
  const highlighted = list && list.highlight >= 0 ? `${listId}-${list.highlight}` : undefined;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a combobox while its list is open
    <textarea
      ref={field}
      className={classes.filter((name) => name !== '').join(' ')}
      style={{
        left: box.left - 1,
        top: Math.max(0, Math.min(room.height, box.top)) - 1,
        width: box.width + 1,
        height: box.height + 1,
        textAlign: visible && placed?.column.kind === 'number' ? 'right' : undefined,
      }}
      rows={1}
      spellCheck={false}
      autoComplete="off"
      role={list ? 'combobox' : undefined}
      aria-label={props.label}
      aria-expanded={list ? true : undefined}
      aria-controls={list ? listId : undefined}
      aria-activedescendant={visible ? highlighted : props.activeId}
      readOnly={props.readOnly && !visible}
      onKeyDown={onKeyDown}
      onInput={(event) => editor.typed(event.currentTarget.value)}
      onCompositionStart={() => {
        if (!core.get().editing && !isLoading) editor.open('type');
      }}
      onCompositionEnd={(event) => editor.typed(event.currentTarget.value)}
      onCopy={(event) => onCopy(event, false)}
      onCut={(event) => onCopy(event, true)}
      onPaste={onPaste}
      onFocus={() => props.onFocus(true)}
      onBlur={onBlur}
    />
  );
}

/** Widens the open field with its text, long text also downwards, never beyond the grid. */
function fitField(
  at: HTMLTextAreaElement,
  long: boolean,
  box: { left: number; top: number; width: number; height: number },
  room: { width: number; height: number },
): void {
  const space = Math.max(box.width, room.width - Math.max(0, box.left) - 4);
  if (!long) {
    const widest = at.value.split('\n').reduce((most, line) => Math.max(most, textWidth(line, at)), 0);
    at.style.width = `${Math.min(space, Math.max(box.width + 1, Math.ceil(widest) + 32))}px`;
    return;
  }
  at.style.width = `${Math.min(space, Math.max(box.width + 1, longTextWidth))}px`;
  at.style.height = 'auto';
  const wanted = Math.max(box.height + 1, Math.min(at.scrollHeight + 6, room.height * 0.6));
  at.style.height = `${wanted}px`;
  const over = Math.max(0, box.top) + wanted - room.height;
  if (over > 0) at.style.top = `${Math.max(0, box.top - over)}px`;
}
