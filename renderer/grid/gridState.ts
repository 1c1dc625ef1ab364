import { type CellMarks, noMarks } from './cellMarks.ts';
import type { PlacedColumn } from './columnState.ts';
import type { NewRow } from './newRows.ts';
import { newRow } from './newRows.ts';
import { type Bounds, type Selection, selectCell } from './selection.ts';
import type { CellValue, CellView, GridColumn, GridProps, RowMark } from './types.ts';
import { type CellContent, emptyUndo, type UndoStack } from './undo.ts';

/** One entry of the list under an open editor. */
export type Choice =
  | { kind: 'option'; value: string; label: string; hint?: string; checked?: boolean }
  | { kind: 'create'; label: string };

/** The list under an open editor: what it offers for which text. `picked` = the clerk moved to the entry herself. */
export interface ChoiceList {
  forText: string;
  loading: boolean;
  choices: readonly Choice[];
  highlight: number;
  picked: boolean;
}

/** The open editor. `before` is the text it opened with; `values` the ticked codes of a multiple choice. */
export interface Editing<R> {
  lineId: string;
  /** The stored row being edited; undefined on a new line. */
  row: R | undefined;
  key: string;
  mode: 'type' | 'edit';
  before: string;
  text: string;
  values: readonly string[];
  list: ChoiceList | undefined;
  /** Enter or Tab came while the offers were on their way: go on when they are there. */
  waiting: 'enter' | 'tab' | undefined;
}

export interface CopiedBlock {
  top: number;
  bottom: number;
  keys: readonly string[];
  cut: boolean;
  /** What went to the clipboard: when the same text comes back, values come along with it. */
  tabText: string;
  cells: readonly (readonly (CellContent & { masked: boolean })[])[];
  lineIds: readonly string[];
}

/** One cell about to change: a stored row or a new line, with the content to be written. */
export interface Change<R> {
  rowId: string;
  /** The stored row as it was; undefined for a new line. */
  row: R | undefined;
  column: GridColumn;
  text: string;
  value?: CellValue;
  problem?: string;
}

/** A paste with bad cells: nothing is saved until the clerk says so. */
export interface Proposal<R> {
  changes: readonly Change<R>[];
  newLines: readonly string[];
  clears: readonly Change<R>[];
}

export interface Notice {
  text: string;
  tone: 'plain' | 'problem';
  /** Counts up, so that the same sentence is read out again. */
  number: number;
  /** Long enough on screen to have been read: the next move of the cursor takes it away. */
  read: boolean;
}

export interface GridState<R> {
  selection: Selection;
  editing: Editing<R> | undefined;
  marks: CellMarks;
  newRows: readonly NewRow[];
  copied: CopiedBlock | undefined;
  proposal: Proposal<R> | undefined;
  notice: Notice | undefined;
  /** Rows whose last change was just saved: a short tick at the row head. */
  justSaved: ReadonlySet<string>;
  undo: UndoStack;
  /** Column in which a run of Tabs began. */
  tabStart: number | undefined;
}

export type Line<R> =
  | { kind: 'row'; id: string; row: R }
  | { kind: 'new'; id: string; newRow: NewRow }
  | { kind: 'loading' };

/** A cell with everything the grid knows of it. */
export interface ShownCell extends CellView {
  state?: 'saving' | 'bad' | 'proposed';
}

/** What the grid needs from the screen; the component installs it. */
export interface Screen {
  /** `fromLeft`: also back to the first scrolled column, as Home does. */
  show: (row: number, column: number, fromLeft?: boolean) => void;
  focus: () => void;
  setEditorText: (text: string) => void;
  pageRows: () => number;
  pageColumn: (column: number, direction: -1 | 1) => number;
}

/** State and surroundings of one grid, shared by the modules that act on it. */
export interface GridCore<R> {
  get: () => GridState<R>;
  set: (patch: Partial<GridState<R>>) => void;
  subscribe: (listener: () => void) => () => void;
  props: () => GridProps<R>;
  columns: () => readonly PlacedColumn[];
  screen: Screen;
  /** Called at every render, before anything else happens with the new props. */
  update: (props: GridProps<R>, columns: readonly PlacedColumn[]) => void;
}

export function initialState<R>(): GridState<R> {
  return {
    selection: selectCell({ row: 0, column: 0 }),
    editing: undefined,
    marks: noMarks,
    newRows: [newRow(1)],
    copied: undefined,
    proposal: undefined,
    notice: undefined,
    justSaved: new Set(),
    undo: emptyUndo,
    tabStart: undefined,
  };
}

/** A store of its own, so that two key presses between two renders see each other. */
export function createCore<R>(props: GridProps<R>, columns: readonly PlacedColumn[]): GridCore<R> {
  let state = initialState<R>();
  let current = { props, columns };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (patch) => {
      state = { ...state, ...patch };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    props: () => current.props,
    columns: () => current.columns,
    screen: {
      show: () => {},
      focus: () => {},
      setEditorText: () => {},
      pageRows: () => 20,
      pageColumn: (column) => column,
    },
    update: (nextProps, nextColumns) => {
      current = { props: nextProps, columns: nextColumns };
    },
  };
}

export function boundsOf<R>(core: GridCore<R>): Bounds {
  const { rowCount, onNewRow } = core.props();
  return {
    rows: rowCount,
    lines: rowCount + (onNewRow ? core.get().newRows.length : 0),
    columns: core.columns().length,
  };
}

export function lineAt<R>(core: GridCore<R>, index: number): Line<R> {
  const { rowCount, row, rowId } = core.props();
  if (index >= rowCount) {
    const line = core.get().newRows[index - rowCount];
    return line ? { kind: 'new', id: line.id, newRow: line } : { kind: 'loading' };
  }
  const found = row(index);
  return found === undefined ? { kind: 'loading' } : { kind: 'row', id: rowId(found), row: found };
}

export function isEditable(column: GridColumn): boolean {
  return column.kind !== 'readOnly' && !column.readOnly;
}

/** Why a cell may not be changed, as a sentence; undefined when it may. */
export function refusalOf<R>(core: GridCore<R>, line: Line<R>, column: GridColumn): string | undefined {
  const props = core.props();
  if (line.kind === 'loading') return '这一行还在载入，请稍候';
  if (line.kind === 'new') return isEditable(column) ? undefined : `“${column.label}”由系统填写，不能改`;
  if (!props.onEdit) return '当前只能查看，不能修改';
  if (props.rowMark?.(line.row)?.withdrawn) return '这一行已撤销，恢复后才能改';
  if (!isEditable(column) || props.cell(line.row, column.key).readOnly) return `“${column.label}”不能在这里改`;
  return undefined;
}

/** A cell as it is to be shown: the owner's content under the grid's marks. */
export function shownCell<R>(core: GridCore<R>, line: Line<R>, key: string): ShownCell {
  if (line.kind === 'loading') return { text: '', value: null };
  if (line.kind === 'new') return newRowView(line.newRow, key);
  const mark = core.get().marks.get(line.id)?.get(key);
  const view = core.props().cell(line.row, key);
  if (!mark) return view;
  const shown: ShownCell = { text: mark.text, value: mark.value ?? null, state: mark.state };
  if (mark.problem !== undefined) shown.problem = mark.problem;
  return shown;
}

export function newRowView(line: NewRow, key: string): ShownCell {
  const cell = line.cells[key];
  if (!cell) return { text: '', value: null };
  const shown: ShownCell = { text: cell.text, value: cell.value ?? null };
  if (cell.problem !== undefined) {
    shown.problem = cell.problem;
    shown.state = 'bad';
  }
  return shown;
}

export function rowMarkOf<R>(core: GridCore<R>, row: R): RowMark | undefined {
  return core.props().rowMark?.(row);
}

const readMs = 1500;
const noticeMs = 10_000;

/** Says one sentence in the status bar, for a while. */
export function say<R>(core: GridCore<R>, text: string, tone: Notice['tone'] = 'plain'): void {
  noticeNumber += 1;
  const number = noticeNumber;
  core.set({ notice: { text, tone, number, read: false } });
  const later = (ms: number, next: Notice | undefined) =>
    setTimeout(() => {
      if (core.get().notice?.number === number) core.set({ notice: next });
    }, ms);
  later(readMs, { text, tone, number, read: true });
  later(noticeMs, undefined);
}

let noticeNumber = 0;

/** The sentence of a failed call, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : '没有保存成功，请再试一次';
}
