// The work report in the window: its text with linked numbers, what is missing, files, lock and correction; the centre.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdAnswers, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
const period = '2026-10';

const go = (hash: string, on = page) =>
  on.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
const opened = () => program.call('monthly.open', { period });
const words = async (key: string) => {
  const { text } = await opened();
  return (text.sections.find((section) => section.key === key)?.paragraphs ?? []).map(({ isOwn, runs }) => ({
    isOwn,
    words: runs.map((run) => (run.kind === 'number' ? `[${run.text}]` : run.text)).join(''),
  }));
};
const section = (title: string) => page.getByRole('region', { name: title, exact: true });
const editor = (title: string) => section(title).getByRole('textbox', { name: title });

async function dispute(title: string, changes: Record<string, string | number>): Promise<void> {
  await program.call('rows.save', { register: 'dispute', id: null, version: null, changes: { title, ...changes } });
}

const saved = () => expect.poll(() => page.locator('.pn-saved').textContent()).toBe('已自动保存');

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  const { suggestions } = await program.call('links.suggest', { register: 'village', text: '那铁村' });
  const base = { village: suggestions[0]!.id, event: '0201', provincialKind: '17' };
  await dispute('排水沟纠纷', { ...base, happenedOn: '2026-10-03', people: 4, outcome: '1', resolvedOn: '2026-10-20' });
  await dispute('宅基地纠纷', { ...base, happenedOn: '2026-10-10', people: 6 });
  const report = { month: period, village: base.village, reportedOn: '2026-11-01' };
  await program.call('rows.save', { register: 'villageReport', id: null, version: null, changes: report });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
  await go(`#/reports/monthly?period=${period}`);
  await page.locator('.pn-sheet').waitFor();
});
afterAll(() => program?.close());

describe('the text', () => {
  it('is drafted by itself, and a number opens exactly its records', async () => {
    const title = page.getByLabel('报告标题');
    await expect.poll(() => title.inputValue()).toContain('2026年10月平安建设（综治）工作月报');
    await editor('矛盾纠纷排查化解').locator('.pn-number').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('定义', { exact: true }).waitFor();
    await drawer.getByText(/^共 \d+ 条记录$/).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('what is typed is saved by itself and marked as one’s own', async () => {
    await editor('下步打算').click();
    await page.keyboard.type('全面排查宅基地纠纷');
    await page.keyboard.press('Enter');
    await page.keyboard.type('十一月底前完成');
    await saved();
    await expect
      .poll(() => words('plans'))
      .toEqual([
        { isOwn: true, words: '全面排查宅基地纠纷' },
        { isOwn: true, words: '十一月底前完成' },
      ]);
    await expect.poll(() => editor('下步打算').locator('p.pn-own').count()).toBe(2);
  });

  it('a number is put in at the caret, is not opened by typing, goes as a whole and comes back', async () => {
    await page.keyboard.press('Control+i');
    const box = page.getByRole('dialog', { name: '插入数字' });
    await box.getByLabel('查找指标').fill('受理');
    await box
      .getByRole('button', { name: / 本期 2$/ })
      .first()
      .click();
    await box.waitFor({ state: 'detached' });
    await expect.poll(() => editor('下步打算').locator('.pn-number').count()).toBe(1);
    await page.keyboard.type('件');
    // Asked of the core: the sign on the page may still tell of the save before.
    const second = () => words('plans').then((lines) => lines[1]!.words);
    await expect.poll(second).toBe('十一月底前完成[2]件');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Enter');
    const passport = page.getByRole('dialog');
    await passport.getByText('共 2 条记录').waitFor();
    await page.keyboard.press('Escape');
    await passport.waitFor({ state: 'detached' });
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect.poll(second).toBe('十一月底前完成');
    await page.keyboard.press('Control+z');
    await expect.poll(second).toContain('[2]');
  });

  it('the arrow keys go on into the next section', async () => {
    await editor('下步打算').locator('p').first().click();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-text'))).toBe('problems');
  });

  it('a section is left out and the numbers behind it move up', async () => {
    const headings = () => page.locator('.pn-section h3').allTextContents();
    // Nothing is written there yet: it would not be printed and has no number.
    await expect.poll(() => headings()).toContain('典型案例');
    await editor('典型案例').click();
    await page.keyboard.type('田某与杨某因排水沟发生纠纷，调解后达成协议。');
    await expect.poll(headings).toContain('三、典型案例');
    const cases = (await headings()).find((heading) => heading.endsWith('典型案例'))!;
    await section('典型案例').getByRole('button', { name: '不写入报告：典型案例' }).click();
    await section('典型案例').getByText('不写入报告').waitFor();
    await expect.poll(() => page.locator('.pn-section h3').allTextContents()).toContain(`${cases.slice(0, 2)}存在问题`);
    await section('典型案例').getByRole('button', { name: '写入报告' }).click();
    await saved();
  });

  it('a refresh brings today’s numbers into one’s own sentences and leaves the words', async () => {
    const { suggestions } = await program.call('links.suggest', { register: 'village', text: '那铁村' });
    await dispute('山林纠纷', {
      village: suggestions[0]!.id,
      event: '0201',
      provincialKind: '17',
      happenedOn: '2026-10-21',
    });
    await page.getByRole('button', { name: '刷新数字' }).click();
    const box = page.getByRole('dialog', { name: /刷新后有 \d+ 个数字不同/ });
    await box.getByRole('row').nth(1).waitFor();
    await box.getByRole('button', { name: '关闭' }).last().click();
    await expect.poll(() => words('plans').then((lines) => lines[1]!.words)).toContain('十一月底前完成[3]');
  });

  it('what is typed while the numbers are being counted stays', async () => {
    const held = await holdAnswers(page, 'monthly.refresh');
    await page.getByRole('button', { name: '刷新数字' }).click();
    await held.asked;
    await editor('下步打算').locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('，逐户走访');
    await held.letGo();
    await page.getByText(/^已刷新/).waitFor();
    await expect.poll(() => editor('下步打算').innerText()).toContain('，逐户走访');
    await expect.poll(() => words('plans').then((lines) => lines[0]!.words)).toContain('，逐户走访');
  });

  it('what is typed while another’s words are being put in stays too', async () => {
    const { run, version, text, signers } = await opened();
    const paragraphs = [{ id: 'other', isOwn: true, runs: [{ kind: 'text' as const, text: '对方补的' }] }];
    const sections = text.sections.map((each) => (each.key === 'problems' ? { ...each, paragraphs } : each));
    await program.call('monthly.save', { run: run.id, version, text: { ...text, sections }, signers });
    const held = await holdAnswers(page, 'monthly.open');
    await editor('下步打算').locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('，先写的');
    await held.asked;
    await page.keyboard.type('，后写的');
    await held.letGo();
    await expect.poll(() => editor('存在问题').innerText()).toContain('对方补的');
    await expect.poll(() => words('plans').then((lines) => lines[0]!.words)).toContain('，先写的，后写的');
    await expect.poll(() => words('problems')).toEqual([{ isOwn: true, words: '对方补的' }]);
  });

  it('two people at once: different sections are put together, the same one is asked', async () => {
    const { run, version, text, signers } = await opened();
    const theirs = {
      ...text,
      sections: text.sections.map((each) =>
        each.key === 'plans'
          ? {
              ...each,
              paragraphs: [{ id: 'theirs', isOwn: true, runs: [{ kind: 'text' as const, text: '对方写的' }] }],
            }
          : each,
      ),
    };
    await program.call('monthly.save', { run: run.id, version, text: theirs, signers });
    await editor('下步打算').locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('，我写的');
    const box = page.getByRole('dialog', { name: '别人刚改过同样的地方' });
    await box.getByRole('radio', { name: '对方的' }).click();
    await box.getByRole('button', { name: '按选择保存' }).click();
    await saved();
    await expect.poll(() => words('plans')).toEqual([{ isOwn: true, words: '对方写的' }]);
  });
});

describe('what is missing', () => {
  it('is told with its records, the gravest first', async () => {
    const panel = page.getByRole('region', { name: '出报告前' });
    await panel.getByText('村（社区）应报').waitFor();
    await panel.getByText('应当先处理').waitFor();
    const line = panel.getByRole('listitem').filter({ hasText: /^39 个村（社区）没有报送2026年10月/ });
    await line.getByRole('button', { name: '看这 39 条' }).click();
    await expect.poll(() => line.getByRole('link').count()).toBe(20);
  });
});

describe('files and the lock', () => {
  it('the report is written as a Word file', async () => {
    await page.keyboard.press('Control+e');
    const box = page.getByRole('dialog', { name: '生成报告' });
    const waiting = page.waitForEvent('download');
    await box.getByRole('button', { name: '生成', exact: true }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/2026年10月.*\.docx$/);
    expect(
      readFileSync((await file.path())!)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('locking asks for a reason where something should be dealt with first', async () => {
    await page.getByRole('button', { name: '锁定', exact: true }).click();
    const box = page.getByRole('dialog', { name: '锁定这份报告？' });
    const lock = box.getByRole('button', { name: '锁定', exact: true });
    await expect.poll(() => lock.isDisabled()).toBe(true);
    await box.getByLabel('仍要锁定的理由').fill('各村正在补报');
    await lock.click();
    await page.getByText('锁定后没有记录变更。').waitFor();
    await expect.poll(() => page.locator('.pn-editor[contenteditable="true"]').count()).toBe(0);
    await expect.poll(async () => (await opened()).run).toMatchObject({ state: 'locked', reason: '各村正在补报' });
  });

  it('what was locked can be had with its red head too', async () => {
    await page.keyboard.press('Control+e');
    const box = page.getByRole('dialog', { name: '生成报告' });
    await box.getByLabel('用红头（正式公文）').check();
    const waiting = page.waitForEvent('download');
    await box.getByRole('button', { name: '生成', exact: true }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/_平安建设工作报告（红头）_2026年10月_\d{8}\.docx$/);
    const { run } = await opened();
    const { reports } = await program.call('centre.list', { month: '2026-10' });
    const kept = reports.find(({ key }) => key === 'monthly')!.files.find(({ name }) => name.includes('（红头）'))!;
    expect(run.state).toBe('locked');
    expect(readFileSync((await file.path())!).length).toBe(kept.size);
    await box.waitFor({ state: 'detached' });
  });

  it('later changes are told, with the figures that differ', async () => {
    await dispute('相邻通行纠纷', { event: '0201', provincialKind: '17', happenedOn: '2026-10-25' });
    await page.reload();
    await page.getByText(/锁定后 \d+ 条变更，不影响这一版。/).waitFor();
    await page.getByRole('button', { name: '看差异' }).click();
    const drawer = page.getByRole('dialog', { name: '锁定后的差异' });
    await drawer.getByRole('link', { name: /相邻通行纠纷/ }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await section('矛盾纠纷排查化解').locator('.pn-number').first().click();
    const passport = page.getByRole('dialog');
    await passport.getByText('这是锁定时的数和锁定时的记录。').waitFor();
    await passport.getByText('共 3 条记录').waitFor();
    await page.keyboard.press('Escape');
    await passport.waitFor({ state: 'detached' });
  });

  it('a correction is the next version', async () => {
    await page.getByRole('button', { name: '出更正版' }).click();
    const box = page.getByRole('dialog', { name: '出更正版？' });
    await box.getByRole('button', { name: '记录补报后数字有变' }).click();
    await box.getByRole('button', { name: '开始更正' }).click();
    await page.getByText('第 1 次更正版').first().waitFor();
    await expect.poll(() => page.locator('.pn-editor[contenteditable="true"]').count()).toBeGreaterThan(0);
    await page.getByText(/^已开始更正版，可以修改。正文里 \d+ 个数字已按现在的记录刷新。$/).waitFor();
    await page.getByRole('button', { name: '与上一版的差异' }).click();
    const drawer = page.getByRole('dialog', { name: '与上一版的差异' });
    await drawer
      .getByRole('row', { name: /排查受理纠纷/ })
      .first()
      .waitFor();
    await drawer.getByRole('link', { name: /相邻通行纠纷/ }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('what is written while somebody else locks is not lost without a word', async () => {
    const { run, version } = await opened();
    const { job } = await program.call('monthly.lock', { run: run.id, version, reason: '各村正在补报' });
    await expect.poll(async () => (await program.call('jobs.status', { job })).state).toBe('done');
    await editor('下步打算').locator('p').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('，来不及了');
    const box = page.getByRole('dialog', { name: '报告刚被锁定' });
    await box.getByText(/，来不及了$/).waitFor();
    await box.getByRole('button', { name: '关闭' }).last().click();
    await expect.poll(() => page.locator('.pn-editor[contenteditable="true"]').count()).toBe(0);
    await expect.poll(async () => (await words('plans')).some((each) => each.words.includes('来不及'))).toBe(false);
  });
});

describe('the centre', () => {
  it('lists what is due; a report is marked as sent and its files are had again', async () => {
    await go(`#/reports/centre?period=${period}`);
    const row = page.getByRole('row', { name: /工作月报/ });
    await row.getByRole('button', { name: /文件和报送/ }).click();
    const drawer = page.getByRole('dialog', { name: /工作月报/ });
    const waiting = page.waitForEvent('download');
    await drawer.getByRole('button', { name: '取出' }).first().click();
    expect((await waiting).suggestedFilename()).toMatch(/2026年10月/);
    await drawer.getByLabel('报送日期').fill('2026-11-04');
    await drawer.getByLabel('报送对象').fill('县委政法委');
    await page.keyboard.press('Control+s');
    await row.getByText('2026-11-04 县委政法委').waitFor();
    await row.getByText('已报送').waitFor();
  });

  it('days and people are changed by the director', async () => {
    await page.getByRole('button', { name: '修改期限和分工' }).click();
    const drawer = page.getByRole('dialog', { name: '期限和分工' });
    await drawer.getByLabel('平安建设（综治）工作月报填报').fill('田桂英');
    await page.keyboard.press('Control+s');
    await page
      .getByRole('row', { name: /工作月报/ })
      .getByText('田桂英')
      .waitFor();
  });

  it('letters have numbers once the office has a code, and the draft of a report takes the next one', async () => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: /发文字号/ }).click();
    const drawer = page.getByRole('dialog', { name: '发文字号' });
    await drawer.getByLabel('机关代字').fill('迁综治');
    await drawer.getByRole('button', { name: /^保存/ }).click();
    await drawer.getByText('2026 年的号码，下一个是第 1 号').waitFor();
    await drawer.getByLabel('空到第几号').fill('2');
    await drawer.getByLabel('原因').fill('启用以前已经用过');
    await drawer.getByRole('button', { name: '留空号' }).click();
    await drawer.getByText('空号：启用以前已经用过').first().waitFor();
    await page.keyboard.press('Escape');
    await go('#/reports/monthly?period=2026-09');
    await page.getByRole('button', { name: '取 迁综治〔2026〕3号' }).click();
    await page.getByRole('region', { name: '发文字号' }).getByText('迁综治〔2026〕3号', { exact: true }).waitFor();
    await go(`#/reports/centre?period=${period}`);
    await page.getByRole('heading', { name: '报表中心' }).waitFor();
  });

  it('a month’s set comes as one file', async () => {
    await page.getByRole('button', { name: '本月成套生成' }).click();
    const box = page.getByRole('dialog', { name: '2026年10月成套生成' });
    const waiting = page.waitForEvent('download');
    await box.getByRole('button', { name: /^生成 \d+ 份$/ }).click();
    expect((await waiting).suggestedFilename()).toMatch(/\.zip$/);
    await box.waitFor({ state: 'detached' });
  });
});

describe('who may only look', () => {
  it('reads the report and takes its files, and finds nothing to change', async () => {
    const password = 'Guankan-2026';
    await program.call('users.create', { login: 'xiang', name: '向看看', role: 'viewer', newPassword: password });
    const other = await program.another();
    await signIn(other, 'xiang', password);
    await other.locator('.pa-frame').waitFor();
    await go(`#/reports/monthly?period=${period}`, other);
    await other.locator('.pn-sheet').waitFor();
    await expect.poll(() => other.locator('.pn-editor[contenteditable="true"]').count()).toBe(0);
    await expect.poll(() => other.getByRole('button', { name: '锁定', exact: true }).count()).toBe(0);
    await expect.poll(() => other.getByRole('button', { name: '生成报告' }).isEnabled()).toBe(true);
    await other.close();
  });

  it('leaves nothing in the browser’s console', () => expect(program.complaints).toEqual([]));
});
