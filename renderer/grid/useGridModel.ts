import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { PlacedColumn } from './columnState.ts';
import { createGridModel, type GridModel } from './gridCommands.ts';
import { publicSelection } from './gridSelection.ts';
import { createCore, type GridState } from './gridState.ts';
import type { GridProps } from './types.ts';

/** The model of one mounted grid, fed with the newest props, and its present state. */
export function useGridModel<R>(
  props: GridProps<R>,
  columns: readonly PlacedColumn[],
): { model: GridModel<R>; state: GridState<R> } {
  const [model] = useState(() => createGridModel(createCore(props, columns)));
  const { core } = model;
  // While rendering, not after: the cells drawn now are read through the model.
  core.update(props, columns);
  const state = useSyncExternalStore(core.subscribe, core.get);

  const rowsBefore = useRef(props.rowCount);
  const keysBefore = useRef(columns);
  useLayoutEffect(() => {
    if (rowsBefore.current === props.rowCount && keysBefore.current === columns) return;
    model.moves.refit(rowsBefore.current);
    rowsBefore.current = props.rowCount;
    keysBefore.current = columns;
  });

  const { onSelection, onUnsaved } = props;
  const { selection } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the selection changes, not when the owner's function does
  useLayoutEffect(() => onSelection?.(publicSelection(core)), [selection]);

  const unsaved = model.unsaved();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the number changes
  useLayoutEffect(() => onUnsaved?.(unsaved), [unsaved]);

  return { model, state };
}
