// A case as a clerk takes it in by telephone and carries it to the archive, on the real program.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { packed, paperText } from '../../electron/core/mediation/documents/testing/paperText.ts';
import { admin, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;

const shots = process.env.SHOTS;
async function shot(name: string): Promise<void> {
  if (shots === undefined) return;
  // Layers have come in by then.
  await page.waitForTimeout(400);
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);
const notice = (text: string | RegExp) => page.locator('.pa-notice', { hasText: text }).last();
const dialog = (name: string) => page.getByRole('dialog', { name });

/** Today as the program sees it. */
const beijingDay = async () => (await program.call('home.today', {})).today;

async function namesInZip(bytes: Buffer): Promise<string[]> {
  const zip = await fromBufferPromise(bytes);
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  return names;
}

/** The words before the field that has the focus. */
const focusedLabel = () =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? (at.labels?.[0]?.innerText ?? '') : '';
  });

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
// Each step stands on the one before.
let isBroken = false;
beforeEach((test) => {
  if (isBroken) test.skip();
});
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  isBroken = true;
  await shot('failed');
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
    // Faster than the answer: Enter waits for it and takes the first.
    await type('陈大山');
    await press('Enter');
    await expect.poll(() => page.getByLabel('姓名').nth(1).inputValue()).toBe('陈大山');
    // His telephone is known and hidden: the next field to fill is the address.
    await expect.poll(focusedLabel).toBe('单位或住址');
    await press('Enter');
    await type('邻里');
    await page.getByRole('option', { name: '邻里纠纷' }).first().waitFor();
    await press('Enter');
    await type('那铁');
    await press('Enter');
    await expect.poll(focusedLabel).toBe('纠纷简要情况');
    await type('两家因宅基地边界发生争执。');
    await shot('intake-full');
    await press('Control+s');
    await notice('已受理，卷号').waitFor();
    expect(Date.now() - started).toBeLessThan(60_000);
    await page.getByRole('heading', { name: '田建国与陈大山邻里纠纷' }).waitFor();
    await shot('case-accepted');
  });

  it('is told of rights and duties, and gets its mediator from the pool', async () => {
    await page.getByRole('button', { name: '告知权利义务', exact: true }).click();
    await dialog('权利义务告知').waitFor();
    await shot('notice');
    await dialog('权利义务告知').getByRole('button', { name: '保存' }).click();
    await notice('已记下权利义务告知').waitFor();
    await page.getByRole('button', { name: '确定调解员', exact: true }).click();
    await dialog('确定调解员').getByText('向明').click();
    await shot('pool');
    await dialog('确定调解员').getByRole('button', { name: '确定向明' }).click();
    await notice('已确定调解员向明').waitFor();
    await shot('case-mediator');
  });

  it('is mediated, and the agreement is signed and binds', async () => {
    await page.getByRole('button', { name: '调解', exact: true }).click();
    await page.locator('textarea').first().waitFor();
    await page.locator('textarea').first().fill('调解员分别听取了双方的意见，双方同意以老石坎为界。');
    await page.getByRole('radio', { name: '调解成功' }).click();
    await shot('minutes');
    await press('Control+s');
    await notice(/已保存|已新增/).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '达成协议', exact: true }).waitFor();
    await page.getByRole('button', { name: '达成协议', exact: true }).click();
    await dialog('新增调解协议').waitFor();
    await dialog('新增调解协议').getByLabel('协议内容').fill('双方以老石坎为界，各自修建围墙，互不越界。');
    await dialog('新增调解协议').getByLabel('履行方式、时限').fill('当日现场划界，即时履行。');
    await shot('agreement');
    await press('Control+s');
    await notice('已新增调解协议').waitFor();
    await page.getByText('协议待签署').waitFor();
    await shot('case-drafted');
    await page.getByRole('button', { name: '签署盖章', exact: true }).click();
    await shot('sign');
    await dialog('登记签署').getByRole('button', { name: '保存' }).click();
    await notice('已登记签署').waitFor();
    await page.getByText('履行中').waitFor();
    await page.getByRole('tab', { name: /协议与履行/ }).click();
    await shot('closing');
  });

  it('is performed and visited', async () => {
    await page.getByRole('button', { name: '履行', exact: true }).click();
    await dialog('登记履行').waitFor();
    await shot('perform');
    await press('Control+s');
    await notice('已保存').waitFor();
    await page.getByText('已履行').first().waitFor();
    await page.getByRole('button', { name: '回访', exact: true }).click();
    await dialog('新增回访记录').getByLabel('回访情况').fill('双方均已履行，表示满意，没有新的矛盾。');
    await press('Control+s');
    await notice('已新增回访记录').waitFor();
    await page.getByRole('tab', { name: '卷宗材料' }).click();
    await shot('wall-late');
  });

  it('says what the dossier still lacks and leads there', async () => {
    await page.getByRole('button', { name: '归档', exact: true }).click();
    await dialog('还不能归档').getByRole('button', { name: '当事人身份证明' }).waitFor();
    await shot('archive-missing');
    await dialog('还不能归档').getByRole('button', { name: '当事人身份证明' }).click();
    const scans = dialog('当事人身份证明的扫描件');
    await scans.waitFor();
    const chooser = page.waitForEvent('filechooser');
    await scans.getByRole('button', { name: '选择文件…' }).click();
    await (await chooser).setFiles({ name: '身份证.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') });
    await notice('已添加“身份证.png”').waitFor();
    await shot('scans');
    await press('Escape');
    await page.getByRole('button', { name: '当事人身份证明，完整' }).waitFor();
    await page.getByRole('button', { name: /^人民调解记录，缺/ }).click();
    await page.getByLabel('地点').fill('迁陵镇人民调解委员会');
    await page.getByLabel('签名日期').fill(await beijingDay());
    await press('Control+s');
    await notice('调解记录已保存').last().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: '人民调解记录，完整' }).waitFor();
  });

  it('is archived and exported as one document', async () => {
    await page.getByRole('button', { name: '归档', exact: true }).click();
    await shot('archive');
    await dialog('归档').getByRole('button', { name: '归档', exact: true }).click();
    await notice('已归档').waitFor();
    await page.getByText('只能查看').waitFor();
    await shot('case-archived');
    await expect.poll(() => page.getByRole('button', { name: '履行', exact: true }).count()).toBe(0);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出卷宗' }).click();
    const goOn = dialog('有字体没有装').getByRole('button', { name: '继续' });
    await goOn.waitFor();
    await shot('fonts');
    await goOn.click();
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    const text = packed(await paperText(readFileSync(await file.path())));
    for (const words of [
      '调解卷宗',
      '卷内目录',
      '人民调解协议书',
      '田建国',
      '陈大山',
      '老石坎',
      '（2026）迁陵人调字第1号',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('is added to only by a statement once it is archived', async () => {
    await page.getByRole('button', { name: '情况说明', exact: true }).click();
    const form = dialog('新增卷宗情况说明');
    await form.getByLabel('卷宗情况说明').fill('第三页日期有涂改，经当事人确认无误。');
    await press('Control+s');
    await notice('已新增卷宗情况说明').waitFor();
    await page.getByRole('tab', { name: '案件情况' }).click();
    await page.getByText('第三页日期有涂改').waitFor();
    await shot('situation-archived');
  });
});

describe('the list and the ways to a case', () => {
  it('shows what a chip asks for, and Enter opens the case', async () => {
    await go('#/mediation/cases');
    await page.locator('.pa-page-count', { hasText: '共 1 条' }).waitFor();
    await page.getByRole('button', { name: '在办' }).click();
    await page.getByText('没有在办的案件').waitFor();
    await page.getByRole('button', { name: '已归档' }).click();
    await page.locator('.pa-page-count', { hasText: '共 1 条' }).waitFor();
    expect(page.url()).toContain('filter=archived');
    await page.locator('.pg-editor').focus();
    await press('Enter');
    await page.getByRole('heading', { name: '田建国与陈大山邻里纠纷' }).waitFor();
  });

  it('exports several dossiers in one run', async () => {
    await program.call('mediation.intake', {
      case: { kind: '02', source: '1', applicationForm: '1', appliedOn: await beijingDay(), summary: '院墙滴水。' },
      parties: [
        { side: '1', person: { create: '龙秀英' }, consent: '1' },
        { side: '2', organisation: '迁陵镇供水站', kind: '2', consent: '1' },
      ],
      accept: { on: await beijingDay() },
    });
    await go('#/mediation/cases');
    await page.locator('.pa-page-count', { hasText: '共 2 条' }).waitFor();
    await page.locator('.pg-editor').focus();
    await press('Control+Home', 'Shift+ArrowDown');
    await page.getByRole('button', { name: '导出卷宗' }).click();
    await dialog('导出 2 件卷宗').waitFor();
    await shot('many');
    const waiting = page.waitForEvent('download');
    await dialog('导出 2 件卷宗').getByRole('button', { name: '导出', exact: true }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('人民调解卷宗_2件.zip');
    expect(await namesInZip(readFileSync(await file.path()))).toEqual([
      expect.stringMatching(/\.docx$/),
      expect.stringMatching(/\.docx$/),
    ]);
  });

  it('is found from everywhere', async () => {
    await go('#/today');
    await press('Control+k');
    await page.getByRole('combobox', { name: '在全部台账中搜索' }).fill('陈大山邻里');
    await page
      .getByRole('option', { name: /田建国与陈大山邻里纠纷/ })
      .first()
      .waitFor();
    await shot('search');
  });

  it('asks before an intake that was begun is left', async () => {
    await press('Escape');
    await go('#/mediation/intake');
    await page.getByLabel('姓名').first().waitFor();
    await page.getByRole('button', { name: '改为单位' }).first().click();
    await page.getByLabel('单位名称').fill('迁陵砂石场');
    await press('Tab');
    await go('#/today');
    await dialog('案件还没有登记').waitFor();
    await dialog('案件还没有登记').getByRole('button', { name: '不保存' }).click();
    await page.getByRole('heading', { name: /今日/ }).first().waitFor();
  });

  it('says why one person cannot be on both sides, and keeps what was typed', async () => {
    await go('#/mediation/intake');
    await page.getByLabel('姓名').first().waitFor();
    for (const place of [0, 1]) {
      const name = page.getByLabel('姓名').nth(place);
      await name.fill('陈大山');
      await page
        .getByRole('option', { name: /陈大山/ })
        .first()
        .waitFor();
      await press('Enter');
      await expect.poll(() => name.inputValue()).toBe('陈大山');
    }
    await press('Control+s');
    const refused = page.locator('.pm-intake-said');
    await expect.poll(() => refused.innerText()).toMatch(/同一/);
    await shot('intake-refused');
    await expect.poll(() => page.getByLabel('姓名').nth(1).inputValue()).toBe('陈大山');
    const { rows } = await program.call('rows.count', { register: 'mediationCase' });
    expect(rows).toBe(2);
    await go('#/today');
    await dialog('案件还没有登记').getByRole('button', { name: '不保存' }).click();
  });

  it('asks about a field that somebody else has changed meanwhile', async () => {
    const { view } = await program.call('views.open', {
      register: 'mediationCase',
      filters: [{ field: 'state', op: 'is', value: 'accepted' }],
    });
    const [row] = (await program.call('views.rows', { view, from: 0, count: 1 })).rows;
    await go(`#/mediation/case?row=${row?.id}&tab=situation`);
    await page.getByRole('region', { name: '纠纷' }).getByRole('button', { name: '修改' }).click();
    const form = dialog('纠纷情况');
    await form.getByLabel('纠纷简要情况').fill('院墙滴水，毗邻菜地被淹。');
    await program.call('rows.save', {
      register: 'mediationCase',
      id: row?.id ?? null,
      version: row?.version ?? null,
      changes: { summary: '院墙滴水多年。' },
    });
    await press('Control+s');
    const question = page.getByRole('dialog', { name: /刚改过这一条/ });
    await question.waitFor();
    await shot('conflict');
    await question.getByRole('radio', { name: '对方的' }).click();
    await question.getByRole('button', { name: '按选择保存' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.getByText('院墙滴水多年。').waitFor();
  });

  it('a reader sees everything and can change nothing', async () => {
    await program.call('users.create', {
      login: 'reader',
      name: '龙查阅',
      role: 'viewer',
      newPassword: 'Kanyikan-2026',
    });
    const other = await program.another();
    await signIn(other, 'reader', 'Kanyikan-2026');
    await other.locator('.pa-frame').waitFor();
    const { view } = await program.call('views.open', { register: 'mediationCase' });
    const [row] = (await program.call('views.rows', { view, from: 0, count: 1 })).rows;
    await other.evaluate((wanted) => {
      window.location.hash = wanted;
    }, `#/mediation/case?row=${row?.id}`);
    await other.getByRole('tab', { name: '卷宗材料' }).waitFor();
    await expect.poll(() => other.getByRole('button', { name: '情况说明', exact: true }).count()).toBe(0);
    await expect.poll(() => other.getByRole('button', { name: /^填写/ }).count()).toBe(0);
    await other.close();
  });
});
