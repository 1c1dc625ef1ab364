// One reader and one writer per kind of value. The grid, the form, import, export, search and print call the same
// codec, so a value looks the same wherever it stands.

import type { CodeTable } from '../codes/table.ts';
import type { Problem } from '../contract/errors.ts';
import type { Cell } from './cell.ts';
import type { Field, FieldValue } from './field.ts';

/** What reading needs to know of the world. */
export interface ReadContext {
  /** YYYY-MM-DD on the user's calendar. */
  today: string;
  /** National tables and the office's dictionaries by key. */
  table(key: string): CodeTable | undefined;
  /** The year meant by "3月5日", from the title or the file; today's year when absent. */
  yearHint?: number;
}

/** What writing needs to know: names for codes and for rows that are referred to. */
export interface WriteContext {
  table(key: string): CodeTable | undefined;
  /** The title of a row of a register; undefined when it is not known (never invented). */
  rowTitle(register: string, id: string): string | undefined;
}

/** `value` is usable; problems of level `warning` and `hint` may accompany it. */
export interface ReadValue {
  ok: true;
  value: FieldValue;
  problems: Problem[];
}
/** Nothing usable: at least one problem of level `error`. */
export interface ReadFailure {
  ok: false;
  problems: Problem[];
}
export type ReadResult = ReadValue | ReadFailure;

/** How a value stands in a cell of a workbook or document. */
export type ExportKind = 'text' | 'identifier' | 'integer' | 'decimal' | 'money' | 'day' | 'month' | 'instant';

/** A value in a table column of SQLite or PostgreSQL. */
export type StoredValue = string | number | null;

export interface Codec<F extends Field = Field> {
  /**
   * Reads what a person typed or a workbook cell holds. For fields that point to rows the value is the trimmed text
   * (a name); the core looks the row up and replaces it by the row's id.
   */
  read(cell: Cell, field: F, context: ReadContext): ReadResult;
  /** Checks a JSON value (after `read`, or sent by a client). Problems of level `error` mean it is not saved. */
  check(value: FieldValue, field: F, context: ReadContext): Problem[];
  /** The text on screen and paper. Empty text for null; a value of the wrong kind in its plain form. */
  format(value: FieldValue, field: F, context: WriteContext): string;
  /** How the column stands in a workbook. */
  exportKind(field: F): ExportKind;
  /** The value for the workbook: text, exact decimal text, fen, a day … as `exportKind` says. */
  exportValue(value: FieldValue, field: F, context: WriteContext): string | number | null;
  store(value: FieldValue, field: F): StoredValue;
  load(stored: StoredValue, field: F): FieldValue;
  /** For sensitive kinds: the text with its middle hidden. */
  mask?(value: FieldValue): string;
  /** Which comparisons the filter row offers. */
  filter: 'text' | 'number' | 'day' | 'code' | 'link' | 'yesNo' | 'none';
}

/** A value with the cell that writes it and the cell that reads it back; the conformance suite runs over them. */
export interface FieldExample<F extends Field = Field> {
  field: F;
  valid: readonly { cell: Cell; value: FieldValue; shown: string; warns?: boolean }[];
  invalid: readonly { cell: Cell; code: string }[];
}

export function refuse(field: Field, code: string, message: string): ReadFailure {
  return { ok: false, problems: [{ field: field.key, label: field.label, code, message, level: 'error' }] };
}

export function accept(value: FieldValue, problems: Problem[] = []): ReadValue {
  return { ok: true, value, problems };
}

export function problemOf(field: Field, level: Problem['level'], code: string, message: string): Problem {
  return { field: field.key, label: field.label, code, message, level };
}
