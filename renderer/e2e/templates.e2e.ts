// The office's own templates as a clerk makes them: our file taken out, given back, filled; a misspelt name; copying.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
const period = '2026-10';

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);

/** What a click saves. */
async function saved(click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const path = join(program.folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** The first sheet as texts. */
async function sheetOf(path: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path) as unknown as ArrayBuffer);
  const rows: string[][] = [];
  book.worksheets[0]!.eachRow((row) => {
    const texts: string[] = [];
    row.eachCell((cell) => {
      texts.push(cell.text);
    });
    rows.push(texts);
  });
  return rows;
}

async function bookWith(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('表');
  for (const row of rows) sheet.addRow([...row]);
  const path = join(program.folder, name);
  writeFileSync(path, Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer));
  return path;
}

const choose = async (click: () => Promise<void>, path: string) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click()]);
  await chooser.setFiles(path);
};
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const card = (name: string) => page.locator('.pt-card').filter({ hasText: name });

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await setUpTownship(program);
  const { suggestions } = await program.call('links.suggest', { register: 'village', text: '那铁村' });
  const changes = { title: '排水沟纠纷', village: suggestions[0]!.id, happenedOn: '2026-10-03', people: 4 };
  await program.call('rows.save', { register: 'dispute', id: null, version: null, changes });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
  await go(`#/reports/templates?report=monthly&period=${period}`);
  await page.getByRole('heading', { name: '报表模板' }).waitFor();
});
afterAll(() => program?.close());

describe('placeholders', () => {
  it('are found, show what would be filled in, and are copied by a click or by Enter', async () => {
    await page.getByLabel('查找占位符').fill('排查受理');
    const name = page
      .locator('.pt-name')
      .filter({ hasText: /排查受理纠纷\}\}/ })
      .first();
    await expect.poll(() => name.locator('.pt-example').textContent()).toBe('1');
    await name.click();
    await page.getByText('已复制 {{排查受理纠纷}}').first().waitFor();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('{{排查受理纠纷}}');
    await page.getByRole('radio', { name: '有才写', exact: true }).click();
    await name.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('{{?排查受理纠纷}}{{/?}}');
    await page.getByRole('radio', { name: '填入' }).click();
  });
});

describe('a template', () => {
  it('with a misspelt name is told where, and is not kept', async () => {
    const path = await bookWith('县里的表.xlsx', [['{{期间}}', '{{排查受理纠分}}']]);
    await page.getByRole('button', { name: '加入模板' }).click();
    await choose(
      () =>
        dialog(/加入模板/)
          .getByRole('button', { name: '选择文件…' })
          .click(),
      path,
    );
    await dialog(/加入模板/)
      .getByText('工作表“表”B1的“{{排查受理纠分}}”没有这个名称，是不是“排查受理纠纷”？')
      .waitFor();
    await expect
      .poll(() =>
        dialog(/加入模板/)
          .getByRole('button', { name: '加入', exact: true })
          .isDisabled(),
      )
      .toBe(true);
    await dialog(/加入模板/)
      .getByRole('button', { name: '复制 {{排查受理纠纷}}' })
      .click();
    const mended = await bookWith('月报表.xlsx', [
      ['{{期间}}', '{{排查受理纠纷}}'],
      ['{{#各村}}{{村名}}', '{{排查受理纠纷}}{{/各村}}'],
      ['本镇自拟的落款'],
    ]);
    await choose(
      () =>
        dialog(/加入模板/)
          .getByRole('button', { name: '选择文件…' })
          .click(),
      mended,
    );
    await dialog(/加入模板/)
      .getByText('检查通过，有 6 处占位符。')
      .waitFor();
    await expect
      .poll(() =>
        dialog(/加入模板/)
          .getByLabel('名称')
          .inputValue(),
      )
      .toBe('月报表');
    await dialog(/加入模板/)
      .getByRole('button', { name: '加入', exact: true })
      .click();
    await card('月报表').getByText('第 1 版可用').waitFor();
  });

  it('is filled for the period', async () => {
    await card('月报表').getByRole('button', { name: '填写' }).click();
    const box = dialog('填写“月报表”');
    const rows = await sheetOf(await saved(() => box.getByRole('button', { name: '填写并保存' }).click()));
    expect(rows[0]).toEqual(['2026年10月', '1']);
    expect(rows).toContainEqual(['那铁村', '1']);
    expect(rows.length).toBeGreaterThan(30);
  });

  it('of our own document is taken out, given back as a next version, and an older version is used again', async () => {
    const path = await saved(async () => {
      await page.getByRole('button', { name: '从内置文件开始' }).click();
      await page.getByRole('menuitem', { name: /下载 Excel 模板/ }).click();
    });
    await card('月报表').getByRole('button', { name: '月报表的更多操作' }).click();
    await page.getByRole('menuitem', { name: '加入新版本' }).click();
    const box = dialog('“月报表”的新版本');
    await choose(() => box.getByRole('button', { name: '选择文件…' }).click(), path);
    await box.getByText(/检查通过，有 \d+ 处占位符。/).waitFor();
    await box.getByRole('button', { name: '作为新版本加入' }).click();
    await card('月报表').getByText('第 2 版可用').waitFor();
    await card('月报表').getByRole('button', { name: '月报表', exact: true }).click();
    const drawer = dialog('月报表');
    await expect.poll(() => drawer.getByRole('row').count()).toBe(3);
    await drawer.getByRole('button', { name: '改用' }).click();
    await drawer
      .getByRole('row', { name: /第 1 版/ })
      .getByText('使用中')
      .waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('版本');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await card('月报表').getByText('第 1 版可用').waitFor();
  });

  it('that goes with the report is offered where the report is made', async () => {
    await card('月报表').getByRole('button', { name: '月报表的更多操作' }).click();
    await page.getByRole('menuitem', { name: /随报表生成/ }).click();
    await card('月报表').getByText('报表选用').waitFor();
    await go(`#/reports/monthly?period=${period}`);
    await page.locator('.pn-sheet').waitFor();
    await page.getByRole('button', { name: '生成报告' }).click();
    const box = dialog('生成报告');
    await box.getByRole('radio', { name: /^附表/ }).check();
    await expect.poll(() => box.getByLabel('用模板“月报表”填写').isChecked()).toBe(true);
    const rows = await sheetOf(await saved(() => box.getByRole('button', { name: '生成', exact: true }).click()));
    expect(rows[0]).toEqual(['2026年10月', '1']);
    expect(rows).toContainEqual(['本镇自拟的落款']);
    await go(`#/reports/templates?report=monthly&period=${period}`);
    await card('月报表').waitFor();
  });

  it('that goes with a statistic is taken where the statistic is exported', async () => {
    await go(`#/reports/templates?report=mediation-cases&period=${period}`);
    await page.getByText('还没有模板').waitFor();
    const path = await bookWith('县里的排查表.xlsx', [['{{标题}}'], ['县里自拟的栏目']]);
    await page.getByRole('button', { name: '加入模板' }).click();
    const add = dialog(/加入模板/);
    await choose(() => add.getByRole('button', { name: '选择文件…' }).click(), path);
    await add.getByText('检查通过，有 1 处占位符。').waitFor();
    await add.getByRole('button', { name: '加入', exact: true }).click();
    await card('县里的排查表').getByRole('button', { name: '县里的排查表的更多操作' }).click();
    await page.getByRole('menuitem', { name: /随报表生成/ }).click();
    await card('县里的排查表').getByText('报表选用').waitFor();
    await go(`#/reports/view?key=mediation-cases&period=${period}`);
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const box = dialog(/^导出/);
    await box.getByText('模板“县里的排查表”（.xlsx）').first().waitFor();
    const rows = await sheetOf(await saved(() => box.getByRole('button', { name: '导出', exact: true }).click()));
    expect(rows).toContainEqual(['县里自拟的栏目']);
    await box.waitFor({ state: 'detached' });
  });

  it('stays with a locked statistic as it was then, although it is withdrawn', async () => {
    await page.getByRole('button', { name: '锁定', exact: true }).click();
    const locking = dialog(/^锁定这张表/);
    await locking.getByRole('button', { name: '锁定', exact: true }).click();
    await page.getByText('锁定后没有记录变更。').waitFor();
    const { templates } = await program.call('templates.list', {});
    const { id } = templates.find(({ name }) => name === '县里的排查表')!;
    await program.call('templates.withdraw', { template: id, reason: '县里换了表' });
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const box = dialog(/^导出/);
    await box.getByText('锁定时的模板“县里的排查表第1版”（.xlsx）').first().waitFor();
    await box.getByText('这一期已锁定，导出的文件与锁定时完全相同。').waitFor();
    const path = await saved(() => box.getByRole('button', { name: '导出', exact: true }).click());
    expect(path).toContain('_模板“县里的排查表第1版”_2026年10月_');
    expect(await sheetOf(path)).toContainEqual(['县里自拟的栏目']);
    await go(`#/reports/templates?report=monthly&period=${period}`);
    await card('月报表').waitFor();
  });

  it('goes to another township as a bundle and is known again', async () => {
    const path = await saved(async () => {
      await card('月报表').getByRole('button', { name: '月报表的更多操作' }).click();
      await page.getByRole('menuitem', { name: '导出给别的乡镇' }).click();
    });
    await page.getByRole('button', { name: '更多操作', exact: true }).click();
    await choose(() => page.getByRole('menuitem', { name: '导入模板包' }).click(), path);
    await dialog('模板包里有 1 份模板').getByText('已有，内容相同').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is withdrawn with a reason and comes back', async () => {
    await card('月报表').getByRole('button', { name: '月报表的更多操作' }).click();
    await page.getByRole('menuitem', { name: '停用' }).click();
    await dialog('停用“月报表”').getByRole('button', { name: '格式已更换' }).click();
    await dialog('停用“月报表”').getByRole('button', { name: '停用', exact: true }).click();
    await page.getByText('还没有模板').waitFor();
    await page.getByRole('button', { name: '看已停用的（1）' }).click();
    await card('月报表').getByText('停用原因：格式已更换').waitFor();
    await card('月报表').getByRole('button', { name: '恢复' }).click();
    await card('月报表').getByText('第 1 版可用').waitFor();
  });

  it('a file that is none is refused in words', async () => {
    const path = join(program.folder, '不是.docx');
    writeFileSync(path, '你好');
    await page.getByRole('button', { name: '加入模板' }).click();
    await choose(
      () =>
        dialog(/加入模板/)
          .getByRole('button', { name: '选择文件…' })
          .click(),
      path,
    );
    await dialog(/加入模板/)
      .getByText('这不是 Word 或 Excel 文件，不能作模板。')
      .waitFor();
    await page.keyboard.press('Escape');
    expect(program.complaints).toEqual([]);
  });
});
