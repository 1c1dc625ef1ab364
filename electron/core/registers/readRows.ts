// Rows as a window gets them: values by field key, sensitive ones masked unless they were revealed with a reason.
import { type RawBuilder, sql } from 'kysely';
import type { Row, RowTitles } from '../../../shared/contract/shapes.ts';
import type { StoredValue } from '../../../shared/fields/codec.ts';
import { type Field, type FieldValue, isSensitive, type RowValues } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { checkRow } from '../../../shared/fields/rowRules.ts';
import { type Register, systemColumns } from '../../../shared/registers/register.ts';
import type { Db, RowColumns } from '../tables.ts';
import { type Column, columnOf, joinsOf, self } from './columns.ts';
import { titlesForRows } from './rowTitles.ts';
import { rulesOf } from './rules/index.ts';
import { joinClauses } from './viewQuery.ts';

/** A row with every value in clear, for the core's own work. */
export interface FullRow extends RowColumns {
  values: RowValues;
}

interface Selection {
  columns: Column[];
  what: RawBuilder<unknown>;
  from: RawBuilder<unknown>;
}

/** `select` list and `from` clause that yield every field of a register; each field under its key, prefixed with `f_`. */
export function selectionOf(register: Register, today: string, fields: readonly Field[] = register.fields): Selection {
  const columns = fields.map((field) => columnOf(register, field.key, today));
  const system = systemColumns.map((column) => sql`${sql.ref(`${self}.${column}`)} as ${sql.ref(column)}`);
  const values = columns.map((column) => sql`${column.expression} as ${sql.ref(`f_${column.field.key}`)}`);
  return {
    columns,
    what: sql.join([...system, ...values]),
    from: sql`${sql.table(register.key)} as ${sql.ref(self)}${joinClauses(joinsOf(columns))}`,
  };
}

/** Turns a record of `selectionOf` into a row. */
export function rowFromRecord(columns: readonly Column[], record: Record<string, unknown>): FullRow {
  const values: Record<string, FieldValue> = {};
  for (const { field } of columns) {
    values[field.key] = loaded(field, record[`f_${field.key}`] as StoredValue);
  }
  const system = Object.fromEntries(systemColumns.map((column) => [column, record[column]])) as unknown as RowColumns;
  return { ...system, values };
}

function loaded(field: Field, stored: StoredValue): FieldValue {
  if (stored === null || stored === undefined) return null;
  if (field.type === 'attachment') return stored;
  return codecOf(field).load(stored, field);
}

const atOnce = 500;

/** Full rows in the order of `ids`, with all or only some fields; ids that do not exist are left out. */
export async function readFullRows(
  db: Db,
  register: Register,
  ids: readonly string[],
  today: string,
  fields: readonly Field[] = register.fields,
): Promise<FullRow[]> {
  const { columns, what, from } = selectionOf(register, today, fields);
  const byId = new Map<string, FullRow>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const part = ids.slice(start, start + atOnce);
    const found = await sql<
      Record<string, unknown>
    >`select ${what} from ${from} where ${sql.ref(`${self}.id`)} in (${sql.join(part)})`.execute(db);
    for (const record of found.rows) {
      const row = rowFromRecord(columns, record);
      byId.set(row.id, row);
    }
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One full row, or undefined. */
export async function readFullRow(db: Db, register: Register, id: string, today: string): Promise<FullRow | undefined> {
  const [row] = await readFullRows(db, register, [id], today);
  return row;
}

export interface Shown {
  rows: Row[];
  titles: RowTitles;
}

/** Rows for a window. `revealed` says whether sensitive fields are shown in clear. */
export async function showRows(
  db: Db,
  register: Register,
  rows: readonly FullRow[],
  revealed: boolean,
  userNames: (id: string) => string,
): Promise<Shown> {
  const titles = await titlesForRows(
    db,
    register,
    rows.map((row) => row.values),
  );
  return { rows: rows.map((row) => shown(register, row, revealed, userNames)), titles };
}

function shown(register: Register, row: FullRow, revealed: boolean, userNames: (id: string) => string): Row {
  const masked: string[] = [];
  const values: Record<string, FieldValue> = {};
  for (const field of register.fields) {
    const value = row.values[field.key] ?? null;
    if (value === null || revealed || !isSensitive(field)) {
      values[field.key] = value;
      continue;
    }
    values[field.key] = maskValue(field, value);
    masked.push(field.key);
  }
  return {
    id: row.id,
    version: row.version,
    values,
    masked,
    unfinished: unfinishedLabels(register, row.values),
    problems: rulesOf(register.key).standing?.(row.values) ?? [],
    withdrawn:
      row.withdrawnAt === null
        ? null
        : { at: row.withdrawnAt, by: userNames(row.withdrawnBy ?? ''), reason: row.withdrawnReason ?? '' },
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    changedBy: userNames(row.changedBy),
  };
}

/** Labels of the `expected` fields that are empty, as the view of unfinished rows counts them. */
function unfinishedLabels(register: Register, values: RowValues): string[] {
  if (register.period && values[register.period.until] != null) return [];
  return checkRow(register.fields, values).flatMap(({ code, label }) => (code === 'unfinished' ? [label ?? ''] : []));
}

/** The masked text of a sensitive value (前 6 后 4 for identity numbers). */
export function maskValue(field: Field, value: FieldValue): string {
  if (value === null) return '';
  const plain: Field =
    field.type === 'computed' && (field.result === 'idNumber' || field.result === 'phone')
      ? { key: field.key, label: field.label, type: field.result }
      : field;
  return codecOf(plain).mask?.(value) ?? '******';
}
