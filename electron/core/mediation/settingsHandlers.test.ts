// Settings of mediation and the cases that depend on them change together or not at all; lists say when there is more.
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../database/folder.ts';
import { unlockWithPassword } from '../database/keyring.ts';
import { openDatabase } from '../database/open.ts';
import type { Db, SystemTables } from '../tables.ts';
import { acceptedCase, mediationOffice } from '../testing/mediationCases.ts';
import { type TestApp, testApp, testPassword } from '../testing/testApp.ts';

/** A second connection to the encrypted file. */
function beside(test: TestApp): Db {
  const { key } = unlockWithPassword(test.folder, { login: '管理员', password: testPassword, now: test.host.now() });
  const database = openDatabase<SystemTables>(dataFolder(test.folder).database, key);
  onTestFinished(() => database.close());
  return database.kysely;
}

/** So many copies of a row, each under an id of its own; nothing points to them. */
async function copies(
  db: Db,
  table: string,
  id: string,
  count: number,
  changed: Record<string, string>,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`select "name" from pragma_table_info(${table})`.execute(db);
  const values = rows.map(({ name }) => {
    if (['id', 'dispute', 'number'].includes(name)) return sql`'copy-' || n`;
    return changed[name] === undefined ? sql.ref(`t.${name}`) : sql`${changed[name]}`;
  });
  const names = rows.map(({ name }) => sql.ref(name));
  await sql`with recursive k(n) as (select 1 union all select n + 1 from k where n < ${count})
    insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(values)} from ${sql.table(table)} t, k where t."id" = ${id}`.execute(db);
}

it('settings are not changed where their cases cannot be worked out again', async () => {
  const test = await testApp();
  await mediationOffice(test.call);
  await acceptedCase(test.call);
  const before = await test.call('mediation.settings', {});
  const db = beside(test);
  await sql`create trigger "stop" before update on "mediationCase" begin select raise(abort, 'power'); end`.execute(db);
  await expect(test.call('mediation.setSettings', { template: 'national' })).rejects.toThrow();
  expect(await test.call('mediation.settings', {})).toEqual(before);
  await sql`drop trigger "stop"`.execute(db);
  expect((await test.call('mediation.setSettings', { template: 'national' })).template).toBe('national');
});

it('a list that holds only the most urgent cases says how many more there are', async () => {
  const test = await testApp();
  await mediationOffice(test.call);
  const id = await acceptedCase(test.call);
  expect(await test.call('mediation.due', {})).toEqual({ items: [], casesLeft: 0 });
  const db = beside(test);
  const due = { nextDueOn: test.host.today() };
  await sql`pragma foreign_keys = off`.execute(db);
  await copies(db, 'mediationCase', id, 503, due);
  expect((await test.call('mediation.due', {})).casesLeft).toBe(3);
});
