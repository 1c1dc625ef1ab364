// 以案定补 as the office does it: rules, what is payable and what is not, the sheet to sign, paid once, taken back.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  acceptedCase,
  agreed,
  mediated,
  mediationOffice,
  telephoneIntake,
} from '../../electron/core/testing/mediationCases.ts';
import type { Changes } from '../../shared/contract/shapes.ts';
import { admin, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

const shots = process.env.SHOTS;
async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

const stories = [
  ['杨秀英', '彭大河', '宅基地滴水'],
  ['田志军', '向美玲', '山林界址'],
  ['石金花', '迁陵镇兴农合作社', '土地流转租金拖欠并地上附着物补偿标准争议'],
  ['龙正明', '吴桂香', '赡养费'],
  ['梁建设', '罗春生', '摩托车碰撞赔偿'],
] as const;

/** Cases of November 2026 in several states; the last one repeats the first parties. */
async function cases(): Promise<void> {
  const { call } = program;
  const office = await mediationOffice(call);
  await call('mediation.setSettings', { template: 'national' });
  for (const [one, other, what] of stories) {
    const parties: Changes[] = [
      { side: '1', person: { create: one }, consent: '1' },
      { side: '2', person: { create: other }, consent: '1' },
    ];
    const taken = await call('mediation.intake', {
      case: { ...telephoneIntake.case, title: `${one}与${other}${what}纠纷` },
      parties,
      accept: { on: '2026-11-02' },
    });
    await mediated(call, taken.case, office);
    await agreed(call, taken.case);
  }
  const first = await acceptedCase(call);
  await mediated(call, first, office);
  await agreed(call, first);
  const { parts } = await call('mediation.open', { case: first });
  const again = parts.caseParty!.map(({ values }) => ({ side: values.side!, person: values.person!, consent: '1' }));
  const repeated = await call('mediation.intake', { ...telephoneIntake, parties: again, accept: { on: '2026-11-04' } });
  await mediated(call, repeated.case, office);
  const agreement = await agreed(call, repeated.case);
  const { row } = await call('rows.get', { register: 'caseAgreement', id: agreement });
  await call('rows.save', { register: 'caseAgreement', id: agreement, version: row.version, changes: { facts: null } });
  await acceptedCase(call);
}

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  await cases();
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page, admin.login, admin.password);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

const notice = (text: string) => page.locator('.pa-notice', { hasText: text }).last();
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const tab = (name: string) => page.getByRole('tab', { name });

it('asks for the rules, and pays nothing before', async () => {
  await page.evaluate(() => {
    window.location.hash = '#/mediation/subsidy?period=2026-11';
  });
  await page.getByText('全国没有统一标准').waitFor();
  await page.getByText('2026年11月没有可以发放的案件').waitFor();
  await shot('subsidy-empty');
  await page.getByRole('button', { name: '设定规则' }).click();
  const rules = dialog('以案定补规则');
  await rules.getByLabel('一般').waitFor();
  await shot('subsidy-rules');
  for (const [label, amount] of [
    ['简单', '50'],
    ['一般', '100.5'],
    ['重大', '300'],
    ['疑难', '500'],
  ] as const) {
    await rules.getByLabel(label, { exact: true }).fill(amount);
  }
  await rules.getByLabel('发放比例').fill('50');
  await rules.getByRole('radio', { name: '必备文书齐全' }).click();
  await page.keyboard.press('Control+s');
  await notice('已保存以案定补规则').waitFor();
  await page.getByText('按难度级别').first().waitFor();
});

it('shows what is payable and how each amount came about', async () => {
  await expect.poll(() => page.getByRole('row').count()).toBe(7);
  await page.getByText('难度“一般” 100.50 元').first().waitFor();
  await expect.poll(() => page.locator('.ps-chosen').innerText()).toContain('已选 6 件，1 名调解员，合计 603.00 元');
  await shot('subsidy-payable');
});

it('says of each other case everything that stands in the way, and takes a decision about a repeated one', async () => {
  await tab('不能发放').click();
  await page.getByText('疑似重复：').waitFor();
  await page.getByText('纠纷主要事实、争议事项').waitFor();
  await page.getByText('尚未结案').waitFor();
  await shot('subsidy-barred');
  await page.getByRole('button', { name: '认定…' }).click();
  const decide = dialog('认定是否重复');
  await decide.getByText('当事人和纠纷类型相同，相隔 2 天').waitFor();
  await decide.getByRole('radio', { name: '不是同一纠纷' }).click();
  await decide.getByRole('button', { name: '同样的当事人，另一起纠纷' }).click();
  await shot('subsidy-decide');
  await decide.getByRole('button', { name: '保存认定' }).click();
  await notice('已认定不是重复').waitFor();
  await expect.poll(() => page.getByText('疑似重复：').count()).toBe(0);
});

it('leaves a case out, writes the sheet, and notes the rest as paid once', async () => {
  await tab('可发放').click();
  await page.getByRole('checkbox', { name: '梁建设与罗春生摩托车碰撞赔偿纠纷' }).uncheck();
  await page.getByText('已选').waitFor();
  await page.getByRole('button', { name: '制作签领表' }).click();
  await shot('subsidy-menu');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Word 文档' }).click();
  expect((await download).suggestedFilename()).toContain('以案定补发放签领表_2026年11月');
  await page.getByRole('button', { name: '标记已发放…' }).click();
  await dialog('标记已发放').getByText('502.50 元（人民币伍佰零贰元伍角整）').waitFor();
  await shot('subsidy-pay');
  await dialog('标记已发放').getByRole('button', { name: '标记已发放' }).click();
  await notice('已标记 5 件为已发放').waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await tab('不能发放').click();
  await page.getByText('已随').first().waitFor();
  await shot('subsidy-paid');
});

it('keeps what was paid, prints it again, and takes it back with a reason', async () => {
  await tab('发放记录').click();
  await page.getByRole('button', { name: '明细' }).click();
  await page.getByText('人民币伍佰零贰元伍角整').waitFor();
  await shot('subsidy-batch');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '更多操作' }).last().click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '签领表（Excel）' }).click();
  await download;
  await page.getByRole('button', { name: '更多操作' }).last().click();
  await page.getByRole('menuitem', { name: '撤回这一批…' }).click();
  await page.getByRole('button', { name: '标记错了，还没有发放' }).click();
  await dialog('撤回这一批发放').getByRole('button', { name: '撤回' }).last().click();
  await page.getByText('已撤回').first().waitFor();
  await shot('subsidy-batches');
  await tab('可发放').click();
  await expect.poll(() => page.getByRole('row').count()).toBe(7);
  expect(program.complaints).toEqual([]);
});
