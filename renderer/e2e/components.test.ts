// The component set under a real keyboard, in real Chromium, on the sheets of the gallery.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Gallery, openGallery } from './gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
}, 60_000);
afterAll(() => gallery.close());

/** The label of the field that has the focus, or the words of the button. */
const focused = () =>
  gallery.page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (element?.getAttribute('role') === 'radio') return 'radiogroup';
    return element?.labels?.[0]?.textContent || element?.textContent || '';
  });

describe('a form in a drawer', () => {
  beforeEach(() => gallery.show('form'));

  test('starts in the first field, and Enter goes from field to field to the save button', async () => {
    const { keyboard } = gallery.page;
    await expect.poll(focused).toBe('姓名*');
    for (const next of [
      '联系电话',
      '公民身份号码*',
      '民族',
      '会中职务*',
      '参加日期*',
      'radiogroup',
      '培训年月',
      '服务时长',
      '携带装备',
      '备注',
    ]) {
      await keyboard.press('Enter');
      await expect.poll(focused).toBe(next);
    }
    await keyboard.press('Control+Enter');
    await expect.poll(focused).toBe('保存');
  });

  test('a code is taken by pinyin initials, and Enter goes on', async () => {
    const { page } = gallery;
    await page.getByLabel('民族').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('mz');
    await page.waitForSelector('[role=option]:has-text("苗族")');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('民族').inputValue()).toBe('苗族');
    await expect.poll(() => focused()).toBe('会中职务*');
  });

  test('a day is read in any spelling; a text that is no day stays and is explained', async () => {
    const { page } = gallery;
    const day = page.getByLabel('参加日期');
    await day.fill('2026年3月9日');
    await page.keyboard.press('Enter');
    await expect.poll(() => day.inputValue()).toBe('2026-03-09');
    await day.fill('2026.2.30');
    await page.keyboard.press('Tab');
    await page.getByText('没有 2026年2月30日 这一天').waitFor();
    await expect.poll(() => day.inputValue()).toBe('2026.2.30');
  });

  test('Ctrl+S saves; Esc with unsaved input asks and keeps what was typed', async () => {
    const { page } = gallery;
    await page.getByLabel('联系电话').fill('13900001111');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '修改还没有保存' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: '修改还没有保存' }).waitFor({ state: 'detached' });
    await expect.poll(() => page.getByLabel('联系电话').inputValue()).toBe('13900001111');
    await page.keyboard.press('Control+s');
    await page.getByText('已保存 张建国').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a link offers people of one name apart, and a new one in place', async () => {
    const { page } = gallery;
    const name = page.getByLabel('姓名');
    await name.fill('张');
    await page.getByRole('option', { name: /陇木峒村/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused()).toBe('联系电话');
    await name.fill('覃大山');
    await page.getByRole('option', { name: '新建人员“覃大山”' }).click();
    await expect.poll(() => name.inputValue()).toBe('覃大山');
  });

  test('yes and no by key, and empty again', async () => {
    const { page } = gallery;
    const yes = page.getByRole('radio', { name: '是' });
    await yes.focus();
    await page.keyboard.press('0');
    await expect.poll(() => page.getByRole('radio', { name: '否' }).getAttribute('aria-checked')).toBe('true');
    await page.keyboard.press('Delete');
    await expect.poll(() => page.getByRole('radio', { name: '否' }).getAttribute('aria-checked')).toBe('false');
    await expect.poll(() => yes.getAttribute('aria-checked')).toBe('false');
  });

  test('every input has a name', async () => {
    await gallery.page.getByLabel('备注').waitFor();
    const nameless = await gallery.page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLInputElement>(
          'input:not([type=hidden]):not([hidden]), textarea:not([aria-hidden])',
        ),
      ]
        .filter((input) => !input.getAttribute('aria-label') && (input.labels?.length ?? 0) === 0)
        .map((input) => input.outerHTML),
    );
    expect(nameless).toEqual([]);
  });
});

describe('dialogs and notices', () => {
  test('a reason is asked for; a common one fills the text', async () => {
    const { page } = gallery;
    await gallery.show('reason');
    await expect.poll(() => page.getByRole('button', { name: '显示', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '上级检查核对' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: '原因' }).inputValue()).toBe('上级检查核对');
    await expect.poll(() => page.getByRole('button', { name: '显示', exact: true }).isDisabled()).toBe(false);
  });

  test('notices stand in a live region, and one is taken back', async () => {
    const { page } = gallery;
    await gallery.show('notices');
    await expect.poll(() => page.getByRole('region', { name: '通知' }).getAttribute('aria-live')).toBe('polite');
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('U 盘已写满');
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('已注销 1 条').waitFor({ state: 'detached' });
  });
});

describe('the lock', () => {
  test('hides an open form and its shortcuts, takes the keyboard, and gives back what was typed', async () => {
    const { page } = gallery;
    await gallery.show('locked');
    await page.getByLabel('联系电话').fill('13911112222');
    await page.keyboard.press('F9');
    await page.getByText('已锁定').waitFor();
    await expect.poll(() => page.getByText('联系电话').isVisible()).toBe(false);
    await page.getByLabel('密码').focus();
    await page.keyboard.type('secret');
    await expect.poll(() => page.getByLabel('密码').inputValue()).toBe('secret');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '解锁' }).click();
    await expect.poll(() => page.getByLabel('联系电话').inputValue()).toBe('13911112222');
    // Saving would be told within a frame or two.
    await page.waitForTimeout(300);
    expect(await page.getByText('已保存 张建国').count()).toBe(0);
  });
});

describe('help beside the work', () => {
  test('turns to a linked page and back, and finds by words', async () => {
    const { page } = gallery;
    await gallery.show('help');
    const help = page.getByRole('complementary', { name: '帮助' });
    await expect.poll(() => help.getByRole('heading', { level: 1 }).textContent()).toBe('台账表格');
    await help.getByRole('button', { name: '表单' }).first().click();
    await expect.poll(() => help.getByRole('heading', { level: 1 }).textContent()).toBe('表单');
    await help.getByRole('button', { name: '返回' }).click();
    await expect.poll(() => help.getByRole('heading', { level: 1 }).textContent()).toBe('台账表格');
    await help.getByRole('textbox', { name: '搜索帮助' }).fill('恢复密钥');
    await help.getByRole('button', { name: /开始使用/ }).click();
    await expect.poll(() => help.getByRole('heading', { level: 1 }).textContent()).toBe('开始使用');
  });
});

test('nothing was complained about', () => {
  expect(gallery.complaints).toEqual([]);
});
