// Locking is one step: whatever stops it while it is written, the report is a draft without a trace of the lock.
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../database/folder.ts';
import { unlockWithPassword } from '../database/keyring.ts';
import { openDatabase } from '../database/open.ts';
import type { SystemTables } from '../tables.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { testApp, testPassword } from '../testing/testApp.ts';

it.each([
  ['the first figure', 'reportFigure', '1'],
  ['a record', 'reportRecord', '1'],
  ['the last file', 'reportFile', `new."what" = 'figures'`],
  ['the last entry of the log', 'audit', `new."action" = 'reportLocked'`],
])('stopped at %s', async (_where, table, condition) => {
  const test = await testApp();
  await smallTownship(test.call);
  const { run, version } = await test.call('monthly.open', { period: '2026-10' });
  const { key } = unlockWithPassword(test.folder, { login: '管理员', password: testPassword, now: test.host.now() });
  const beside = openDatabase<SystemTables>(dataFolder(test.folder).database, key);
  onTestFinished(() => beside.close());
  const db = beside.kysely;
  await sql
    .raw(`create trigger "stop" before insert on "${table}" when ${condition} begin select raise(abort, 'power'); end`)
    .execute(db);
  const lock = () => test.job('monthly.lock', { run: run.id, version, reason: '报送补登中' });
  await expect(lock()).rejects.toThrow();
  for (const kept of ['reportFigure', 'reportRecord', 'reportFile', 'reportFilePart']) {
    const { rows } = await sql<{ n: number }>`select count(*) as "n" from ${sql.table(kept)}`.execute(db);
    expect(rows[0]!.n, kept).toBe(0);
  }
  expect((await test.call('monthly.open', { period: '2026-10' })).run.state).toBe('draft');
  await sql.raw('drop trigger "stop"').execute(db);
  await lock();
  expect((await test.call('monthly.open', { period: '2026-10' })).run.state).toBe('locked');
});
