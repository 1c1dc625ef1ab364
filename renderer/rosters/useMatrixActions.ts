// What keys and drops do in the matrix. A draft is changed at once; a published rota asks for the approval first.
import { useState } from 'react';
import { dayWords } from '../../shared/rules/rota/rotaWords.ts';
import { notify } from '../ui/index.ts';
import { againstOf } from './changeDraft.ts';
import type { MatrixActions } from './MonthMatrix.tsx';
import { type Board, choicesFor } from './rotaBoard.ts';
import {
  barToggled,
  cellAt,
  type DutyPlace,
  type Edit,
  emptied,
  isStep,
  moveOf,
  type Place,
  pinToggled,
  setShift,
  stepOfMove,
} from './rotaEdits.ts';
import type { KeyMeaning } from './rotaKeys.ts';
import { choiceByInitial, useInitials } from './shiftInitials.ts';
import type { RotaWork } from './useRota.ts';
import type { RotaLayers } from './useRotaLayers.tsx';

interface MatrixSurroundings {
  board: Board;
  work: RotaWork;
  editable: boolean;
  layers: RotaLayers;
  onActive: (place: Place) => void;
}

const say = (text: string) => notify({ text, tone: 'info' });

export function useMatrixActions({ board, work, editable, layers, onActive }: MatrixSurroundings) {
  const initials = useInitials(board.sheet.shifts.map(({ name }) => name));
  const [picked, setPicked] = useState<DutyPlace | null>(null);
  const published = board.sheet.rota !== null && board.sheet.rota.state !== 'draft';

  const apply = (edit: Edit) => {
    if (isStep(edit)) work.edit(edit);
    else say(edit.refusal);
  };

  const setNth = (place: Place, index: number, beside: boolean) => {
    const cell = cellAt(board, place);
    if (!cell) return;
    const choices = choicesFor(board, cell.day, cell.person);
    const shift = choices[index];
    if (!shift) {
      say(choices.length === 0 ? `${dayWords(cell.day)}没有他可以上的班次。` : `这一天只有 ${choices.length} 个班次。`);
      return;
    }
    const there = cell.duties[0];
    if (!published) apply(setShift(board, place, shift.id, beside));
    else if (there) layers.openSeat({ day: cell.day, shift: there.shift, person: cell.person });
    else {
      layers.open({
        kind: 'change',
        draft: { kind: '3', day: cell.day, shift: shift.id, person: null, other: cell.person, against: null },
      });
    }
  };

  const drop = (from: DutyPlace, to: Place) => {
    setPicked(null);
    onActive(to);
    const move = moveOf(board, from, to);
    if ('refusal' in move) return say(move.refusal);
    if (!published) return work.edit(stepOfMove(board, move));
    const source = cellAt(board, from);
    const target = cellAt(board, to);
    if (!source || !target) return;
    if (move.kind === 'otherDay') {
      if (source.person !== target.person) return say('已发布的排班：换人先登记替班，再把他的班调到另一天。');
      const against = againstOf(target.day, from.shift);
      const draft = {
        kind: 'move' as const,
        day: source.day,
        shift: from.shift,
        person: source.person,
        other: null,
        against,
      };
      return layers.open({ kind: 'change', draft });
    }
    layers.open({
      kind: 'change',
      draft: {
        kind: move.kind === 'swap' ? '1' : '2',
        day: source.day,
        shift: from.shift,
        person: source.person,
        other: target.person,
        against: move.kind === 'swap' ? `${target.day} ${move.with.shift}` : null,
      },
    });
  };

  const act = (meaning: KeyMeaning, place: Place) => {
    const cell = cellAt(board, place);
    if (!cell) return;
    const first = cell.duties[0];
    if (meaning.kind === 'cancel') return setPicked(null);
    if (picked !== null && (meaning.kind === 'open' || meaning.kind === 'pick')) return drop(picked, place);
    if (meaning.kind === 'open' || meaning.kind === 'why') {
      if (first) return layers.openSeat({ day: cell.day, shift: first.shift, person: cell.person });
      if (meaning.kind === 'why') return say('这一格没有排班。');
      return editable ? layers.openMenu(place) : undefined;
    }
    if (!editable) return;
    switch (meaning.kind) {
      case 'shift':
        return setNth(place, meaning.index, meaning.beside);
      case 'initial': {
        const index = choiceByInitial(choicesFor(board, cell.day, cell.person), initials, meaning.letter, first?.shift);
        return index < 0 ? undefined : setNth(place, index, false);
      }
      case 'empty':
        if (published && first) {
          return layers.open({
            kind: 'change',
            draft: { kind: '4', day: cell.day, shift: first.shift, person: cell.person, other: null, against: null },
          });
        }
        return apply(emptied(board, place));
      case 'pin':
        return apply(pinToggled(board, place));
      case 'bar':
        return published ? say('已发布的排班不再重排；要去掉这个班，按 Del。') : apply(barToggled(board, place));
      case 'pick':
        if (!first) return say('先选中一个排了班的格子，再按 M。');
        return setPicked({ ...place, shift: first.shift });
      case 'absence':
        return layers.open({ kind: 'absence', day: cell.day, person: cell.person });
      default:
    }
  };

  const actions: MatrixActions = { act, drop, menu: (place, at) => layers.openMenu(place, at) };
  const source = picked && cellAt(board, picked);
  const status =
    picked && source
      ? `正在调换 ${board.rows[picked.row]?.person.name ?? ''} ${dayWords(source.day)}的班：移到要换的格子按 Enter，Esc 取消`
      : null;
  return { picked, actions, status };
}
