// Statistics for looking in the real program: the four sides, their numbers' passports, the address.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { admin, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let firstVillage = '';
/** Disputes of the months from October 2025 on. */
const many = [4, 2, 6, 3, 1, 5, 7, 2, 8, 3, 4, 6, 9];

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  const save = (register: string, changes: Record<string, string | number>) =>
    program.call('rows.save', { register, id: null, version: null, changes });
  const { view } = await program.call('views.open', { register: 'village' });
  const { rows } = await program.call('views.rows', { view, from: 0, count: 6 });
  const villages = rows.map(({ id }) => id);
  firstVillage = villages[0]!;
  for (const [month, count] of many.entries()) {
    const at = `${month < 3 ? 2025 : 2026}-${String(((month + 9) % 12) + 1).padStart(2, '0')}`;
    for (let each = 0; each < count; each += 1) {
      await save('dispute', {
        title: `纠纷${month}之${each}`,
        happenedOn: `${at}-05`,
        kind: '02',
        event: each % 3 === 0 ? '0201' : '0401',
        people: 2 + each,
        // The last one of a month with nine names no village.
        ...(each === 8 ? {} : { village: villages[(month + each * each) % villages.length]! }),
      });
    }
  }
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page, admin.login, admin.password);
  await page.locator('.pa-frame').waitFor();
});

afterAll(() => program?.close());

it('a trend draws its months and lists them; a number opens its records', async () => {
  await go('#/reports/look?period=2026-10&keys=disputesFound,disputesPeople');
  await page.getByRole('img', { name: '排查受理纠纷趋势图，数值见下表' }).waitFor();
  await expect.poll(() => page.getByRole('img', { name: /趋势图/u }).count()).toBe(2);
  await expect
    .poll(() => page.locator('svg[role=img]').first().locator('.pc-figure').allTextContents())
    .toEqual(many.map(String));
  await page.getByRole('button', { name: '排查受理纠纷 2026-10 9' }).click();
  await page.getByRole('dialog').getByText('共 9 条记录').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('svg[role=img]').first().locator('.pc-point').nth(6).click();
  await page.getByRole('dialog').getByText('共 7 条记录').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('one village alone: its months, and exactly its records', async () => {
  await go(`#/reports/look?period=2026-10&keys=disputesFound&village=${firstVillage}`);
  const points = page.locator('svg[role=img]').first().locator('.pc-figure');
  // Thirteen months, and no longer those of the whole township.
  await expect
    .poll(async () => {
      const texts = await points.allTextContents();
      return texts.length === many.length && !texts.includes('9');
    })
    .toBe(true);
  const figures = (await points.allTextContents()).map(Number);
  const most = figures.lastIndexOf(Math.max(...figures));
  await page.locator('svg[role=img]').first().locator('.pc-point').nth(most).click();
  await page.getByRole('dialog').getByText(`共 ${figures[most]} 条记录`).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await go('#/reports/look?period=2026-10&keys=disputesFound,disputesPeople');
});

it('a structure shows kinds and villages with their shares', async () => {
  await page.getByRole('tab', { name: '构成' }).click();
  const kinds = page.getByRole('table', { name: /按类别$/u });
  await kinds.waitFor();
  await expect.poll(() => kinds.getByRole('row').last().textContent()).toContain('33.33%');
  const villages = page.getByRole('table', { name: /按村（社区）$/u });
  await villages.getByRole('button', { name: '未填村（社区） 1' }).click();
  await page.getByRole('dialog').getByText('共 1 条记录').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it('villages by months: as many as in the trend, cell by cell', async () => {
  await page.getByRole('tab', { name: '各村各月' }).click();
  const total = page.getByRole('row', { name: /^合计/u });
  await total.waitFor();
  await expect.poll(() => total.getByRole('button').allTextContents()).toEqual(many.slice(1).map(String));
});

it('two periods beside each other', async () => {
  await go('#/reports/look?side=compare&period=2026-10&other=2025-10');
  const row = page.getByRole('row', { name: /^排查受理纠纷/u });
  await row.waitFor();
  await expect.poll(() => row.getByRole('cell').allTextContents()).toEqual(['9', '4', '+5', '125.00%']);
});

it('a table of one’s own: totals, the records of a cell, a name', async () => {
  await go('#/reports/look?side=pivot&period=2026');
  await page.getByLabel('列', { exact: true }).click();
  await page.getByRole('option', { name: '发生日期' }).click();
  const table = page.getByRole('region', { name: '自定表' });
  await table.getByRole('columnheader', { name: '2026年10月' }).waitFor();
  await expect.poll(() => table.getByRole('link', { name: '总计 48' }).count()).toBe(1);
  await page.getByRole('button', { name: '我的表' }).click();
  await page.getByRole('menuitem', { name: '保存这张表…' }).click();
  await page.getByLabel('名称').fill('各村各月纠纷');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '各村各月纠纷' }).waitFor();
  await page.getByRole('radio', { name: '图' }).click();
  const bars = page.getByRole('table', { name: /^矛盾纠纷：按/u });
  await bars.getByRole('button', { name: '未填 1' }).click();
  await page.getByText('共 1 条').first().waitFor();
  await page.goBack();
  await table.waitFor();
  await table.getByRole('link', { name: '合计 2026年10月 9' }).click();
  await page.getByText('共 9 条').first().waitFor();
});

it('nothing was complained about', () => {
  expect(program.complaints).toEqual([]);
});
