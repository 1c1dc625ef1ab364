// A hazard from the form to 今日, put right, and told in the work report with its rate and its table.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../shared/rules/days.ts';
import { openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let today = '';

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
const cell = (row: number, key: string) => page.locator(`[data-row="${row}"][id$="-${key}"]`);
/** A field by its words; those that must be filled have a star behind them. */
const labelled = (label: string) => new RegExp(`^${label.replace(/[（）()]/gu, '.')}\\s*\\*?$`, 'u');
const reload = async () => {
  await page.reload();
  await page.locator('.pa-frame').waitFor();
};

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  today = (await program.call('home.today', {})).today;
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

it('is written in the form, which says what contradicts itself', async () => {
  await go('#/register/hazard?row=new');
  const drawer = page.getByRole('dialog', { name: '新增隐患排查整改' });
  await drawer.waitFor();
  const fill = async (label: string, text: string) => {
    await drawer.getByLabel(labelled(label)).fill(text);
    await page.keyboard.press('Tab');
  };
  await fill('排查日期', addDays(today, -20));
  await fill('检查场所（单位）', '和平便民超市');
  await fill('地址', '和平街3号');
  await fill('检查人员', '石永红、龙某');
  await fill('隐患情况', '疏散通道堆放纸箱');
  await fill('整改措施要求', '清理通道');
  await fill('整改期限', addDays(today, -21));
  await fill('责任单位', '和平便民超市');
  await fill('责任人', '向某');
  await page.keyboard.press('Control+s');
  await expect.poll(() => drawer.innerText()).toContain('不能早于排查日期');
  await expect.poll(() => drawer.innerText()).toContain('请选择隐患类型');
  await fill('整改期限', addDays(today, -5));
  await drawer.getByLabel(labelled('隐患类型')).fill('消防');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+s');
  await page.locator('.pa-page-count', { hasText: '共 1 条' }).waitFor();
  await expect.poll(() => cell(0, 'number').innerText()).toMatch(/^\d{6}0001$/);
});

it('is told on 今日 while it is overdue, and no longer when it is put right', async () => {
  await go('#/today');
  await page.getByRole('link', { name: /隐患已过整改期限，还没有整改/ }).click();
  await page.locator('.pa-page-count', { hasText: '1 条' }).waitFor();
  const opened = await program.call('views.open', { register: 'hazard' });
  const { rows } = await program.call('views.rows', { view: opened.view, from: 0, count: 1 });
  const id = rows[0]!.id;
  await go(`#/register/hazard?row=${id}`);
  const drawer = page.getByRole('dialog', { name: /和平便民超市/ });
  await drawer.waitFor();
  await expect.poll(() => drawer.innerText()).toContain('还没有完成整改');
  await drawer.getByRole('button', { name: '导出登记表' }).click();
  const papers = page.getByRole('dialog', { name: '导出登记表和文书' });
  await papers.getByRole('radio', { name: '治安隐患整改告知（建议）书' }).click();
  await papers.getByText(/没有责令整改的权力/).waitFor();
  const waiting = page.waitForEvent('download');
  await papers.getByRole('button', { name: '导出 Word' }).click();
  expect((await waiting).suggestedFilename()).toContain('治安隐患整改告知（建议）书');
  await papers.waitFor({ state: 'detached' });
  await drawer.getByLabel(labelled('整改情况')).fill('通道已清理');
  await drawer.getByLabel(labelled('完成日期')).fill(addDays(today, -6));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+s');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  const { row } = await program.call('rows.get', { register: 'hazard', id });
  expect([row.values.state, row.values.onTime]).toEqual(['3', true]);
  await go('#/today');
  await reload();
  // Drawn with the tasks, when they have been read.
  await page.locator('.pa-today').waitFor();
  await expect.poll(() => page.getByText('隐患已过整改期限').count()).toBe(0);
});

it('makes a section of the report, and sections without records stay out', async () => {
  const period = addDays(today, -20).slice(0, 7);
  const { text } = await program.call('monthly.open', { period });
  const titles = text.sections.map(({ title }) => title);
  expect(titles).toContain('隐患排查整改与联合检查');
  for (const none of ['出租房屋和流动人口', '法治宣传', '平安村（社区）创建与考核']) expect(titles).not.toContain(none);
  await go(`#/reports/monthly?period=${period}`);
  const section = page.getByRole('region', { name: '隐患排查整改与联合检查', exact: true });
  await section.waitFor();
  await expect.poll(() => section.innerText()).toContain('排查发现隐患');
  await section.locator('.pn-number').first().click();
  await page.getByRole('dialog').getByText('共 1 条记录').waitFor();
});
