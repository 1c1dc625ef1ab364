// Documents looked at page by page before they leave the program: a list, a case's papers, the work report, a month's
// set and a file of the report centre; zoomed, printed and kept. And what is shown where the office program fails, is
// not wanted or is not there. True pages need the office program: skipped where it is not installed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf, pdfDataFolder } from '../../electron/core/documents/pdfPages.ts';
import type { Converter } from '../../electron/core/preview/converter.ts';
import { findConverters } from '../../electron/core/preview/findConverters.ts';
import { libreOfficeAt } from '../../electron/core/preview/libreOffice.ts';
import { hasMemoryFolder } from '../../electron/core/preview/privateFolder.ts';
import { type FakeProgram, fakeProgram } from '../../electron/core/testing/fakeOffice.ts';
import { acceptedCase, mediationOffice } from '../../electron/core/testing/mediationCases.ts';
import { type CallFunction, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let caseId: string;
let installed: readonly Converter[];
const month = '2026-10';
const fakes: FakeProgram[] = [];

const found = await findConverters();
const hasOffice = found.length > 0 && hasMemoryFolder();

async function fill(call: CallFunction): Promise<void> {
  await setUpTownship({ call });
  await mediationOffice(call);
  caseId = await acceptedCase(call);
  for (const title of ['排水沟纠纷', '宅基地纠纷', '林地边界纠纷']) {
    const changes = { title, happenedOn: '2026-10-03', event: '0201', provincialKind: '17', people: 4 };
    await call('rows.save', { register: 'dispute', id: null, version: null, changes });
  }
}

beforeAll(async () => {
  installed = found;
  program = await openProgram({ prepare: fill, converters: async () => [...installed] });
  page = program.page;
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(async () => {
  await program?.close();
  for (const fake of fakes) fake.remove();
});

const preview = () => page.getByRole('dialog', { name: /^预览/ });
const button = (name: string) => preview().getByRole('button', { name, exact: true });

async function open(hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, `#/${hash}`);
}

async function openExport(format: 'Excel' | 'Word'): Promise<void> {
  await open(`reports/list?period=${month}`);
  await page.getByRole('link', { name: /矛盾纠纷排查情况表/ }).click();
  await page.getByRole('button', { name: '导出', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: /^导出/ });
  await dialog.getByText(`${format}（`).click();
  await dialog.getByRole('button', { name: '预览', exact: true }).click();
}

const drawn = () => preview().locator('.pv-page img').first().waitFor({ timeout: 120_000 });

async function closePreview(): Promise<void> {
  await page.keyboard.press('Escape');
  await preview().waitFor({ state: 'detached' });
}

async function closeAll(): Promise<void> {
  await closePreview();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** What would have gone to the printer, in place of the print dialog. */
async function printed(): Promise<Buffer> {
  await page.evaluate(() => {
    window.print = () => {
      const kept = document.querySelector('.pv-paper')?.cloneNode(true);
      if (kept) setTimeout(() => document.body.append(kept));
      setTimeout(() => document.documentElement.classList.add('pv-printing', 'kept'));
    };
  });
  await page.keyboard.press('Control+p');
  await page.locator('html.kept').waitFor({ state: 'attached', timeout: 60_000 });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.evaluate(() => {
    document.querySelector('.pv-paper')?.remove();
    document.documentElement.classList.remove('pv-printing', 'kept');
  });
  return pdf;
}

async function sizesOf(pdf: Buffer): Promise<number[][]> {
  const paper = await openPdf(pdf, pdfDataFolder('/nowhere'));
  const sizes = paper.sizes.map(({ width, height }) => [width, height].map(Math.round));
  await paper.close();
  return sizes;
}

/** The words of each page. */
function wordsOf(pdf: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-print-'));
  try {
    writeFileSync(join(folder, 'paper.pdf'), pdf);
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'paper.pdf'), '-'], { encoding: 'utf8' });
    return text.split('\f').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const a4 = [595, 842];

describe.skipIf(!hasOffice)('with an office program', () => {
  it('the pages are those of the paper; zoomed, turned by keys, printed at their size, kept as PDF', async () => {
    await openExport('Word');
    await drawn();
    await preview()
      .getByText(/第 1 页，共 \d+ 页/)
      .waitFor();
    await preview().getByText('LibreOffice 排版').waitFor();

    const width = () =>
      preview()
        .locator('.pv-page')
        .first()
        .evaluate((sheet) => sheet.clientWidth);
    const before = await width();
    await page.keyboard.press('Control+-');
    await expect.poll(width).toBeLessThan(before);
    await page.keyboard.press('Control+0');
    await expect.poll(width).toBe(before);

    const top = () =>
      preview()
        .locator('.pv-body')
        .evaluate((body) => body.scrollTop);
    await page.keyboard.press('PageDown');
    await expect.poll(top).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await expect.poll(top).toBe(0);

    await expect.poll(() => button('打印').isEnabled()).toBe(true);
    const sizes = await sizesOf(await printed());
    expect(sizes.length).toBeGreaterThan(0);
    for (const size of sizes) expect(size.toSorted((one, other) => one - other)).toEqual(a4);

    await button('保存').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: '保存为 PDF' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await closeAll();
  });

  it('a register is printed from its list', async () => {
    await open('register/dispute');
    await page.getByText('林地边界纠纷').first().waitFor();
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog', { name: '打印矛盾纠纷' });
    await dialog.getByRole('button', { name: '预览并打印' }).click();
    await drawn();
    await closeAll();
  });

  it('the records behind a figure', async () => {
    await open(`reports/list?period=${month}`);
    await page.getByRole('link', { name: /矛盾纠纷排查情况表/ }).click();
    await page.getByRole('button', { name: '小计 总体 排查数 3', exact: true }).click();
    await page.getByRole('button', { name: '导出清单' }).click();
    await page.getByRole('menuitem', { name: '预览并打印' }).click();
    await drawn();
    await preview()
      .getByRole('heading', { name: /记录清单\.docx$/ })
      .waitFor();
    await closeAll();
  });

  it('the papers of a case', async () => {
    await open(`mediation/case?row=${caseId}`);
    await page.getByRole('button', { name: '预览卷宗', exact: true }).click();
    await drawn();
    await expect.poll(() => preview().getByRole('heading').first().textContent()).toContain('卷');
    await closePreview();
  });

  it('a month’s set in one go with what could not be made, and a file of the centre’s history', async () => {
    await open(`reports/centre?period=${month}`);
    await page.getByRole('button', { name: '本月成套生成' }).click();
    const dialog = page.getByRole('dialog', { name: /成套生成/ });
    await dialog.getByRole('button', { name: '预览并打印' }).click();
    await drawn();
    await expect.poll(() => preview().getByLabel('看哪一份').textContent()).toContain('目录.xlsx');
    await preview().getByText('1 份没有做成，不在下面，也不会打印').waitFor();
    await preview().getByText('这一期的工作报告还没有编写').waitFor();
    await closePreview();

    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      dialog.getByRole('button', { name: /^生成 \d+ 份/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('2026年10月报表.zip');
    await page.getByRole('dialog', { name: /1 份没有生成/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const report = page.getByRole('row', { name: /矛盾纠纷排查情况表/ }).first();
    await report.getByRole('button', { name: /^文件和报送（/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: '预览', exact: true }).first().click();
    await drawn();
    await closeAll();
  });

  it('the work report, and all its files in one go', async () => {
    await open(`reports/monthly?period=${month}`);
    await page.locator('.pn-sheet').waitFor();
    await page.getByRole('button', { name: '生成报告' }).click();
    const dialog = page.getByRole('dialog', { name: '生成报告' });
    await dialog.getByText(/^本机没有装文书用的字体/).waitFor();
    await dialog.getByRole('button', { name: '预览并打印' }).click();
    await drawn();
    await closePreview();
    await dialog.getByText('全部（.zip）').click();
    await dialog.getByRole('button', { name: '预览并打印' }).click();
    await drawn();
    await preview().getByRole('heading', { name: '预览 3 份文件' }).waitFor();
    await expect.poll(() => preview().getByLabel('看哪一份').textContent()).toContain('.docx');
    await closeAll();
  });
});

// The stand-ins are shell scripts, and where they are asked nothing is agreed to first.
describe.skipIf(!hasMemoryFolder())('without true pages', () => {
  it('an office program that fails is said with its name; the Word document is drawn in the window and prints so', async () => {
    const failing = fakeProgram('exit 7');
    fakes.push(failing);
    installed = [libreOfficeAt(failing.path)];
    await openExport('Word');
    await preview().locator('.pv-word section').first().waitFor({ timeout: 120_000 });
    await preview().getByText('LibreOffice 没有排好这份文件。这里按文件内容粗排').waitFor();
    await expect.poll(() => preview().locator('.pv-word').textContent()).toContain('矛盾纠纷排查情况');
    await expect.poll(() => button('打印').isEnabled()).toBe(true);
    const pdf = await printed();
    const pages = wordsOf(pdf);
    expect(pages[0]).toContain('矛盾纠纷排查情况');
    for (const words of pages) expect(words).toContain('程序粗排：换行、分页可能与 WPS、Word 中不同');
    for (const size of await sizesOf(pdf)) expect(size.toSorted((one, other) => one - other)).toEqual(a4);
    await button('保存').click();
    await expect
      .poll(() => page.getByRole('menuitem', { name: /保存为 PDF/ }).getAttribute('aria-disabled'))
      .toBe('true');
    await page.keyboard.press('Escape');
    await closeAll();
  });

  it('one that hangs is stopped by the user, and nothing is shown', async () => {
    const hanging = fakeProgram('sleep 300');
    fakes.push(hanging);
    installed = [libreOfficeAt(hanging.path)];
    await openExport('Word');
    await page.getByText('LibreOffice 正在排版').waitFor();
    await page.getByRole('button', { name: '取消', exact: true }).last().click();
    await page.getByText('LibreOffice 正在排版').waitFor({ state: 'detached' });
    await expect.poll(() => preview().count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('a workbook is a table where no office program is installed, and prints so', async () => {
    installed = [];
    await openExport('Excel');
    await preview().locator('.pv-sheet td').first().waitFor({ timeout: 120_000 });
    await preview().getByText('本机没有能排版的办公软件').waitFor();
    await expect.poll(() => preview().locator('.pv-sheet').textContent()).toContain('矛盾纠纷排查情况');
    const pages = wordsOf(await printed());
    expect(pages.join('')).toContain('矛盾纠纷排查情况');
    for (const words of pages) expect(words).toContain('程序粗排');
    await closeAll();
  });

  it('where a file must stand on the disk for a moment it is asked first, with the name of the program', async () => {
    installed = found;
    await page.route('**/call', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      if (route.request().postDataJSON().procedure === 'previews.office') {
        Object.assign(answer.output, { programs: [{ key: 'wps', name: 'WPS' }], inMemory: false, agreed: false });
      }
      await route.fulfill({ response, json: answer });
    });
    await openExport('Word');
    const question = page.getByRole('dialog', { name: '用 WPS 排版' });
    await question.getByText('未加密的形式').waitFor();
    await question.getByText('自己也会写临时文件').waitFor();
    await question.getByRole('button', { name: '不用，粗排预览' }).waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    await expect.poll(() => preview().count()).toBe(0);
    await page.unroute('**/call');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('who lays out the pages is chosen in the settings', async () => {
    installed = found;
    await open('settings/office');
    const maker = page.getByLabel('由谁排版');
    await maker.click();
    await page.getByRole('option', { name: '程序自带（粗排）' }).click();
    await openExport('Word');
    await preview().locator('.pv-word section').first().waitFor({ timeout: 120_000 });
    await preview().getByText('设置里选的是由程序自己排版').waitFor();
    await closeAll();
  });

  it('and the browser had nothing to complain about', () => expect(program.complaints).toEqual([]));
});
