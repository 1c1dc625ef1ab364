// Shifts by days, with the names of who serves: the month with a line for each day, or a week with a line for each shift.
import type { KeyboardEvent } from 'react';
import type { RotaSheetDay, RotaSheetShift } from '../../shared/contract/rotaProcedures.ts';
import { hoursWords } from '../../shared/rules/clockTime.ts';
import { dayTitle } from './DayHead.tsx';
import type { Board, Seats } from './rotaBoard.ts';
import { tierWords } from './rotaWords.ts';
import './seats.css';

/** A duty of somebody, or an empty seat. */
export interface SeatSubject {
  day: string;
  shift: string;
  person: string | null;
}

interface SeatBoardProps {
  board: Board;
  days: readonly RotaSheetDay[];
  onOpen: (subject: SeatSubject) => void;
}

/** Shifts that stand on any of the days. */
function shiftsOn(board: Board, days: readonly RotaSheetDay[]): readonly RotaSheetShift[] {
  const used = new Set(days.flatMap(({ day }) => (board.seats.get(day) ?? []).map(({ shift }) => shift.id)));
  return board.sheet.shifts.filter(({ id }) => used.has(id));
}

const seatsOf = (board: Board, day: string, shift: string) =>
  (board.seats.get(day) ?? []).find((seats) => seats.shift.id === shift);

/** A line for each day, a column for each shift. */
export function MonthSeats({ board, days, onOpen }: SeatBoardProps) {
  const shifts = shiftsOn(board, days);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from name to name inside
    <div className="pz-seats" onKeyDown={moveBetweenSeats}>
      <table aria-label="各班次的人">
        <thead>
          <tr>
            <th scope="col">日期</th>
            {shifts.map((shift) => (
              <ShiftHead key={shift.id} shift={shift} />
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <DayLabel day={day} />
              {shifts.map(({ id }) => (
                <SeatCell key={id} seats={seatsOf(board, day.day, id)} className={classOf(day)} onOpen={onOpen} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line for each shift, a column for each day of the week; the day it is about is marked. */
export function WeekSeats({ board, days, day: chosen, onOpen }: SeatBoardProps & { day: string }) {
  const shifts = shiftsOn(board, days);
  const hasSigns = days.some((day) => signsOf(day) !== '');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from name to name inside
    <div className="pz-seats pz-week" onKeyDown={moveBetweenSeats}>
      <table aria-label="一周的班">
        <thead>
          <tr>
            <th scope="col">班次</th>
            {days.map((day) => (
              <DayLabel key={day.day} day={day} head={hasSigns ? 'signs' : 'plain'} isChosen={day.day === chosen} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shifts.map((shift) => (
            <tr key={shift.id}>
              <ShiftHead shift={shift} row />
              {days.map((day) => (
                <SeatCell
                  key={day.day}
                  seats={seatsOf(board, day.day, shift.id)}
                  className={classOf(day)}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classOf = ({ holiday, weekend }: RotaSheetDay) => (holiday ? 'pz-holiday' : weekend ? 'pz-weekend' : '');

/** 国庆节 战时勤务; empty for a day like others. */
const signsOf = (day: RotaSheetDay): string =>
  [
    day.name || (day.holiday ? '节假日' : day.adjusted ? '调休上班' : ''),
    tierWords[day.level].letter === '' ? '' : `${tierWords[day.level].title}勤务`,
  ]
    .filter((sign) => sign !== '')
    .join(' ');

interface DayLabelProps {
  day: RotaSheetDay;
  /** At the head of a column; with `signs` the line of signs is kept where a day has none. */
  head?: 'signs' | 'plain';
  isChosen?: boolean;
}

function DayLabel({ day, head, isChosen = false }: DayLabelProps) {
  const signs = signsOf(day);
  return (
    <th
      scope={head === undefined ? 'row' : 'col'}
      className={`pz-date ${classOf(day)}${isChosen ? ' pz-chosen-day' : ''}`}
      aria-current={isChosen ? 'date' : undefined}
      title={dayTitle(day)}
    >
      {Number(day.day.slice(5, 7))}月{Number(day.day.slice(8))}日 周{'一二三四五六日'[day.weekday - 1]}
      {(signs !== '' || head === 'signs') && <small>{signs || '\u00a0'}</small>}
    </th>
  );
}

function ShiftHead({ shift, row = false }: { shift: RotaSheetShift; row?: boolean }) {
  const about = [
    shift.where,
    shift.level === '1' ? '' : tierWords[shift.level].title,
    shift.role === shift.name ? '' : shift.role,
  ];
  return (
    <th scope={row ? 'row' : 'col'}>
      {shift.name}
      <small>
        <span className="pz-hours">{hoursWords(shift.start, shift.end)}</span>{' '}
        {about.filter((part) => part !== '').join(' ')}
      </small>
    </th>
  );
}

interface SeatCellProps {
  seats: Seats | undefined;
  className: string;
  onOpen: (subject: SeatSubject) => void;
}

function SeatCell({ seats, className, onOpen }: SeatCellProps) {
  if (!seats) return <td className="pz-none" />;
  const { day, shift, people, lacking, broken } = seats;
  return (
    <td className={className} title={broken.length > 0 ? broken.join('；') : undefined}>
      <span className="pz-people">
        {people.map((person) => (
          <button
            key={person.id}
            type="button"
            className={
              `${shift.role === '' && person.leader ? 'pz-leads' : ''}${person.broken ? ' pz-seat-broken' : ''}`.trim() ||
              undefined
            }
            title={
              [person.leader ? '可带班' : '', person.pinned ? '已固定' : ''].filter(Boolean).join('，') || undefined
            }
            onClick={() => onOpen({ day, shift: shift.id, person: person.id })}
          >
            {person.name}
          </button>
        ))}
        {lacking > 0 && (
          <button
            type="button"
            className="pz-seat-lacking"
            aria-label={`${shift.name}缺 ${lacking} 人，看谁可以上`}
            onClick={() => onOpen({ day, shift: shift.id, person: null })}
          >
            缺 {lacking} 人
          </button>
        )}
      </span>
    </td>
  );
}

/** Arrow keys go from name to name: sideways in reading order, up and down to the cell above or below. */
function moveBetweenSeats(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target;
  if (!(from instanceof HTMLElement) || from.tagName !== 'BUTTON') return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next =
    event.key === 'ArrowRight'
      ? all[all.indexOf(from) + 1]
      : event.key === 'ArrowLeft'
        ? all[all.indexOf(from) - 1]
        : event.key === 'ArrowDown'
          ? nextInColumn(from, 1)
          : event.key === 'ArrowUp'
            ? nextInColumn(from, -1)
            : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function nextInColumn(from: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const cell = from.closest('td');
  let row = cell?.closest('tr') ?? null;
  while (cell && row) {
    row = (step === 1 ? row.nextElementSibling : row.previousElementSibling) as HTMLTableRowElement | null;
    const found = row?.cells[cell.cellIndex]?.querySelector<HTMLElement>('button');
    if (found) return found;
  }
  return undefined;
}
