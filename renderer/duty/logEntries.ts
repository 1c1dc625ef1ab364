// The entries of a duty log while it is written, as plain data.
import type { InputOf } from '../../shared/contract/index.ts';
import type { Row } from '../../shared/contract/shapes.ts';

export interface EntryRow {
  /** Stands for the row on the screen; its own id where it has one. */
  key: string;
  id: string | null;
  version: number | null;
  kind: string;
  at: string;
  caller: string;
  phone: string;
  /** The number is hidden and stays as it is. */
  phoneMasked: boolean;
  content: string;
  opinion: string;
  result: string;
}

type Entries = InputOf<'dutyLog.save'>['entries'];

const texts = ['at', 'caller', 'phone', 'content', 'opinion', 'result'] as const;
export type EntryText = (typeof texts)[number];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function entryRows(rows: readonly Row[]): EntryRow[] {
  return rows.map(({ id, version, values, masked }) => ({
    key: id,
    id,
    version,
    kind: textOf(values.kind) || '1',
    at: textOf(values.at),
    caller: textOf(values.caller),
    phone: textOf(values.phone),
    phoneMasked: masked.includes('phone'),
    content: textOf(values.content),
    opinion: textOf(values.opinion),
    result: textOf(values.result),
  }));
}

/** A new entry of a kind, at a time. */
export function newEntry(key: string, kind: string, at: string): EntryRow {
  return {
    key,
    id: null,
    version: null,
    kind,
    at,
    caller: '',
    phone: '',
    phoneMasked: false,
    content: '',
    opinion: '',
    result: '',
  };
}

const isBlank = (row: EntryRow): boolean =>
  row.id === null && row.content === '' && row.caller === '' && row.phone === '';

/** What is sent: every entry there is; those that were never filled in are left out, a hidden number is not sent back. */
export function entriesToSave(rows: readonly EntryRow[]): Entries {
  return rows
    .filter((row) => !isBlank(row))
    .map(({ id, version, kind, phoneMasked, ...row }) => ({
      id,
      version,
      changes: {
        kind,
        ...Object.fromEntries(
          texts.filter((key) => !(key === 'phone' && phoneMasked)).map((key) => [key, row[key].trim() || null]),
        ),
      },
    }));
}
