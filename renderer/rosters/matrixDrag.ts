// Dragging a duty in the matrix with the mouse or a pen: which cell the pointer is over, and where it was let go.
import { type PointerEvent, useRef } from 'react';
import type { Place } from './rotaEdits.ts';

/** Pixels after which a press is a drag. */
const slack = 5;

/** The cell under an event's target: cells carry `data-row` and `data-column`. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.dataset.row;
  const column = cell?.dataset.column;
  return row === undefined || column === undefined ? null : { row: Number(row), column: Number(column) };
}

interface DragHandlers {
  /** Whether something that can be moved stands there. */
  canStart: (place: Place) => boolean;
  onStart: (place: Place) => void;
  onOver: (place: Place | null) => void;
  /** Null: let go outside, nothing happens. */
  onDrop: (to: Place | null) => void;
}

export function useMatrixDrag({ canStart, onStart, onOver, onDrop }: DragHandlers) {
  const press = useRef<{ place: Place; x: number; y: number; dragging: boolean } | null>(null);
  const under = (event: PointerEvent) => placeOf(document.elementFromPoint(event.clientX, event.clientY));

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      const place = placeOf(event.target);
      if (event.button !== 0 || !place || !canStart(place)) return;
      press.current = { place, x: event.clientX, y: event.clientY, dragging: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = press.current;
      if (!now) return;
      if (!now.dragging) {
        if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < slack) return;
        now.dragging = true;
        // Not at the press: a click would then no longer be that of the cell.
        event.currentTarget.setPointerCapture(event.pointerId);
        onStart(now.place);
      }
      onOver(under(event));
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const now = press.current;
      press.current = null;
      if (now?.dragging) onDrop(under(event));
    },
    onPointerCancel() {
      const now = press.current;
      press.current = null;
      if (now?.dragging) onDrop(null);
    },
  };
}
