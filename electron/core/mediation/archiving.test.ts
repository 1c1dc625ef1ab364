import { expect, it, onTestFinished } from 'vitest';
import { migrateDatabase } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { createDatabase } from '../database/open.ts';
import { freshFolder } from '../database/testFolder.ts';
import type { SystemTables } from '../tables.ts';
import { archivedDossier } from './archiving.ts';

it('reads a dossier that was archived before a kind of record was known: it has none of them', async () => {
  const database = createDatabase<SystemTables>(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  onTestFinished(database.close);
  await migrateDatabase(database, { migrations, beforeMigrating: async () => undefined });
  database.driver.pragma('foreign_keys = OFF');
  const dossier = JSON.stringify({ case: { id: 'c1', title: '张三与李四邻里纠纷' }, parties: [{ id: 'p1' }] });
  const kept = { case: 'c1', at: '2026-11-20T00:00:00.000Z', by: 'u1', dossier };
  await database.kysely.insertInto('caseArchive').values(kept).execute();
  const read = await archivedDossier(database.kysely, 'c1');
  expect(read).toMatchObject({ case: { title: '张三与李四邻里纠纷' }, parties: [{ id: 'p1' }], visits: [], tasks: [] });
  expect(await archivedDossier(database.kysely, 'c2')).toBeUndefined();
});
