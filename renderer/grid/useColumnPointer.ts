import { type PointerEvent as ReactPointerEvent, useState } from 'react';
import type { PlacedColumn } from './columnState.ts';
import type { Frame } from './geometry.ts';

interface ColumnPointerOptions {
  frame: Frame;
  scale: number;
  /** The scrolling element's left edge on screen and its scroll offset, when asked. */
  origin: () => { left: number; scrolled: number };
  onWidth: (placed: PlacedColumn, width: number) => void;
  onMove: (placed: PlacedColumn, before: PlacedColumn | undefined) => void;
  onClick: (placed: PlacedColumn, shift: boolean) => void;
}

interface ColumnPointer {
  /** Index of the column before which a dragged one would fall. */
  dropAt: number | undefined;
  onLabelPointer: (event: ReactPointerEvent, placed: PlacedColumn) => void;
  onResizePointer: (event: ReactPointerEvent, placed: PlacedColumn) => void;
}

const clickSlack = 5;

/** Column heads under the mouse: click sorts, dragging moves the column, its right edge changes the width. */
export function useColumnPointer(options: ColumnPointerOptions): ColumnPointer {
  const [dropAt, setDropAt] = useState<number>();

  function dropIndex(clientX: number, placed: PlacedColumn): number {
    const { frame, origin } = options;
    const { left, scrolled } = origin();
    const across = clientX - left - frame.headWidth;
    const x = placed.frozen ? across : across + scrolled;
    const peers = frame.columns.filter((column) => column.frozen === placed.frozen);
    const found = peers.find((column) => x < column.left + column.width / 2);
    return found ? found.index : (peers.at(-1)?.index ?? placed.index) + 1;
  }

  function onLabelPointer(event: ReactPointerEvent, placed: PlacedColumn): void {
    if (event.button !== 0) return;
    const startX = event.clientX;
    let dragged = false;
    let target = placed.index;
    follow(event, {
      move: (at) => {
        if (!dragged && Math.abs(at.clientX - startX) < clickSlack) return;
        dragged = true;
        target = dropIndex(at.clientX, placed);
        setDropAt(target);
      },
      end: (at) => {
        setDropAt(undefined);
        if (!dragged) options.onClick(placed, at.shiftKey);
        else if (target !== placed.index && target !== placed.index + 1)
          options.onMove(placed, options.frame.columns[target]);
      },
      cancel: () => setDropAt(undefined),
    });
  }

  function onResizePointer(event: ReactPointerEvent, placed: PlacedColumn): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    const startX = event.clientX;
    const resize = (at: PointerEvent) => {
      const moved = at.clientX - startX;
      if (moved !== 0) options.onWidth(placed, (placed.width + moved) / options.scale);
    };
    follow(event, { move: resize, end: () => {}, cancel: () => {} });
  }

  return { dropAt, onLabelPointer, onResizePointer };
}

interface Followed {
  move: (event: PointerEvent) => void;
  end: (event: PointerEvent) => void;
  cancel: () => void;
}

function follow(event: ReactPointerEvent, { move, end, cancel }: Followed): void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('pointermove', move, { signal });
  window.addEventListener(
    'pointerup',
    (at) => {
      stop.abort();
      end(at);
    },
    { signal },
  );
  window.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      stop.abort();
      cancel();
    },
    { signal, capture: true },
  );
  event.preventDefault();
}
