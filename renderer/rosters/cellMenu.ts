// What the menu of a cell offers, and what can be opened from a rota.
import type { MenuEntry } from '../ui/index.ts';
import type { ChangeDraft } from './changeDraft.ts';
import type { PrintForm } from './printForms.ts';
import { type Board, choicesFor, shiftWords } from './rotaBoard.ts';
import { barToggled, cellAt, type Edit, emptied, type Place, pinToggled, setShift } from './rotaEdits.ts';
import type { SeatSubject } from './SeatBoard.tsx';

/** One thing that lies over the rota. */
export type Layer =
  | { kind: 'generate'; order: 'anew' | 'fewChanges'; from?: string }
  | { kind: 'publish' | 'editions' | 'level' | 'discard' }
  | { kind: 'change'; draft: ChangeDraft }
  | { kind: 'absence'; day: string; person: string }
  | { kind: 'print'; form: PrintForm['form']; edition?: number };

/** What can be done with a duty of a published rota. */
const approvedChanges: readonly { kind: ChangeDraft['kind']; label: string; shortcut?: string }[] = [
  { kind: '1', label: '换班' },
  { kind: '2', label: '替班' },
  { kind: 'move', label: '调到另一天' },
  { kind: '4', label: '减派', shortcut: 'Delete' },
];

interface CellMenu {
  board: Board;
  place: Place;
  published: boolean;
  editable: boolean;
  apply: (edit: Edit) => void;
  open: (layer: Layer) => void;
  openSeat: (subject: SeatSubject) => void;
}

/** What the menu of a cell offers. */
export function cellMenu({ board, place, published, editable, apply, open, openSeat }: CellMenu): MenuEntry[] {
  const cell = cellAt(board, place);
  if (!cell) return [];
  const { day, person, duties } = cell;
  const [first] = duties;
  const looks = duties.map(
    ({ shift }, index): MenuEntry => ({
      key: `why ${shift}`,
      label: `为什么、谁可以顶替${duties.length > 1 ? `：${board.shift(shift)?.name ?? ''}` : ''}`,
      ...(index === 0 ? { shortcut: 'Enter' } : {}),
      onSelect: () => openSeat({ day, shift, person }),
    }),
  );
  if (!editable) return looks;
  const absence: MenuEntry = {
    key: 'absence',
    label: '登记不能排班',
    shortcut: 'A',
    onSelect: () => open({ kind: 'absence', day, person }),
  };
  const shifts = choicesFor(board, day, person).map(
    (shift, index): MenuEntry => ({
      key: shift.id,
      label: shiftWords(shift),
      checked: duties.some((duty) => duty.shift === shift.id),
      ...(index < 9 ? { shortcut: String(index + 1) } : {}),
      onSelect: () => {
        if (!published) apply(setShift(board, place, shift.id));
        else
          open({
            kind: 'change',
            draft: { kind: '3', day, shift: shift.id, person: null, other: person, against: null },
          });
      },
    }),
  );
  if (published) {
    return first
      ? [
          ...looks,
          ...approvedChanges.map(
            ({ kind, label, shortcut }): MenuEntry => ({
              ...{ key: kind, label, ...(shortcut && { shortcut }) },
              onSelect: () =>
                open({ kind: 'change', draft: { kind, day, shift: first.shift, person, other: null, against: null } }),
            }),
          ),
          'line',
          absence,
        ]
      : [...shifts, 'line', absence];
  }
  return [
    ...looks,
    ...shifts,
    'line',
    ...(first
      ? ([
          {
            key: 'pin',
            label: duties.every(({ pinned }) => pinned) ? '取消固定' : '固定',
            shortcut: 'P',
            onSelect: () => apply(pinToggled(board, place)),
          },
          { key: 'empty', label: '清空', shortcut: 'Delete', onSelect: () => apply(emptied(board, place)) },
        ] as const)
      : []),
    {
      key: 'bar',
      label: !first && cell.barred.length > 0 ? '取消不排' : '不排',
      shortcut: 'X',
      onSelect: () => apply(barToggled(board, place)),
    },
    absence,
  ];
}
