// An import from opening to closing. It lives in memory only, with the window that opened it.
import type { Problem } from '../../../../shared/contract/errors.ts';
import type { ImportCounts } from '../../../../shared/contract/exchangeProcedures.ts';
import type { RowValues } from '../../../../shared/fields/field.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { Draft } from './draft.ts';
import type { Possibility } from './personMatch.ts';
import type { PackedRow } from './readTask.ts';
import type { World } from './world.ts';

export interface ImportSheet {
  /** Tells tables apart; the sheet's name unless it holds several. */
  key: string;
  sheet: string;
  hidden: boolean;
  columns: { index: number; label: string; samples: string[] }[];
  preface: string[];
  rows: PackedRow[];
  /** Same labels, same text. */
  fingerprint: string;
  /** The year meant by "3月5日", where a title says one. */
  yearHint: number | undefined;
  proposed: { register: Register | null; fields: (string | null)[]; remembered: boolean };
  /** Column of running numbers (序号), told with rows that are handed back; -1 when there is none. */
  numbering: number;
}

/** A sheet as it is imported: `fields[i]` is what column i holds. */
export interface MappedSheet {
  source: ImportSheet;
  fields: (string | null)[];
}

export type RowState = 'good' | 'warned' | 'doubtful' | 'held' | 'unchanged';

export interface PreviewEntry {
  key: string;
  mapped: MappedSheet;
  source: PackedRow;
  /** Texts typed anew, by field. */
  mended: ReadonlyMap<string, string>;
  /** Link field → the person chosen, `new` or `hold`; the register's key for a register of people. */
  decisions: ReadonlyMap<string, string>;
  /** What the codecs made of the cells; renewed when a cell is mended. */
  read: ReadRow;
  /** The batch that saved it. */
  savedIn: string | null;
  checked: CheckedRow;
}

export interface ReadRow {
  /** By field; null for an empty cell. Links hold the name that was written. */
  values: RowValues;
  /** Fields whose cell says nothing usable. */
  failed: readonly string[];
  problems: readonly Problem[];
}

export interface CheckedRow {
  state: RowState;
  problems: Problem[];
  /** Drafts the row fills, with what it gives to each; the row's own draft last. */
  parts: { draft: Draft; given: RowValues }[];
  /** Resolved links for the screen: field → title. */
  titles: Readonly<Record<string, string>>;
  choices: Possibility[];
  /** The link the choices are about. */
  doubtful: string | null;
  chosen: string | null;
}

export interface Preview {
  register: Register;
  sheets: MappedSheet[];
  rows: PreviewEntry[];
  byKey: Map<string, PreviewEntry>;
  world: World;
  /** New and existing rows that the good rows fill, those referred to first. */
  drafts: Draft[];
  /** The title of a row that is there or will be, by id or token. */
  titleOf(register: string, token: string): string | undefined;
  counts: ImportCounts;
}

export interface OpenImport {
  id: string;
  /** Name of the file, or 粘贴的内容. */
  name: string;
  register: Register | null;
  sheets: ImportSheet[];
  preview: Preview | null;
  /** A preview or a save is running. */
  busy: boolean;
}

/** Shared by all rows that nobody has touched: half a million maps would weigh more than the ledger. */
export const noTexts: ReadonlyMap<string, string> = new Map();

export const unchecked: CheckedRow = {
  state: 'held',
  problems: [],
  parts: [],
  titles: {},
  choices: [],
  doubtful: null,
  chosen: null,
};
