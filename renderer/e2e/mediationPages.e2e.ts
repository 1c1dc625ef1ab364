// The smaller pages of mediation in the window: numbers, the ledger's disputes, settings, consultations, 今日.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedCase, mediationOffice, recordOf } from '../../electron/core/testing/mediationCases.ts';
import { type CallFunction, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let caseId: string;

async function fill(call: CallFunction): Promise<void> {
  await setUpTownship({ call });
  await mediationOffice(call);
  caseId = await acceptedCase(call);
  const today = (await call('home.today', {})).today;
  await recordOf(call, caseId, 'caseConsultation', { heldOn: today, host: '石永红', decision: '由村委会恢复排水沟。' });
  for (const [title, parties] of [
    ['宅基地界线纠纷', '田大山、彭秀英'],
    ['占道停车纠纷', '吴敏诉周强'],
    ['噪声扰民', ''],
  ] as const) {
    const changes = { title, parties, happenedOn: '2026-03-01', outcome: '3' };
    await call('rows.save', { register: 'dispute', id: null, version: null, changes });
  }
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const notice = (text: string | RegExp) => page.locator('.pa-notice', { hasText: text }).last();

async function open(place: string, heading: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${place}`);
  await page.getByRole('heading', { name: heading, exact: true }).waitFor();
}

beforeAll(async () => {
  program = await openProgram({ prepare: fill });
  ({ page } = program);
  await signIn(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
});
afterAll(() => program?.close());

describe('案号', () => {
  it('lists the numbers of the committee; a gap needs a reason and stays with it', async () => {
    await open('mediation/numbers', '案号');
    await page.getByRole('row', { name: /迁陵人调字第1号/ }).waitFor();
    await page.getByRole('button', { name: '留空号…' }).click();
    const dialog = page.getByRole('dialog', { name: '留空号' });
    await dialog.getByLabel('空到第几号').fill('36');
    const leave = dialog.getByRole('button', { name: '留空号' });
    await expect.poll(() => leave.isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: '启用本程序前已在纸质台账编号' }).click();
    await dialog.getByText('第 2 号到第 36 号不使用，共 35 个。').waitFor();
    await leave.click();
    await notice('已留 35 个空号，下一件从第 37 号起').waitFor();
    await page.getByText('下一个是第 37 号').waitFor();
    await page.getByRole('row', { name: /第36号.*空号.*启用本程序前/ }).waitFor();
  });

  it('opens the case of a number by keyboard', async () => {
    await page.getByRole('row', { name: /第1号/ }).focus();
    await press('Enter');
    await expect.poll(() => page.url()).toContain(`mediation/case?row=${caseId}`);
  });
});

describe('调解设置', () => {
  it('names what the law requires when an own list lacks it, and saves once it is there', async () => {
    await open('mediation/settings', '调解设置');
    await page.getByRole('radio', { name: '自定' }).click();
    const minutes = page.getByRole('combobox', { name: '人民调解记录的要求' });
    await minutes.click();
    await page.getByRole('option', { name: '按需' }).click();
    await page.getByText(/目录缺少必备的《人民调解记录》/).waitFor();
    const save = page.getByRole('button', { name: '保存', exact: true });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await minutes.click();
    await page.getByRole('option', { name: '必备' }).click();
    await page.getByRole('combobox', { name: '人民调解回访记录的要求' }).click();
    await page.getByRole('option', { name: '不用' }).click();
    await press('Control+s');
    await notice('调解设置已保存').waitFor();
    const { template, ownTemplate } = await program.call('mediation.settings', {});
    expect(template).toBe('own');
    expect(ownTemplate.find(({ document }) => document === 'D09')?.need).toBe('required');
    expect(ownTemplate.some(({ document }) => document === 'D12')).toBe(false);
  });

  it('shows what a number looks like while its pattern is typed', async () => {
    const pattern = page.getByLabel('卷号格式');
    await pattern.fill('{简称}调〔{年}〕第{号}号');
    await page.getByText(/例：迁陵调〔\d{4}〕第7号/).waitFor();
    await pattern.fill('{简称}调第{号}号');
    await page.getByText('缺少{年}').waitFor();
    await pattern.fill('{简称}调〔{年}〕第{号}号');
    await press('Control+s');
    await page.getByText('有改动还没有保存').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await program.call('mediation.settings', {})).numberPattern)
      .toBe('{简称}调〔{年}〕第{号}号');
  });
});

describe('台账转案件', () => {
  it('shows what each would become, and why one is held', async () => {
    await open('mediation/disputes', '台账转案件');
    await page.getByRole('row', { name: /占道停车纠纷.*申请人.*吴敏.*被申请人.*周强/ }).waitFor();
    await page.getByRole('tab', { name: /暂不能转/ }).click();
    const held = page.getByRole('row', { name: /噪声扰民/ });
    await held.waitFor();
    await expect
      .poll(() => held.getByRole('link', { name: '去修改' }).getAttribute('href'))
      .toMatch(/register\/dispute\?row=/);
    await page.getByRole('tab', { name: /可以转/ }).click();
  });

  it('makes cases of the chosen ones only', async () => {
    await page.getByRole('checkbox', { name: '占道停车纠纷' }).uncheck();
    await page.getByRole('button', { name: '转为案件（1 件）' }).click();
    const question = page.getByRole('dialog', { name: '把 1 件纠纷转为案件？' });
    await question.getByText('归入迁陵镇人民调解委员会，按受理日期的先后编卷号。编过的卷号不再收回').waitFor();
    await expect.poll(async () => (await program.call('rows.count', { register: 'mediationCase' })).rows).toBe(1);
    await press('Enter');
    await page.getByText('已转为案件 1 件').waitFor();
    const { rows } = await program.call('rows.count', { register: 'mediationCase' });
    expect(rows).toBe(2);
    await page.getByRole('button', { name: /继续转/ }).click();
    await page.getByRole('checkbox', { name: '占道停车纠纷' }).waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: '宅基地界线纠纷' }).count()).toBe(0);
  });
});

describe('联席会商', () => {
  it('gives tasks with an owner and a day, and ticks them off', async () => {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/mediation/case?row=${caseId}`);
    await page.getByRole('tab', { name: /调查与调解/ }).click();
    await page.getByText('由村委会恢复排水沟。').waitFor();
    await page.getByRole('button', { name: '加任务' }).click();
    const form = page.getByRole('dialog', { name: '新增会商任务' });
    await form.getByLabel('任务', { exact: false }).first().fill('恢复老排水沟');
    await form.getByLabel('责任单位').fill('喜鹊溪社区');
    await form.getByLabel('责任人').fill('彭武');
    await form.getByLabel('完成时限').fill('2026-01-05');
    await press('Control+s');
    const task = page.getByRole('row', { name: /恢复老排水沟.*喜鹊溪社区.*彭武.*超期/ });
    await task.waitFor();
    await task.getByRole('button', { name: '办结' }).click();
    await notice('任务已办结').waitFor();
    await page.getByRole('row', { name: /恢复老排水沟.*已办结/ }).waitFor();
    await notice('任务已办结').getByRole('button', { name: '撤销' }).click();
    await page.getByRole('row', { name: /恢复老排水沟.*超期/ }).waitFor();
  });
});

describe('今日', () => {
  it('lists the task that is over and leads to its case', async () => {
    await open('today', '今日');
    const due = page.getByRole('region', { name: '案件期限' }).getByRole('link', { name: /恢复老排水沟/ });
    await due.waitFor();
    await expect.poll(() => due.innerText()).toMatch(/已超 \d+ 天/);
    await expect.poll(() => due.getAttribute('href')).toBe(`#/mediation/case?row=${caseId}`);
  });

  it('leads from the count to exactly these cases', async () => {
    const task = page.getByRole('link', { name: /人民调解案件有事项已过期限/ });
    // The case with the task, and the one made of the ledger, whose month is over.
    await expect.poll(() => task.innerText()).toContain('2 条');
    await task.click();
    await expect.poll(() => page.url()).toContain('mediation/cases?filter=over');
    await page.getByText('共 2 条').first().waitFor();
    expect(program.complaints).toEqual([]);
  });
});
