// Documents of the program looked at before they leave it: with the real office program where it is installed (skipped
// with words where not), and with one that manages some documents only.
import { readdirSync } from 'node:fs';
import { loadImage } from '@napi-rs/canvas';
import { expect, onTestFinished, test } from 'vitest';
import type { OpenedPreview, PageMaker } from '../../../shared/contract/previewProcedures.ts';
import { packParts } from '../documents/zipParts.ts';
import { fakeProgram, onePagePdf } from '../testing/fakeOffice.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp, testPassword } from '../testing/testApp.ts';
import { findConverters } from './findConverters.ts';
import { libreOfficeAt } from './libreOffice.ts';
import { hasMemoryFolder } from './privateFolder.ts';
import { unpackAll } from './unpacking.ts';

const isThere = (await findConverters()).length > 0 && hasMemoryFolder();
/** Skipped where no office program is installed: true pages cannot be made there. */
const withOffice = test.skipIf(!isThere);

const view = { register: 'person' };
const signers = { unit: '迁陵镇', unitHead: '', reviewer: '', preparer: '', phone: '' };

async function writtenList(app: TestApp, format: 'docx' | 'xlsx'): Promise<string> {
  const { file } = await app.call('previews.place', { name: `花名册.${format}` });
  await app.job('exports.start', { view, format, file, signers });
  return file;
}

const leftovers = () => readdirSync('/dev/shm').filter((name) => name.startsWith(`taizhang-preview-${process.pid}-`));

withOffice(
  'a list and its workbook are opened together as true pages, drawn, saved as PDF and leave nothing behind',
  { timeout: 120_000 },
  async () => {
    const app = await testApp();
    await smallTownship(app.call);
    const files = [await writtenList(app, 'docx'), await writtenList(app, 'xlsx')];
    const opened = (await app.job('previews.open', { files })) as OpenedPreview;
    expect(opened.documents.map(({ kind, name }) => [kind, name])).toEqual([
      ['pages', '花名册.docx'],
      ['pages', '花名册.xlsx'],
    ]);
    const [list] = opened.documents;
    if (list?.kind !== 'pages') throw new Error('no pages');
    const { width, height } = list.pages[0]!;
    // A4, in points, either way up.
    expect([width, height].map(Math.round).sort((a, b) => a - b)).toEqual([595, 842]);

    const ask = { preview: opened.preview, document: 0, page: 1, dotsPerInch: 72 };
    const { png } = await app.call('previews.page', ask);
    const image = await loadImage(Buffer.from(png, 'base64'));
    expect([image.width, image.height]).toEqual([Math.ceil(width), Math.ceil(height)]);
    await expect(app.call('previews.page', { ...ask, page: 999 })).rejects.toThrow('预览已经关闭');

    const target = app.target('花名册.pdf');
    await app.call('previews.save', { preview: opened.preview, document: 0, as: 'pdf', file: target.handle });
    expect(target.bytes().subarray(0, 5).toString()).toBe('%PDF-');
    expect(leftovers()).toEqual([]);

    await expect(app.another().call('previews.page', ask)).rejects.toThrow();
    await app.call('session.lock', {});
    await app.call('session.unlock', { password: testPassword });
    await expect(app.call('previews.page', ask)).rejects.toThrow('预览已经关闭');
  },
);

test('the cells of a workbook and the bytes of a document are there without an office program', async () => {
  const app = await testApp();
  await smallTownship(app.call);
  const files = [await writtenList(app, 'xlsx'), await writtenList(app, 'docx')];
  const opened = (await app.job('previews.open', { files })) as OpenedPreview;
  const { sheets } = await app.call('previews.sheets', { preview: opened.preview, document: 0 });
  expect(sheets[0]!.rows.flat().join(' ')).toContain('姓名');
  expect(sheets[0]!.total).toBe(sheets[0]!.rows.length);
  await expect(app.call('previews.word', { preview: opened.preview, document: 0 })).rejects.toThrow('Excel');
  const { docx } = await app.call('previews.word', { preview: opened.preview, document: 1 });
  expect(Buffer.from(docx, 'base64').subarray(0, 2).toString()).toBe('PK');
  // Taken once: the place is empty now.
  await expect(app.job('previews.open', { files })).rejects.toThrow('预览已经关闭');
}, 60_000);

test('only what an export wrote to its end is opened, and only Word and Excel', async () => {
  const app = await testApp();
  await expect(app.call('previews.place', { name: '程序.exe' })).rejects.toThrow('只有 Word 和 Excel');
  const { file } = await app.call('previews.place', { name: '空.docx' });
  await expect(app.call('previews.open', { files: [file] })).rejects.toThrow('预览已经关闭');
  await expect(app.another().call('previews.open', { files: [file] })).rejects.toThrow();
});

test.skipIf(!hasMemoryFolder())(
  'of several documents those that could not be laid out are named; the others have pages',
  async () => {
    const app = await testApp();
    await smallTownship(app.call);
    const program = fakeProgram('cp "$(dirname "$0")/page.pdf" pdf/1.pdf');
    onTestFinished(program.remove);
    app.host.converters = async () => [libreOfficeAt(program.path)];
    const files = [await writtenList(app, 'docx'), await writtenList(app, 'xlsx')];
    const opened = (await app.job('previews.open', { files })) as OpenedPreview;
    expect(opened.documents).toEqual([
      { kind: 'word', name: '花名册.docx', why: 'LibreOffice 没有排好“花名册.docx”。' },
      { kind: 'pages', name: '花名册.xlsx', by: 'LibreOffice', pages: [{ width: 595, height: 842 }] },
    ]);
    const ask = { preview: opened.preview, page: 1, dotsPerInch: 24 };
    expect((await app.call('previews.page', { ...ask, document: 1 })).png).not.toBe('');
    await expect(app.call('previews.page', { ...ask, document: 0 })).rejects.toThrow('预览已经关闭');
    const target = app.target('花名册.pdf');
    await app.call('previews.save', { preview: opened.preview, document: 1, as: 'pdf', file: target.handle });
    expect(target.bytes()).toEqual(onePagePdf());
  },
);

test('fonts that the papers name and the computer lacks are told of', async () => {
  const app = await testApp();
  expect((await app.call('documents.fonts', { papers: ['form'] })).sentence).toContain(
    '宋体（以系统默认的中文字体代替）',
  );
  app.host.installedFonts = async () => null;
  expect(await app.call('documents.fonts', { papers: ['form'] })).toEqual({ sentence: null, fonts: [] });
});

test('what lays out the pages is chosen: one that is not there, or the window itself', async () => {
  const app = await testApp();
  await smallTownship(app.call);
  const program = fakeProgram('touch "$(dirname "$0")/ran"; exit 1');
  onTestFinished(program.remove);
  app.host.converters = async () => [libreOfficeAt(program.path)];
  const made = async (by: PageMaker) => {
    const opened = await app.job('previews.open', { files: [await writtenList(app, 'docx')], by });
    return (opened as OpenedPreview).documents;
  };
  for (const by of ['own', 'wps'] as const) {
    expect(await made(by)).toEqual([{ kind: 'word', name: '花名册.docx', why: null }]);
  }
  expect(readdirSync(program.folder)).not.toContain('ran');
  expect((await app.call('previews.office', {})).programs).toEqual([{ key: 'libreoffice', name: 'LibreOffice' }]);
});

test('a package is opened as its documents, the index first; one without documents, or with too many, is refused', async () => {
  const zip = async (names: readonly string[]) => {
    const parts = new Map(names.map((name) => [name, Buffer.from(name)]));
    return { name: '10月报表.zip', bytes: await packParts(parts, '2026-11-21T02:00:00.000Z') };
  };
  const names = [
    '月报/报告.docx',
    '月报/数据.json',
    '统计/表.xlsx',
    '统计/册.xlsx',
    '统计/册.docx',
    'index.html',
    'index.xlsx',
  ];
  const letter = { name: '函.docx', bytes: Buffer.from('PK') };
  const documents = await unpackAll([letter, await zip(names)]);
  expect(documents.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
    ['函.docx', 'PK'],
    ['目录.xlsx', 'index.xlsx'],
    ['报告.docx', '月报/报告.docx'],
    ['表.xlsx', '统计/表.xlsx'],
    ['册.docx', '统计/册.docx'],
  ]);
  await expect(unpackAll([await zip(['数据.json'])])).rejects.toThrow('没有可以预览的');
  const many = Array.from({ length: 101 }, (_, at) => `${at}.docx`);
  await expect(unpackAll([await zip(many)])).rejects.toThrow('一次最多预览 100 份文件，这里有 101 份');
});
