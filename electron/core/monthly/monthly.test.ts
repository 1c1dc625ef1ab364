// The work report on real files: first text, refresh, check, lock, change, correction, the same bytes again.
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { NarrativeShown } from '../../../shared/contract/monthlyProcedures.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const october = '2026-10';

async function opened(test: TestApp) {
  return test.call('monthly.open', { period: october });
}

async function locked(test: TestApp, reason = '村报送正在补登') {
  const { run, version } = await opened(test);
  await test.job('monthly.lock', { run: run.id, version, reason });
  return run.id;
}

async function exported(test: TestApp, run: string, what: 'report' | 'tables' | 'records' | 'all', redHead = false) {
  const target = test.target('out');
  await test.job('monthly.export', { run, what, redHead, file: target.handle });
  return target.bytes();
}

const wordsOf = (text: NarrativeShown): string =>
  [...text.opening, ...text.sections.flatMap(({ paragraphs }) => paragraphs)]
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join('\n');

it('a first draft says the figures, links every number and is made once', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const [one, two] = await Promise.all([opened(test), opened(test)]);
  expect(one.runs).toHaveLength(1);
  expect(two.run.id).toBe(one.run.id);
  expect(one.text.title).toBe('迁陵镇2026年10月平安建设（综治）工作月报');
  const words = wordsOf(one.text);
  expect(words).toContain('排查受理纠纷1件');
  expect(words).not.toContain('-');
  const numbers = one.text.sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ runs }) => runs));
  for (const run of numbers) if (run.kind === 'text') expect(run.text).not.toMatch(/排查受理纠纷\d/u);
});

it('a refresh keeps own words, fills their numbers, and leaves out what was taken out', async () => {
  const test = await testApp();
  const { dispute } = await smallTownship(test.call);
  const { run, version, text, signers } = await opened(test);
  const disputes = text.sections.find(({ key }) => key === 'disputes')!;
  const removed = disputes.paragraphs.at(-1)!.id;
  disputes.paragraphs = [
    ...disputes.paragraphs.slice(0, -1),
    {
      id: 'own1',
      isOwn: true,
      runs: [
        { kind: 'text', text: '司法所会同派出所跟进 ' },
        { kind: 'number', indicator: 'disputesFound', aspect: 'value', village: null, text: '1' },
        { kind: 'text', text: ' 起。' },
      ],
    },
  ];
  const saved = await test.call('monthly.save', { run: run.id, version, text, signers });
  await expect(test.call('monthly.save', { run: run.id, version, text, signers })).rejects.toMatchObject({
    code: 'conflict',
  });
  await test.call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '邻里噪声纠纷', happenedOn: '2026-10-12', people: 2 },
  });
  const fresh = await test.call('monthly.refresh', { run: run.id, version: saved.version });
  const section = fresh.text.sections.find(({ key }) => key === 'disputes')!;
  expect(section.paragraphs.map(({ id }) => id)).not.toContain(removed);
  const own = section.paragraphs.find(({ id }) => id === 'own1')!;
  expect(own.runs.map((each) => each.text).join('')).toBe('司法所会同派出所跟进 2 起。');
  expect(fresh.changedNumbers).toBeGreaterThan(0);
  expect(dispute).not.toBe('');
});

it('the check names villages without a report, and a lock in spite of it needs a reason', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const village = (await test.call('links.suggest', { register: 'village', text: '那铁村' })).suggestions[0]!.id;
  await test.call('rows.save', {
    register: 'villageReport',
    id: null,
    version: null,
    changes: { month: october, village, reportedOn: '2026-11-02', isZero: true, reporter: '彭秀英' },
  });
  const { lines, reporting } = await test.call('monthly.check', { period: october });
  const missing = lines.find(({ key }) => key === 'unreported.2026-10')!;
  expect(missing).toMatchObject({ level: 'error', count: 39, register: 'village' });
  expect(missing.ids).toHaveLength(39);
  expect(lines.find(({ key }) => key === 'zero.2026-10')).toMatchObject({ count: 1, register: 'villageReport' });
  const rates = { expected: 40, received: 1, onTime: 1, receivedRate: '2.50%', onTimeRate: '2.50%' };
  expect(reporting).toEqual({ ...rates, until: '次月5日' });
  await test.call('centre.setTiming', { startMonth: null, villageDue: { month: 'same', day: 24 } });
  const stricter = await test.call('monthly.check', { period: october });
  expect(stricter.reporting).toEqual({ ...rates, onTime: 0, onTimeRate: '0.00%', until: '当月24日' });
  const { run, version } = await opened(test);
  await expect(test.call('monthly.lock', { run: run.id, version })).rejects.toMatchObject({ code: 'invalid' });
});

it('a locked report gives the very bytes, counts what changed since, and a 更正版 says what differs', async () => {
  const test = await testApp();
  const { dispute } = await smallTownship(test.call);
  const first = await locked(test);
  const before = await exported(test, first, 'report');
  const red = await exported(test, first, 'report', true);
  expect(red.equals(before)).toBe(false);
  expect(await opened(test)).toMatchObject({ run: { state: 'locked', number: 1 }, changedSince: { count: 0 } });

  test.pass(300_000);
  const row = await test.call('rows.get', { register: 'dispute', id: dispute });
  await test.call('rows.save', {
    register: 'dispute',
    id: dispute,
    version: row.row.version,
    changes: { people: 7 },
  });
  await test.call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '补登的纠纷', happenedOn: '2026-10-30', people: 2 },
  });
  expect((await opened(test)).changedSince).toEqual({ count: 2 });
  expect((await exported(test, first, 'report')).equals(before)).toBe(true);
  const all = unzipSync(await exported(test, first, 'all'));
  expect(Object.keys(all).map((name) => name.split('.').at(-1))).toEqual(['docx', 'xlsx', 'xlsx', 'json']);
  const figures = JSON.parse(Buffer.from(all['figures.json']!).toString()) as {
    figures: { key: string; value: string | null; records: number; recordList: unknown[] }[];
  };
  expect(figures.figures.find(({ key }) => key === 'disputesFound')).toMatchObject({ value: '1', records: 1 });
  for (const { records, recordList } of figures.figures) expect(recordList).toHaveLength(records);

  // A number of the locked report opens the records that it was locked with.
  const behind = { key: 'disputesFound', period: october };
  expect(await test.call('indicators.records', { ...behind, run: first })).toMatchObject({
    value: { value: '1', label: '排查受理纠纷' },
    total: 1,
    shown: [{ register: 'dispute', id: dispute }],
  });
  expect((await test.call('indicators.records', behind)).total).toBe(2);
  const people = await test.call('indicators.records', { key: 'disputesPeople', period: october, run: first });
  expect(people.shown.map(({ addend }) => addend)).toEqual([people.value.value]);
  const since = await test.call('monthly.differences', { run: first });
  expect(since.figures).toContainEqual({ key: 'disputesFound', label: '排查受理纠纷', before: '1', after: '2' });
  expect(since.records.map(({ change }) => change).toSorted()).toEqual(['锁定后修改', '锁定后计入']);

  const { run: second, changedNumbers } = await test.call('monthly.correct', { run: first, reason: '补登一起纠纷' });
  expect(changedNumbers).toBeGreaterThan(0);
  const draft = await opened(test);
  expect(draft.run).toMatchObject({ id: second, number: 2, state: 'draft' });
  const found = draft.text.sections.find(({ key }) => key === 'disputes')!.paragraphs.flatMap(({ runs }) => runs);
  expect(found).toContainEqual(expect.objectContaining({ indicator: 'disputesFound', aspect: 'value', text: '2' }));
  await test.call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '更正时又补登的纠纷', happenedOn: '2026-10-29', people: 2 },
  });
  const stale = test.job('monthly.lock', { run: second, version: draft.version, reason: '补登' });
  await expect(stale).rejects.toThrow('先“刷新数字”');
  const fresh = await test.call('monthly.refresh', { run: second, version: draft.version });
  await test.job('monthly.lock', { run: second, version: fresh.version, reason: '补登' });
  const after = await test.call('monthly.open', { period: october });
  expect(after.runs.map(({ number, state }) => [number, state])).toEqual([
    [2, 'locked'],
    [1, 'replaced'],
  ]);
  expect((await exported(test, first, 'report')).equals(before)).toBe(true);
  const corrected = await test.call('monthly.differences', { run: second });
  expect(corrected).toEqual({ figures: [], records: [] });
  const against = await test.call('monthly.differences', { run: second, against: 'before' });
  expect(against.figures).toContainEqual({ key: 'disputesFound', label: '排查受理纠纷', before: '1', after: '3' });
});

it('unlocking keeps what was locked and goes on in a draft; only a director may', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const first = await locked(test);
  const before = await exported(test, first, 'tables');
  await test.call('monthly.unlock', { run: first, reason: '领导要求补充' });
  const { runs, run } = await opened(test);
  expect(runs.map(({ number, state }) => [number, state]).toSorted()).toEqual([
    [1, 'draft'],
    [1, 'replaced'],
  ]);
  expect(run.state).toBe('draft');
  // A draft after an unlocking is told against what was locked.
  await test.call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '解锁后补登的纠纷', happenedOn: '2026-10-29', people: 2 },
  });
  const since = await test.call('monthly.differences', { run: run.id });
  expect(since.figures).toContainEqual({ key: 'disputesFound', label: '排查受理纠纷', before: '1', after: '2' });
  expect((await exported(test, first, 'tables')).equals(before)).toBe(true);
  await expect(test.call('monthly.unlock', { run: first, reason: '再次解锁' })).rejects.toMatchObject({
    code: 'conflict',
  });
  const { entries } = await test.call('audit.list', { limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['reportLocked', 'reportUnlocked']));
});

it('a month without records and one that lies ahead', async () => {
  const test = await testApp();
  const empty = await test.call('monthly.check', { period: '2026-09' });
  expect(empty.lines.map(({ key }) => key)).toContain('empty');
  const { text } = await test.call('monthly.open', { period: '2026-09' });
  expect(text.sections.find(({ key }) => key === 'disputes')?.empty ?? '本期没有相关记录。').toBe('本期没有相关记录。');
  await expect(test.call('monthly.open', { period: '2027-01' })).rejects.toThrow('还没有开始');
  await expect(test.call('monthly.open', { period: 'gestern' })).rejects.toMatchObject({ code: 'invalid' });
});

it('the records stand in a workbook of their own, each figure leading to its first; the tables name nobody', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const { run } = await opened(test);
  const read = async (bytes: Buffer) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    return book.worksheets;
  };
  const tabs = (await read(await exported(test, run.id, 'tables'))).map(({ name }) => name);
  expect(tabs[0]).toBe('1主要指标');
  expect(tabs).not.toContain('指标记录');
  const bytes = await exported(test, run.id, 'records');
  const [passport, records] = await read(bytes);
  expect([passport!.name, records!.name]).toEqual(['指标及口径', '指标记录']);
  const parts = unzipSync(bytes);
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString();
  const links = [...sheet.matchAll(/<hyperlink ref="(B\d+)" location="指标记录!(B(\d+))"\/>/gu)];
  for (const [, from, to, row] of links) {
    const label = passport!.getCell(from!).text;
    expect(records!.getCell(to!).text).toBe(label);
    expect(records!.getCell(`B${Number(row) - 1}`).text).not.toBe(label);
  }
  expect(links.map(([, from]) => passport!.getCell(from!).text)).toContain('排查受理纠纷');
  const relations = Object.entries(parts).filter(([name]) => name.endsWith('.rels'));
  for (const [, relation] of relations) expect(Buffer.from(relation).toString()).not.toContain('External');
});
