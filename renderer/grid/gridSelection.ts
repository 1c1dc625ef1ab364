import type { GridEdits } from './gridEdits.ts';
import { boundsOf, type GridCore, lineAt, say, shownCell } from './gridState.ts';
import type { MoveTarget } from './keyboard.ts';
import { isBlank, missingKeys } from './newRows.ts';
import {
  type Cell,
  clampSelection,
  extendTo,
  moveSelection,
  rangeOf,
  type Selection,
  selectAll,
  selectCell,
  stepSelection,
  wholeColumns,
  wholeRows,
} from './selection.ts';
import type { GridSelection } from './types.ts';

/** Everything that moves the selection. Leaving a filled new line saves it. */
export interface GridMoves {
  move: (to: MoveTarget, extend: boolean) => void;
  step: (key: 'enter' | 'tab', back: boolean) => void;
  select: (cell: Cell) => void;
  extend: (cell: Cell) => void;
  rows: (from: number, to: number) => void;
  columns: (from: number, to: number) => void;
  currentRows: () => void;
  currentColumns: () => void;
  all: () => void;
  /** Fits the selection after the number of rows or columns changed. */
  refit: (rowsBefore: number) => void;
}

export function createMoves<R>(core: GridCore<R>, edits: GridEdits<R>): GridMoves {
  function set(next: Selection, options: { keepTabStart?: boolean; shown?: Cell; fromLeft?: boolean } = {}): void {
    const before = core.get().selection;
    const left = lineAt(core, before.active.row);
    const entered = lineAt(core, next.active.row);
    core.set({
      selection: next,
      ...(options.keepTabStart ? {} : { tabStart: undefined }),
      ...(core.get().notice?.read ? { notice: undefined } : {}),
    });
    if (left.kind === 'new' && (entered.kind !== 'new' || entered.id !== left.id)) edits.submitLine(left.id);
    const shown = options.shown ?? next.active;
    core.screen.show(shown.row, shown.column, options.fromLeft);
    // Keys typed for a row that was still loading do not belong to the next one.
    if (!core.get().editing) core.screen.setEditorText('');
  }

  function move(to: MoveTarget, extend: boolean): void {
    const { selection } = core.get();
    const next = moveSelection(selection, to, extend, {
      bounds: boundsOf(core),
      pageRows: core.screen.pageRows(),
      pageColumn: core.screen.pageColumn,
      isEmpty,
    });
    const fromLeft = to === 'gridStart' || to === 'rowStart';
    set(next, { shown: extend ? next.extent : next.active, fromLeft });
  }

  function isEmpty(row: number, column: number): boolean | undefined {
    const line = lineAt(core, row);
    const placed = core.columns()[column];
    if (line.kind === 'loading' || !placed) return undefined;
    return shownCell(core, line, placed.key).text === '';
  }

  function step(key: 'enter' | 'tab', back: boolean): void {
    const { selection, tabStart } = core.get();
    if (key === 'enter' && !back && stepInNewLine(selection)) return;
    const start = key === 'tab' && !back ? (tabStart ?? selection.active.column) : tabStart;
    const next = stepSelection(selection, key, back, boundsOf(core), tabStart);
    const wrapped = key === 'tab' && next.active.row !== selection.active.row;
    set(next, { keepTabStart: key === 'tab' && !wrapped });
    if (key === 'tab' && !back && !wrapped) core.set({ tabStart: start });
  }

  /** Enter on a half-filled new line goes to the next required cell; on a complete one it saves and opens the next line. */
  function stepInNewLine(selection: Selection): boolean {
    const line = lineAt(core, selection.active.row);
    if (line.kind !== 'new' || isBlank(line.newRow)) return false;
    const columns = core.columns();
    const missing = new Set(missingKeys(line.newRow, core.props().columns));
    const open = columns.filter((placed) => missing.has(placed.key));
    const next = open.find((placed) => placed.index > selection.active.column) ?? open[0];
    if (next) {
      set(selectCell({ row: selection.active.row, column: next.index }), { keepTabStart: true });
      say(core, `还要填：${open.map((placed) => placed.column.label).join('、')}`);
      return true;
    }
    const first = core.get().tabStart ?? firstEditable();
    set(selectCell({ row: Math.min(selection.active.row + 1, boundsOf(core).lines - 1), column: first }));
    return true;
  }

  function firstEditable(): number {
    const found = core.columns().find(({ column }) => column.kind !== 'readOnly' && !column.readOnly);
    return found?.index ?? 0;
  }

  function refit(rowsBefore: number): void {
    const { selection } = core.get();
    const fitted = refitted(selection, rowsBefore);
    if (JSON.stringify(fitted) !== JSON.stringify(selection)) core.set({ selection: fitted });
  }

  /** A cursor on a new line stays on that line; one on a row that went away goes to the last row. */
  function refitted(selection: Selection, rowsBefore: number): Selection {
    const bounds = boundsOf(core);
    const { active } = selection;
    const wasOnNewLine = active.row >= rowsBefore && (rowsBefore > 0 || core.get().justSaved.size > 0);
    if (wasOnNewLine) {
      return clampSelection(selectCell({ ...active, row: active.row + bounds.rows - rowsBefore }), bounds);
    }
    if (active.row < rowsBefore && active.row >= bounds.rows && bounds.rows > 0) {
      return selectCell({ row: bounds.rows - 1, column: active.column });
    }
    return clampSelection(selection, bounds);
  }

  return {
    move,
    step,
    refit,
    select: (cell) => set(clampSelection(selectCell(cell), boundsOf(core))),
    extend: (cell) => {
      const next = extendTo(core.get().selection, cell, boundsOf(core));
      set(next, { shown: next.extent });
    },
    rows: (from, to) => {
      const next = wholeRows(from, to, boundsOf(core));
      set(next, { shown: { row: to, column: next.active.column } });
    },
    columns: (from, to) =>
      core.set({ selection: wholeColumns(from, to, core.get().selection.active.row, boundsOf(core)) }),
    currentRows: () => {
      const { top, bottom } = rangeOf(core.get().selection);
      core.set({ selection: wholeRows(top, bottom, boundsOf(core)) });
    },
    currentColumns: () => {
      const { left, right } = rangeOf(core.get().selection);
      core.set({ selection: wholeColumns(left, right, core.get().selection.active.row, boundsOf(core)) });
    },
    all: () => core.set({ selection: selectAll(core.get().selection, boundsOf(core)) }),
  };
}

/** The selection as owners see it. */
export function publicSelection<R>(core: GridCore<R>): GridSelection {
  const { selection } = core.get();
  const range = rangeOf(selection);
  const columns = core.columns();
  return {
    top: range.top,
    bottom: range.bottom,
    keys: columns.slice(range.left, range.right + 1).map((placed) => placed.key),
    active: { rowIndex: selection.active.row, key: columns[selection.active.column]?.key ?? '' },
  };
}
