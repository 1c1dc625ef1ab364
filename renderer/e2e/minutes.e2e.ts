// Writing minutes in the window: phrases, rows of questions and answers by keyboard, and the draft that outlives the page.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPart } from '../../electron/core/documents/docxPacking.ts';
import { acceptedCase, mediated, mediationOffice } from '../../electron/core/testing/mediationCases.ts';
import { draftKeyOf, type MinutesPart } from '../mediation/minutes/minutesParts.ts';
import { admin, type CallFunction, holdAnswers, openProgram, type Program, setUpTownship, signIn } from './program.ts';

let program: Program;
let page: Page;
let caseId: string;

async function fill(call: CallFunction): Promise<void> {
  await setUpTownship({ call });
  const office = await mediationOffice(call);
  caseId = await acceptedCase(call);
  await mediated(call, caseId, office);
}

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.insertText(text);
const sign = () => page.locator('.pw-sign [role=status]');
const paper = () => page.getByRole('textbox', { name: '调解记录', exact: true });
const rows = () =>
  page
    .locator('.pw-question')
    .evaluateAll((all) =>
      all.map((row) => `${row.querySelector('button')?.textContent}：${row.querySelector('textarea')?.value}`),
    );

async function write(part: 'caseSession' | 'caseInquiry', row = 'new'): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/mediation/minutes?case=${caseId}&part=${part}&row=${row}`);
  await page.locator('.pw-paper').waitFor();
}

async function records(part: string) {
  const { parts } = await program.call('mediation.open', { case: caseId });
  return parts[part] ?? [];
}

/** What of a record is typed and not saved, as the core keeps it. */
async function draft(part: MinutesPart): Promise<string> {
  return (await program.call('drafts.get', { key: draftKeyOf(caseId, part, null) })).draft?.text ?? '';
}

/** A new window on the same folder, signed in, as after the machine was started again. */
async function startAgain(): Promise<void> {
  await page.context().close();
  page = await program.another();
  await signIn(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
}

beforeAll(async () => {
  program = await openProgram({ prepare: fill });
  ({ page } = program);
  await signIn(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
});
afterAll(() => program?.close());

describe('minutes of a session', () => {
  it('open with what the case knows', async () => {
    await write('caseSession');
    await page.getByText('第 2 次调解').waitFor();
    await expect.poll(() => page.getByLabel('到场当事人').inputValue()).toBe('张三、李四');
    await expect.poll(() => page.getByLabel('人民调解员').inputValue()).toBe('向玉兰');
    await expect.poll(() => page.getByLabel('记录人').inputValue()).toBe('石永红');
    await expect.poll(() => page.getByLabel('地点').inputValue()).toBe('镇调解室');
  });

  it('hold nothing of another case whose minutes stood here before', async () => {
    const other = await program.call('mediation.intake', {
      case: { kind: '02', source: '1', appliedOn: '2026-11-02', registeredOn: '2026-11-02', summary: '争执' },
      parties: [
        { side: '1', person: { create: '覃老大' }, consent: '1' },
        { side: '2', person: { create: '麻老二' }, consent: '1' },
      ],
      accept: { on: '2026-11-02' },
    });
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/mediation/minutes?case=${other.case}&part=caseSession&row=new`);
    await expect.poll(() => page.getByLabel('到场当事人').inputValue()).toBe('覃老大、麻老二');
    await write('caseSession');
    await expect.poll(() => page.getByLabel('到场当事人').inputValue()).toBe('张三、李四');
  });

  it('take phrases at the cursor by key and by mouse, and undo takes them back', async () => {
    await paper().focus();
    await type('张三先讲。');
    await press('Alt+1');
    await expect
      .poll(() => paper().inputValue())
      .toBe('张三先讲。人民调解委员会已将人民调解的相关规定告知各方当事人。');
    await press('Control+z');
    await expect.poll(() => paper().inputValue()).toBe('张三先讲。');
    await page.getByRole('button', { name: /调解员分别听取了/ }).click();
    await type('到此。');
    await expect.poll(() => paper().inputValue()).toBe('张三先讲。调解员分别听取了各方当事人的意见。到此。');
  });

  it('show the earlier record beside', async () => {
    await page.getByRole('tab', { name: /以前的记录/ }).click();
    await expect.poll(() => page.locator('.pw-earlier-text').innerText()).toContain('双方各让一步。');
  });

  it('are kept by themselves a second after the last key', async () => {
    await expect.poll(() => sign().innerText()).toMatch(/^已自动保存 \d\d:\d\d$/);
    await expect.poll(() => draft('caseSession')).toContain('到此。');
    await expect.poll(() => records('caseSession')).toHaveLength(1);
  });

  it('that were begun before it is known what was left of them do not take its place', async () => {
    await startAgain();
    const held = await holdAnswers(page, 'drafts.get');
    await write('caseSession');
    await held.asked;
    await paper().focus();
    await type('又来');
    // Longer than it takes to keep what is typed.
    await page.waitForTimeout(1500);
    expect(await draft('caseSession')).toContain('张三先讲。');
    await held.letGo();
    await page.getByRole('dialog', { name: '有一份没有保存的内容' }).getByText('张三先讲。').waitFor();
  });

  it('are offered again after the window was gone without saving', async () => {
    await startAgain();
    await write('caseSession');
    const offer = page.getByRole('dialog', { name: '有一份没有保存的内容' });
    await offer.waitFor();
    await expect.poll(() => offer.innerText()).toContain('张三先讲。');
    await press('Enter');
    await expect.poll(() => paper().inputValue()).toBe('张三先讲。调解员分别听取了各方当事人的意见。到此。');
  });

  it('are saved with Ctrl+S under the cursor, and the draft is gone', async () => {
    await paper().focus();
    await press('Control+End');
    await page.getByLabel('开始时间').fill('下午3点20');
    await page.getByRole('radio', { name: '调解不成' }).click();
    await page.getByLabel('调解不成的原因').fill('赔偿数额差距大');
    await press('Control+s');
    await page.locator('.pa-notice', { hasText: '调解记录已保存' }).waitFor();
    const saved = (await records('caseSession')).find(({ values }) => values.result === '2');
    expect(saved?.values).toMatchObject({
      minutes: '张三先讲。调解员分别听取了各方当事人的意见。到此。',
      startTime: '15:20',
      failure: '赔偿数额差距大',
      presentParties: '张三、李四',
    });
    await expect.poll(() => page.url()).toContain(saved?.id);
    await startAgain();
    await write('caseSession', saved?.id);
    await expect.poll(() => paper().inputValue()).toContain('到此。');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('stay fluid and whole at many thousand characters', async () => {
    const long = '双方就排水沟的走向和赔偿数额反复协商，调解员逐项核对。'.repeat(400);
    await paper().focus();
    await press('Control+End', 'Enter');
    await type(long);
    await page.keyboard.type('完');
    await press('Control+s');
    await expect
      .poll(async () => String((await records('caseSession')).at(-1)?.values.minutes).length)
      .toBe('张三先讲。调解员分别听取了各方当事人的意见。到此。'.length + 1 + long.length + 1);
  });

  it('ask before they are left, and can be left for later', async () => {
    await paper().focus();
    await press('Control+End');
    await type('补一句。');
    await page.getByRole('button', { name: '返回案件' }).click();
    const question = page.getByRole('dialog', { name: '调解记录还没有保存' });
    await question.getByRole('button', { name: '留到下次' }).click();
    await page.locator('.pw-paper').waitFor({ state: 'detached' });
    const saved = (await records('caseSession')).find(({ values }) => values.result === '2');
    await write('caseSession', saved?.id);
    await page.getByRole('dialog', { name: '有一份没有保存的内容' }).getByRole('button', { name: '丢弃' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => paper().inputValue()).toMatch(/完$/);
  });
});

describe('two who write', () => {
  it('say whose words stand, and the other words can be read', async () => {
    const saved = (await records('caseSession')).find(({ values }) => values.result === '2');
    await write('caseSession', saved?.id);
    await program.call('rows.save', {
      register: 'caseSession',
      id: saved?.id ?? '',
      version: saved?.version ?? 0,
      changes: { minutes: '别人写的。' },
    });
    await paper().focus();
    await press('Control+End');
    await type('我写的。');
    await press('Control+s');
    const question = page.getByRole('dialog', { name: /保存过这份记录/ });
    await question.getByText('别人写的。').waitFor();
    await press('Enter');
    await page.locator('.pa-notice', { hasText: '调解记录已保存' }).last().waitFor();
    await expect
      .poll(async () => (await records('caseSession')).find(({ id }) => id === saved?.id)?.values.minutes)
      .toMatch(/我写的。$/);
  });
});

describe('a record', () => {
  it('is printed alone, with what was just typed', async () => {
    const saved = (await records('caseSession')).find(({ values }) => values.result === '2');
    await write('caseSession', saved?.id);
    await paper().focus();
    await press('Control+End');
    await type('印出来也有这一句。');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '生成《人民调解记录》' }).click();
    const fonts = page.getByRole('dialog', { name: '有字体没有装' });
    await fonts.or(page.getByRole('dialog', { name: '正在生成文书' })).waitFor();
    if (await fonts.isVisible()) await press('Enter');
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/人民调解记录.*\.docx$/);
    expect(await readPart(readFileSync(await file.path()), 'word/document.xml')).toContain('印出来也有这一句。');
  });

  it('is taken back with a reason, and comes again', async () => {
    const saved = (await records('caseSession')).find(({ values }) => values.result === '2');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '撤下这份记录…' }).click();
    await page.getByRole('button', { name: '重复登记' }).click();
    await page.getByRole('button', { name: '撤下', exact: true }).click();
    await page.locator('.pw-paper').waitFor({ state: 'detached' });
    await expect.poll(async () => (await records('caseSession')).some(({ id }) => id === saved?.id)).toBe(false);
    await page.getByRole('button', { name: '撤销' }).click();
    await page.locator('.pa-notice', { hasText: '已恢复调解记录' }).waitFor();
    await expect.poll(async () => (await records('caseSession')).some(({ id }) => id === saved?.id)).toBe(true);
  });

  it('that was begun and left is told of on the page of the case', async () => {
    await write('caseSession');
    await paper().focus();
    await type('刚起了个头。');
    await expect.poll(() => draft('caseSession')).toContain('刚起了个头。');
    await page.getByRole('button', { name: '返回案件' }).click();
    await page.getByRole('button', { name: '留到下次' }).click();
    await page.getByRole('tab', { name: /调查与调解/ }).click();
    await page.getByText('您记了一次调解还没有保存').waitFor();
    await page.getByRole('link', { name: '接着写' }).click();
    await page.getByRole('button', { name: '丢弃' }).click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });
});

describe('an inquiry', () => {
  it('goes from question to answer and on with Enter', async () => {
    await write('caseInquiry');
    await page.getByRole('button', { name: '张三', exact: true }).click();
    await expect.poll(() => page.getByLabel('被调查人').inputValue()).toBe('张三');
    await page.locator('.pw-question textarea').last().focus();
    await type('你什么时候发现排水沟改道的？');
    await press('Enter');
    await type('十月初八。');
    await press('Shift+Enter');
    await type('那天下大雨。');
    await press('Enter');
    await type('当时谁在场？');
    await press('Enter');
    await type('我爱人。');
    await press('Enter');
    await expect
      .poll(() => rows())
      .toEqual([
        '问：你什么时候发现排水沟改道的？',
        '答：十月初八。\n那天下大雨。',
        '问：当时谁在场？',
        '答：我爱人。',
        '问：',
      ]);
  });

  it('leaves Enter to an input method that composes', async () => {
    const ime = await page.context().newCDPSession(page);
    await ime.send('Input.imeSetComposition', { text: 'haiyou', selectionStart: 6, selectionEnd: 6 });
    await ime.send('Input.insertText', { text: '还有补充吗？' });
    await expect.poll(async () => (await rows()).at(-1)).toBe('问：还有补充吗？');
  });

  it('splits what is pasted', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press('Enter');
    await page.evaluate(() => navigator.clipboard.writeText('没有了。\n问：以上属实吗？答：属实。'));
    await press('Control+v');
    await expect
      .poll(async () => (await rows()).slice(-4))
      .toEqual(['问：还有补充吗？', '答：没有了。', '问：以上属实吗？', '答：属实。']);
  });

  it('is the same text as a narrative, and back', async () => {
    const before = await rows();
    await page.getByRole('radio', { name: '叙述' }).click();
    const text = () => page.getByRole('textbox', { name: '调查记录', exact: true }).inputValue();
    await expect.poll(async () => (await text()).split('\n').slice(-2)).toEqual(['问：以上属实吗？', '答：属实。']);
    await page.getByRole('radio', { name: '问答' }).click();
    await expect.poll(async () => (await rows()).filter((row) => row !== '问：')).toEqual(before);
  });

  it('is restored after the window was gone, row by row', async () => {
    await expect.poll(() => draft('caseInquiry')).toContain('答：属实。');
    await startAgain();
    await write('caseInquiry');
    await page.getByRole('button', { name: '恢复' }).click();
    await expect.poll(async () => (await rows())[1]).toBe('答：十月初八。\n那天下大雨。');
    await expect.poll(() => page.getByLabel('被调查人').inputValue()).toBe('张三');
    await page.getByRole('button', { name: '保存并返回' }).click();
    await page.locator('.pw-paper').waitFor({ state: 'detached' });
    await expect.poll(async () => (await records('caseInquiry')).length).toBe(1);
    await expect
      .poll(async () => (await records('caseInquiry'))[0]?.values.minutes)
      .toContain('问：以上属实吗？\n答：属实。');
  });

  it('goes on where the window was locked', async () => {
    const [saved] = await records('caseInquiry');
    await write('caseInquiry', saved?.id);
    await page.locator('.pw-question textarea').last().focus();
    await type('锁定以前写的');
    await press('Control+l');
    await page.getByRole('button', { name: '解锁' }).waitFor();
    await page.getByRole('textbox', { name: '密码' }).fill(admin.password);
    await press('Enter');
    await expect.poll(async () => (await rows()).at(-1)).toBe('问：锁定以前写的');
    await expect.poll(() => sign().innerText()).toMatch(/^已自动保存/);
    expect(program.complaints).toEqual([]);
  });
});
