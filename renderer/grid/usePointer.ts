import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { cellAtPoint, type Frame, type Port } from './geometry.ts';
import type { GridModel } from './gridCommands.ts';
import { boundsOf, lineAt } from './gridState.ts';
import { type Cell, contains, type Range, rangeOf } from './selection.ts';

interface CellPointer {
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onDoubleClick: (event: MouseEvent) => void;
  /** The range the fill handle is being dragged over. */
  preview: Range | undefined;
  /** The cell under a pointer event; undefined over scroll bars and the header. */
  cellAt: (event: MouseEvent) => Cell | undefined;
}

type Drag = { kind: 'cells' } | { kind: 'rows'; from: number } | { kind: 'fill'; target: Range };

const edgeMs = 50;

/** Selecting with the mouse: click, Shift+click, drag with scrolling at the edges, row heads, the fill handle. */
export function usePointer<R>(
  model: GridModel<R>,
  frame: Frame,
  element: RefObject<HTMLDivElement | null>,
): CellPointer {
  const drag = useRef<Drag>(undefined);
  const edge = useRef<ReturnType<typeof setInterval>>(undefined);
  const [preview, setPreview] = useState<Range>();
  const { core, moves } = model;

  function portOf(at: HTMLDivElement): Port {
    return { left: at.scrollLeft, top: at.scrollTop, width: at.clientWidth, height: at.clientHeight };
  }

  function pointIn(event: { clientX: number; clientY: number }): { x: number; y: number; port: Port } | undefined {
    const at = element.current;
    if (!at) return undefined;
    const box = at.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top, port: portOf(at) };
  }

  function cellAt(event: MouseEvent): Cell | undefined {
    const point = pointIn(event);
    if (!point || point.x > point.port.width || point.y > point.port.height || point.y < frame.headerHeight)
      return undefined;
    const below = point.y - frame.headerHeight + point.port.top;
    if (below >= frame.lines * frame.rowHeight) return undefined;
    return cellAtPoint(frame, point.port, point.x, point.y);
  }

  /** During a drag: the nearest cell inside the body, wherever the pointer is. */
  function nearestCell(event: { clientX: number; clientY: number }): Cell | undefined {
    const point = pointIn(event);
    if (!point) return undefined;
    const x = Math.max(frame.headWidth + 1, Math.min(point.port.width - 1, point.x));
    const y = Math.max(frame.headerHeight + 1, Math.min(point.port.height - 1, point.y));
    return cellAtPoint(frame, point.port, x, y);
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || isInHeader(event.target)) return;
    const at = element.current;
    if (at && event.target instanceof HTMLElement && event.target.dataset.handle !== undefined) {
      at.setPointerCapture(event.pointerId);
      drag.current = { kind: 'fill', target: rangeOf(core.get().selection) };
      return;
    }
    const cell = cellAt(event);
    if (!model.settleEditor()) return;
    core.screen.focus();
    if (!cell) return;
    at?.setPointerCapture(event.pointerId);
    if (cell.column < 0) {
      const from = event.shiftKey ? core.get().selection.active.row : cell.row;
      drag.current = { kind: 'rows', from };
      moves.rows(from, cell.row);
      return;
    }
    drag.current = { kind: 'cells' };
    if (event.shiftKey) moves.extend(cell);
    else moves.select(cell);
  }

  function onPointerMove(event: PointerEvent): void {
    if (!drag.current) return;
    dragTo(event);
    clearInterval(edge.current);
    const { clientX, clientY } = event;
    if (isOutside(event)) edge.current = setInterval(() => dragTo({ clientX, clientY }), edgeMs);
  }

  function isOutside(event: { clientX: number; clientY: number }): boolean {
    const point = pointIn(event);
    return (
      point !== undefined &&
      (point.x < frame.headWidth ||
        point.x > point.port.width ||
        point.y < frame.headerHeight ||
        point.y > point.port.height)
    );
  }

  function dragTo(event: { clientX: number; clientY: number }): void {
    const current = drag.current;
    const cell = nearestCell(event);
    const point = pointIn(event);
    if (!current || !cell || !point) return;
    const { extent } = core.get().selection;
    const pulled = {
      row: point.y < frame.headerHeight ? cell.row - 1 : point.y > point.port.height ? cell.row + 1 : cell.row,
      column:
        point.x < frame.headWidth ? extent.column - 1 : point.x > point.port.width ? cell.column + 1 : cell.column,
    };
    const bounds = boundsOf(core);
    const target = {
      row: Math.max(0, Math.min(bounds.lines - 1, pulled.row)),
      column: Math.max(0, Math.min(bounds.columns - 1, pulled.column)),
    };
    if (current.kind === 'fill') {
      const range = fillRange(rangeOf(core.get().selection), target, bounds.rows);
      drag.current = { kind: 'fill', target: range };
      setPreview(range);
      core.screen.show(target.row, target.column);
    } else if (current.kind === 'rows') moves.rows(current.from, target.row);
    else if (target.row !== extent.row || target.column !== extent.column) moves.extend(target);
  }

  function onPointerUp(): void {
    clearInterval(edge.current);
    const done = drag.current;
    drag.current = undefined;
    setPreview(undefined);
    if (done?.kind === 'fill') void model.blocks.fillTo(done.target);
  }

  function onDoubleClick(event: MouseEvent): void {
    if (isInHeader(event.target)) return;
    const cell = cellAt(event);
    if (!cell) return;
    if (cell.column >= 0) {
      model.run({ do: 'edit' });
      return;
    }
    const line = lineAt(core, cell.row);
    if (line.kind === 'row') core.props().onOpen?.(line.row, cell.row);
  }

  return { onPointerDown, onPointerMove, onPointerUp, onDoubleClick, preview, cellAt };
}

function isInHeader(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.pg-header') !== null;
}

/** The dragged handle fills along the longer way: rows or columns, not both. */
function fillRange(source: Range, target: Cell, rows: number): Range {
  if (contains(source, target)) return source;
  const down = target.row > source.bottom ? target.row - source.bottom : Math.min(0, target.row - source.top);
  const across = Math.max(0, target.column - source.right);
  if (Math.abs(down) >= across) {
    const bottom = Math.min(rows - 1, Math.max(source.bottom, target.row));
    return { ...source, top: Math.min(source.top, target.row), bottom: Math.max(source.bottom, bottom) };
  }
  return { ...source, right: target.column };
}
