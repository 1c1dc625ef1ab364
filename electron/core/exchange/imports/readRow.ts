// What the codecs make of a row's cells.

import type { Problem } from '../../../../shared/contract/errors.ts';
import type { Cell } from '../../../../shared/fields/cell.ts';
import { emptyCell } from '../../../../shared/fields/cell.ts';
import type { ReadContext, ReadResult } from '../../../../shared/fields/codec.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { fieldOf, type Register } from '../../../../shared/registers/register.ts';
import type { CodeBook } from '../../codeBook.ts';
import { wordsOfColumn } from './columnRules.ts';
import type { MappedSheet, ReadRow } from './importState.ts';
import { type PackedCell, unpack } from './packedCell.ts';
import type { PackedRow } from './readTask.ts';

export type RowReader = (row: PackedRow, mended: ReadonlyMap<string, string>) => ReadRow;

const remembered = 2000;
const longestRemembered = 24;

/** A reader of the rows of one sheet. Short texts of a column are read once: ledgers repeat names, codes and days. */
export function rowReader(
  register: Register,
  mapped: MappedSheet,
  office: { today: string; codes: CodeBook },
): RowReader {
  const context: ReadContext = {
    today: office.today,
    table: (key) => office.codes.table(key),
    yearHint: mapped.source.yearHint,
  };
  const columns = mapped.fields.flatMap((key, at) =>
    key === null ? [] : [{ at, field: fieldOf(register, key), read: cellReader(register, mapped, at, key, context) }],
  );
  return (row, mended) => {
    const values: Record<string, FieldValue> = {};
    const failed: string[] = [];
    const problems: Problem[] = [];
    const note = (key: string, result: ReadResult): void => {
      values[key] = result.ok ? result.value : null;
      if (!result.ok) failed.push(key);
      for (const problem of result.problems) if (problem.level !== 'hint') problems.push(problem);
    };
    for (const { at, field, read } of columns) {
      if (!mended.has(field.key)) note(field.key, read(row.cells[at]));
    }
    for (const [key, text] of mended) {
      const field = fieldOf(register, key);
      note(key, codecOf(field).read({ kind: 'text', text }, field, context));
    }
    return { values, failed: failed.length === 0 ? none : failed, problems: problems.length === 0 ? none : problems };
  };
}

const none: readonly never[] = [];

function cellReader(
  register: Register,
  mapped: MappedSheet,
  at: number,
  key: string,
  context: ReadContext,
): (cell: PackedCell | undefined) => ReadResult {
  const field = fieldOf(register, key);
  const codec = codecOf(field);
  const words = wordsOfColumn(register.key, mapped.source.columns[at]!.label, key);
  const known = new Map<string, ReadResult>();
  const read = (cell: Cell) => codec.read(words ? rewritten(cell, words) : cell, field, context);
  return (packed) => {
    if (typeof packed !== 'string' || packed.length > longestRemembered) return read(unpack(packed));
    const before = known.get(packed);
    if (before) return before;
    const result = read(unpack(packed));
    if (known.size < remembered) known.set(packed, result);
    return result;
  };
}

function rewritten(cell: Cell, words: (text: string) => string): Cell {
  if (cell.kind === 'yesNo') return rewritten({ kind: 'text', text: cell.yes ? '是' : '否' }, words);
  if (cell.kind !== 'text') return cell;
  const text = words(cell.text);
  return text === '' ? emptyCell : { kind: 'text', text };
}
