// The statistics pages as a clerk uses them: a figure opens its records, what does not add up is named, files come out.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);

async function dispute(changes: Record<string, string | number>): Promise<void> {
  await program.call('rows.save', { register: 'dispute', id: null, version: null, changes });
}

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  const { suggestions } = await program.call('links.suggest', { register: 'village', text: '那铁村' });
  const village = suggestions[0]!.id;
  const base = { village, event: '0201', provincialKind: '17' };
  await dispute({
    ...base,
    title: '排水沟纠纷',
    happenedOn: '2026-09-03',
    people: 4,
    outcome: '1',
    resolvedOn: '2026-09-20',
  });
  await dispute({ ...base, title: '宅基地纠纷', happenedOn: '2026-09-10', people: 60 });
  await dispute({ title: '没有登记人数的纠纷', happenedOn: '2026-09-12' });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

const figure = (name: string) => page.getByRole('button', { name, exact: true });

describe('a report', () => {
  it('is opened from the list, for the period chosen there', async () => {
    await go('#/reports/list?period=2026-09');
    await page.getByRole('link', { name: /矛盾纠纷排查情况表/ }).click();
    await page.getByRole('heading', { name: '矛盾纠纷排查情况表（省表）' }).waitFor();
    await expect.poll(() => page.url()).toContain('period=2026-09');
    await expect.poll(() => figure('小计 总体 排查数 3').textContent()).toBe('3');
  });

  it('a figure opens its records, as many as it says; a record opens its row', async () => {
    await figure('那铁村 总体 排查数 2').click();
    const drawer = page.getByRole('dialog', { name: /那铁村 · 总体 · 排查数/ });
    await drawer.getByText('共 2 条记录').waitFor();
    await expect.poll(() => drawer.getByRole('row').count()).toBe(3);
    await drawer.getByRole('link', { name: '排水沟纠纷' }).click();
    await page.getByRole('dialog', { name: '排水沟纠纷' }).waitFor();
    await page.goBack();
    await figure('小计 总体 排查数 3').waitFor();
  });

  it('a rate leads to its two numbers', async () => {
    await figure('小计 总体 成功率（%） 100.00').click();
    const drawer = page.getByRole('dialog', { name: /成功率/ });
    await drawer.getByRole('button', { name: '分母：总体 · 调处数' }).click();
    await page
      .getByRole('dialog', { name: /调处数/ })
      .getByText('共 1 条记录')
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('arrow keys walk from figure to figure', async () => {
    await figure('小计 总体 排查数 3').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('年度累计 总体 调处数 1');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog', { name: /年度累计/ })
      .getByRole('link', { name: '排水沟纠纷' })
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('names what keeps it from adding up, and asks for a reason before it writes', async () => {
    const panel = page.getByRole('region', { name: '平衡关系' });
    await panel.getByText(/涉及人数四档之和＝排查数：3 与 2 不符/).waitFor();
    await panel.getByRole('button', { name: '看这 1 条' }).first().click();
    await panel.getByRole('link', { name: '没有登记人数的纠纷' }).first().waitFor();
    await page.keyboard.press('Control+e');
    const box = page.getByRole('dialog', { name: /^导出/ });
    const write = box.getByRole('button', { name: '导出', exact: true });
    await write.waitFor();
    await expect.poll(() => write.isDisabled()).toBe(true);
    await box.getByLabel('说明').fill('正在核实');
    const waiting = page.waitForEvent('download');
    await write.click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/_矛盾纠纷排查情况表_2026年9月_\d{8}\.xlsx$/);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(readFileSync((await file.path())!) as never);
    expect(book.worksheets[0]!.getCell('A1').value).toBe('迁陵镇矛盾纠纷排查情况表');
  });

  it('funds are typed where they stand', async () => {
    await go('#/reports/view?key=mediation-organisations&period=2026');
    await page.getByRole('button', { name: /人民调解工作指导经费.*未填/ }).click();
    const box = page.getByRole('dialog', { name: /指导经费/ });
    await box.getByLabel('金额（万元）').fill('12.5');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /人民调解工作指导经费.*12.50/ }).waitFor();
  });

  it('leaves nothing in the browser’s console', () => expect(program.complaints).toEqual([]));
});

describe('the lock of a report', () => {
  const state = (title: string) => page.locator('.pa-page-head, header').getByText(title, { exact: true }).first();

  it('keeps the figures; later records are told, with what differs, and the records of now can be looked at', async () => {
    await go('#/reports/view?key=dispute-monthly&period=2026-09');
    await page.getByRole('heading', { name: '矛盾纠纷排查化解情况月报表' }).waitFor();
    await page.getByRole('button', { name: '锁定', exact: true }).click();
    const box = page.getByRole('dialog', { name: /^锁定这张表/ });
    await box.getByRole('button', { name: '锁定', exact: true }).click();
    await page.getByText('锁定后没有记录变更。').waitFor();
    await state('已锁定').waitFor();
    await dispute({ title: '锁定后的纠纷', happenedOn: '2026-09-25', people: 3 });
    await page.reload();
    await page.getByText('锁定后 1 条变更，不影响这一版。').waitFor();
    await figure('合计 排查化解 本期新排查 3').waitFor();
    await page.getByRole('button', { name: '看差异' }).click();
    const drawer = page.getByRole('dialog', { name: '锁定后的差异' });
    await drawer.getByRole('link', { name: '锁定后的纠纷' }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '按现在的记录看' }).click();
    await figure('合计 排查化解 本期新排查 4').waitFor();
    await page.getByRole('button', { name: '看锁定的' }).click();
    await figure('合计 排查化解 本期新排查 3').waitFor();
  });

  it('a correction needs a reason and takes its place; unlocking lets the table follow the records', async () => {
    await page.getByRole('button', { name: '出更正版' }).click();
    const box = page.getByRole('dialog', { name: /^出更正版/ });
    const lock = box.getByRole('button', { name: '锁定', exact: true });
    await expect.poll(() => lock.isDisabled()).toBe(true);
    await box.getByRole('button', { name: '记录补报后数字有变' }).click();
    await lock.click();
    await page.getByText('第 1 次更正版').first().waitFor();
    await figure('合计 排查化解 本期新排查 4').waitFor();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /锁定的版本/ }).click();
    const versions = page.getByRole('dialog', { name: '锁定的版本' });
    await versions.getByRole('button', { name: '与上一版的差异' }).click();
    await page.getByRole('dialog', { name: '与上一版的差异' }).getByRole('link', { name: '锁定后的纠纷' }).waitFor();
    await page.keyboard.press('Escape');
    await versions.getByRole('button', { name: '打开' }).click();
    await figure('合计 排查化解 本期新排查 3').waitFor();
    await state('已被代替').waitFor();
    await go('#/reports/view?key=dispute-monthly&period=2026-09');
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /解锁/ }).click();
    const unlock = page.getByRole('dialog', { name: '解锁这张表？' });
    await unlock.getByRole('button', { name: '上级要求重新上报' }).click();
    await unlock.getByRole('button', { name: '解锁' }).click();
    await page.getByRole('button', { name: '锁定', exact: true }).waitFor();
  });
});
