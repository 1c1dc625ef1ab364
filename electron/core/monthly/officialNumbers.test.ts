// 发文字号: blank until the office has a code, none given twice, gaps with their reason, kept by a correction with its mark.
import { expect, it } from 'vitest';
import { readPart } from '../documents/docxPacking.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp } from '../testing/testApp.ts';

const october = { period: '2026-10' };

async function redHead(test: TestApp): Promise<string> {
  const { run } = await test.call('monthly.open', october);
  const file = test.target('red.docx');
  await test.job('monthly.export', { run: run.id, what: 'report', redHead: true, file: file.handle });
  return (await readPart(file.bytes(), 'word/document.xml')).replace(/<[^>]+>/gu, '');
}

async function lock(test: TestApp): Promise<string> {
  const { run, version } = await test.call('monthly.open', october);
  await test.job('monthly.lock', { run: run.id, version, reason: '报送补登中' });
  return run.id;
}

it('a letter has no number until the office has a code and one was taken', async () => {
  const test = await testApp();
  await expect(test.call('officialNumbers.take', october)).rejects.toThrow('还没有设定机关代字');
  await test.call('monthly.open', october);
  expect(await redHead(test)).not.toContain('〔');
  await test.call('officialNumbers.setSettings', { code: '迁综治', mark: '' });
  expect(await redHead(test)).not.toContain('〔');
  expect(await test.call('officialNumbers.ofReport', october)).toEqual({
    code: '迁综治',
    number: null,
    next: { text: '迁综治〔2026〕1号', running: 1 },
    leftOut: [],
  });
  expect(await test.call('officialNumbers.take', october)).toEqual({ text: '迁综治〔2026〕1号' });
  expect(await redHead(test)).toContain('迁综治〔2026〕1号');
  await expect(test.call('officialNumbers.take', october)).rejects.toThrow('已有发文字号');
  await expect(test.call('officialNumbers.take', { period: '2026-09' })).rejects.toThrow('还没有编写');
});

it('numbers are left out with a reason, and can be taken later; a number given up stays in the list', async () => {
  const test = await testApp();
  await test.call('officialNumbers.setSettings', { code: '迁综治', mark: '' });
  await test.call('monthly.open', october);
  expect(await test.call('officialNumbers.skip', { year: '2026', upTo: 3, reason: '留给专项行动方案' })).toEqual({
    skipped: 3,
  });
  await expect(test.call('officialNumbers.skip', { year: '2026', upTo: 3, reason: '重复' })).rejects.toThrow('第 3 号');
  await expect(test.call('officialNumbers.take', { ...october, running: 9 })).rejects.toThrow('不是空号');
  expect(await test.call('officialNumbers.take', { ...october, running: 2 })).toEqual({ text: '迁综治〔2026〕2号' });
  await test.call('officialNumbers.giveUp', { ...october, reason: '改用白头' });
  expect(await test.call('officialNumbers.take', october)).toEqual({ text: '迁综治〔2026〕4号' });
  const { numbers, next } = await test.call('officialNumbers.list', { year: '2026' });
  expect(next).toBe(5);
  expect(numbers.map(({ running, period, reason }) => [running, period, reason])).toEqual([
    [1, null, '留给专项行动方案'],
    [2, null, '改用白头'],
    [3, null, '留给专项行动方案'],
    [4, '2026-10', null],
  ]);
});

it('a correction keeps its number with the mark of the office, and a locked letter stays as it is', async () => {
  const test = await testApp();
  await smallTownship(test.call);
  await test.call('officialNumbers.setSettings', { code: '迁综治', mark: '（更正）' });
  await test.call('monthly.open', october);
  await test.call('officialNumbers.take', october);
  const first = await lock(test);
  const before = await redHead(test);
  expect(before).toContain('迁综治〔2026〕1号');
  await expect(test.call('officialNumbers.giveUp', { ...october, reason: '不用了' })).rejects.toThrow('已经锁定');
  await test.call('officialNumbers.setSettings', { code: '迁政发', mark: '（更正）' });
  expect(await redHead(test)).toBe(before);
  await test.call('monthly.correct', { run: first, reason: '补登一起纠纷' });
  await expect(test.call('officialNumbers.giveUp', { ...october, reason: '不用了' })).rejects.toThrow('沿用原号');
  expect(await redHead(test)).toContain('迁综治〔2026〕1号（更正）');
});
