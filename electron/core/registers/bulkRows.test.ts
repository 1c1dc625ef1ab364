import { expect, it, onTestFinished } from 'vitest';
import { person } from '../../../shared/registers/person.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createDatabase } from '../database/open.ts';
import { freshFolder } from '../database/testFolder.ts';
import type { SystemTables } from '../tables.ts';
import { writeRowsInBulk } from './bulkRows.ts';

async function emptyDatabase() {
  const database = createDatabase<SystemTables>(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  onTestFinished(database.close);
  await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
  let ids = 0;
  const write = (work: Parameters<typeof writeRowsInBulk>[2]) =>
    writeRowsInBulk({ driver: database.driver, settings: { site: 'here' } as never }, () => `id-${++ids}`, work);
  const people = () => database.driver.prepare<number>('select count(*) from "person"').pluck().get();
  return { driver: database.driver, write, people };
}

const row = (id: string) => ({
  id,
  values: { name: '张建国' },
  title: '张建国',
  at: '2026-11-21T00:00:00.000Z',
  by: 'u',
});

it('writes rows with history and search entry, or nothing', async () => {
  const { driver, write, people } = await emptyDatabase();
  write((insert) => insert(person, row('p1')));
  expect(people()).toBe(1);
  expect(driver.prepare('select "rowId", "action", "changes" from "history"').all()).toEqual([
    { rowId: 'p1', action: 'create', changes: '{"name":[null,"张建国"]}' },
  ]);
  expect(() =>
    write((insert) => {
      insert(person, row('p2'));
      throw new Error('half way');
    }),
  ).toThrow('half way');
  expect(people()).toBe(1);
});

it('tells why it failed, also where the database has ended the transaction by itself', async () => {
  const { driver, write } = await emptyDatabase();
  expect(() =>
    write(() => {
      // As a full disk does.
      driver.exec('ROLLBACK');
      throw new Error('disk full');
    }),
  ).toThrow('disk full');
});
