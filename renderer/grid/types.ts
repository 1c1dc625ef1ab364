import type { ReactNode } from 'react';

/** What a cell holds: the raw value beside its display text. Decimals, ids and days are text; null is empty. */
export type CellValue = string | number | boolean | null | readonly string[];

/** Picks the editor and the keys of a column. `code` takes one option, `codes` several, `link` asks the owner. */
export type CellKind = 'text' | 'longText' | 'number' | 'day' | 'code' | 'codes' | 'link' | 'yesNo' | 'readOnly';

export type FilterKind = 'text' | 'code' | 'day' | 'number' | 'yesNo' | 'link' | 'none';

/** One entry of a code table. `pinyin` is lower case: initials and full spelling separated by a space ("tjz tujiazu"). */
export interface CodeOption {
  value: string;
  label: string;
  pinyin?: string;
  /** The national or local code shown beside the label and typed as a shortcut; `value` when absent. */
  code?: string;
  /** No longer in use: shown where stored, not offered. */
  retired?: boolean;
}

/** One offer of a link column: a person, a village, another row. `hint` tells namesakes apart. */
export interface LinkSuggestion {
  value: string;
  label: string;
  hint?: string;
}

/** What `GridColumn.parse` makes of typed text; `problem` is a Chinese sentence for the clerk. */
export type ParsedText = { ok: true; text: string; value: CellValue } | { ok: false; problem: string };

export interface GridColumn {
  key: string;
  label: string;
  /** Columns beside each other with the same group label share an upper header cell. */
  groupLabel?: string;
  /** Pixels at scale 1. */
  width: number;
  minWidth?: number;
  /** Default: numbers right, yes/no centred, the rest left. */
  align?: 'left' | 'center' | 'right';
  kind: CellKind;
  /** Frozen columns stand first whatever their place in the list. */
  frozen?: boolean;
  /** Hidden until the user shows it (a remembered layout wins). */
  hidden?: boolean;
  readOnly?: boolean;
  required?: boolean;
  sortable?: boolean;
  /** Default 'none'. */
  filter?: FilterKind;
  /** For `code` and `codes`, and for their filters. */
  options?: readonly CodeOption[];
  /** An identifier (ID number, phone, code): leaves through the clipboard as text, never as a number. */
  identifier?: boolean;
  /** Checks and normalises typed or pasted text at once; without it the owner's `onEdit` is the only judge. */
  parse?: (text: string) => ParsedText;
  /** For `link`: offers for the typed text ('' = the usual ones). */
  suggest?: (typed: string, signal: AbortSignal) => Promise<readonly LinkSuggestion[]>;
  /** For `link`: the last entry of the list, e.g. 新建人员; resolves undefined when the clerk gave up. */
  createLink?: { label: string; run: (typed: string) => Promise<LinkSuggestion | undefined> };
  /** One line shown when the pointer rests on the header. */
  help?: string;
}

/** A cell as shown. `masked` text (138****0000) is never edited in place: typing replaces it wholly. */
export interface CellView {
  text: string;
  value: CellValue;
  /** Sentence of a stored problem: red corner, shown on hover and read out. */
  problem?: string;
  /** Sentence of something worth a look that stops nothing: amber corner. A problem goes before it. */
  warning?: string;
  masked?: boolean;
  /** Grey text: computed, inherited. */
  muted?: boolean;
  /** This one cell may not be edited. */
  readOnly?: boolean;
}

/** What the owner says of a row as a whole. */
export interface RowMark {
  /** Struck through, not editable. */
  withdrawn?: boolean;
  /** Not yet confirmed (held, waiting): amber mark at the row head. */
  pending?: boolean;
  /** Sentence about the whole row: red mark at the row head. */
  problem?: string;
}

export type EditReason = 'type' | 'paste' | 'fill' | 'clear' | 'undo' | 'redo';

/**
 * One changed cell. `value` is given where the grid knows it (picked option, toggled yes/no, parsed text, clear = null,
 * undo); otherwise the owner reads `text`. `restore` comes back from an `EditResult` of a masked cell, on undo.
 */
export interface CellEdit {
  rowId: string;
  key: string;
  text: string;
  value?: CellValue;
  restore?: string;
}

/**
 * Answer for one cell. `problem` is a Chinese sentence; the typed text stays in the cell, marked, until mended or Esc.
 * `restore`: opaque token with which the owner can bring back a masked value; without it a masked change cannot be undone.
 */
export type EditResult =
  | { rowId: string; key: string; ok: true; restore?: string }
  | { rowId: string; key: string; ok: false; problem: string };

/** Text and, where known, value of a cell of the new-row line. */
export interface NewCell {
  text: string;
  value?: CellValue;
}

export type NewRowValues = Readonly<Record<string, NewCell>>;

/** `key` undefined: a problem of the whole row. `rowIndex`: where the new row now stands, when the owner knows. */
export type NewRowResult =
  | { ok: true; rowId: string; rowIndex?: number }
  | { ok: false; problems: readonly { key?: string; problem: string }[] };

/** A pasted block. `rowIds` are the existing rows from the anchor down (undefined = not loaded); `newRows` lie past the end. */
export interface GridPaste {
  anchor: { rowIndex: number; rowId: string | undefined; key: string };
  /** Column keys from the anchor to the right, as long as the widest matrix row or the last column. */
  keys: readonly string[];
  rowIds: readonly (string | undefined)[];
  newRows: number;
  /** Display texts, row by row. */
  matrix: readonly (readonly string[])[];
}

/**
 * 'handled': the owner took it (import preview). 'apply': the grid writes the cells onto existing rows as edits, after
 * marking bad ones (its own `parse` and these problems; row and column count from the anchor) and asking.
 */
export type PasteAnswer =
  | { kind: 'handled' }
  | { kind: 'apply'; problems?: readonly { row: number; column: number; problem: string }[] };

export interface SortKey {
  key: string;
  direction: 'ascending' | 'descending';
}

/** One column's filter. Days are YYYY-MM-DD and numbers decimal text, both ends included; '' in `values` means empty cells. */
export type FilterValue =
  | { kind: 'text'; text: string }
  | { kind: 'code'; values: readonly string[] }
  | { kind: 'day'; from?: string; to?: string }
  | { kind: 'number'; from?: string; to?: string }
  | { kind: 'yesNo'; value: boolean | null }
  | { kind: 'link'; values: readonly LinkSuggestion[] };

export type GridFilters = Readonly<Record<string, FilterValue>>;

/** What a user did to the columns; the owner remembers it per user and register. Unknown keys are ignored. */
export interface ColumnLayout {
  /** Pixels at scale 1, only columns the user resized. */
  widths: Readonly<Record<string, number>>;
  /** Keys in the user's order; columns not named keep their declared place after the named ones. */
  order: readonly string[];
  hidden: readonly string[];
  /** Columns that are hidden by declaration and were shown by the user. */
  shown: readonly string[];
}

/** The rectangle of selected cells; indices are inclusive, `keys` in display order. */
export interface GridSelection {
  top: number;
  bottom: number;
  keys: readonly string[];
  active: { rowIndex: number; key: string };
}

export interface MenuContext<R> {
  selection: GridSelection;
  /** The loaded rows of the selection, at most 1,000. */
  rows: readonly R[];
  /** The row and column under the pointer (or the active cell). */
  row: R | undefined;
  key: string;
}

export type MenuEntry =
  | 'divider'
  | { label: string; shortcut?: string; icon?: ReactNode; disabled?: boolean; danger?: boolean; run: () => void };

export interface GridProps<R> {
  /** Names the grid for screen readers, e.g. 人员台账. */
  label: string;
  rowCount: number;
  /** The row at a place of the current view, or undefined while loading. A changed row must be a new object. */
  row: (index: number) => R | undefined;
  rowId: (row: R) => string;
  /** Keep its identity while nothing but rows changes: a new function redraws every cell. */
  cell: (row: R, key: string) => CellView;
  rowMark?: (row: R) => RowMark | undefined;
  /**
   * Rows [from, to) are on screen or about to be: load them, then render with a new `row` that returns them. Asked again
   * when a new `row` still lacks rows on screen (another sort, a reload), so a stable `row` and a cache pay off.
   */
  onWindow?: (from: number, to: number) => void;
  /** Rows [from, to) for copying and filling beyond what is loaded. Rejects with a sentence in `message`. */
  loadRows?: (from: number, to: number) => Promise<readonly R[]>;

  columns: readonly GridColumn[];
  layout?: ColumnLayout;
  onLayout?: (layout: ColumnLayout) => void;

  sort?: readonly SortKey[];
  onSort?: (sort: readonly SortKey[]) => void;
  filters?: GridFilters;
  onFilter?: (filters: GridFilters) => void;
  /** Shows the filter row. */
  showFilters?: boolean;

  /** Without it nothing can be edited. Resolve when `row` already returns the new values. One call = one user action. */
  onEdit?: (edits: readonly CellEdit[], reason: EditReason) => Promise<readonly EditResult[]>;
  /** Without it there is no new-row line. */
  onNewRow?: (values: NewRowValues) => Promise<NewRowResult>;
  /** Without it every paste inside the rows is applied as edits. */
  onPaste?: (paste: GridPaste) => PasteAnswer | Promise<PasteAnswer>;
  onCopied?: (copied: { rows: number; keys: readonly string[] }) => void;
  /** Ctrl+Enter, double click or Enter on a row head. */
  onOpen?: (row: R, rowIndex: number) => void;
  /** Enter in a cell opens its row too, instead of going down: where rows are looked at and worked on elsewhere. */
  enterOpens?: boolean;
  onSelection?: (selection: GridSelection) => void;
  /** How many cells hold text that is not saved (bad, waiting for an answer, new-row line): warn before leaving. */
  onUnsaved?: (count: number) => void;
  menu?: (context: MenuContext<R>) => readonly MenuEntry[];

  /** YYYY-MM-DD for Ctrl+; in day columns. */
  today?: string;
  /** Left side of the status bar; the right side is the grid's (sum, mean, count of the selection). */
  footer?: ReactNode;
  /** Shown in the place of rows when there are none. */
  empty?: ReactNode;
  /** 1 is 32 px rows and 14 px type; large type passes e.g. 1.25. */
  scale?: number;
  /** Height of the whole grid; default fills its parent. */
  height?: number | string;
}

/** What `ref` gives the owner. */
export interface GridHandle {
  focus: () => void;
  /** Selects a cell and scrolls it on screen; the first column when `key` is left out. */
  select: (rowIndex: number, key?: string) => void;
  /** Goes to the new-row line. */
  startNewRow: () => void;
  /** Commits the open editor; resolves false when its text is refused. */
  commit: () => Promise<boolean>;
  undo: () => void;
  redo: () => void;
  /** Forgets undo steps and unsaved marks: after the owner switched to other data. */
  reset: () => void;
}
