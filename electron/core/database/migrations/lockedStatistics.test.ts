// What was there before statistics could be locked stays: locked work reports, and tables that were kept among the views.
import { expect, it, onTestFinished } from 'vitest';
import { migrateDatabase } from '../migrate.ts';
import { createDatabase } from '../open.ts';
import { freshFolder } from '../testFolder.ts';
import { migrations } from './index.ts';

it('carries reports and kept tables over', async () => {
  const database = createDatabase(`${freshFolder()}/taizhang.db`, Buffer.alloc(32, 7));
  onTestFinished(database.close);
  const { driver } = database;
  const beforeMigrating = async () => undefined;
  const earlier = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0012'));
  await migrateDatabase(database, { migrations: earlier, beforeMigrating });
  driver.exec(`insert into "user" ("id", "login", "name", "role", "active", "createdAt")
    values ('u1', '管理员', '管理员', 'admin', 1, '2026-10-01T00:00:00.000Z')`);
  driver.exec(`insert into "savedView" ("id", "owner", "register", "name", "view", "columns", "shared")
    values ('p1', 'u1', 'pivot', '各村纠纷', '{}', '[]', 1), ('v1', 'u1', 'person', '我的视图', '{}', '[]', 0)`);
  driver.exec(`insert into "reportRun" ("id", "period", "number", "state", "version", "madeAt", "madeBy", "changedAt",
    "text", "generated", "signers") values ('r1', '2026-10', 1, 'locked', 1, 'x', 'u1', 'x', '{}', '[]', '{}')`);
  await migrateDatabase(database, { migrations, beforeMigrating });
  const all = (query: string) => driver.prepare<Record<string, unknown>>(query).all();
  expect(all('select * from "savedPivot"')).toEqual([
    { id: 'p1', owner: 'u1', name: '各村纠纷', draft: '{}', shared: 1 },
  ]);
  expect(all('select "id" from "savedView"')).toEqual([{ id: 'v1' }]);
  expect(all('select "report", "period" from "reportRun"')).toEqual([{ report: 'monthly', period: '2026-10' }]);
  const another = (report: string) =>
    driver.exec(`insert into "reportRun" ("id", "report", "period", "number", "state", "version", "madeAt", "madeBy",
      "changedAt", "text", "generated", "signers")
      values ('${report}', '${report}', '2026-10', 1, 'locked', 1, 'x', 'u1', 'x', '{}', '[]', '{}')`);
  another('dispute-monthly');
  expect(() => another('monthly')).toThrow('UNIQUE');
});
