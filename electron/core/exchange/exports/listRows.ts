// The rows of a list, straight from the table to the cells of a document: 100,000 rows are read in a second, and only a
// chunk of them is in memory.
import { sql } from 'kysely';
import type { StoredValue, WriteContext } from '../../../../shared/fields/codec.ts';
import { type Field, linkedRegister } from '../../../../shared/fields/field.ts';
import { codecOf } from '../../../../shared/fields/index.ts';
import type { Register } from '../../../../shared/registers/register.ts';
import type { CodeBook } from '../../codeBook.ts';
import type { OpenDatabase } from '../../database/open.ts';
import type { TableRows, TableValue } from '../../documents/tableDocument.ts';
import { columnOf, joinsOf, registerOf, self } from '../../registers/columns.ts';
import { titlesOf } from '../../registers/rowTitles.ts';
import { joinClauses } from '../../registers/viewQuery.ts';
import type { SystemTables } from '../../tables.ts';
import { exportedCell } from './exportedCell.ts';

const atOnce = 500;
const keptTitles = 20_000;

export interface List {
  register: Register;
  fields: readonly Field[];
  /** In the order of the list; ids that do not exist are left out. */
  ids: readonly string[];
  codes: CodeBook;
  /** Computed values are those of this day. */
  day: string;
  revealed: boolean;
}

/** The cells of the list in chunks of rows. */
export async function* listRows(database: OpenDatabase<SystemTables>, list: List): TableRows {
  const { fields, ids, codes, revealed } = list;
  const read = rowReader(database, list);
  const titles = titleBook(database, fields);
  const context: WriteContext = { table: (key) => codes.table(key), rowTitle: titles.titleOf };
  const codecs = fields.map(codecOf);
  const cell = (stored: StoredValue, at: number): TableValue => {
    if (stored === null) return null;
    const field = fields[at]!;
    return exportedCell(field, codecs[at]!.load(stored, field), context, revealed);
  };
  for (let start = 0; start < ids.length; start += atOnce) {
    const rows = read(ids.slice(start, start + atOnce));
    await titles.learn(rows);
    yield rows.map((row) => row.map(cell));
  }
}

/** Reads rows by their ids as arrays of stored values. */
function rowReader(
  { driver, kysely }: OpenDatabase<SystemTables>,
  { register, fields, day }: List,
): (ids: readonly string[]) => StoredValue[][] {
  const columns = fields.map((field) => columnOf(register, field.key, day));
  const idList = 'the ids as JSON';
  const { sql: text, parameters } = sql`select ${sql.join(columns.map((column) => column.expression))}
    from json_each(${idList}) as "wanted"
    cross join ${sql.table(register.key)} as ${sql.ref(self)} on ${sql.ref(`${self}.id`)} = "wanted"."value"
    ${joinClauses(joinsOf(columns))} order by "wanted"."key"`.compile(kysely);
  const statement = driver.prepare(text).raw();
  return (ids) => {
    const given = parameters.map((parameter) => (parameter === idList ? JSON.stringify(ids) : parameter));
    return statement.all(...given) as StoredValue[][];
  };
}

/** Titles of the rows that link columns point to, learnt chunk by chunk. */
function titleBook(database: OpenDatabase<SystemTables>, fields: readonly Field[]) {
  const known = new Map<string, Map<string, string>>();
  const links = fields.flatMap((field, at) => {
    const register = linkOf(field);
    return register === null ? [] : [{ register, at }];
  });

  async function learn(rows: readonly StoredValue[][]): Promise<void> {
    const wanted = new Map<string, Set<string>>();
    for (const { register, at } of links) {
      const titles = known.get(register) ?? new Map<string, string>();
      if (titles.size > keptTitles) titles.clear();
      known.set(register, titles);
      const missing = wanted.get(register) ?? new Set<string>();
      wanted.set(register, missing);
      for (const row of rows) {
        const id = row[at];
        if (typeof id === 'string' && !titles.has(id)) missing.add(id);
      }
    }
    for (const [register, missing] of wanted) {
      if (missing.size === 0) continue;
      const titles = known.get(register)!;
      for (const [id, title] of await titlesOf(database.kysely, registerOf(register), missing)) titles.set(id, title);
    }
  }

  return { learn, titleOf: (register: string, id: string) => known.get(register)?.get(id) };
}

/** The register whose row a field's value names, or null. */
export function linkOf(field: Field): string | null {
  return field.type === 'computed' && field.result === 'village' ? 'village' : linkedRegister(field);
}
