import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { type GridCore, lineAt, shownCell } from './gridState.ts';

/** A small note beside a cell, in pixels of the port: its problem, or its text where that is cut off. */
export interface Note {
  text: string;
  bad: boolean;
  left: number;
  top: number;
  width: number;
  height: number;
}

const restMs = 350;

/** Shows a note when the pointer rests on a cell or row head. */
export function useCellNote(): {
  shown: Note | undefined;
  over: (
    event: PointerEvent,
    port: HTMLElement | null,
    noteFor: (element: HTMLElement) => Pick<Note, 'text' | 'bad'> | undefined,
  ) => void;
  hide: () => void;
} {
  const [shown, setShown] = useState<Note>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const at = useRef<Element>(undefined);

  const hide = useCallback(() => {
    clearTimeout(timer.current);
    at.current = undefined;
    setShown(undefined);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const over = useCallback(
    (
      event: PointerEvent,
      port: HTMLElement | null,
      noteFor: (element: HTMLElement) => Pick<Note, 'text' | 'bad'> | undefined,
    ) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>('.pg-cell, .pg-head') : null;
      if (element === (at.current ?? null)) return;
      hide();
      if (!element || !port || event.buttons !== 0) return;
      at.current = element;
      timer.current = setTimeout(() => {
        const note = noteFor(element);
        if (!note) return;
        const box = element.getBoundingClientRect();
        const origin = port.getBoundingClientRect();
        setShown({
          ...note,
          left: box.left - origin.left,
          top: box.top - origin.top,
          width: box.width,
          height: box.height,
        });
      }, restMs);
    },
    [hide],
  );
  return { shown, over, hide };
}

/** What the note of a cell or row head says; undefined when there is nothing to add to what is seen. */
export function noteOf<R>(element: HTMLElement, core: GridCore<R>): Pick<Note, 'text' | 'bad'> | undefined {
  if (element.classList.contains('pg-head')) {
    const text = element.dataset.note ?? '';
    return text === '' ? undefined : { text, bad: element.classList.contains('pg-head-bad') };
  }
  const column = core.columns()[Number(element.getAttribute('aria-colindex')) - 2];
  const row = Number(element.dataset.row);
  const cell = column && shownCell(core, lineAt(core, row), column.key);
  if (cell?.problem !== undefined) return { text: cell.problem, bad: true };
  if (cell?.warning !== undefined) return { text: cell.warning, bad: false };
  const isCut = element.scrollWidth > element.clientWidth || cell?.text.includes('\n');
  return cell && isCut ? { text: cell.text, bad: false } : undefined;
}

const noteHeight = 60;

export function CellNote({ note, room }: { note: Note; room: { width: number; height: number } }): ReactNode {
  const below = note.top + note.height + noteHeight < room.height;
  const style = {
    left: Math.max(4, Math.min(note.left, room.width - 240)),
    ...(below ? { top: note.top + note.height + 2 } : { top: note.top - 4, transform: 'translateY(-100%)' }),
  };
  return (
    <div className={`pg-note ${note.bad ? 'pg-note-bad' : ''}`} role="tooltip" style={style}>
      {note.text}
    </div>
  );
}
