// Rows of the duty registers as the plan reads them: values by field key, without masks or titles.
import type { SelectQueryBuilder } from 'kysely';
import type { StoredValue } from '../../../../shared/fields/codec.ts';
import type { FieldValue } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import { registerOf } from '../../registers/columns.ts';
import { storedFields } from '../../registers/rowChecks.ts';
import { type Db, rowsIn, type StoredRow } from '../../tables.ts';

type Rows = SelectQueryBuilder<Record<string, StoredRow>, string, StoredRow>;

/** A row's id and its stored values. */
export interface DutyRow {
  id: string;
  values: Record<string, FieldValue>;
  isWithdrawn: boolean;
}

/** The rows of a register that are in use, by id; `narrow` adds conditions on stored columns. */
export async function dutyRows(db: Db, register: string, narrow: (rows: Rows) => Rows = (rows) => rows) {
  return anyDutyRows(db, register, (rows) => narrow(rows).where('withdrawnAt', 'is', null));
}

/** The same with rows that were withdrawn: what a rota of the past refers to. */
export async function anyDutyRows(db: Db, register: string, narrow: (rows: Rows) => Rows): Promise<DutyRow[]> {
  const fields = storedFields(registerOf(register)).filter(({ type }) => type !== 'attachment');
  const found = await narrow(rowsIn(db).selectFrom(register).selectAll() as unknown as Rows)
    .orderBy('id')
    .execute();
  return found.map((row) => ({
    id: row.id,
    isWithdrawn: row.withdrawnAt !== null,
    values: Object.fromEntries(
      fields.map((field) => {
        const stored = row[field.key] as StoredValue | undefined;
        return [field.key, stored === null || stored === undefined ? null : codecOf(field).load(stored, field)];
      }),
    ),
  }));
}

/** A text of a row; null where it is blank. */
export function textOf(row: DutyRow, key: string): string | null {
  const value = row.values[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A whole number of a row; null where it is blank. */
export function numberOf(row: DutyRow, key: string): number | null {
  const value = row.values[key];
  return typeof value === 'number' ? value : null;
}

/** A yes or no of a row; null where nobody said. */
export function yesNoOf(row: DutyRow, key: string): boolean | null {
  const value = row.values[key];
  return typeof value === 'boolean' ? value : null;
}

/** The codes of a row; empty where it is blank. */
export function codesOf(row: DutyRow, key: string): readonly string[] {
  const value = row.values[key];
  return Array.isArray(value) ? value : [];
}

/** Titles by id of rows whose title is their name, withdrawn ones too. */
export async function namesOf(db: Db, register: string, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  const names = new Map<string, string>();
  for (let start = 0; start < wanted.length; start += 500) {
    const rows = await rowsIn(db)
      .selectFrom(register)
      .select(['id', 'name'])
      .where('id', 'in', wanted.slice(start, start + 500))
      .execute();
    for (const { id, name } of rows) names.set(id, String(name ?? ''));
  }
  return names;
}
