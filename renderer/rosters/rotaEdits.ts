// What a key press or a drop means for a rota, as changes for one step; or the sentence why it means nothing here.
import type { InputOf } from '../../shared/contract/index.ts';
import type { RotaSheet } from '../../shared/contract/rotaProcedures.ts';
import { dayWords } from '../../shared/rules/rota/rotaWords.ts';
import { type Board, type BoardCell, choicesFor } from './rotaBoard.ts';

export type RotaChange = InputOf<'rota.edit'>['changes'][number];

/** One step that can be undone. */
export interface Step {
  /** As the undo button names it. */
  title: string;
  changes: readonly RotaChange[];
}

export type Edit = Step | { refusal: string };

export interface Place {
  row: number;
  column: number;
}

/** A duty of a person on a day. */
export interface DutyPlace extends Place {
  shift: string;
}

export const isStep = (edit: Edit): edit is Step => 'changes' in edit;

export function cellAt(board: Board, { row, column }: Place): BoardCell | undefined {
  return board.rows[row]?.cells[column];
}

const nameAt = (board: Board, { row }: Place) => board.rows[row]?.person.name ?? '';
const shiftName = (board: Board, id: string) => board.shift(id)?.name ?? '班次';
const place = (board: Board, at: Place, cell: BoardCell) => `${nameAt(board, at)} ${dayWords(cell.day)}`;

const nowhere: Edit = { refusal: '先选中一个格子。' };

/** The person serves this shift on the day and no other; with `beside` it is added to what he serves already. */
export function setShift(board: Board, at: Place, shift: string, beside = false): Edit {
  const cell = cellAt(board, at);
  if (!cell) return nowhere;
  if (cell.outside) return { refusal: `${nameAt(board, at)}在${dayWords(cell.day)}不在本队。` };
  const others = beside ? [] : cell.duties.filter((duty) => duty.shift !== shift);
  const has = cell.duties.some((duty) => duty.shift === shift);
  if (has && others.length === 0) return { refusal: `已经排了${shiftName(board, shift)}。` };
  const { day, person } = cell;
  return {
    title: `${place(board, at, cell)}排${shiftName(board, shift)}`,
    changes: [
      ...others.map((duty): RotaChange => ({ what: 'remove', day, person, shift: duty.shift })),
      ...(has ? [] : [{ what: 'add' as const, day, person, shift }]),
    ],
  };
}

/** Takes everything out of the cell. */
export function emptied(board: Board, at: Place): Edit {
  const cell = cellAt(board, at);
  if (!cell) return nowhere;
  if (cell.duties.length === 0) return { refusal: '这一格没有排班。' };
  const { day, person } = cell;
  return {
    title: `${place(board, at, cell)}清空`,
    changes: cell.duties.map(({ shift }) => ({ what: 'remove', day, person, shift })),
  };
}

/** Pins what stands in the cell, or loosens it when all of it is pinned. */
export function pinToggled(board: Board, at: Place): Edit {
  const cell = cellAt(board, at);
  if (!cell) return nowhere;
  if (cell.duties.length === 0) return { refusal: '先排上班次，再固定。' };
  const { day, person } = cell;
  const loose = cell.duties.filter(({ pinned }) => !pinned);
  const what = loose.length > 0 ? 'pin' : 'unpin';
  return {
    title: `${place(board, at, cell)}${what === 'pin' ? '固定' : '取消固定'}`,
    changes: (loose.length > 0 ? loose : cell.duties).map(({ shift }) => ({ what, day, person, shift })),
  };
}

/** Bars the person from what stands in the cell (it goes), from every shift of the day where it is empty, or frees it. */
export function barToggled(board: Board, at: Place): Edit {
  const cell = cellAt(board, at);
  if (!cell) return nowhere;
  const { day, person, barred } = cell;
  if (cell.duties.length === 0 && barred.length > 0) {
    return {
      title: `${place(board, at, cell)}取消不排`,
      changes: barred.map((shift) => ({ what: 'unbar', day, person, shift })),
    };
  }
  const shifts =
    cell.duties.length > 0 ? cell.duties.map(({ shift }) => shift) : choicesFor(board, day, person).map(({ id }) => id);
  if (shifts.length === 0) return { refusal: '这一天没有他可以上的班次。' };
  return {
    title: `${place(board, at, cell)}不排`,
    changes: [
      ...cell.duties.map(({ shift }): RotaChange => ({ what: 'remove', day, person, shift })),
      ...shifts
        .filter((shift) => !barred.includes(shift))
        .map((shift): RotaChange => ({ what: 'bar', day, person, shift })),
    ],
  };
}

/** What moving a duty onto a cell comes to. */
export type Move =
  | { kind: 'handOver'; from: DutyPlace; to: Place }
  | { kind: 'swap'; from: DutyPlace; with: DutyPlace }
  | { kind: 'otherDay'; from: DutyPlace; to: Place }
  | { refusal: string };

/**
 * A duty put onto a cell: onto a duty both are exchanged; onto an empty cell of the same day the other takes it over;
 * onto an empty cell of another day it is served then, if that day has the shift.
 */
export function moveOf(board: Board, from: DutyPlace, to: Place): Move {
  const target = cellAt(board, to);
  const source = cellAt(board, from);
  if (!target || !source) return { refusal: '先选中一个格子。' };
  if (from.row === to.row && from.column === to.column) return { refusal: '原处不动。' };
  if (target.outside) return { refusal: `${nameAt(board, to)}在${dayWords(target.day)}不在本队。` };
  const theirs = target.duties[0];
  if (theirs) {
    if (from.row === to.row) return { refusal: '同一个人的两个班不用对调。' };
    if (from.column === to.column && theirs.shift === from.shift) return { refusal: '两人是同一个班，不用对调。' };
    return { kind: 'swap', from, with: { ...to, shift: theirs.shift } };
  }
  if (from.column === to.column) return { kind: 'handOver', from, to };
  const isNeeded = (board.seats.get(target.day) ?? []).some(({ shift }) => shift.id === from.shift);
  if (!isNeeded) return { refusal: `${dayWords(target.day)}没有${shiftName(board, from.shift)}。` };
  return { kind: 'otherDay', from, to };
}

/** The step of a move. */
export function stepOfMove(board: Board, move: Exclude<Move, { refusal: string }>): Step {
  const { from } = move;
  const source = cellAt(board, from);
  const to = move.kind === 'swap' ? move.with : move.to;
  const target = cellAt(board, to);
  if (!source || !target) return { title: '调整', changes: [] };
  const out: RotaChange = { what: 'remove', day: source.day, person: source.person, shift: from.shift };
  if (move.kind === 'swap') {
    const { shift } = move.with;
    return {
      title: `${place(board, from, source)}与${place(board, to, target)}对调`,
      changes: [
        out,
        { what: 'remove', day: target.day, person: target.person, shift },
        { what: 'add', day: target.day, person: source.person, shift },
        { what: 'add', day: source.day, person: target.person, shift: from.shift },
      ],
    };
  }
  return {
    title:
      move.kind === 'handOver'
        ? `${place(board, from, source)}改由${nameAt(board, to)}`
        : `${place(board, from, source)}改到${place(board, to, target)}`,
    changes: [out, { what: 'add', day: target.day, person: target.person, shift: from.shift }],
  };
}

/** The sheet with changes already made, until the core answers with counts and violations. */
export function withChanges(sheet: RotaSheet, changes: readonly RotaChange[]): RotaSheet {
  let { cells, bars } = sheet;
  for (const { what, day, shift, person } of changes) {
    const isIt = (each: { day: string; shift: string; person: string }) =>
      each.day === day && each.shift === shift && each.person === person;
    const spot = { day, shift, person };
    if (what === 'add') cells = [...cells.filter((each) => !isIt(each)), { ...spot, pinned: false }];
    else if (what === 'remove') cells = cells.filter((each) => !isIt(each));
    else if (what === 'pin' || what === 'unpin') {
      cells = cells.map((each) => (isIt(each) ? { ...each, pinned: what === 'pin' } : each));
    } else if (what === 'bar') bars = [...bars.filter((each) => !isIt(each)), spot];
    else bars = bars.filter((each) => !isIt(each));
  }
  return { ...sheet, cells, bars };
}
