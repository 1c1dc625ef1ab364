// 今日, the search box and the pages of 管理, in the window.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  admin,
  type CallFunction,
  focusIn,
  holdAnswers,
  openProgram,
  type Program,
  setUpTownship,
  signIn,
} from './program.ts';

let program: Program;
let page: Page;

async function fill(call: CallFunction): Promise<void> {
  await setUpTownship({ call });
  for (const name of ['张建国', '张秀兰', '彭秀英', '向志强', '张红', '张军', '张伟', '张敏', '张丽']) {
    await call('rows.save', { register: 'person', id: null, version: null, changes: { name, phone: '13807430015' } });
  }
  await call('rows.save', {
    register: 'dispute',
    id: null,
    version: null,
    changes: { title: '宅基地界线纠纷', happenedOn: '2025-03-01', dueOn: '2025-04-01', outcome: '3' },
  });
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function open(place: string, heading: string, at: Page = page): Promise<void> {
  await at.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${place}`);
  await at.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor();
}

beforeAll(async () => {
  program = await openProgram({ prepare: fill });
  ({ page } = program);
  await signIn(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
});
afterAll(() => program?.close());

describe('今日', () => {
  it('leads from a task to exactly its records', async () => {
    const task = page.getByRole('link', { name: /矛盾纠纷已过化解时限仍未办结/ });
    await task.waitFor();
    const href = (await task.getAttribute('href')) ?? '';
    const view = JSON.parse(new URLSearchParams(href.split('?')[1]).get('view') ?? '');
    await expect.poll(() => program.call('rows.count', view)).toEqual({ rows: 1 });
    await task.focus();
    await press('Enter');
    // The navigation and the page that is left have headings of this name too.
    await page.getByRole('heading', { name: '矛盾纠纷', exact: true, level: 1 }).waitFor();
    await page.getByText('共 1 条').first().waitFor();
  });

  it('backs up at a press and says when', async () => {
    await open('today', '今日');
    const manual = async () =>
      (await program.call('backups.status', {})).backups.filter(({ why }) => why === '手动').length;
    await expect.poll(() => manual()).toBe(0);
    await page.getByRole('button', { name: '立即备份' }).click();
    await page.getByText(/已备份并核对，共 \d+ 条记录/).waitFor();
    await expect.poll(() => manual()).toBe(1);
    await expect
      .poll(() => page.locator('.pa-today-backup').innerText())
      .toMatch(/最近一次\s+\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
  });
});

describe('the search box', () => {
  const box = () => page.getByRole('combobox', { name: '在全部台账中搜索' });
  const chosen = () => page.getByRole('listbox', { name: '结果' }).locator('[aria-selected=true]');

  it('finds by pinyin initials, opens by keyboard, remembers', async () => {
    await press('Control+k');
    await focusIn(box());
    await page.keyboard.type('zjg');
    await expect.poll(() => chosen().innerText()).toContain('张建国');
    await press('Enter');
    await expect.poll(() => page.url()).toMatch(/#\/register\/person\?row=/);
    await expect.poll(() => box().count()).toBe(0);
    await press('Escape');
    await open('today', '今日');
    await press('Control+k');
    await page.getByText('最近打开').waitFor();
    await expect.poll(() => chosen().innerText()).toContain('张建国');
    await press('Escape');
    await expect.poll(() => box().count()).toBe(0);
  });

  it('opens what is found first when Enter comes before the answer', async () => {
    const held = await holdAnswers(page, 'search.all');
    await press('Control+k');
    await focusIn(box());
    await page.keyboard.type('pxy');
    await press('Enter');
    await held.asked;
    await held.letGo();
    await page.getByRole('dialog', { name: '彭秀英' }).waitFor();
    await expect.poll(() => box().count()).toBe(0);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('walks through groups and their ends with the arrows', async () => {
    await press('Control+k');
    await focusIn(box());
    await page.keyboard.type('张');
    await page.getByText('在台账中列出全部 7 条').waitFor();
    await press('ArrowUp');
    await expect.poll(() => chosen().innerText()).toContain('列出全部');
    await press('Enter');
    await expect.poll(() => decodeURIComponent(page.url())).toContain('"search":"张"');
    await page.getByText('共 7 条').first().waitFor();
  });

  it('marks what was found and keeps numbers masked', async () => {
    await open('today', '今日');
    await press('Control+k');
    await focusIn(box());
    await page.keyboard.type('0015');
    await expect.poll(() => chosen().innerText()).toContain('138****0015');
    await expect.poll(() => page.locator('body').innerText()).not.toContain('13807430015');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('界线');
    await expect.poll(() => chosen().locator('mark').first().innerText()).toBe('界线');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('没有这样的');
    await page.getByText('没有找到“没有这样的”').waitFor();
    await press('Escape');
  });
});

describe('users', () => {
  it('are added with a role, and the role decides what they see', async () => {
    await open('settings/users', '用户');
    await page.getByRole('button', { name: '新增用户' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel(/^姓名/).fill('田小梅');
    await drawer.getByLabel(/^用户名/).fill('tian');
    await drawer.getByRole('radio', { name: '查阅' }).click();
    await drawer.getByLabel(/^密码/).fill('Wangcun-2026');
    await drawer.getByLabel(/^再输入一遍/).fill('Wangcun-202');
    await press('Control+s');
    await drawer.getByText('两次输入的密码不一致').waitFor();
    await drawer.getByLabel(/^再输入一遍/).fill('Wangcun-2026');
    await press('Control+s');
    await page.getByRole('cell', { name: '田小梅', exact: true }).waitFor();

    const other = await program.another();
    await signIn(other, 'tian', 'Wangcun-2026');
    await other.getByRole('heading', { name: '今日' }).waitFor();
    await expect.poll(() => other.getByRole('link', { name: '用户' }).count()).toBe(0);
    await expect.poll(() => other.getByRole('link', { name: '审计日志' }).count()).toBe(0);
    await expect.poll(() => other.getByRole('button', { name: '立即备份' }).count()).toBe(0);
    await other.context().close();
  });

  it('are switched off, which can be taken back', async () => {
    await page
      .getByRole('row', { name: /田小梅/ })
      .getByRole('button')
      .click();
    await page.getByRole('menuitem', { name: '停用' }).click();
    await page.getByText('已停用 田小梅').waitFor();
    await page.getByRole('cell', { name: '已停用' }).waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => page.getByRole('cell', { name: '已停用' }).count()).toBe(0);
  });

  it('the last administrator stays', async () => {
    await page.getByRole('row', { name: /石永红/ }).focus();
    await press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: '查阅' }).click();
    await press('Control+s');
    await drawer.getByText('至少要有一名在用的系统管理员').waitFor();
    await drawer.getByRole('radio', { name: '系统管理' }).click();
    await press('Escape');
  });

  it('a new recovery key takes the own password and voids the old sheet', async () => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '换发恢复密钥' }).click();
    await page.getByLabel('您的密码').fill('not this one');
    await press('Enter');
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('您的密码').fill(admin.password);
    await press('Enter');
    await page.locator('.pa-recovery-key').waitFor();
    await press('Escape');
    await expect.poll(() => page.locator('.pa-recovery-key').count()).toBe(1);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: '完成' }).click();
    await expect.poll(() => page.locator('.pa-recovery-key').count()).toBe(0);
  });
});

describe('the dictionaries', () => {
  it('an entry added is there to be chosen at once, by its alias too', async () => {
    await open('settings/codes', '数据字典');
    await page.getByRole('link', { name: /组织形式/ }).click();
    await page.getByRole('button', { name: '新增选项' }).click();
    await page.getByLabel(/^名称/).fill('单独设立');
    await page.getByLabel('别名').fill('单设、单独');
    await press('Control+Enter');
    await page.getByRole('cell', { name: '单独设立' }).waitFor();
    await page.getByRole('cell', { name: '单设、单独' }).waitFor();
    const { tables } = await program.call('codes.all', {});
    expect(tables.find(({ key }) => key === 'orgForm')?.entries).toMatchObject([
      { name: '单独设立', aliases: ['单设', '单独'], active: true },
    ]);

    await open('register/committee?row=new', '治保会');
    const field = page.getByRole('dialog').getByRole('combobox', { name: '组织形式' });
    await field.fill('dd');
    await page.getByRole('option', { name: '单独设立' }).click();
    await expect.poll(() => field.inputValue()).toBe('单独设立');
    await press('Escape');
    await page.getByRole('button', { name: '不保存' }).click();

    await open('settings/codes?table=orgForm', '数据字典');
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用“单独设立”').waitFor();
    await page.getByRole('cell', { name: '已停用' }).waitFor();
  });

  it('a fixed line takes a name and gives it up again; there is nothing to add or switch off', async () => {
    await open('settings/codes?table=patrolMechanism', '数据字典');
    const entries = page.getByRole('region', { name: '巡防四项机制' });
    await expect.poll(() => entries.getByText('未命名').count()).toBe(4);
    await expect.poll(() => entries.getByRole('button', { name: /新增|停用/ }).count()).toBe(0);
    await entries.getByRole('cell', { name: '机制二' }).click();
    await page.getByLabel(/^名称/).fill('专群联勤');
    await press('Control+Enter');
    await entries.getByRole('cell', { name: '专群联勤' }).click();
    await page.getByLabel(/^名称/).fill('');
    await press('Control+Enter');
    await page.getByText('机制二的名称已清空').waitFor();
    await expect.poll(() => entries.getByText('未命名').count()).toBe(4);
  });

  it('national ones cannot be edited', async () => {
    await page.getByRole('link', { name: /^民族/ }).click();
    await page.getByRole('cell', { name: '土家族' }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: '新增' }).count()).toBe(0);
  });
});

describe('backups', () => {
  it('are made, listed, opened and checked', async () => {
    await open('settings/backup', '备份');
    await page.getByRole('button', { name: '立即备份' }).click();
    await page
      .getByText(/已备份并核对/)
      .first()
      .waitFor();
    await page.getByRole('row', { name: /手动/ }).first().getByRole('button').click();
    await page.getByRole('menuitem', { name: '打开检查' }).click();
    await page.getByText(/备份完好.*已打开逐页检查/).waitFor();
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '检查正在使用的数据' }).click();
    await page.getByText('数据文件完好').waitFor();
  });

  it('go to a file of the user', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '备份到文件' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.ptbak$/);
    const bytes = readFileSync(await file.path());
    expect(bytes.length).toBeGreaterThan(50_000);
    expect(bytes.includes(Buffer.from('张建国'))).toBe(false);
  });

  it('a second folder that is not there is refused in words', async () => {
    await page.getByRole('button', { name: '设置第二备份位置' }).click();
    await page.getByLabel('文件夹').fill('backup');
    await press('Enter');
    await page.getByRole('dialog').getByText('请填写完整的文件夹位置').waitFor();
    await press('Escape');
  });
});

describe('what a user has chosen for herself', () => {
  const chosen = () => page.evaluate(() => document.documentElement.dataset.type);
  const choose = async () => {
    await page.getByRole('button', { name: new RegExp(admin.name) }).click();
    await page.getByRole('menuitemcheckbox', { name: '大字' }).click();
  };

  it('large type is there again after the window was opened anew', async () => {
    await choose();
    await expect.poll(chosen).toBe('large');
    await expect
      .poll(async () => (await program.call('preferences.get', { key: 'look.typeSize' })).value)
      .toBe('large');
    await page.reload();
    await page.getByRole('button', { name: new RegExp(admin.name) }).waitFor();
    await expect.poll(chosen).toBe('large');
    await choose();
    await expect.poll(chosen).toBe('normal');
  });
});

describe('the logs', () => {
  it('show what was done, and the changes of all registers', async () => {
    await open('settings/audit', '审计日志');
    await page.getByRole('cell', { name: '换发恢复密钥' }).waitFor();
    await page.getByRole('tab', { name: '最近变更' }).click();
    await page.getByRole('link', { name: '宅基地界线纠纷' }).waitFor();
    await expect.poll(() => page.getByText('联系电话：138****0015').count()).toBeGreaterThan(0);
  });

  it('the browser had nothing to complain about', () => {
    expect(program.complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  });
});
