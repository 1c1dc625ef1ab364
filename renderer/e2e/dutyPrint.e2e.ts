// Papers of duty from their pages: a log kept as a file with its phones masked, printed in clear with a reason, and empty.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPart } from '../../electron/core/documents/docxPacking.ts';
import { openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let today: string;

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  ({ today } = await program.call('home.today', {}));
  const { row } = await program.call('rows.save', {
    register: 'dutyLog',
    id: null,
    version: null,
    changes: { dutyOn: today, shiftName: '全天', onDuty: '彭春梅' },
  });
  const call = { log: row.id, kind: '1', at: '09:20', caller: '茶市村', phone: '13807430000', content: '路灯不亮' };
  await program.call('rows.save', { register: 'dutyLogEntry', id: null, version: null, changes: call });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

async function choose(entry: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

it('a duty log is saved as it stands, phones masked', async () => {
  await go('#/duty/log');
  await page.getByLabel('第 1 条内容').waitFor();
  const waiting = page.waitForEvent('download');
  await choose(/Word 文档/);
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/值班日志.*全天_\d{8}\.docx$/u);
  const xml = await readPart(readFileSync(await download.path()), 'word/document.xml');
  expect(xml).toContain('138****0000');
  expect(xml).not.toContain('13807430000');
});

it('whole numbers ask for a reason, which is logged', async () => {
  await choose(/印完整号码/);
  const box = page.getByRole('dialog', { name: '印完整号码' });
  await box.getByRole('button', { name: '上级检查核对' }).click();
  await box.getByRole('button', { name: '预览并打印' }).click();
  const preview = page.getByRole('dialog', { name: /^预览/ });
  await preview.waitFor({ timeout: 120_000 });
  const logged = expect.objectContaining({ action: 'export', register: 'dutyLogEntry', reason: '上级检查核对' });
  await expect.poll(async () => (await program.call('audit.list', { limit: 5 })).entries).toContainEqual(logged);
  await preview.getByRole('button', { name: '关闭' }).first().click();
  await preview.waitFor({ state: 'detached' });
});

it('an empty slip to carry is offered where patrols are recorded', async () => {
  await go('#/duty/patrol');
  await choose(/空白表/);
  await page.getByRole('dialog', { name: /^预览/ }).waitFor({ timeout: 120_000 });
  await page.keyboard.press('Escape');
});
