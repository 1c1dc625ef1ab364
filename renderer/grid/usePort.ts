import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Frame, type Port, rowsInPort, scrollToShow } from './geometry.ts';
import type { GridProps } from './types.ts';

const windowMargin = 40;
const quietMs = 60;

/**
 * Size and scroll of the scrolling element as state. Scrolling is drawn at once, so that rows and scroll bar never part
 * for more than a frame.
 */
export function usePort(element: RefObject<HTMLDivElement | null>): { port: Port; onScroll: () => void } {
  const [port, setPort] = useState<Port>({ left: 0, top: 0, width: 0, height: 0 });

  const measure = useCallback(() => {
    const at = element.current;
    if (!at) return;
    setPort((old) => {
      const next = { left: at.scrollLeft, top: at.scrollTop, width: at.clientWidth, height: at.clientHeight };
      const same =
        old.left === next.left && old.top === next.top && old.width === next.width && old.height === next.height;
      return same ? old : next;
    });
  }, [element]);

  useLayoutEffect(() => {
    measure();
    const at = element.current;
    if (!at) return;
    const observer = new ResizeObserver(measure);
    observer.observe(at);
    return () => observer.disconnect();
  }, [element, measure]);

  return { port, onScroll: () => flushSync(measure) };
}

/** Tells the owner which rows are wanted: at once, but at most every 60 ms while the clerk drags the scroll bar. */
export function useWindowReport<R>(
  frame: Frame,
  port: Port,
  { rowCount, row, onWindow }: Pick<GridProps<R>, 'rowCount' | 'row' | 'onWindow'>,
): void {
  const wanted = rowsInPort(frame, port, windowMargin);
  const from = Math.min(wanted.from, rowCount);
  const to = Math.min(wanted.to, rowCount);
  const last = useRef(0);
  const visible = port.height > 0;
  const seen = rowsInPort(frame, port, 0);
  let missing = false;
  for (let at = seen.from; at < Math.min(seen.to, rowCount); at += 1) missing ||= row(at) === undefined;
  // A new `row` that still lacks rows on screen (another sort, a reload) asks for the same window again.
  const asked = missing ? row : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the window changes, not when the owner's function does
  useEffect(() => {
    if (!onWindow || !visible) return;
    const wait = Math.max(0, quietMs - (performance.now() - last.current));
    const tell = () => {
      last.current = performance.now();
      onWindow(from, to);
    };
    if (wait === 0) {
      tell();
      return;
    }
    const timer = setTimeout(tell, wait);
    return () => clearTimeout(timer);
  }, [from, to, rowCount, visible, asked]);
}

/** Scrolls a cell on screen; a line that is not drawn yet is scrolled to as soon as it is. */
export function useShowCell(
  element: RefObject<HTMLDivElement | null>,
  frame: Frame,
): (row: number, column: number, fromLeft?: boolean) => void {
  const drawn = useRef(frame);
  const wanted = useRef<{ row: number; column: number }>(undefined);

  const scroll = useCallback(
    (row: number, column: number, fromLeft?: boolean) => {
      const at = element.current;
      if (!at) return;
      const port = { left: at.scrollLeft, top: at.scrollTop, width: at.clientWidth, height: at.clientHeight };
      const next = scrollToShow(drawn.current, port, { row, column });
      if (next.top !== port.top) at.scrollTop = next.top;
      const left = fromLeft ? 0 : next.left;
      if (left !== port.left) at.scrollLeft = left;
    },
    [element],
  );

  useLayoutEffect(() => {
    drawn.current = frame;
    const cell = wanted.current;
    if (!cell || cell.row >= frame.lines) return;
    wanted.current = undefined;
    scroll(cell.row, cell.column);
  });

  return useCallback(
    (row, column, fromLeft) => {
      if (row < drawn.current.lines) scroll(row, column, fromLeft);
      else wanted.current = { row, column };
    },
    [scroll],
  );
}
