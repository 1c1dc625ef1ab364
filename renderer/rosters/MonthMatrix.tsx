// The month by people: a row for each, a column for each day, worked with the keyboard as well as with the mouse.
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { RotaSheetDay } from '../../shared/contract/rotaProcedures.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { placeOf, useMatrixDrag } from './matrixDrag.ts';
import { type Board, type BoardCell, type BoardRow, cellWords, lackingOn } from './rotaBoard.ts';
import { cellAt, type DutyPlace, type Place } from './rotaEdits.ts';
import { type KeyMeaning, meaningOf } from './rotaKeys.ts';
import { tierWords } from './rotaWords.ts';
import type { ShiftMark } from './shiftMarks.ts';
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

const countTitles = [
  { key: 'duties', short: '班', title: '本月班次' },
  { key: 'nights', short: '夜', title: '其中夜班' },
  { key: 'weekends', short: '末', title: '其中周末' },
  { key: 'holidays', short: '节', title: '其中节假日' },
] as const;

const cellId = (id: string, { row, column }: Place) => `${id}-${row}-${column}`;

function columnClass({ weekend, holiday, adjusted, level }: RotaSheetDay): string {
  const kind = holiday ? 'pz-holiday' : weekend ? 'pz-weekend' : adjusted ? 'pz-adjusted' : 'pz-workday';
  return level === '1' ? kind : `${kind} pz-tier-${level}`;
}

/** 休, 班 or the level of a day, the most telling first. */
function dayLetters({ holiday, adjusted, level }: RotaSheetDay): string {
  return [tierWords[level].letter, holiday ? '休' : adjusted ? '班' : ''].find((letter) => letter !== '') ?? '';
}

export function dayTitle(day: RotaSheetDay): string {
  const parts = [
    dayWithWeekday(day.day),
    day.name || (day.holiday ? '节假日' : ''),
    day.adjusted ? '调休上班' : '',
    day.level === '1' ? '' : `${tierWords[day.level].title}勤务${day.levelWhy === '' ? '' : `：${day.levelWhy}`}`,
    ...day.nodes,
  ];
  return [...new Set(parts)].filter((part) => part !== '').join('，');
}

function DayHead({ day, className }: { day: RotaSheetDay; className: string }) {
  return (
    <th scope="col" className={`pz-day ${className}`} title={dayTitle(day)}>
      <span>{Number(day.day.slice(8))}</span>
      <small>{'一二三四五六日'[day.weekday - 1]}</small>
      <em>{dayLetters(day)}</em>
    </th>
  );
}

interface PersonRowProps {
  id: string;
  index: number;
  row: BoardRow;
  showsUnit: boolean;
  marks: ReadonlyMap<string, ShiftMark>;
  columnClasses: readonly string[];
  /** Columns of this row, −1 for none. */
  active: number;
  picked: number;
  target: number;
}

const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { id, index, row, showsUnit, marks, columnClasses, active, picked, target } = props;
  const { person } = row;
  const signs = [person.leader ? '可带班' : '', person.driver ? '可驾驶' : '', person.fresh ? '新队员' : ''];
  const about = [person.name, person.role, person.post, person.unit, ...signs, ...row.broken].filter(
    (part) => part !== '',
  );
  return (
    <tr aria-rowindex={index + 1} className={active >= 0 ? 'pz-row-active' : undefined}>
      <th scope="row" className={`pz-name${row.broken.length > 0 ? ' pz-name-broken' : ''}`} title={about.join('，')}>
        <span>{person.name}</span>
        <small>{showsUnit ? person.unit : shortRole(person.role) || person.post}</small>
      </th>
      {row.cells.map((cell, column) => (
        <td
          key={cell.day}
          id={cellId(id, { row: index, column })}
          data-row={index}
          data-column={column}
          aria-colindex={column + 1}
          title={noteOf(cell)}
          className={cellClass(cell, columnClasses[column] ?? '', { active, picked, target }, column)}
        >
          {cell.duties.map(({ shift, pinned }) => {
            const mark = marks.get(shift);
            return (
              <span key={shift} className={`pz-mark pz-fill-${mark?.fill ?? 'plain'}${pinned ? ' pz-pinned' : ''}`}>
                {mark?.letter ?? '？'}
              </span>
            );
          })}
          {cell.duties.length === 0 && signOf(cell)}
        </td>
      ))}
      {countTitles.map(({ key, title }) => (
        <td
          key={key}
          className={`pz-count pz-count-${key}`}
          title={`${title} ${person.counts[key]}，以前几个月 ${person.before[key]}`}
        >
          {person.counts[key]}
        </td>
      ))}
    </tr>
  );
});

/** 带班领导 as 带班, 值班干部 as 干部: what tells them apart in a narrow column. */
const shortRole = (role: string): string => role.replace(/^值班/u, '').slice(0, 2);

/** What stands in an empty cell. */
function signOf(cell: BoardCell): string {
  if (cell.outside || cell.absent !== null) return '';
  if (cell.elsewhere.length > 0) return '外';
  return cell.barred.length > 0 ? '×' : '';
}

function noteOf(cell: BoardCell): string | undefined {
  const parts = [
    ...(cell.outside ? ['不在本队'] : []),
    ...(cell.absent === null ? [] : [`不能排班：${cell.absent}`]),
    ...(cell.partlyAbsent === null ? [] : [`部分班次不能排：${cell.partlyAbsent}`]),
    ...cell.elsewhere.map((duty) => `另有勤务：${duty}`),
    ...cell.broken,
  ];
  return parts.length === 0 ? undefined : parts.join('；');
}

function cellClass(
  cell: BoardCell,
  ofColumn: string,
  { active, picked, target }: { active: number; picked: number; target: number },
  column: number,
): string {
  const classes = [ofColumn];
  if (cell.outside) classes.push('pz-outside');
  else if (cell.absent !== null) classes.push('pz-absent');
  else if (cell.partlyAbsent !== null) classes.push('pz-partly-absent');
  if (cell.broken.length > 0) classes.push('pz-broken');
  if (cell.duties.length > 1) classes.push('pz-several');
  if (active === column) classes.push('pz-active');
  if (picked === column) classes.push('pz-picked');
  if (target === column) classes.push('pz-target');
  return classes.join(' ');
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
