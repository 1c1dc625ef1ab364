// For tests: the whole way of a ledger through the procedures, as the command line goes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportCounts, PreviewRow, SheetFound } from '../../../shared/contract/exchangeProcedures.ts';
import { registers } from '../../../shared/registers/index.ts';
import { dataFolder } from '../database/folder.ts';
import { unlockWithPassword } from '../database/keyring.ts';
import { type OpenDatabase, openReadOnly } from '../database/open.ts';
import type { SaveResult } from '../exchange/imports/saveBatch.ts';
import type { SystemTables } from '../tables.ts';
import { type TestApp, testPassword } from './testApp.ts';

export const sampleFolder = fileURLToPath(new URL('../../../build/samples/ledgers/', import.meta.url));

export const samples = {
  committees: '01 治保会花名册.xlsx',
  teams: '02 义务巡防队花名册（各村一表）.xlsx',
  disputes: '03 矛盾纠纷排查化解台账.xls',
  visits: '04 独居老人走访登记.csv',
} as const;

export interface Opened {
  import: string;
  sheets: SheetFound[];
  counts: ImportCounts;
}

export async function openSample(test: TestApp, name: string, register?: string): Promise<Opened> {
  return openBytes(test, name, readFileSync(join(sampleFolder, name)), register);
}

/** Opens and previews with the proposed mapping. */
export async function openBytes(test: TestApp, name: string, bytes: Uint8Array, register?: string): Promise<Opened> {
  const file = await test.upload(name, bytes);
  const opened = (await test.job('imports.open', { file, ...(register ? { register } : {}) })) as Omit<
    Opened,
    'counts'
  >;
  const chosen = opened.sheets.filter((sheet) => sheet.chosen);
  const found = await test.call('imports.sheets', { import: opened.import });
  const mappings = chosen.map(({ sheet, columns }) => ({
    sheet,
    columns: columns.map(({ index, field }) => ({ index, field })),
  }));
  const { counts } = (await test.job('imports.preview', {
    import: opened.import,
    register: register ?? found.register!,
    mappings,
  })) as { counts: ImportCounts };
  return { ...opened, counts };
}

export async function allRows(test: TestApp, id: string, show: PreviewRow['state'] | 'all'): Promise<PreviewRow[]> {
  const rows: PreviewRow[] = [];
  for (;;) {
    const page = await test.call('imports.rows', { import: id, show, from: rows.length, count: 500 });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

export async function save(test: TestApp, id: string): Promise<SaveResult> {
  return (await test.job('imports.save', { import: id })) as SaveResult;
}

/** Opens, previews and saves. */
export async function importSample(test: TestApp, name: string): Promise<SaveResult & Opened> {
  const opened = await openSample(test, name);
  return { ...opened, ...(await save(test, opened.import)) };
}

/** Opens the encrypted file beside the running application, for reading what lies in it. */
export async function reading<R>(
  test: TestApp,
  work: (database: OpenDatabase<SystemTables>) => R,
): Promise<Awaited<R>> {
  const { key } = unlockWithPassword(test.folder, { login: '管理员', password: testPassword, now: test.host.now() });
  const database = openReadOnly<SystemTables>(dataFolder(test.folder).database, key);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Every row of every register's table as JSON text, by register, in the order of ids. */
export function rawRows(test: TestApp): Promise<Record<string, string[]>> {
  return reading(test, ({ driver }) =>
    Object.fromEntries(
      registers.map(({ key }) => [
        key,
        driver
          .prepare(`select * from "${key}" order by "id"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ]),
    ),
  );
}

/** How many rows of a register are in use, by filters. */
export async function countOf(
  test: TestApp,
  register: string,
  filters: { field: string; op: 'is'; value: string }[] = [],
) {
  const { total } = await test.call('views.open', { register, filters });
  return total;
}

/** The first 500 rows of a register: values, id and version. */
export async function rowsOf(test: TestApp, register: string): Promise<Record<string, unknown>[]> {
  const { view } = await test.call('views.open', { register });
  const { rows } = await test.call('views.rows', { view, from: 0, count: 500 });
  return rows.map((row) => ({ id: row.id, version: row.version, ...row.values }));
}
