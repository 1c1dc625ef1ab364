// The code tables in force: national ones from the program, dictionaries as the office has edited them.
import { nationalTables, seedDictionaries } from '../../shared/codes/index.ts';
import type { CodeEntry, CodeTable } from '../../shared/codes/table.ts';
import type { Db } from './tables.ts';

/** An entry that was switched off is still shown where it stands, but no longer offered. */
export interface BookEntry extends CodeEntry {
  active: boolean;
}

export interface BookTable extends CodeTable {
  entries: readonly BookEntry[];
}

export interface CodeBook {
  tables: readonly BookTable[];
  table(key: string): BookTable | undefined;
}

/** Reads the dictionaries; call again after one was edited. */
export async function readCodeBook(db: Db): Promise<CodeBook> {
  const rows = await db.selectFrom('dictionaryEntry').selectAll().orderBy('tableKey').orderBy('position').execute();
  const national = nationalTables.map((table) => ({
    ...table,
    entries: table.entries.map((entry) => ({ ...entry, active: true })),
  }));
  const own = seedDictionaries.map((seed) => ({
    ...seed,
    entries: rows
      .filter((row) => row.tableKey === seed.key)
      .map((row) => ({
        code: row.code,
        name: row.name,
        aliases: JSON.parse(row.aliases) as string[],
        ...(row.parent === null ? {} : { parent: row.parent }),
        active: row.active === 1,
      })),
  }));
  const tables = [...national, ...own];
  const byKey = new Map(tables.map((table) => [table.key, table]));
  return { tables, table: (key) => byKey.get(key) };
}

/** Writes the shipped entries of every dictionary that has none yet: a new township, or a dictionary of a new version. */
export async function seedMissingDictionaries(db: Db): Promise<void> {
  const known = new Set(
    (await db.selectFrom('dictionaryEntry').select('tableKey').distinct().execute()).map((row) => row.tableKey),
  );
  const entries = seedDictionaries
    .filter((table) => !known.has(table.key))
    .flatMap((table) =>
      table.entries.map((entry, position) => ({
        tableKey: table.key,
        code: entry.code,
        name: entry.name,
        aliases: JSON.stringify(entry.aliases ?? []),
        parent: entry.parent ?? null,
        active: 1,
        position,
      })),
    );
  if (entries.length > 0) await db.insertInto('dictionaryEntry').values(entries).execute();
}
