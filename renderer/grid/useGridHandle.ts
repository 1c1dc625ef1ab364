import { type Ref, useImperativeHandle } from 'react';
import { countMarks } from './cellMarks.ts';
import type { GridModel } from './gridCommands.ts';
import { boundsOf } from './gridState.ts';
import type { GridHandle } from './types.ts';

/** What owners may do to a mounted grid. */
export function useGridHandle<R>(ref: Ref<GridHandle> | undefined, model: GridModel<R>): void {
  useImperativeHandle(ref, () => {
    const { core, moves, edits } = model;
    const select = (rowIndex: number, key?: string) => {
      const column = key === undefined ? 0 : core.columns().findIndex((placed) => placed.key === key);
      model.settleEditor();
      moves.select({ row: rowIndex, column: Math.max(0, column) });
    };
    return {
      focus: () => core.screen.focus(),
      select,
      startNewRow: () => {
        const { lines, rows } = boundsOf(core);
        if (lines === rows) return;
        const first = core.columns().find(({ column }) => column.kind !== 'readOnly' && !column.readOnly);
        select(lines - 1, first?.key);
        core.screen.focus();
      },
      commit: async () => {
        if (!model.settleEditor()) return false;
        await edits.settled();
        return countMarks(core.get().marks, 'bad') === 0;
      },
      undo: () => void model.run({ do: 'undo' }),
      redo: () => void model.run({ do: 'redo' }),
      reset: model.reset,
    };
  }, [model]);
}
