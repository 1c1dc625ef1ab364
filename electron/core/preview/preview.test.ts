// Documents of the program looked at before they leave it: with the real office program where it is installed (skipped
// with words where not), and with programs that fail, hang and are missing.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { expect, onTestFinished, test } from 'vitest';
import type { OpenedPreview } from '../../../shared/contract/previewProcedures.ts';
import { smallTownship } from '../testing/smallTownship.ts';
import { type TestApp, testApp, testPassword } from '../testing/testApp.ts';
import { convertToPdf } from './conversion.ts';
import { findOffice } from './officeProgram.ts';
import { hasMemoryFolder } from './privateFolder.ts';

const isThere = findOffice() !== null && hasMemoryFolder();
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
    expect(opened.trouble).toBeNull();
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

function fakeProgram(script: string): { folder: string; path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-fake-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'office');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  return { folder, path };
}

async function converted(script: string, seconds: number, signal = new AbortController().signal): Promise<Buffer[]> {
  const { folder, path } = fakeProgram(script);
  const documents = [{ name: '协议书.docx', bytes: Buffer.from('PK') }];
  return convertToPdf({ office: { name: '假', path }, dataFolder: folder, documents, signal, seconds });
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test.skipIf(process.platform === 'win32')('a program that fails, or writes nothing, is told in words', async () => {
  await expect(converted('exit 7', 20)).rejects.toThrow('办公软件没有排好这份文件');
  await expect(converted('exit 0', 20)).rejects.toThrow('办公软件没有排好“协议书.docx”');
  const documents = [{ name: 'a.docx', bytes: Buffer.from('PK') }];
  const office = { name: '假', path: '/nowhere/office' };
  const { signal } = new AbortController();
  await expect(convertToPdf({ office, dataFolder: tmpdir(), documents, signal })).rejects.toThrow('没有启动');
});

test.skipIf(process.platform === 'win32')(
  'a program that hangs is ended with what it started, also on cancel',
  async () => {
    const { folder } = fakeProgram('');
    const note = join(folder, 'pids');
    const hanging = `sleep 300 & echo "$$ $!" > ${note}; wait`;
    const endedPids = async () => {
      const pids = (await import('node:fs')).readFileSync(note, 'utf8').trim().split(' ').map(Number);
      await expect.poll(() => pids.filter(isRunning), { timeout: 5000 }).toEqual([]);
    };
    await expect(converted(hanging, 1)).rejects.toThrow('1 秒没有排好版');
    await endedPids();
    rmSync(note);
    const cancel = new AbortController();
    const running = converted(hanging, 60, cancel.signal);
    running.catch(() => undefined);
    await expect.poll(() => existsSync(note), { timeout: 5000 }).toBe(true);
    cancel.abort();
    await expect(running).rejects.toThrow('已取消');
    await endedPids();
    if (hasMemoryFolder()) expect(leftovers()).toEqual([]);
  },
);

test('an office program is found by its place, never in a relative folder of PATH', () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string>, there: string) =>
    findOffice({ platform, env, isProgram: (path) => path === there })?.path;
  const windows = 'C:\\Program Files\\LibreOffice\\program\\soffice.com';
  expect(on('win32', { ProgramFiles: 'C:\\Program Files' }, windows)).toBe(windows);
  expect(on('linux', { PATH: '.:/opt/x/bin' }, '/opt/x/bin/soffice')).toBe('/opt/x/bin/soffice');
  expect(on('linux', { PATH: '.:bin' }, 'bin/soffice')).toBeUndefined();
});
