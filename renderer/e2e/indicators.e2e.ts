// Indicators in the real program: numbers, passports with links, own indicators, the keyboard, large type.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  const save = (register: string, changes: Record<string, string | number | boolean>) =>
    program.call('rows.save', { register, id: null, version: null, changes });
  const dispute = { kind: '02', event: '0201', people: 4 };
  await save('dispute', { ...dispute, title: '排水沟纠纷', happenedOn: '2025-10-03' });
  await save('dispute', { ...dispute, title: '晒坝纠纷', happenedOn: '2026-10-03', amount: 3_000_000 });
  await save('dispute', {
    ...dispute,
    title: '界石纠纷',
    happenedOn: '2026-10-05',
    outcome: '1',
    resolvedOn: '2026-10-09',
  });
  const given = { item: '02', source: '迁陵派出所警情通报' };
  await save('monthlyFigure', { ...given, month: '2025-10', value: 128 });
  await save('monthlyFigure', { ...given, month: '2026-10', value: 79 });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page, admin.login, admin.password);
  await page.locator('.pa-frame').waitFor();
});

afterAll(() => program?.close());

it('a number opens its passport, and its record opens from there', async () => {
  await go('#/reports/indicators?period=2026-10');
  const row = page.getByRole('row', { name: /^刑事警情/u });
  await row.waitFor();
  await expect.poll(() => row.textContent()).toContain('-38.28%');
  await page.getByRole('button', { name: '排查受理纠纷 本期 2' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('共 2 条记录').waitFor();
  await expect.poll(() => drawer.textContent()).toContain('受理日期（没有的按发生日期）在期内');
  await drawer.getByRole('link', { name: '晒坝纠纷' }).click();
  await page.getByRole('dialog', { name: /晒坝纠纷/u }).waitFor();
});

it('last year has its own passport; a rate shows both its numbers', async () => {
  await go('#/reports/indicators?period=2026-10');
  await page.getByRole('button', { name: '排查受理纠纷 去年同期 1' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('排水沟纠纷').waitFor();
  await expect.poll(() => drawer.textContent()).toContain('2025年10月');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^纠纷化解成功率 本期/u }).click();
  await drawer.getByRole('radio', { name: '分母 1' }).click();
  await drawer.getByText('共 1 条记录').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
});

it('arrow keys walk from number to number', async () => {
  await page.getByRole('button', { name: '排查受理纠纷 本期 2' }).focus();
  await page.keyboard.press('ArrowRight');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(() => focused()).toBe('排查受理纠纷 上期 0');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused()).toMatch(/ 上期 /u);
});

it('an own indicator is declared, refused where it makes no sense, counted, and taken out of use', async () => {
  await page.getByRole('button', { name: '自定指标' }).click();
  await page.getByRole('button', { name: '新增指标' }).click();
  const form = page.getByRole('dialog', { name: '新增指标' });
  await form.getByLabel('名称').fill('排查受理纠纷');
  await form.getByLabel('定义').fill('涉及金额一万元以上的纠纷。');
  await form.getByRole('button', { name: '加一个条件' }).click();
  await form.getByLabel('栏目').click();
  await page.getByRole('option', { name: '涉及金额' }).click();
  await form.getByLabel('值').fill('10000');
  await page.keyboard.press('Control+s');
  await form.getByText('已经有名为“排查受理纠纷”的指标').waitFor();
  await form.getByLabel('名称').fill('大额纠纷');
  await page.keyboard.press('Control+s');
  const list = page.getByRole('dialog', { name: '自定指标' });
  await list.getByText('大额纠纷（件）').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '大额纠纷 本期 1' }).waitFor();
  await page.getByRole('button', { name: '自定指标' }).click();
  await list.getByText('大额纠纷（件）').click();
  await page.getByRole('button', { name: '停用' }).click();
  await page
    .getByRole('dialog', { name: /^停用指标/u })
    .getByRole('button', { name: '停用' })
    .click();
  await list.getByText('还没有自定指标').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '大额纠纷 本期 1' }).waitFor({ state: 'detached' });
});

it('nothing was complained about', () => {
  expect(program.complaints).toEqual([]);
});
