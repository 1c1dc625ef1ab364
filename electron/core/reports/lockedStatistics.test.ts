// Locked statistics on real files: the same bytes for ever, cells with their records, what changed since, corrections.
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { dataFolder } from '../database/folder.ts';
import { unlockWithPassword } from '../database/keyring.ts';
import { openDatabase } from '../database/open.ts';
import type { SystemTables } from '../tables.ts';
import { made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { type TestApp, testApp, testPassword } from '../testing/testApp.ts';

const asked = { report: 'dispute-monthly', period: '2026-09' };

async function withDisputes() {
  const test = await testApp();
  const village = await villageNamed(test.call, '那铁村');
  const base = { village, event: '0201', provincialKind: '17', parties: '张某、李某', summary: '发生争执。' };
  const first = await made(test.call, 'dispute', { ...base, title: '排水沟纠纷', happenedOn: '2026-09-03', people: 4 });
  await made(test.call, 'dispute', { ...base, title: '宅基地纠纷', happenedOn: '2026-09-10', people: 6 });
  return { ...test, village, base, first };
}

async function lock(
  test: TestApp,
  more: { corrects?: string; reason?: string; report?: string; period?: string } = {},
) {
  const input = { ...asked, corrects: null, ...more };
  return ((await test.job('reports.lock', input)) as { run: string; figures: number; records: number }).run;
}

const exported = async (test: TestApp, format: 'xlsx' | 'docx', more: { asLocked?: boolean } = {}): Promise<Buffer> => {
  const file = test.target(`out.${format}`);
  await test.job('reports.export', { ...asked, format, file: file.handle, ...more });
  return file.bytes();
};

it('a locked statistic gives the very bytes and the records of then, whatever is saved later', async () => {
  const test = await withDisputes();
  const run = await lock(test);
  const { runs, inForce } = await test.call('reports.runs', asked);
  expect([runs.map(({ number, state }) => [number, state]), inForce]).toEqual([[[1, 'locked']], run]);
  const [xlsx, docx] = [await exported(test, 'xlsx'), await exported(test, 'docx')];
  expect(await test.call('reports.changedSince', { run })).toEqual({ count: 0 });

  test.pass(300_000);
  await made(test.call, 'dispute', { ...test.base, title: '补登的纠纷', happenedOn: '2026-09-20', people: 2 });
  const { row } = await test.call('rows.get', { register: 'dispute', id: test.first.id });
  await test.call('rows.save', { register: 'dispute', id: row.id, version: row.version, changes: { people: 8 } });

  expect((await exported(test, 'xlsx')).equals(xlsx)).toBe(true);
  expect((await exported(test, 'docx')).equals(docx)).toBe(true);
  expect((await exported(test, 'xlsx', { asLocked: false })).equals(xlsx)).toBe(false);
  const figures = await test.call('reports.figures', { ...asked, run });
  const at = figures.columns.findIndex(({ key }) => key === 'fresh');
  expect(figures.total[at]).toBe('2');
  const cell = { ...asked, column: 'fresh', row: test.village };
  expect((await test.call('reports.records', { ...cell, run })).total).toBe(2);
  expect((await test.call('reports.records', cell)).total).toBe(3);
  expect(await test.call('reports.changedSince', { run })).toEqual({ count: 2 });
  const { figures: differing, records } = await test.call('reports.differences', { run });
  expect(differing.map(({ before, after }) => [before, after])).toContainEqual(['2', '3']);
  expect(records.map(({ title, change }) => [title, change]).toSorted()).toEqual([
    ['排水沟纠纷', '锁定后修改'],
    ['补登的纠纷', '锁定后计入'],
  ]);
});

it('a correction counts up, needs a reason and is told against the one before; unlocking keeps the number', async () => {
  const test = await withDisputes();
  const first = await lock(test);
  await made(test.call, 'dispute', { ...test.base, title: '补登的纠纷', happenedOn: '2026-09-20', people: 2 });
  expect((await refusalOf(lock(test))).message).toContain('在别处锁定');
  expect((await refusalOf(lock(test, { corrects: first }))).message).toContain('写明原因');
  const second = await lock(test, { corrects: first, reason: '补登一起' });
  const against = await test.call('reports.differences', { run: second, against: 'before' });
  expect(against.figures).toContainEqual(expect.objectContaining({ key: 'total:fresh', before: '2', after: '3' }));
  expect(await test.call('reports.differences', { run: second })).toEqual({ figures: [], records: [] });
  const { name } = await test.call('reports.name', { ...asked, format: 'docx' });
  expect(name).toMatch(/_2026年9月_更正版1_20261121\.docx$/);
  expect(unzipSync(await exported(test, 'docx'))['word/document.xml']!.length).toBeGreaterThan(0);

  await test.call('reports.unlock', { run: second, reason: '还要核对' });
  const open = await test.call('reports.runs', asked);
  expect([open.inForce, open.runs.map(({ state }) => state)]).toEqual([null, ['replaced', 'replaced']]);
  expect((await refusalOf(test.call('reports.unlock', { run: second, reason: '再次' }))).code).toBe('conflict');
  const third = await lock(test);
  const { runs } = await test.call('reports.runs', asked);
  expect(runs.find(({ id }) => id === third)).toMatchObject({ number: 2, state: 'locked' });
  const { entries } = await test.call('audit.list', { limit: 10 });
  expect(entries.filter(({ action }) => action.startsWith('report')).map(({ action }) => action)).toEqual([
    'reportLocked',
    'reportUnlocked',
    'reportLocked',
    'reportLocked',
  ]);
});

it('stopped at whatever place the statistic is not locked, and nothing of it stays', async () => {
  const test = await withDisputes();
  const { key } = unlockWithPassword(test.folder, { login: '管理员', password: testPassword, now: test.host.now() });
  const beside = openDatabase<SystemTables>(dataFolder(test.folder).database, key);
  onTestFinished(() => beside.close());
  const db = beside.kysely;
  for (const [table, condition] of [
    ['reportFigure', '1'],
    ['reportFile', `new."what" = 'docx'`],
    ['audit', `new."action" = 'reportLocked'`],
  ]) {
    const when = `before insert on "${table}" when ${condition}`;
    await sql.raw(`create trigger "stop" ${when} begin select raise(abort, 'power'); end`).execute(db);
    await expect(lock(test)).rejects.toThrow();
    for (const kept of ['reportRun', 'reportFigure', 'reportRecord', 'reportFile', 'reportFilePart']) {
      const { rows } = await sql<{ n: number }>`select count(*) as "n" from ${sql.table(kept)}`.execute(db);
      expect([table, kept, rows[0]!.n]).toEqual([table, kept, 0]);
    }
    await sql`drop trigger "stop"`.execute(db);
  }
  await lock(test);
}, 60_000);

it('a list and a quarter lock too; what does not add up needs a reason; the centre shows it', async () => {
  const test = await withDisputes();
  const ledger = { report: 'dispute-ledger', period: '2026-09' };
  const run = await lock(test, ledger);
  const { total } = await test.call('reports.differences', { run }).then(({ records }) => ({ total: records.length }));
  expect(total).toBe(0);
  const kept = test.target('a.xlsx');
  await test.job('reports.export', { ...ledger, format: 'xlsx', file: kept.handle });
  const masked = kept.bytes();
  // Numbers in clear come from the records of now, with their reason in the log.
  const clear = test.target('b.xlsx');
  await test.job('reports.export', { ...ledger, format: 'xlsx', file: clear.handle, reveal: '报送上级' });
  expect(clear.bytes().equals(masked)).toBe(false);
  await lock(test, { report: 'mediation-cases', period: '2026-Q3' });
  await made(test.call, 'dispute', { title: '没有人数的纠纷', happenedOn: '2026-09-21' });
  const province = { report: 'dispute-province', period: '2026-09' };
  expect((await refusalOf(lock(test, province))).message).toContain('平衡关系不符');
  await lock(test, { ...province, reason: '正在核实' });
  const { reports } = await test.call('centre.list', { month: '2026-09' });
  expect(reports.find(({ key }) => key === 'dispute-ledger')).toMatchObject({ state: 'locked' });
  const [first, second] = reports.find(({ key }) => key === 'dispute-ledger')!.files;
  expect([first!.name, second!.name].map((name) => name.split('.').at(-1))).toEqual(['xlsx', 'docx']);
  expect(first!.at).toBe(second!.at);

  const year = test.target('year.zip');
  await test.job('centre.yearArchive', { year: '2026', reason: '年度归档', file: year.handle });
  const archive = unzipSync(year.bytes());
  const names = Object.keys(archive);
  expect(names.filter((name) => name.startsWith('统计报表/2026-Q3/'))).toHaveLength(2);
  const archived = names.find(
    (name) => name.startsWith('统计报表/2026-09/') && name.includes('台账') && name.endsWith('.xlsx'),
  )!;
  expect(Buffer.from(archive[archived]!).equals(masked)).toBe(true);
}, 60_000);
