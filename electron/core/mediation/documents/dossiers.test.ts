// Documents through the application: real cases in a real encrypted file, written in real threads.
import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import {
  acceptedCase,
  agreed,
  mediated,
  mediationOffice,
  recordOf,
  telephoneIntake,
} from '../../testing/mediationCases.ts';
import { changed, refusalOf } from '../../testing/rowCalls.ts';
import { type CallFunction, type TestApp, testApp } from '../../testing/testApp.ts';
import type { ManyWritten } from './manyDossiers.ts';
import { packed, paperText } from './testing/paperText.ts';
import { gpsWords, jpegWithExif, twoPagePdf } from './testing/scanSamples.ts';

async function wholeCase(call: CallFunction): Promise<string> {
  const office = await mediationOffice(call);
  const id = await acceptedCase(call);
  await mediated(call, id, office);
  await agreed(call, id);
  return id;
}

async function addScan(
  { call, upload }: TestApp,
  id: string,
  field: string,
  name: string,
  bytes: Buffer,
): Promise<void> {
  const file = await upload(name, bytes);
  await call('attachments.add', { register: 'mediationCase', id, field, file });
}

async function entriesOf(file: Buffer): Promise<{ name: string; bytes: Buffer }[]> {
  const zip = await fromBufferPromise(file);
  const entries: { name: string; bytes: Buffer }[] = [];
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    entries.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
  }
  return entries;
}

it('writes one document of a case and logs it', async () => {
  const test = await testApp();
  const id = await wholeCase(test.call);
  const file = test.target('协议书.docx');
  expect(await test.job('dossiers.document', { case: id, document: 'D10', file: file.handle })).toEqual({ pages: 1 });
  const text = packed(await paperText(file.bytes()));
  for (const words of ['编号：（2026）迁陵人调字第1号', '张三', '13807431111', '赔偿张三500元', '本协议一式3份']) {
    expect(text).toContain(words);
  }
  const { entries } = await test.call('audit.list', { limit: 1 });
  expect(entries[0]).toMatchObject({ action: 'export', register: 'mediationCase', rows: 1 });
  expect(entries[0]!.detail).toContain('人民调解协议书');
});

it('binds the whole dossier with scans behind their documents, and says the pages', async () => {
  const test = await testApp();
  const id = await wholeCase(test.call);
  await addScan(test, id, 'scanIdentity', '身份证.jpg', jpegWithExif(400, 200, 6));
  await addScan(test, id, 'scanD10', '协议书.pdf', twoPagePdf());
  const evidence = await recordOf(test.call, id, 'caseEvidence', { name: '现场照片', source: '张三', pages: 1 });
  const photo = await test.upload('现场.png', await createCanvas(300, 500).encode('png'));
  await test.call('attachments.add', { register: 'caseEvidence', id: evidence, field: 'files', file: photo });

  const file = test.target('卷宗.docx');
  const written = (await test.job('dossiers.export', { case: id, file: file.handle })) as {
    pages: number;
    contents: { title: string; page: number }[];
  };
  const titles = written.contents.map(({ title }) => title);
  expect(titles).toEqual([
    '人民调解受理登记表',
    '人民调解当事人权利义务告知书',
    '当事人身份证明',
    '人民调解证据材料',
    '人民调解记录',
    '人民调解协议书',
    '封底',
  ]);
  const pageOf = Object.fromEntries(written.contents.map(({ title, page }) => [title, page]));
  // Identity 1, evidence list and its photo 2, session 1, agreement and its two scanned pages 3.
  expect(pageOf.人民调解证据材料! - pageOf.当事人身份证明!).toBe(1);
  expect(pageOf.人民调解记录! - pageOf.人民调解证据材料!).toBe(2);
  expect(pageOf.封底! - pageOf.人民调解协议书!).toBe(3);
  expect(pageOf.封底).toBe(written.pages);

  const bytes = file.bytes();
  const text = packed(await paperText(bytes));
  expect(text).toContain('卷内目录序号文书名称页号备注1人民调解受理登记表1');
  expect(text).toContain(`6人民调解协议书${pageOf.人民调解协议书}附扫描件2页`);
  const parts = await entriesOf(bytes);
  const media = parts.filter(({ name }) => name.startsWith('word/media/'));
  expect(media).toHaveLength(4);
  expect(parts.some(({ bytes: part }) => part.includes(gpsWords))).toBe(false);
});

it('an archived dossier prints as it was archived, with what was stated since', async () => {
  const test = await testApp();
  const { call } = test;
  await call('mediation.setSettings', { template: 'national' });
  const id = await wholeCase(call);
  const { version } = (await call('mediation.open', { case: id })).case;
  await call('mediation.archive', { case: id, version, filedBy: '石主任', filedOn: '2026-11-21' });
  await recordOf(call, id, 'caseStatement', { text: '第3页日期笔误。', writtenBy: '石主任', writtenOn: '2026-11-21' });
  const { parts } = await call('mediation.open', { case: id });
  const person = String(parts.caseParty![0]!.values.person);
  await changed(call, 'person', person, { address: '新搬去的地方' });
  const file = test.target('卷宗.docx');
  await test.job('dossiers.export', { case: id, file: file.handle });
  const text = packed(await paperText(file.bytes()));
  expect(text).toContain('第3页日期笔误。');
  expect(text).toContain('归档后更正');
  expect(text).not.toContain('新搬去的地方');
  const names = (await entriesOf(await exported(test, id))).map(({ name }) => name);
  expect(names).not.toContain('word/header1.xml');
});

async function exported(test: TestApp, id: string): Promise<Buffer> {
  const file = test.target('卷宗.docx');
  await test.job('dossiers.export', { case: id, file: file.handle });
  return file.bytes();
}

it('several dossiers come in one file; one that fails is told and the others are written', async () => {
  const test = await testApp();
  const { call } = test;
  const good = await wholeCase(call);
  const made = await call('mediation.intake', { ...telephoneIntake, accept: { on: '2026-11-03' } });
  // The first bytes of a photo and nothing of its picture.
  await addScan(test, made.case, 'scanIdentity', '坏照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]));
  const twin = await call('mediation.intake', { ...telephoneIntake, accept: { on: '2026-11-04' } });
  const file = test.target('卷宗.zip');
  const cases = [good, made.case, twin.case];
  const result = (await test.job('dossiers.many', { cases, file: file.handle })) as ManyWritten;
  expect(result.written).toBe(2);
  expect(result.failed).toEqual([
    { case: made.case, title: expect.stringContaining('张三'), why: expect.stringContaining('坏照片.jpg') },
  ]);
  const entries = await entriesOf(file.bytes());
  expect(entries.map(({ name }) => name)).toEqual([
    '人民调解卷宗_（2026）迁陵人调字第1号_张三与李四邻里纠纷.docx',
    '人民调解卷宗_（2026）迁陵人调字第3号_张三与李四邻里纠纷.docx',
  ]);
  expect(packed(await paperText(entries[1]!.bytes))).toContain('卷号：（2026）迁陵人调字第3号');
  const { entries: log } = await call('audit.list', { limit: 1 });
  expect(log[0]).toMatchObject({ action: 'export', rows: 2 });
});

it('cancelling, or nothing that can be written, leaves no file', async () => {
  const test = await testApp();
  const { call } = test;
  const id = await wholeCase(call);
  const file = test.target('卷宗.zip');
  const { job } = await call('dossiers.many', { cases: [id], file: file.handle });
  await call('jobs.cancel', { job });
  await expect.poll(async () => (await call('jobs.status', { job })).state).toBe('cancelled');
  expect(() => file.bytes()).toThrow('was not written');

  await addScan(test, id, 'scanReceipt', '坏.pdf', Buffer.from('%PDF-1.7 nothing more'));
  const other = test.target('卷宗.zip');
  const refused = await refusalOf(test.job('dossiers.many', { cases: [id], file: other.handle }));
  expect(refused.message).toContain('坏.pdf');
  expect(() => other.bytes()).toThrow('was not written');
  const single = test.target('卷宗.docx');
  expect((await refusalOf(test.job('dossiers.export', { case: id, file: single.handle }))).message).toContain('坏.pdf');
  expect(() => single.bytes()).toThrow('was not written');
});

it('names files, and refuses what is no document or no case', async () => {
  const test = await testApp();
  const { call } = test;
  const id = await wholeCase(call);
  expect(await call('dossiers.name', { case: id })).toEqual({
    name: '人民调解卷宗_（2026）迁陵人调字第1号_张三与李四邻里纠纷.docx',
  });
  expect((await call('dossiers.name', { case: id, document: 'D09' })).name).toMatch(/^人民调解记录_/);
  const { handle } = test.target('x.docx');
  expect(await refusalOf(call('dossiers.document', { case: id, document: 'D99', file: handle }))).toMatchObject({
    code: 'invalid',
  });
  const nobody = '00000000-0000-7000-8000-999999999999';
  expect(await refusalOf(call('dossiers.export', { case: nobody, file: handle }))).toMatchObject({ code: 'notFound' });
  const none = await refusalOf(test.job('dossiers.document', { case: id, document: 'receipt', file: handle }));
  expect(none.message).toContain('只有扫描件');
  await call('rows.withdraw', { register: 'mediationCase', ids: [id], reason: '重复登记' });
  expect(await refusalOf(call('dossiers.export', { case: id, file: handle }))).toMatchObject({ code: 'conflict' });
});

it('the contents alone print the pages of the whole', async () => {
  const test = await testApp();
  const id = await wholeCase(test.call);
  await addScan(test, id, 'scanIdentity', '身份证.jpg', jpegWithExif(400, 200, 1));
  const file = test.target('目录.docx');
  await test.job('dossiers.document', { case: id, document: 'D02', file: file.handle });
  expect(packed(await paperText(file.bytes()))).toContain('3当事人身份证明4');
});
