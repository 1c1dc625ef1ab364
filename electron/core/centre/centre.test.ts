// The report centre on real files: due days, plan, sent, kept files, packages with their index.
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { OpenedPreview } from '../../../shared/contract/previewProcedures.ts';
import { registers } from '../../../shared/registers/index.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { testApp } from '../testing/testApp.ts';

const october = '2026-10';

it('tells what is due when, by the plan, and what was sent', async () => {
  const test = await testApp();
  const list = async (month: string) => (await test.call('centre.list', { month })).reports;
  const first = { key: 'monthly', period: october, dueOn: '2026-11-05', days: -16, state: 'notBegun', files: [] };
  // The office was set up in November: what was before is not late, until it says that it reports from earlier on.
  expect((await list(october))[0]).toMatchObject({ ...first, isDue: false });
  expect((await list('2026-11'))[0]).toMatchObject({ isDue: true });
  await test.call('centre.setTiming', { startMonth: '2026-10', villageDue: null });
  expect((await list(october))[0]).toMatchObject({ ...first, isDue: true });
  expect((await list('2026-09'))[0]).toMatchObject({ isDue: false });
  const plan = { preparer: '彭秀英', checker: '石主任', signer: '向镇长' };
  await test.call('centre.setPlan', { key: 'mediation-cases', every: 'quarter', dueDay: 10, ...plan });
  expect((await list(october)).map(({ key }) => key)).not.toContain('mediation-cases');
  expect((await list('2026-09')).find(({ key }) => key === 'mediation-cases')).toMatchObject({
    period: '2026-Q3',
    dueOn: '2026-10-10',
    preparer: '彭秀英',
  });
  await test.call('centre.sent', { key: 'monthly', period: october, sentOn: '2026-11-04', sentTo: '县委政法委' });
  expect((await list(october))[0]).toMatchObject({ state: 'sent', sentOn: '2026-11-04', sentTo: '县委政法委' });
  await test.call('centre.sent', { key: 'monthly', period: october, sentOn: null });
  await test.call('monthly.open', { period: october });
  expect((await list(october))[0]).toMatchObject({ state: 'draft', sentOn: null });
  const ahead = { key: 'monthly', period: october, sentOn: '2027-01-01', sentTo: '' };
  await expect(test.call('centre.sent', ahead)).rejects.toMatchObject({ code: 'invalid' });
  await expect(
    test.call('centre.setPlan', { key: 'nothing', every: 'month', dueDay: 1, ...plan }),
  ).rejects.toMatchObject({ code: 'notFound' });
});

it('a month’s set has an index, what cannot be written is told, and its files can be had again', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  await test.call('monthly.open', { period: october });
  const target = test.target('set.zip');
  const keys = ['monthly', 'dispute-ledger', 'mediation-cases'];
  const result = await test.job('centre.batch', { month: october, keys, file: target.handle });
  expect(result).toEqual({ written: 7, failed: [] });
  const files = unzipSync(target.bytes());
  expect(Object.keys(files).filter((name) => !name.startsWith('index.'))).toHaveLength(7);
  expect(Object.keys(files).join()).not.toContain('指标口径和记录');
  const page = Buffer.from(files['index.html']!).toString();
  for (const name of Object.keys(files)) {
    if (!name.startsWith('index.')) expect(page).toContain(name.split('/').map(encodeURIComponent).join('/'));
  }
  expect(page).not.toMatch(/<script|https?:/u);
  const ledger = (await test.call('centre.list', { month: october })).reports.find(
    ({ key }) => key === 'dispute-ledger',
  )!;
  expect(ledger).toMatchObject({ state: 'draft' });
  const [kept] = ledger.files;
  const again = test.target('again');
  await test.call('centre.file', { id: kept!.id, file: again.handle });
  expect(again.bytes().equals(Buffer.from(files[`统计报表/${kept!.name}`]!))).toBe(true);
});

it('an inspection set masks, a year’s archive holds the locked report and is logged with its reason', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const { run, version } = await test.call('monthly.open', { period: october });
  await test.job('monthly.lock', { run: run.id, version, reason: '报送补登中' });
  const inspection = test.target('inspection.zip');
  await test.job('centre.inspection', { period: '2026', file: inspection.handle });
  const shown = unzipSync(inspection.bytes());
  expect(Object.keys(shown).some((name) => name.startsWith('工作报告/2026-10/'))).toBe(true);
  const phones = textOf(shown, '治保会委员花名册');
  expect(phones).toContain('138****');
  expect(phones).not.toContain('13807430001');

  const archive = test.target('year.zip');
  await test.job('centre.yearArchive', { year: '2026', reason: '年度归档', file: archive.handle });
  const archived = unzipSync(archive.bytes());
  expect(textOf(archived, '治保会委员花名册')).toContain('13807430001');
  const docx = Object.keys(archived).find((name) => name.endsWith('.docx') && name.startsWith('工作报告/2026-10/'))!;
  const locked = test.target('locked.docx');
  await test.job('monthly.export', { run: run.id, what: 'report', file: locked.handle });
  expect(locked.bytes().equals(Buffer.from(archived[docx]!))).toBe(true);
  const { entries } = await test.call('audit.list', { limit: 200 });
  expect(entries.find(({ register }) => register === 'committeeMember')).toMatchObject({ action: 'export' });
  expect(entries[0]).toMatchObject({ action: 'export', reason: '年度归档' });
}, 60_000);

it('a set that is only looked at leaves nothing in the history', async () => {
  const test = await testApp();
  const { file } = await test.call('previews.place', { name: '10月报表.zip' });
  const keys = ['dispute-ledger'];
  expect(await test.job('centre.batch', { month: october, keys, file })).toMatchObject({ failed: [] });
  const [ledger] = (await test.call('centre.list', { month: october })).reports.filter(({ key }) => keys.includes(key));
  expect(ledger).toMatchObject({ state: 'notBegun', files: [] });
  const opened = await test.job('previews.open', { files: [file], by: 'own' });
  expect((opened as OpenedPreview).documents.map(({ name }) => name.slice(-5))).toEqual(['.xlsx', '.docx']);
});

it('every line of the index opens a file of the package, also of reports that are locked; it holds no script', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  await test.job('reports.lock', { report: 'dispute-ledger', period: october, corrects: null });
  await test.job('reports.lock', { report: 'mediation-cases', period: '2026', corrects: null });
  const target = test.target('inspection.zip');
  const made = (await test.job('centre.inspection', { period: '2026', file: target.handle })) as { written: number };
  const files = unzipSync(target.bytes());
  const page = Buffer.from(files['index.html']!).toString();
  const links = [...page.matchAll(/href="([^"]+)"/gu)].map(([, href]) => decodeURIComponent(href!));
  // A report is there as .docx, .xlsx and more: each link says which.
  const names = [...page.matchAll(/<a [^>]+>([^<]+)</gu)].map(([, name]) => name);
  expect(names).toEqual(links.map((link) => link.split('/').at(-1)));
  expect(links).toHaveLength(made.written);
  expect(new Set(links)).toEqual(new Set(Object.keys(files).filter((name) => !name.startsWith('index.'))));
  expect(links.filter((link) => link.startsWith('统计报表/2026-10/'))).toHaveLength(2);
  expect(links.filter((link) => link.startsWith('统计报表/2026/'))).toHaveLength(2);
  // What the office only plans with is no part of it; what it did is.
  const ledgers = links.filter((link) => link.startsWith('台账/')).join();
  expect(ledgers).toContain('巡逻');
  for (const { printTitle, inPackages } of registers) {
    expect([printTitle, ledgers.includes(`/${printTitle}_`)]).toEqual([printTitle, inPackages !== false]);
  }
  expect(page).not.toMatch(/<script|https?:|src=/u);
}, 60_000);

it('a set that is stopped while it is written leaves no file', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  const target = test.target('stopped.zip');
  const { job } = await test.call('centre.inspection', { period: '2026', file: target.handle });
  const status = () => test.call('jobs.status', { job });
  await expect.poll(async () => (await status()).step, { timeout: 20_000 }).toMatch(/^正在写：/u);
  const { done, total } = await status();
  expect(total).toBeGreaterThan(10);
  expect(done).toBeLessThan(total!);
  await test.call('jobs.cancel', { job });
  await expect.poll(async () => (await status()).state, { timeout: 20_000 }).toBe('cancelled');
  expect(() => target.bytes()).toThrow();
}, 60_000);

it('a set of which nothing can be written leaves no file', async () => {
  const test = await testApp();
  const target = test.target('nothing.zip');
  const made = test.job('centre.batch', { month: october, keys: ['monthly'], file: target.handle });
  await expect(made).rejects.toThrow('还没有编写');
  expect(() => target.bytes()).toThrow();
});

/** The texts of a workbook in a package. */
function textOf(files: Record<string, Uint8Array>, name: string): string {
  const path = Object.keys(files).find((each) => each.includes(name) && each.endsWith('.xlsx'))!;
  const parts = unzipSync(files[path]!);
  return Object.values(parts)
    .map((bytes) => Buffer.from(bytes).toString())
    .join('');
}
