// A document looked at page by page before it is exported, printed from there and kept as PDF; and what is shown where
// there is no office program. Needs the office program for the true pages: skipped where it is not installed.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf, pdfDataFolder } from '../../electron/core/documents/pdfPages.ts';
import { findConverters } from '../../electron/core/preview/findConverters.ts';
import { hasMemoryFolder } from '../../electron/core/preview/privateFolder.ts';
import { openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  for (const title of ['排水沟纠纷', '宅基地纠纷', '林地边界纠纷']) {
    const changes = { title, happenedOn: '2026-09-03', event: '0201', provincialKind: '17', people: 4 };
    await program.call('rows.save', { register: 'dispute', id: null, version: null, changes });
  }
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

const preview = () => page.getByRole('dialog', { name: /^预览/ });

async function openExport(format: 'Excel' | 'Word'): Promise<void> {
  await page.evaluate(() => {
    window.location.hash = '#/reports/list?period=2026-09';
  });
  await page.getByRole('link', { name: /矛盾纠纷排查情况表/ }).click();
  await page.getByRole('button', { name: '导出', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: /^导出/ });
  await dialog.getByText(`${format}（`).click();
  await dialog.getByRole('button', { name: '预览', exact: true }).click();
}

async function closeAll(): Promise<void> {
  await page.keyboard.press('Escape');
  await preview().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe.skipIf((await findConverters()).length === 0 || !hasMemoryFolder())('with an office program', () => {
  it('the pages are those of the paper; zoomed, printed at their size, kept as PDF', async () => {
    await openExport('Word');
    await preview().locator('.pv-page img').first().waitFor({ timeout: 120_000 });
    await preview()
      .getByText(/第 1 页，共 \d+ 页/)
      .waitFor();

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

    // In place of the dialog: the paper stays, so that what would be printed can be looked at.
    await page.evaluate(() => {
      window.print = () => {
        const kept = document.querySelector('.pv-paper')?.cloneNode(true);
        if (kept) setTimeout(() => document.body.append(kept));
        setTimeout(() => document.documentElement.classList.add('pv-printing', 'kept'));
      };
    });
    await page.keyboard.press('Control+p');
    await page.locator('html.kept').waitFor({ state: 'attached', timeout: 60_000 });
    const pictures = await page.locator('.pv-paper img').count();
    const paper = await openPdf(await page.pdf({ preferCSSPageSize: true }), pdfDataFolder('/nowhere'));
    expect(paper.sizes).toHaveLength(pictures);
    for (const { width, height } of paper.sizes) {
      expect([width, height].map(Math.round).sort((one, other) => one - other)).toEqual([595, 842]);
    }
    await paper.close();
    await page.evaluate(() => {
      document.querySelector('.pv-paper')?.remove();
      document.documentElement.classList.remove('pv-printing', 'kept');
    });

    await preview().getByRole('button', { name: '保存', exact: true }).click();
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
});

describe('without true pages', () => {
  /** Tells the window what the core tells where nothing can convert. */
  const withoutOffice = (kind: 'word' | 'sheets') =>
    page.route('**/call', async (route) => {
      const response = await route.fetch();
      const answer = await response.json();
      const result = answer.output?.result;
      if (result?.documents) {
        result.documents = result.documents.map(({ name }: { name: string }) => ({ kind, name }));
      }
      await route.fulfill({ response, json: answer });
    });

  it('a Word document is drawn in the window, said to be rough, and not printed from here', async () => {
    await withoutOffice('word');
    await openExport('Word');
    await preview().locator('.pv-word section').first().waitFor({ timeout: 120_000 });
    await preview().getByText('换行和分页可能与纸上不同').waitFor();
    expect(await preview().locator('.pv-word').textContent()).toContain('矛盾纠纷排查情况');
    expect(await preview().getByRole('button', { name: '打印', exact: true }).isDisabled()).toBe(true);
    await closeAll();
    await page.unroute('**/call');
  });

  it('a workbook is a table', async () => {
    await withoutOffice('sheets');
    await openExport('Excel');
    await preview().locator('.pv-sheet td').first().waitFor({ timeout: 120_000 });
    expect(await preview().locator('.pv-sheet').textContent()).toContain('矛盾纠纷排查情况');
    await closeAll();
    await page.unroute('**/call');
  });

  it('and the browser had nothing to complain about', () => expect(program.complaints).toEqual([]));
});
