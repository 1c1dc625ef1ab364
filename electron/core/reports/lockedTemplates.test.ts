// A locked statistic keeps what the office's own templates wrote: the same bytes for ever, whatever becomes of them.
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { craftedWord, paragraph, partText } from '../templates/crafted.ts';
import { made, refusalOf, villageNamed } from '../testing/rowCalls.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const asked = { report: 'dispute-monthly', period: '2026-09' };

const words = async (file: Buffer): Promise<string> =>
  (await partText(file, 'word/document.xml')).replace(/<[^>]+>/gu, '');

/** A Word template of these words, chosen for the report; another version of `template` where that is given. */
async function chosen(test: TestApp, text: string, { template, ...of }: { template?: string; report?: string } = {}) {
  const file = await test.upload('own.docx', await craftedWord(paragraph(text)));
  const given = { report: asked.report, name: '县表', file, ...of };
  const { kept, check } = await test.call('templates.add', template === undefined ? given : { ...given, template });
  expect(check.problems).toEqual([]);
  await test.call('templates.choose', { template: kept!.template, chosen: true });
  return kept!.template;
}

async function withDispute() {
  const test = await testApp();
  const village = await villageNamed(test.call, '那铁村');
  await made(test.call, 'dispute', { title: '排水沟纠纷', happenedOn: '2026-09-03', people: 4, village });
  return test;
}

const lock = async (test: TestApp, more: { corrects?: string; reason?: string } = {}): Promise<string> =>
  ((await test.job('reports.lock', { ...asked, corrects: null, ...more })) as { run: string }).run;

async function ownFile(test: TestApp, run: string) {
  const { files } = await test.call('reports.ownFiles', { run });
  expect(files).toHaveLength(1);
  const target = test.target('own.docx');
  await test.call('centre.file', { id: files[0]!.id, file: target.handle });
  return { ...files[0]!, bytes: target.bytes() };
}

it('keeps what the template of then wrote, by its version, and goes on giving it out after the template changed', async () => {
  const test = await withDispute();
  const template = await chosen(test, '甲{{标题}}：{{本期新排查}}件');
  const first = await lock(test);
  const own = await ownFile(test, first);
  expect(own).toMatchObject({ format: 'docx', template: '县表第1版' });
  expect(own.name).toMatch(/_模板“县表第1版”_2026年9月_20261121\.docx$/);
  const told = '甲迁陵镇矛盾纠纷排查化解情况月报表：1件';
  expect(await words(own.bytes)).toBe(told);

  await made(test.call, 'dispute', { title: '补登的纠纷', happenedOn: '2026-09-20', people: 2 });
  await chosen(test, '乙{{标题}}：{{本期新排查}}件', { template });
  expect((await ownFile(test, first)).bytes.equals(own.bytes)).toBe(true);

  const second = await lock(test, { corrects: first, reason: '补登一起' });
  const corrected = await ownFile(test, second);
  expect(await words(corrected.bytes)).toBe('乙迁陵镇矛盾纠纷排查化解情况月报表（更正版）：2件');
  expect(corrected.name).toMatch(/_模板“县表第2版”_2026年9月_更正版1_20261121\.docx$/);

  await test.call('templates.withdraw', { template, reason: '县里换了表' });
  expect((await ownFile(test, first)).bytes.equals(own.bytes)).toBe(true);
  expect((await ownFile(test, second)).bytes.equals(corrected.bytes)).toBe(true);
  const { entries } = await test.call('audit.list', { limit: 10 });
  const locks = entries.filter(({ action }) => action === 'reportLocked').map(({ detail }) => detail);
  expect(locks.map((detail) => detail!.split('，').at(-1))).toEqual([
    '并存模板“县表第2版”填写的文件',
    '并存模板“县表第1版”填写的文件',
  ]);

  // Whoever packs the month or the year gets the very file, without the withdrawn template.
  const set = test.target('set.zip');
  await test.job('centre.batch', { month: asked.period, keys: [asked.report], file: set.handle });
  const year = test.target('year.zip');
  await test.job('centre.yearArchive', { year: '2026', reason: '年度归档', file: year.handle });
  const [month, archived] = [unzipSync(set.bytes()), unzipSync(year.bytes())];
  for (const packed of [month, archived]) {
    const path = Object.keys(packed).find((name) => name.includes('模板“县表第2版”'))!;
    expect(Buffer.from(packed[path]!).equals(corrected.bytes)).toBe(true);
  }
  // The year keeps what was sent before the correction too, in a folder of its own; a month's set does not.
  const earlier = (packed: Record<string, Uint8Array>) =>
    Object.keys(packed).filter((name) => name.startsWith('以前锁定的版本/'));
  expect(earlier(month)).toEqual([]);
  expect(earlier(archived)).toHaveLength(3);
  const before = earlier(archived).find((name) => name.includes('模板“县表第1版”'))!;
  expect(before).toContain('/2026-09/矛盾纠纷排查化解情况月报表_第1次锁定/');
  expect(Buffer.from(archived[before]!).equals(own.bytes)).toBe(true);
}, 60_000);

it('without a template, or with one that is not chosen, keeps the built-in files alone', async () => {
  const test = await withDispute();
  const template = await chosen(test, '{{期间}}');
  await test.call('templates.choose', { template, chosen: false });
  expect(await test.call('reports.ownFiles', { run: await lock(test) })).toEqual({ files: [] });
});

it('is not locked while the chosen template does not fill any more, as the work report is not; the sentence names it', async () => {
  const test = await withDispute();
  const name = '涉水纠纷';
  const saved = { table: 'mediationIndustry', name };
  const { code } = await test.call('codes.saveEntry', { ...saved, code: null });
  const report = 'mediation-organisations';
  const { groups } = await test.call('templates.names', { report, period: asked.period });
  const slot = groups.flatMap(({ names }) => names).find((each) => each.name.includes(name))!;
  const template = await chosen(test, `{{${slot.name}}}`, { report });
  await test.call('codes.saveEntry', { ...saved, code, active: false });
  const locking = () => test.job('reports.lock', { report, period: asked.period, corrects: null });
  const { message } = await refusalOf(locking());
  expect(message).toContain('随报表生成的模板“县表”有 1 处要改');
  const { runs } = await test.call('reports.runs', { report, period: asked.period });
  expect(runs).toEqual([]);
  await test.call('templates.choose', { template, chosen: false });
  await locking();
});

it('a ledger is kept with numbers covered in the template’s file too', async () => {
  const test = await testApp();
  const number = '11010519491231002X';
  const party = await made(test.call, 'person', { name: '张三', idNumber: number });
  await made(test.call, 'dispute', { title: '排水沟纠纷', happenedOn: '2026-09-03', mainParty: party.id });
  const report = 'dispute-ledger';
  const { groups } = await test.call('templates.names', { report, period: asked.period });
  const list = groups.find((group) => group.list !== null)!.list!;
  await chosen(test, `{{#${list}}}{{事件名称}}：{{主要当事人证件号码}}{{/${list}}}`, { report });
  const { run } = (await test.job('reports.lock', { report, period: asked.period, corrects: null })) as { run: string };
  const told = await words((await ownFile(test, run)).bytes);
  expect(told).toMatch(/^排水沟纠纷：\d+\*+/u);
  expect(told).not.toContain(number);
});
