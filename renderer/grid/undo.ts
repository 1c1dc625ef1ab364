import type { CellValue } from './types.ts';

export interface CellContent {
  text: string;
  value?: CellValue;
  /** The owner's token for a masked content, see `EditResult`. */
  restore?: string;
}

export interface ChangedCell {
  rowId: string;
  key: string;
  before: CellContent;
  after: CellContent;
}

/**
 * One thing the user did. 'saved': the cells went to the owner, the inverse goes there too. 'local': marks of cells
 * that were refused or cells of a new-row line; taking it back concerns the grid alone.
 */
export interface UndoStep {
  kind: 'saved' | 'local';
  cells: readonly ChangedCell[];
}

export interface UndoStack {
  done: readonly UndoStep[];
  undone: readonly UndoStep[];
}

export const emptyUndo: UndoStack = { done: [], undone: [] };

const deepest = 200;

/** Remembers a step; what had been undone is forgotten, as in every spreadsheet. */
export function pushStep(stack: UndoStack, step: UndoStep): UndoStack {
  if (step.cells.length === 0) return stack;
  return { done: [...stack.done, step].slice(-deepest), undone: [] };
}

/** Takes the last step to undo; the caller applies its `before` contents. */
export function takeUndo(stack: UndoStack): { stack: UndoStack; step: UndoStep } | undefined {
  const step = stack.done.at(-1);
  if (!step) return undefined;
  return { step, stack: { done: stack.done.slice(0, -1), undone: [...stack.undone, step] } };
}

/** Takes the last undone step; the caller applies its `after` contents. */
export function takeRedo(stack: UndoStack): { stack: UndoStack; step: UndoStep } | undefined {
  const step = stack.undone.at(-1);
  if (!step) return undefined;
  return { step, stack: { done: [...stack.done, step], undone: stack.undone.slice(0, -1) } };
}

/**
 * Replaces the step that an undo or redo just moved by what the owner really did: only cells that were taken, with
 * fresh restore tokens. A step of which nothing was taken disappears.
 */
export function settle(stack: UndoStack, moved: UndoStep, cells: readonly ChangedCell[]): UndoStack {
  const replace = (steps: readonly UndoStep[]) =>
    steps.flatMap((step) => (step !== moved ? [step] : cells.length > 0 ? [{ ...step, cells }] : []));
  return { done: replace(stack.done), undone: replace(stack.undone) };
}
