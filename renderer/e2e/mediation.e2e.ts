// A case as a clerk takes it in by telephone and carries it to the archive, on the real program.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { admin, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

const shots = process.env.SHOTS;
async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);
const notice = (text: string | RegExp) => page.locator('.pa-notice', { hasText: text }).last();
const dialog = (name: string) => page.getByRole('dialog', { name });

async function go(hash: string): Promise<void> {
  await page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
}

const save = async (register: string, changes: Record<string, string | { create: string } | string[]>) =>
  (await program.call('rows.save', { register, id: null, version: null, changes })).row.id;

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  const committee = await save('peopleCommittee', {
    name: '迁陵镇人民调解委员会',
    shortName: '迁陵',
    kind: '3',
  });
  await save('mediator', { person: { create: '向明' }, committee, joinedOn: '2024-01-01' });
  await save('person', { name: '陈大山', phone: '13907430001' });
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page, admin.login, admin.password);
  await page.locator('.pa-frame').waitFor();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot('failed');
});
afterAll(() => program?.close());

describe('a case by telephone', () => {
  it('is taken in by keyboard in under a minute', async () => {
    await go('#/mediation/cases');
    await page.getByText('还没有调解案件').waitFor();
    await shot('cases-empty');
    await press('Alt+n');
    await page.getByRole('heading', { name: '新收案件' }).waitFor();
    await page.getByLabel('姓名').first().waitFor();
    await shot('intake-empty');
    const started = Date.now();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await type('田建国');
    await page.getByText('新建人员“田建国”').waitFor();
    await press('Enter', 'Enter');
    await type('13907430009');
    await press('Enter');
    await type('迁陵镇那铁村二组');
    await press('Enter');
    await type('陈大山');
    await page
      .getByRole('option', { name: /陈大山/ })
      .first()
      .waitFor();
    await press('Enter', 'Enter', 'Enter');
    await type('邻里');
    await press('Enter');
    await type('那铁');
    await page.getByRole('option', { name: /那铁/ }).first().waitFor();
    await press('Enter');
    await type('两家因宅基地边界发生争执。');
    await shot('intake-full');
    await press('Control+s');
    await notice('已受理，卷号').waitFor();
    expect(Date.now() - started).toBeLessThan(60_000);
    await page.getByRole('heading', { name: '田建国与陈大山邻里纠纷' }).waitFor();
    await shot('case-accepted');
  });
});
