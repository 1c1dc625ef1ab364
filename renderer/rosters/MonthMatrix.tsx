// The month by people: a row for each, a column for each day, worked with the keyboard as well as with the mouse.
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { columnClass, DayHead } from './DayHead.tsx';
import { placeOf, useMatrixDrag } from './matrixDrag.ts';
import { cellId, countTitles, PersonRow } from './PersonRow.tsx';
import { type Board, cellWords, lackingOn } from './rotaBoard.ts';
import { cellAt, type DutyPlace, type Place } from './rotaEdits.ts';
import { type KeyMeaning, meaningOf } from './rotaKeys.ts';
import './matrix.css';

export interface MatrixActions {
  /** Any key but those that move about. */
  act(meaning: KeyMeaning, place: Place): void;
  /** A duty was put onto another cell. */
  drop(from: DutyPlace, to: Place): void;
  menu(place: Place, at: { x: number; y: number }): void;
}

interface MonthMatrixProps {
  board: Board;
  editable: boolean;
  active: Place;
  onActive: (place: Place) => void;
  /** Picked up with the keyboard, to be put down elsewhere. */
  picked: DutyPlace | null;
  actions: MatrixActions;
}

const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

export function MonthMatrix({ board, editable, active, onActive, picked, actions }: MonthMatrixProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Place | null>(null);
  const [target, setTarget] = useState<Place | null>(null);
  const rows = board.rows.length;
  const columns = board.days.length;
  const showsUnit = board.sheet.people.some(({ unit }) => unit !== '');

  useEffect(() => {
    if (!frame.current) return;
    keepInSight(frame.current, active);
  }, [active]);

  const drag = useMatrixDrag({
    canStart: (place) => editable && (cellAt(board, place)?.duties.length ?? 0) > 0,
    onStart: (place) => {
      onActive(place);
      setDragged(place);
    },
    onOver: setTarget,
    onDrop: (to) => {
      const from = dragged;
      setDragged(null);
      setTarget(null);
      const shift = from && cellAt(board, from)?.duties[0]?.shift;
      if (from && shift && to) actions.drop({ ...from, shift }, to);
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const meaning = meaningOf({
      key: event.key,
      code: event.code,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.shiftKey,
      altKey: event.altKey,
    });
    if (meaning === null) return;
    if (meaning.kind === 'cancel' && picked === null) return;
    event.preventDefault();
    if (meaning.kind === 'move') {
      onActive({
        row: clamp(active.row + meaning.rows, rows),
        column: clamp(active.column + meaning.columns, columns),
      });
    } else if (meaning.kind === 'edge') {
      const edge = (to: 'first' | 'last' | null, now: number, count: number) =>
        to === null ? now : to === 'first' ? 0 : count - 1;
      onActive({
        row: edge(meaning.rows, active.row, rows),
        column: edge(meaning.columns, active.column, columns),
      });
    } else actions.act(meaning, active);
  };

  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place) onActive(place);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place) actions.act({ kind: 'open' }, place);
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const pointed = placeOf(event.target);
    const place = pointed ?? active;
    if (event.clientX !== 0 && pointed === null) return;
    event.preventDefault();
    onActive(place);
    const cell = event.currentTarget.querySelector(`#${CSS.escape(cellId(id, place))}`)?.getBoundingClientRect();
    const byKey = pointed === null && cell !== undefined;
    actions.menu(place, byKey ? { x: cell.left, y: cell.bottom } : { x: event.clientX, y: event.clientY });
  };

  const classesNow = board.days.map(columnClass).join('\n');
  const columnClasses = useMemo(() => classesNow.split('\n'), [classesNow]);
  return (
    <div ref={frame} className={`pz-matrix${dragged ? ' pz-matrix-dragging' : ''}`}>
      {/* The table takes the focus for all its cells, so that a key press draws two rows and not all. */}
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in is a grid
        role="grid"
        aria-label="排班表"
        aria-rowcount={rows}
        aria-colcount={columns}
        aria-activedescendant={cellId(id, active)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        {...drag}
      >
        <thead>
          <tr>
            <th className="pz-name" scope="col">
              姓名
            </th>
            {board.days.map((day, column) => (
              <DayHead key={day.day} day={day} className={columnClasses[column] ?? ''} />
            ))}
            {countTitles.map(({ key, short, title }) => (
              <th key={key} className={`pz-count pz-count-${key}`} scope="col" title={title}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row, index) => (
            <PersonRow
              key={row.person.id}
              id={id}
              index={index}
              row={row}
              showsUnit={showsUnit}
              marks={board.marks}
              columnClasses={columnClasses}
              active={active.row === index ? active.column : -1}
              picked={picked?.row === index ? picked.column : dragged?.row === index ? dragged.column : -1}
              target={target?.row === index ? target.column : -1}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th className="pz-name" scope="row">
              缺人
            </th>
            {board.days.map(({ day }, column) => {
              const lacking = lackingOn(board, day);
              return (
                <td key={day} className={`${columnClasses[column]}${lacking > 0 ? ' pz-lacking' : ''}`}>
                  {lacking > 0 ? lacking : ''}
                </td>
              );
            })}
            <td className="pz-count pz-count-rest" colSpan={countTitles.length} />
          </tr>
        </tfoot>
      </table>
      <p className="pa-unseen" aria-live="polite">
        {cellWords(board, active.row, active.column)}
      </p>
    </div>
  );
}

/** Scrolls so that the cell is not under the sticky head, names, counts or foot. */
function keepInSight(frame: HTMLElement, { row, column }: Place): void {
  const cell = frame.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  const head = frame.querySelector<HTMLElement>('thead .pz-name');
  const foot = frame.querySelector<HTMLElement>('tfoot .pz-name');
  const firstCount = frame.querySelector<HTMLElement>('thead .pz-count');
  if (!cell || !head || !foot || !firstCount) return;
  const box = frame.getBoundingClientRect();
  const spot = cell.getBoundingClientRect();
  const left = box.left + head.offsetWidth;
  const right = firstCount.getBoundingClientRect().left;
  const top = box.top + head.offsetHeight;
  const bottom = foot.getBoundingClientRect().top;
  if (spot.left < left) frame.scrollLeft -= left - spot.left;
  else if (spot.right > right) frame.scrollLeft += spot.right - right;
  if (spot.top < top) frame.scrollTop -= top - spot.top;
  else if (spot.bottom > bottom) frame.scrollTop += spot.bottom - bottom;
}
