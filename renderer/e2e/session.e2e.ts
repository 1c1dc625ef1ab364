// Setting up, signing in, locking and recovering as a clerk does it: in the window, by keyboard.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '../../electron/core/database/folder.ts';
import { admin, focusIn, holdAnswers, openProgram, type Program, setUpTownship, signIn } from './program.ts';

const password = (page: Page) => page.getByLabel('密码', { exact: true });
const text = (page: Page) => page.locator('body').innerText();

describe('the set-up wizard', () => {
  let program: Program;
  beforeAll(async () => {
    program = await openProgram();
  });
  afterAll(() => program?.close());

  it('goes from an empty folder to 今日 without the mouse', async () => {
    const { page } = program;
    const press = (key: string) => page.keyboard.press(key);
    await page.getByRole('option', { name: '北京市' }).waitFor();
    await page.keyboard.type('bj qlz');
    await page.getByRole('option', { name: /迁陵镇/ }).waitFor();
    await expect.poll(() => page.getByRole('option').count()).toBeLessThan(10);
    const active = page.locator('[role=option][aria-selected=true]');
    for (
      let place = (await active.innerText()).trim();
      !place.includes('迁陵镇');
      place = (await active.innerText()).trim()
    ) {
      await press('ArrowDown');
      await expect.poll(async () => (await active.innerText()).trim()).not.toBe(place);
    }
    await press('Enter');

    await page.getByText('共 40 个：11 个社区、29 个村').waitFor();
    await page.getByRole('textbox', { name: /433125109001 名称/ }).focus();
    await press('Control+A');
    await page.keyboard.type('风筝坪新社区');
    await page.getByRole('checkbox', { name: '建立 那铁村' }).focus();
    await press('Space');
    await page.getByText('共 39 个：11 个社区、28 个村').waitFor();
    await page.getByRole('button', { name: '下一步' }).focus();
    await press('Enter');

    await focusIn(page.getByLabel(/^姓名/));
    for (const typed of [admin.name, admin.login, '1234', admin.password]) {
      await page.keyboard.type(typed);
      await press('Enter');
    }
    await press('Enter');
    await page.getByText('两次输入的密码不一致').waitFor();
    await expect.poll(() => text(page)).toContain('密码至少 8 位');
    await page.getByLabel(/^密码/).focus();
    await press('Control+A');
    await page.keyboard.type(admin.password);
    await press('Enter');
    await press('Enter');
    await press('Enter');

    await page.locator('.pa-recovery-key').waitFor();
    const shown = (await page.locator('.pa-recovery-key').innerText()).replace(/\s+/g, '-');
    expect(shown).toMatch(/^([2-9A-HJ-NP-Z]{4}-){8}[2-9A-HJ-NP-Z]{4}$/);
    await expect.poll(() => page.getByRole('button', { name: '开始使用' }).isDisabled()).toBe(true);
    await focusIn(page.getByRole('button', { name: /恢复表/ }));
    const download = page.waitForEvent('download');
    await press('Enter');
    const sheet = await download;
    expect(sheet.suggestedFilename()).toBe('迁陵镇恢复表.docx');
    expect(
      readFileSync(await sheet.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page.getByRole('checkbox').focus();
    await press('Space');
    await page.getByRole('button', { name: '开始使用' }).focus();
    await press('Enter');

    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.getByText('从这里开始').waitFor();
    await expect.poll(() => text(page)).toContain('村（社区）已建好 39 个');
    const { view } = await signedIn(program, () =>
      program.call('views.open', {
        register: 'village',
        filters: [{ field: 'name', op: 'is', value: '风筝坪新社区' }],
      }),
    );
    expect(view).not.toBe('');
    expect(program.complaints).toEqual([]);
  });
});

async function signedIn<T>(program: Program, work: () => Promise<T>): Promise<T> {
  await program.call('session.login', { login: admin.login, password: admin.password });
  return work();
}

describe('a township', () => {
  let program: Program;
  let page: Page;
  let recoveryKey: string;
  beforeAll(async () => {
    program = await openProgram({
      async prepare(call) {
        ({ recoveryKey } = await setUpTownship({ call }));
      },
    });
    ({ page } = program);
  });
  afterAll(() => program?.close());

  it('says a wrong password, lets the right one in', async () => {
    await signIn(page, admin.login, 'falsch-1');
    await page.getByRole('alert').getByText('用户名或密码不对').waitFor();
    await expect.poll(() => password(page).inputValue()).toBe('');
    await focusIn(password(page));
    await page.keyboard.type(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  it('locks with Ctrl+L: nothing is seen, what was typed is still there', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/settings/office';
    });
    await page.getByLabel('审核人').fill('彭武生');
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    await expect.poll(() => text(page)).not.toContain('审核人');
    await expect.poll(() => page.getByLabel('审核人').isVisible()).toBe(false);
    await focusIn(password(page));
    // Had the search box opened, the password would be typed into it.
    await page.keyboard.press('Control+k');
    await page.keyboard.type(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    await expect.poll(() => page.getByLabel('审核人').inputValue()).toBe('彭武生');
    await page.getByRole('link', { name: '今日', exact: true }).click();
    await page.getByRole('dialog', { name: '设置还没有保存' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByLabel('审核人').inputValue()).toBe('彭武生');
    await page.keyboard.press('Control+s');
    await page.getByText('设置已保存').waitFor();
  });

  it('stays locked when the core answers late what it was asked before', async () => {
    await page.clock.install();
    const lock = async () => {
      await page.keyboard.press('Control+l');
      await page.getByRole('heading', { name: '已锁定' }).waitFor();
    };
    const unlock = async () => {
      await password(page).fill(admin.password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    };
    await lock();
    await unlock();
    const held = await holdAnswers(page, 'session.state');
    // The window asks now and then whether the core has locked itself.
    await page.clock.fastForward(21_000);
    await held.asked;
    await lock();
    const shows = await page.locator('.pa-gate[inert]').evaluateHandle((gate) => {
      const seen = { open: false };
      const watch = () => {
        seen.open ||= !gate.hasAttribute('inert');
      };
      new MutationObserver(watch).observe(gate, { attributes: true });
      return seen;
    });
    await held.letGo();
    // Long enough for the answer to be drawn.
    await page.waitForTimeout(500);
    expect(await shows.jsonValue()).toEqual({ open: false });
    await unlock();
    await page.clock.resume();
  });

  it('slows guessing down and counts the seconds', async () => {
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await focusIn(password(page));
      await page.keyboard.type(`wrong-${attempt}`);
      await page.keyboard.press('Enter');
      // Emptied when it was refused.
      await expect.poll(() => password(page).inputValue()).toBe('');
      await page.getByRole('alert').waitFor();
    }
    await page.getByRole('button', { name: /请等待 \d 秒/, disabled: true }).waitFor();
    await page.getByRole('button', { name: '解锁' }).waitFor();
    await focusIn(password(page));
    await page.keyboard.type(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
  });

  it('changes the own password; the old one is void', async () => {
    await page.getByRole('button', { name: /石永红/ }).click();
    await page.getByRole('menuitem', { name: '改密码' }).click();
    await page.getByLabel('现在的密码').fill(admin.password);
    await page.getByLabel('新密码').fill('Yamu-2026');
    await page.getByLabel('再输入一遍').fill('Yamu-2026');
    await page.getByRole('button', { name: '改密码', exact: true }).click();
    await page.getByText('密码已改').waitFor();
    await page.getByRole('button', { name: /石永红/ }).click();
    await page.getByRole('menuitem', { name: '退出' }).click();
    await signIn(page);
    await page.getByRole('alert').getByText('用户名或密码不对').waitFor();
  });

  it('is opened again by the recovery key', async () => {
    await page.getByRole('button', { name: '忘记密码' }).click();
    await page.getByLabel('恢复密钥').fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    await page.getByLabel('用户名').fill(admin.login);
    await page.getByLabel('新密码').fill(admin.password);
    await page.getByLabel('再输入一遍').fill(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  it('locks itself when nobody has worked for a quarter of an hour', async () => {
    await page.getByRole('link', { name: '审计日志' }).click();
    await page.getByRole('cell', { name: '改密码' }).waitFor();
    program.pass(16 * 60_000);
    await page.getByRole('heading', { name: '已锁定' }).waitFor();
    await focusIn(password(page));
    await page.keyboard.type(admin.password);
    await page.keyboard.press('Enter');
    await page.getByRole('cell', { name: '改密码' }).waitFor();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    const refused = program.complaints.filter((line) => !line.includes('status of 4'));
    expect(refused).toEqual([]);
  });
});

describe('a damaged database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-damaged-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is recognised at the start, and the newest good backup brings it back', async () => {
    const before = await openProgram({ folder });
    await setUpTownship(before);
    const { job } = await before.call('backups.now', {});
    await expect.poll(async () => (await before.call('jobs.status', { job })).state).toBe('done');
    await before.close();
    const database = dataFolder(folder).database;
    const bytes = readFileSync(database);
    bytes.fill(7, 512, 4096);
    writeFileSync(database, bytes);

    const after = await openProgram({ folder });
    try {
      const { page } = after;
      await signIn(page);
      await page.getByRole('heading', { name: '台账打不开' }).waitFor();
      await page.getByRole('button', { name: '恢复这份备份' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
      await page.getByRole('button', { name: '登录' }).waitFor();
      await signIn(page);
      await page.getByRole('heading', { name: '今日' }).waitFor();
      await page.getByText('村（社区）已建好 40 个').waitFor();
    } finally {
      await after.close();
    }
  });
});

describe('a backup on another computer', () => {
  let program: Program;
  let backup: Buffer;
  beforeAll(async () => {
    const first = await openProgram({
      async prepare(call) {
        await setUpTownship({ call });
      },
    });
    await signIn(first.page);
    await first.page.getByRole('link', { name: '备份', exact: true }).click();
    const download = first.page.waitForEvent('download');
    await first.page.getByRole('button', { name: '备份到文件' }).click();
    backup = readFileSync(await (await download).path());
    await first.close();
    program = await openProgram();
  });
  afterAll(() => program?.close());

  const choose = async (page: Page, name: string, bytes: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '选择备份文件' }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  };

  it('another file is refused in words, a cut one too', async () => {
    const { page } = program;
    await page.getByRole('button', { name: '已有备份' }).click();
    await choose(page, '花名册.ptbak', Buffer.from('姓名,电话\n'));
    await page.getByRole('alert').getByText(/备份/).waitFor();
    await choose(page, '平安台账备份.ptbak', backup.subarray(0, backup.length - 1000));
    await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/不完整|损坏/);
  });

  it('is restored by the wizard, and its password opens it', async () => {
    const { page } = program;
    await choose(page, '平安台账备份.ptbak', backup);
    await page.getByRole('button', { name: '登录' }).waitFor();
    await expect.poll(() => text(page)).toContain('迁陵镇');
    await signIn(page);
    await page.getByText('村（社区）已建好 40 个').waitFor();
  });
});
