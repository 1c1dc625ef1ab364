// The import wizard as a clerk uses it, on the sample ledgers, with the real core behind it.
import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../build/projectRoot.ts';
import { admin, focusIn, holdAnswers, openProgram, type Program, signIn } from './program.ts';

const ledger = (name: string) => inProject('build', 'samples', 'ledgers', name);
const members = '01 治保会花名册.xlsx';
const teams = '02 义务巡防队花名册（各村一表）.xlsx';
const disputes = '03 矛盾纠纷排查化解台账.xls';
const visits = '04 独居老人走访登记.csv';

interface Expected {
  dataRows: number;
  sheets?: number;
  mustBeFlagged?: Record<string, number[]>;
}

const expected = JSON.parse(readFileSync(ledger('expected.json'), 'utf8')) as Record<string, Expected>;

let program: Program;
let page: Page;

type Upload = string | { name: string; mimeType: string; buffer: Buffer };

const csv = (name: string, lines: string[]): Upload => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

async function start(hash = '#/import'): Promise<void> {
  await page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, '#/help');
  await page.getByRole('heading', { name: '导入台账' }).waitFor({ state: 'detached' });
  await page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
  await page.getByRole('heading', { name: '导入台账' }).waitFor();
}

async function choose(file: Upload): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles(file as string);
}

const next = () => page.getByRole('button', { name: '下一步：核对' });

/** From the file to the checked rows, taking the proposed mapping. */
async function check(file: Upload): Promise<void> {
  await start();
  await choose(file);
  await next().click();
  await page.getByRole('grid').waitFor();
}

/** The figures of the filters. */
async function counts(): Promise<Record<string, number>> {
  const tabs = await page.locator('.pa-review-filters [role=tab]').allInnerTexts();
  return Object.fromEntries(
    tabs.map((text) => {
      const [title = '', figure = ''] = text.split(/\s+/);
      return [title, Number(figure.replace(/,/g, ''))];
    }),
  );
}

const filter = (title: string) => page.getByRole('tab', { name: new RegExp(`^${title}`) });
const cell = (row: number, key: string) => page.locator(`[data-row="${row}"][id$="-${key}"]`);

/** The ledger's own numbers of the rows on screen, once all of a short list are there. */
async function serialsShown(rows: number): Promise<string[]> {
  const numbers = page.locator('[id$="-serial"]:not(:empty)');
  await expect.poll(() => numbers.count()).toBe(rows);
  return numbers.allInnerTexts();
}

/** Ctrl+S, and yes to leaving the rest. */
async function save(): Promise<void> {
  await page.keyboard.press('Control+s');
  const yes = page.getByRole('dialog').getByRole('button', { name: /^导入/ });
  const result = page.getByRole('region', { name: '导入结果' });
  await yes.or(result).first().waitFor();
  if (await yes.isVisible()) await yes.click();
  await result.waitFor();
}

/** The figures of the result by their captions. */
async function figures(): Promise<Record<string, number>> {
  const parts = await page.locator('.pa-import-figures > div').allInnerTexts();
  return Object.fromEntries(
    parts.map((text) => {
      const [caption = '', figure = ''] = text.split(/\s+/);
      return [caption, Number(figure.replace(/,/g, ''))];
    }),
  );
}

async function rowsOf(register: string): Promise<number> {
  const { total } = await program.call('views.open', { register });
  return total;
}

async function undo(): Promise<void> {
  await page.getByRole('button', { name: '撤销本次导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await page.getByText('已撤销，台账恢复到导入以前').waitFor();
}

async function downloaded(press: () => Promise<void>): Promise<{ name: string; sheet: ExcelJS.Worksheet }> {
  const waiting = page.waitForEvent('download');
  await press();
  const file = await waiting;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await file.path());
  return { name: file.suggestedFilename(), sheet: workbook.worksheets[0]! };
}

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await program.call('setup.create', {
    division: '433125109',
    admin: { login: admin.login, name: admin.name, newPassword: admin.password },
  });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

describe('choosing a file', () => {
  it('says in words what cannot be read, and stays where it is', async () => {
    await start();
    await choose({ name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('不是表格') });
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await expect.poll(() => alert.innerText()).not.toMatch(/Error|undefined|at /);
    await expect.poll(() => page.getByRole('button', { name: '选择文件' }).isEnabled()).toBe(true);
  });

  it('takes a file that was dropped, and no other kind', async () => {
    await start();
    const drop = (name: string, text: string) =>
      page.evaluate(
        ([fileName, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content ?? ''], fileName ?? ''));
          document
            .querySelector('.pa-file-drop')
            ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, text],
      );
    await drop('会议记录.docx', 'x');
    await page.getByText('不是表格文件').waitFor();
    await drop('人员.csv', '姓名,性别,联系电话\r\n石大山,男,13907431111\r\n');
    await next().waitFor();
    await expect.poll(() => page.locator('.pa-page-note').innerText()).toBe('人员.csv → 人员');
  });

  it('hands out an empty sheet of the register that was asked for', async () => {
    await start('#/import?register=visit');
    const { name, sheet } = await downloaded(() => page.getByRole('button', { name: '下载空白表' }).click());
    expect(name).toBe('走访记录_空白表.xlsx');
    expect(sheet.rowCount).toBeGreaterThan(0);
  });
});

describe('the committee ledger', () => {
  const { dataRows, mustBeFlagged = {} } = expected[members] as Expected;
  const mustBeHeld = ['idStoredAsNumber', 'idChecksumWrong', 'unknownVillage', 'noName'].flatMap(
    (why) => mustBeFlagged[why] ?? [],
  );
  let held = 0;

  it('is checked row by row: what must be held is held, the rest can go in', async () => {
    await check(ledger(members));
    await expect.poll(async () => (await counts()).全部).toBe(dataRows);
    const seen = await counts();
    held = seen.退回 ?? 0;
    expect((seen.可导入 ?? 0) + (seen.有提示 ?? 0)).toBe(dataRows - held);
    await filter('退回').click();
    const serials = (await serialsShown(held)).map(Number);
    expect(serials).toEqual(expect.arrayContaining(mustBeHeld));
    const flagged = Object.values(mustBeFlagged).flat();
    expect(serials.filter((serial) => !flagged.includes(serial))).toEqual([]);
  });

  it('a held row is mended in place by keyboard and may go in', async () => {
    const serials = await serialsShown(held);
    const at = serials.indexOf(String(mustBeFlagged.unknownVillage?.[0]));
    for (let step = 0; step < at; step += 1) await page.keyboard.press('F8');
    await expect.poll(() => page.locator('.pa-row-panel').innerText()).toContain('这个村（社区）');
    await page.keyboard.type('喜鹊溪');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(at, 'village').innerText()).toBe('喜鹊溪社区');
    await expect.poll(async () => (await counts()).退回).toBe(held - 1);
    await expect.poll(() => cell(at, ':state').innerText()).toBe('可导入');
  });

  it('is saved but for the held rows, which come back as a workbook with the reasons', async () => {
    await save();
    await expect
      .poll(() => figures())
      .toEqual({ 表中共有: dataRows, 已保存: dataRows - held + 1, 退回: held - 1, 未变: 0 });
    await expect.poll(() => rowsOf('committeeMember')).toBe(dataRows - held + 1);
    const { name, sheet } = await downloaded(() => page.getByRole('button', { name: '保存退回名单' }).click());
    expect(name).toBe('01 治保会花名册_退回.xlsx');
    const lines: string[][] = [];
    sheet.eachRow((row) => {
      lines.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')));
    });
    const head = lines.findIndex((line) => line.at(-1) === '退回原因');
    const back = lines.slice(head + 1);
    expect(back).toHaveLength(held - 1);
    for (const line of back) expect(line.at(-1)).toMatch(/[\u4e00-\u9fff]/);
  });

  it('can be mended further at once, as an import of its own that is taken back alone', async () => {
    const before = await rowsOf('committeeMember');
    await page.getByRole('button', { name: '现在就改' }).click();
    await page.getByRole('grid').waitFor();
    await expect.poll(async () => (await counts()).退回).toBe(held - 1);
    const serials = await serialsShown(held - 1);
    const at = serials.indexOf(String(mustBeFlagged.noName?.[0]));
    for (let step = 0; step < at; step += 1) await page.keyboard.press('F8');
    await expect.poll(() => page.locator('.pa-row-panel').innerText()).toContain('没有姓名');
    await page.keyboard.type('石来凤');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await counts()).退回).toBe(held - 2);
    await save();
    await expect.poll(async () => (await figures()).已保存).toBe(1);
    await expect.poll(() => rowsOf('committeeMember')).toBe(before + 1);
    await undo();
    await expect.poll(() => rowsOf('committeeMember')).toBe(before);
  });

  it('asks before mended cells are lost, and knows the file when it comes again', async () => {
    await check(ledger(members));
    await expect.poll(async () => (await counts()).未变).toBe(dataRows - held);
    await page.getByRole('button', { name: '上一步' }).click();
    await next().waitFor();
    await expect.poll(() => page.getByText('沿用上次').count()).toBeGreaterThan(5);
    const remark = page.getByRole('combobox', { name: '“备注”导入为' });
    await remark.click();
    await remark.fill('xm');
    await page.getByRole('option', { name: /^姓名/ }).click();
    await expect.poll(() => page.getByText('重复', { exact: true }).count()).toBe(2);
    await expect.poll(() => next().isDisabled()).toBe(true);
    await remark.fill('beizhu');
    await page.getByRole('option', { name: /^备注/ }).click();
    await next().click();
    await page.getByRole('grid').waitFor();
    await filter('退回').click();
    await page.getByRole('tab', { name: /^退回/, selected: true }).waitFor();
    await expect.poll(() => cell(0, ':state').innerText()).toBe('退回');
    await focusIn(page.locator('.pg-editor'));
    const late = await holdAnswers(page, 'imports.mend');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.pg-row').first().innerText()).toContain('x');
    // Also while it is still on its way to the core.
    await page.getByRole('link', { name: '今日', exact: true }).click();
    await page.getByRole('dialog', { name: '放弃这次导入？' }).waitFor();
    await late.letGo();
    await page.getByRole('button', { name: '放弃导入' }).click();
    await page.getByRole('heading', { name: '导入台账' }).waitFor({ state: 'detached' });
  });
});

describe('the other ledgers', () => {
  it('six teams in six sheets, one man in two of them', async () => {
    const { dataRows, sheets } = expected[teams] as Expected;
    await start();
    await choose(ledger(teams));
    await next().waitFor();
    await expect.poll(() => page.locator('.pa-import-sheets li').count()).toBe(sheets);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').waitFor();
    await save();
    await expect.poll(() => figures()).toMatchObject({ 表中共有: dataRows, 已保存: dataRows });
    await expect.poll(() => rowsOf('teamMember')).toBe(dataRows);
    await expect.poll(() => rowsOf('team')).toBe(sheets);
  });

  it('disputes of an old workbook, all taken back again', async () => {
    const { dataRows } = expected[disputes] as Expected;
    await check(ledger(disputes));
    await save();
    await expect.poll(async () => (await figures()).已保存).toBe(dataRows);
    await expect.poll(() => rowsOf('dispute')).toBe(dataRows);
    await undo();
    await expect.poll(() => rowsOf('dispute')).toBe(0);
  });

  it('visits of a GBK text file', async () => {
    const { dataRows } = expected[visits] as Expected;
    await check(ledger(visits));
    await save();
    await expect.poll(async () => (await figures()).已保存).toBe(dataRows);
    await expect.poll(() => rowsOf('visit')).toBe(dataRows);
  });
});

describe('people who may be registered already', () => {
  it('are settled by keyboard: the one she is, a new one, or handed back', async () => {
    const before = await rowsOf('person');
    await check(csv('新名单.csv', ['姓名,性别,联系电话', '胡远志,男,13900001111', '谭春生,,13900002222', '李天佑,,']));
    await expect.poll(() => counts()).toMatchObject({ 全部: 3, 待确认: 3 });
    await expect.poll(() => page.getByRole('button', { name: '导入 0 行' }).isDisabled()).toBe(true);
    const panel = page.locator('.pa-row-panel');
    await expect.poll(() => panel.innerText()).toContain('胡远志');
    await expect.poll(() => panel.innerText()).toMatch(/\*{4}/);
    await page.keyboard.press('Alt+1');
    await expect.poll(() => panel.innerText()).toContain('第 3 行');
    await page.keyboard.press('Alt+0');
    await expect.poll(() => panel.innerText()).toContain('第 4 行');
    await page.keyboard.press('Alt+-');
    await expect.poll(async () => (await counts()).退回).toBe(1);
    await filter('退回').click();
    const chosen = panel.locator('[aria-pressed=true]');
    await expect.poll(() => chosen.innerText()).toContain('先退回');
    await page.keyboard.press('Alt+0');
    await expect.poll(() => chosen.innerText()).toContain('都不是');
    await page.keyboard.press('Alt+-');
    await expect.poll(() => chosen.innerText()).toContain('先退回');
    await save();
    await expect.poll(() => figures()).toMatchObject({ 表中共有: 3, 已保存: 2, 退回: 1 });
    await expect.poll(() => rowsOf('person')).toBe(before + 1);
    await undo();
    await expect.poll(() => rowsOf('person')).toBe(before);
  });
});

it('the browser has nothing to complain of', () => {
  expect(program.complaints).toEqual([]);
});
