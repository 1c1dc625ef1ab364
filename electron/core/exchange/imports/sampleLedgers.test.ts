// The four ledgers as offices hand them in, from the file to the encrypted database and back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '../../../../shared/contract/errors.ts';
import {
  allRows,
  countOf as count,
  rawRows as dump,
  importSample,
  openBytes,
  openSample,
  rowsOf,
  sampleFolder,
  samples,
  save,
} from '../../testing/importing.ts';
import { testApp } from '../../testing/testApp.ts';

const expected = JSON.parse(readFileSync(join(sampleFolder, 'expected.json'), 'utf8')) as Record<
  string,
  {
    dataRows: number;
    committees?: number;
    mustBeFlagged?: Record<string, number[]>;
    sheets?: number;
    succeeded?: number;
    failed?: number;
    open?: number;
    byType?: Record<string, number>;
  }
>;

const expectedOf = (name: string) => expected[name]!;

const codes = (problems: readonly Problem[]) =>
  problems.filter(({ level }) => level === 'error').map(({ code }) => code);

test('committee roster: 202 rows, exactly the expected ones held, 40 committees', async () => {
  const app = await testApp();
  const name = samples.committees;
  const opened = await openSample(app, name);
  expect(opened.counts).toMatchObject({ rows: expectedOf(name).dataRows, held: 13, good: 189, warned: 0 });
  const flagged: Record<string, number[]> = {};
  for (const row of await allRows(app, opened.import, 'held')) {
    for (const code of codes(row.problems)) {
      flagged[code] = [...(flagged[code] ?? []), Number(row.cells.serial!.written)];
    }
  }
  expect(flagged).toEqual(expectedOf(name).mustBeFlagged);
  expect(await save(app, opened.import)).toMatchObject({ rows: 202, saved: 189, held: 13, unchanged: 0 });
  expect(await count(app, 'committee')).toBe(expectedOf(name).committees);
  const numbers = (await rowsOf(app, 'committee')).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(expectedOf(name).committees);
  for (const number of numbers) expect(number).toMatch(/^433125109\d{3}01$/);
  expect(await count(app, 'committeeMember')).toBe(189);
  expect(await count(app, 'person')).toBe(189);
});

test('patrol roster: six teams with their facts, one man in two of them is one person', async () => {
  const app = await testApp();
  const name = samples.teams;
  const saved = await importSample(app, name);
  expect(saved.sheets.filter((sheet) => sheet.chosen)).toHaveLength(expectedOf(name).sheets!);
  expect(saved).toMatchObject({ rows: expectedOf(name).dataRows, saved: 43, held: 0 });
  expect(await count(app, 'person')).toBe(42);
  const teams = await rowsOf(app, 'team');
  expect(teams.map((team) => team.name).sort()).toEqual(
    [
      '和平村义务巡防队',
      '松溪村平安义务巡防队',
      '普溪村平安义务巡防队',
      '民瑞社区平安义务巡防队',
      '沙水井社区义务巡防队',
      '阿扎河村平安义务巡防队',
    ].sort(),
  );
  expect(teams.find((team) => team.name === '普溪村平安义务巡防队')).toMatchObject({
    foundedOn: '2021-05',
    route: '普溪村主街及学校周边',
    kind: '02',
    level: '06',
  });
  expect(teams.every((team) => typeof team.village === 'string')).toBe(true);
  const twice = (await rowsOf(app, 'teamMember')).filter((row) => row.idNumber === '433199********303X');
  expect(twice).toHaveLength(2);
  expect(new Set(twice.map((row) => row.person)).size).toBe(1);
  expect(new Set(twice.map((row) => row.team)).size).toBe(2);
  // 党员: 是 is 中共党员, 否 says nothing.
  const peace = (await rowsOf(app, 'teamMember')).filter(
    (row) => row.team === teams.find((team) => team.name === '和平村义务巡防队')!.id,
  );
  expect(new Set(peace.map((row) => row.political))).toEqual(new Set(['01', null]));
});

test('disputes and visits come out as expected', async () => {
  const app = await testApp();
  const disputes = expectedOf(samples.disputes);
  expect(await importSample(app, samples.disputes)).toMatchObject({ rows: disputes.dataRows, saved: 120, held: 0 });
  const outcome = (value: string) => count(app, 'dispute', [{ field: 'outcome', op: 'is', value }]);
  expect([await outcome('1'), await outcome('2'), await outcome('3')]).toEqual([
    disputes.succeeded,
    disputes.failed,
    disputes.open,
  ]);
  const kinds = (await app.call('codes.all', {})).tables.find(({ key }) => key === 'disputeKind')!.entries;
  for (const [kind, rows] of Object.entries(disputes.byType!)) {
    const { code } = kinds.find((entry) => entry.name === kind)!;
    expect([kind, await count(app, 'dispute', [{ field: 'kind', op: 'is', value: code }])]).toEqual([kind, rows]);
  }
  const rows = await rowsOf(app, 'dispute');
  expect(rows.every((row) => String(row.happenedOn).startsWith('2026-') && typeof row.village === 'string')).toBe(true);
  expect(rows.find((row) => row.title === '谭开明与王学文房屋宅基地纠纷')).toMatchObject({
    amount: 9_700_000,
    people: 3,
  });

  expect(await importSample(app, samples.visits)).toMatchObject({ rows: 60, saved: 60, held: 0 });
  expect(await count(app, 'person')).toBe(60);
  const visit = (await rowsOf(app, 'visit')).find((row) => row.situation === '一切正常,"无异常"');
  expect(visit).toMatchObject({ visitors: expect.stringMatching(/田桂英|向世勇/) });
});

const orders = [
  [samples.visits, samples.disputes, samples.teams, samples.committees],
  [samples.teams, samples.committees, samples.visits, samples.disputes],
];

test.each(orders)('any order gives the same township: %s first', async (...order) => {
  const app = await testApp();
  for (const name of order) await importSample(app, name);
  const counts = await Promise.all(
    ['committee', 'committeeMember', 'team', 'teamMember', 'dispute', 'visit', 'person'].map((key) => count(app, key)),
  );
  expect(counts).toEqual([40, 189, 6, 43, 120, 60, 189 + 42 + 60]);
});

test('a ledger imported again changes nothing and keeps no batch', async () => {
  const app = await testApp();
  for (const name of Object.values(samples)) await importSample(app, name);
  const before = await dump(app);
  for (const name of Object.values(samples)) {
    const again = await openSample(app, name);
    expect(again.counts).toMatchObject({ good: 0, warned: 0, doubtful: 0, held: name === samples.committees ? 13 : 0 });
    expect(await save(app, again.import)).toMatchObject({ batch: null, saved: 0 });
  }
  expect(await dump(app)).toEqual(before);
  expect((await app.call('imports.batches', {})).batches).toHaveLength(4);
});

test('a batch taken back leaves every row as it was, byte for byte, and is gone from the search', async () => {
  const app = await testApp();
  const empty = await dump(app);
  const first = await importSample(app, samples.committees);
  const filled = await dump(app);
  const second = await importSample(app, samples.teams);
  const found = async (text: string) => (await app.call('search.all', { text })).groups.length;
  expect(await found('彭银花')).toBeGreaterThan(0);
  const undone = await app.call('imports.undo', { batch: second.batch! });
  expect(undone.rows).toBe(6 + 42 + 43);
  expect(await dump(app)).toEqual(filled);
  expect(await found('彭银花')).toBe(0);
  await app.call('imports.undo', { batch: first.batch! });
  expect(await dump(app)).toEqual(empty);
  const { batches } = await app.call('imports.batches', {});
  expect(batches.map((batch) => batch.undoneAt)).toEqual([expect.any(String), expect.any(String)]);
  // And it can be imported once more.
  expect(await importSample(app, samples.teams)).toMatchObject({ saved: 43 });
});

test('held rows come back as a workbook that is mended and imported again', async () => {
  const app = await testApp();
  const opened = await importSample(app, samples.committees);
  const target = app.target('退回.xlsx');
  expect(await app.call('imports.held', { import: opened.import, file: target.handle })).toEqual({ rows: 13 });
  const bytes = target.bytes();
  const again = await openBytes(app, '退回.xlsx', bytes);
  expect(again.sheets[0]).toMatchObject({ register: 'committeeMember', chosen: true, rows: 13 });
  // The mapping of the first file is remembered; our own two columns are left alone.
  const mapped = Object.fromEntries(again.sheets[0]!.columns.map(({ label, field }) => [label, field]));
  expect(mapped).toMatchObject({ 原行号: null, 退回原因: null, '基本情况/姓名': 'person', 联系方式: 'phone' });
  expect(again.sheets[0]!.columns.every((column) => column.remembered)).toBe(true);
  // Unmended, the same rows are held for the same reasons; lost digits stay lost.
  expect(again.counts).toMatchObject({ rows: 13, held: 13 });
  const held = await allRows(app, again.import, 'held');
  expect(held.flatMap((row) => codes(row.problems)).sort()).toEqual(
    (await allRows(app, opened.import, 'held')).flatMap((row) => codes(row.problems)).sort(),
  );
  const wrongSex = held.find((row) => row.cells.serial?.written === '20')!;
  const mended = await app.call('imports.mend', { import: again.import, key: wrongSex.key, field: 'sex', text: '男' });
  expect(mended.row).toMatchObject({ state: 'good', problems: [] });
  expect(mended.counts).toMatchObject({ good: 1, held: 12 });
  expect(await save(app, again.import)).toMatchObject({ saved: 1, held: 12 });
  expect(await count(app, 'committeeMember')).toBe(190);
});
