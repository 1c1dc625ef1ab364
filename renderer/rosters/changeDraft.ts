// An approved change of a published rota while it is being chosen: what it is, and what there is to choose from.
import type { InputOf } from '../../shared/contract/index.ts';
import { dayWithWeekday } from '../../shared/rules/rota/rotaWords.ts';
import { type Board, choicesFor, shiftWords } from './rotaBoard.ts';
import type { ChangeKind } from './rotaWords.ts';

/** What is to be changed, as far as it is chosen. */
export interface ChangeDraft {
  kind: ChangeKind;
  day: string;
  shift: string;
  /** Who was to serve; null for 增派. */
  person: string | null;
  /** Who serves instead or besides; null until chosen, for 减派 and for the own duty on another day. */
  other: string | null;
  /** `day shift`: the duty of the other, or where the own one goes. */
  against: string | null;
}

export type Swap = Omit<InputOf<'rota.weigh'>, 'team' | 'month'>;

export interface AgainstChoice {
  value: string;
  label: string;
}

export const againstOf = (day: string, shift: string): string => `${day} ${shift}`;

export function dayAndShift(against: string | null): { day: string; shift: string } | null {
  const [day, shift] = against?.split(' ') ?? [];
  return day && shift ? { day, shift } : null;
}

/** The change as the core takes it; null while something is not chosen. */
export function swapOf({ kind, day, shift, person, other, against }: ChangeDraft): Swap | null {
  const to = dayAndShift(against);
  const there = to && { otherDay: to.day, otherShift: to.shift };
  switch (kind) {
    case '1':
      return person && other && there ? { kind, day, shift, person, other, ...there } : null;
    case 'move':
      return person && there ? { kind: '1', day, shift, person, other: null, ...there } : null;
    case '2':
      return person && other ? { kind, day, shift, person, other } : null;
    case '3':
      return other ? { kind, day, shift, person: null, other } : null;
    case '4':
      return person ? { kind, day, shift, person, other: null } : null;
  }
}

/** The duties of somebody this month, to be exchanged. */
export function dutiesOf(board: Board, person: string | null): AgainstChoice[] {
  return board.sheet.cells
    .filter((cell) => cell.person === person)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, shift }) => {
      const known = board.shift(shift);
      return { value: againstOf(day, shift), label: `${dayWithWeekday(day)} ${known ? shiftWords(known) : ''}` };
    });
}

/** The shifts of a day that a duty can be moved to; its own shift first, what the person serves already left out. */
function shiftsFor(board: Board, day: string, { shift, person }: Pick<ChangeDraft, 'shift' | 'person'>) {
  if (person === null) return [];
  const served = new Set(
    board.sheet.cells.filter((cell) => cell.day === day && cell.person === person).map((cell) => cell.shift),
  );
  const open = choicesFor(board, day, person).filter(({ id }) => !served.has(id));
  return [...open.filter(({ id }) => id === shift), ...open.filter(({ id }) => id !== shift)];
}

/** The days that a duty can be moved to, with what speaks for or against each, and the shift it would get there first. */
export function daysToMoveTo(board: Board, draft: Pick<ChangeDraft, 'day' | 'shift' | 'person'>): AgainstChoice[] {
  const row = board.rows[board.personRow(draft.person ?? '')];
  return (row?.cells ?? []).flatMap(({ day, outside, absent, duties, elsewhere }): AgainstChoice[] => {
    const [first] = shiftsFor(board, day, draft);
    if (!first || outside) return [];
    const lacking = board.seats.get(day)?.find(({ shift }) => shift.id === first.id)?.lacking ?? 0;
    const signs = [
      ...(absent === null ? [] : [`不能排班：${absent}`]),
      ...(day === draft.day ? [`同一天改上${first.name}`] : []),
      ...duties
        .filter(({ shift }) => day !== draft.day || shift !== draft.shift)
        .map(({ shift }) => `已有${board.shift(shift)?.name ?? '班'}`),
      ...(elsewhere.length > 0 ? ['另有勤务'] : []),
      ...(lacking > 0 ? [`缺 ${lacking} 人`] : []),
    ];
    return [
      {
        value: againstOf(day, first.id),
        label: `${dayWithWeekday(day)}${signs.length > 0 ? ` ${signs.join('，')}` : ''}`,
      },
    ];
  });
}

/** The shifts of the day that is chosen. */
export function shiftsToMoveTo(board: Board, draft: ChangeDraft): AgainstChoice[] {
  const to = dayAndShift(draft.against);
  if (to === null) return [];
  return shiftsFor(board, to.day, draft).map((shift) => ({
    value: againstOf(to.day, shift.id),
    label: shiftWords(shift),
  }));
}
