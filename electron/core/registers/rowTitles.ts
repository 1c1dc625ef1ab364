// Titles of rows by id: what stands in a cell that points to another row.
import type { RowTitles } from '../../../shared/contract/shapes.ts';
import { type Field, linkedRegister, type RowValues } from '../../../shared/fields/field.ts';
import { codecOf } from '../../../shared/fields/index.ts';
import { fieldOf, type Register } from '../../../shared/registers/register.ts';
import { type Db, rowsIn } from '../tables.ts';
import { registerOf } from './columns.ts';

const atOnce = 500;

/** Titles of rows of one register; ids that do not exist are missing from the answer. */
export async function titlesOf(db: Db, register: Register, ids: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  const titles = new Map<string, string>();
  const fields = register.titleFields.map((key) => fieldOf(register, key));
  for (let start = 0; start < wanted.length; start += atOnce) {
    const part = wanted.slice(start, start + atOnce);
    const rows = await rowsIn(db)
      .selectFrom(register.key)
      .select(['id', ...fields.map((field) => field.key)])
      .where('id', 'in', part)
      .execute();
    const linked = await linkedTitles(db, fields, rows);
    for (const row of rows) titles.set(String(row.id), titleFrom(fields, row, linked));
  }
  return titles;
}

async function linkedTitles(
  db: Db,
  fields: readonly Field[],
  rows: readonly Record<string, unknown>[],
): Promise<Map<string, Map<string, string>>> {
  const byField = new Map<string, Map<string, string>>();
  for (const field of fields) {
    const link = linkedRegister(field);
    if (link === null) continue;
    const ids = rows.map((row) => row[field.key]).filter((id): id is string => typeof id === 'string');
    byField.set(field.key, await titlesOf(db, registerOf(link), ids));
  }
  return byField;
}

function titleFrom(
  fields: readonly Field[],
  row: Record<string, unknown>,
  linked: Map<string, Map<string, string>>,
): string {
  const parts = fields.map((field) => {
    const value = row[field.key];
    if (value === null || value === undefined) return '';
    return linked.get(field.key)?.get(String(value)) ?? (linkedRegister(field) === null ? String(value) : '');
  });
  return parts.filter((part) => part !== '').join(' · ');
}

/** The register whose rows a field's value names, or null. */
function namedBy(field: Field): string | null {
  return field.type === 'computed' && field.result === 'village' ? 'village' : linkedRegister(field);
}

/** The titles of everything that rows of a register point to. */
export async function titlesForRows(db: Db, register: Register, rows: readonly RowValues[]): Promise<RowTitles> {
  const wanted = new Map<string, Set<string>>();
  for (const field of register.fields) {
    const link = namedBy(field);
    if (link === null) continue;
    const ids = wanted.get(link) ?? new Set<string>();
    for (const row of rows) {
      const id = row[field.key];
      if (typeof id === 'string') ids.add(id);
    }
    wanted.set(link, ids);
  }
  const titles: RowTitles = {};
  for (const [key, ids] of wanted) {
    if (ids.size > 0) titles[key] = Object.fromEntries(await titlesOf(db, registerOf(key), ids));
  }
  return titles;
}

/** Of the titles of many rows, those that one of them needs. */
export function titlesOfLinks(register: Register, values: RowValues, all: RowTitles): RowTitles {
  const titles: RowTitles = {};
  for (const field of register.fields) {
    const link = namedBy(field);
    const id = values[field.key];
    const title = link === null || typeof id !== 'string' ? undefined : all[link]?.[id];
    if (title !== undefined) titles[link!] = { ...titles[link!], [id as string]: title };
  }
  return titles;
}

/** The title a row would have, from its values and the titles of what it points to. */
export function titleOfValues(register: Register, values: RowValues, titles: RowTitles): string {
  const parts = register.titleFields.map((key) => {
    const field = fieldOf(register, key);
    const value = values[key] ?? null;
    const link = linkedRegister(field);
    if (link !== null) return (typeof value === 'string' && titles[link]?.[value]) || '';
    return codecOf(field).format(value, field, { table: () => undefined, rowTitle: () => undefined });
  });
  return parts.filter((part) => part !== '').join(' · ');
}
