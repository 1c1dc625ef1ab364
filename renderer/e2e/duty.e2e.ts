// What really happened, in the window: a planned shift recorded by keyboard, a finding that becomes a dispute, the duty log
// with its handover, school guards and coverage.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../shared/rules/days.ts';
import { holdAnswers, openProgram, type Program, setUpTownship, signIn } from './program.ts';
import { makeTeam } from './rotaGround.ts';

let program: Program;
let page: Page;
let team: string;
let today: string;
let yesterday: string;
let line: string;

const go = (hash: string) =>
  page.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
const save = async (register: string, changes: object): Promise<string> => {
  const { row } = await program.call('rows.save', { register, id: null, version: null, changes: changes as never });
  return row.id;
};

/** Three people are planned for yesterday's shift. */
async function planYesterday(): Promise<string[]> {
  const which = { team, month: yesterday.slice(0, 7) };
  const sheet = await program.call('rota.sheet', which);
  const shift = sheet.shifts[0]!.id;
  const people = sheet.people.slice(0, 3).map(({ id }) => id);
  const changes = people.map((person) => ({ day: yesterday, shift, person, what: 'add' as const }));
  const edited = await program.call('rota.edit', { ...which, version: 0, title: '排班', changes });
  const version = edited.rota!.version;
  await program.call('rota.publish', { ...which, version, approver: '石主任', note: '先行发布一天' });
  return people;
}

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  ({ today } = await program.call('home.today', {}));
  yesterday = addDays(today, -1);
  const early = { name: '早巡', start: '06:00', end: '07:30', least: 3, leaders: 1 };
  team = await makeTeam(program.call, { name: '那铁村义务巡防队', members: 6, shifts: [early] });
  const area = await save('patrolArea', { name: '东片区', kind: '5' });
  line = await save('patrolLine', { name: '东街防线', area, team });
  await save('patrolLine', { name: '北街防线', area });
  await planYesterday();
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

const records = async () => {
  const { view } = await program.call('views.open', { register: 'patrolRecord' });
  return (await program.call('views.rows', { view, from: 0, count: 50 })).rows;
};

/** Opens the list behind a figure of yesterday's month. */
async function shiftsBehind(label: string) {
  await go(`#/reports/indicators?period=${yesterday.slice(0, 7)}`);
  await page.getByRole('button', { name: `${label} 本期 1`, exact: true }).click();
  const drawer = page.getByRole('dialog', { name: new RegExp(`^${label}`) });
  await drawer.getByText('共 1 个班次').waitFor();
  return drawer.getByRole('table', { name: '班次' });
}

describe('patrols', () => {
  it('a shift nobody has recorded is listed as itself and opens its rota at the day', async () => {
    const shifts = await shiftsBehind('没有记录的班次');
    await shifts.getByText('没有记录', { exact: true }).waitFor();
    await shifts.getByRole('link', { name: yesterday }).click();
    await page.getByRole('table', { name: '一周的班' }).waitFor();
    const words = `${Number(yesterday.slice(5, 7))}月${Number(yesterday.slice(8))}日`;
    await expect.poll(() => page.locator('th[aria-current="date"]').textContent()).toContain(words);
  });

  it('a planned shift is recorded by keyboard alone', async () => {
    await go('#/duty/patrol');
    const waiting = page.getByRole('table', { name: '排了还没有登记的班次' }).locator('tbody tr');
    await waiting.first().press('Enter');
    const people = page.getByRole('group', { name: /参加人员/ });
    await expect.poll(() => people.getByRole('checkbox', { checked: true }).count()).toBe(3);
    // One who was planned did not come.
    await people.getByRole('checkbox', { checked: true }).nth(2).focus();
    await page.keyboard.press('Space');
    await people.getByText('已排未到').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('已登记巡逻，实到 2 人').waitFor();
    await page.getByText(/都已登记/).waitFor();
    const [record] = await records();
    expect(record!.values).toMatchObject({ patrolledOn: yesterday, attendeeCount: 2, expectedCount: 3, line });
  });

  it('the shift is then held, and opens the patrol', async () => {
    const shifts = await shiftsBehind('执行班次');
    await shifts.getByRole('link', { name: '06:00—07:30' }).click();
    await page.getByRole('heading', { name: /巡逻/ }).first().waitFor();
    // On the patrol's own page, not in the notice that told of its recording.
    await expect.poll(() => page.getByRole('table', { name: '参加人员' }).locator('tbody tr').count()).toBe(2);
  });

  it('a finding becomes a dispute, and both show each other', async () => {
    await go(`#/duty/patrol?team=${team}&day=${today}`);
    await page.getByLabel('到岗时间').fill('00:10');
    await page.getByLabel('离岗时间').fill('00:20');
    await page.getByLabel('还有谁').fill('田建国');
    await page.getByRole('option').first().click();
    await page.getByLabel('发现情况').fill('纠纷');
    await page.getByRole('option', { name: /纠纷/ }).first().click();
    await page.getByLabel('情况描述').fill('两户因停车争吵。已劝离。');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: '转为纠纷' }).click();
    const box = page.getByRole('dialog', { name: '转为纠纷' });
    await expect.poll(() => box.getByLabel('事件名称').inputValue()).toBe('两户因停车争吵');
    await box.getByRole('button', { name: '转为纠纷' }).click();
    const link = page.getByRole('region', { name: '发现情况的去处' }).getByRole('link', { name: /两户因停车争吵/ });
    await link.waitFor();
    const [record] = await records();
    const { view } = await program.call('views.open', { register: 'dispute' });
    const { rows } = await program.call('views.rows', { view, from: 0, count: 1 });
    expect(rows[0]!.values).toMatchObject({ patrol: record!.id, happenedOn: today });
  });

  it('a record is mended with all who came', async () => {
    await page.getByRole('button', { name: '修改' }).click();
    const people = page.getByRole('group', { name: /参加人员/ });
    await people.getByRole('checkbox', { checked: false }).first().check();
    await people.getByRole('button', { name: '力量和单位' }).click();
    await people
      .getByRole('combobox', { name: /的力量/ })
      .last()
      .click();
    await page.getByRole('option', { name: '辅助' }).click();
    await people
      .getByRole('textbox', { name: /的单位/ })
      .last()
      .fill('城管中队');
    await page.keyboard.press('Control+s');
    await page.getByText('已登记巡逻，实到 2 人').last().waitFor();
    await expect.poll(async () => (await records())[0]!.values.attendeeCount).toBe(2);
    // By class, and as it was once it is opened again.
    await page.getByRole('table', { name: '参加人员' }).getByText('辅助').waitFor();
    await page.getByRole('button', { name: '修改' }).click();
    await expect
      .poll(() =>
        people
          .getByRole('textbox', { name: /的单位/ })
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
      )
      .toContain('城管中队');
    await page.getByRole('button', { name: '取消' }).click();
  });
});

describe('the duty log', () => {
  it('is written with its calls, and handed over only to somebody', async () => {
    await save('dutyLog', {
      dutyOn: yesterday,
      shiftName: '全天',
      handover: '三组路灯待修',
      handedBy: '甲',
      takenBy: '乙',
    });
    await go('#/duty/log');
    await page.getByText('三组路灯待修').waitFor();
    await page.getByRole('button', { name: '来电' }).click();
    await page.getByLabel('第 1 条内容').fill('反映路灯不亮');
    await page.getByLabel('交接时间').fill('8:30');
    await page.getByLabel('交班人').fill('乙');
    await page.keyboard.press('Control+s');
    await page.getByText('交班要有接班人，请填接班人').first().waitFor();
    await page.getByLabel('接班人').fill('丙');
    const held = await holdAnswers(page, 'dutyLog.open');
    await page.keyboard.press('Control+s');
    await page.getByText('值班日志已保存').waitFor();
    // Until it has been read anew nothing can be typed, which would be lost.
    await held.asked;
    const takesKeys = () => page.getByLabel('接班人').evaluate((field) => field.closest('[inert]') === null);
    await expect.poll(takesKeys).toBe(false);
    await held.letGo();
    await expect.poll(takesKeys).toBe(true);
    await expect.poll(() => page.getByLabel('接班人').inputValue()).toBe('丙');
    // Another day is another log: what is not saved is asked about first.
    await page.getByLabel('接班人').fill('丁');
    await page.getByRole('button', { name: '前一天' }).click();
    await page.getByRole('dialog', { name: '值班日志还没有保存' }).getByRole('button', { name: '不保存' }).click();
    await expect.poll(() => page.getByLabel('接班人').inputValue()).toBe('乙');
    await page.getByRole('button', { name: '后一天' }).click();
    await expect.poll(() => page.getByLabel('接班人').inputValue()).toBe('丙');
    const { log, entries } = await program.call('dutyLog.open', { day: today });
    expect(log!.values).toMatchObject({ takenBy: '丙', handedAt: '08:30' });
    expect(entries.map(({ values }) => values.content)).toEqual(['反映路灯不亮']);
  });
});

describe('schools and coverage', () => {
  it('a week shows who stands where, and where nobody does', async () => {
    const school = await save('school', {
      name: '迁陵小学',
      address: '东门街',
      kind: '2',
      morningStart: '07:40',
      morningEnd: '08:10',
      afternoonStart: '16:30',
      afternoonEnd: '17:00',
    });
    const monday = addDays(today, 1 - weekday(today));
    await save('schoolTerm', { name: '本学期', from: addDays(monday, -30), until: addDays(monday, 30) });
    const weekdays = ['1', '2', '3', '4', '5'];
    await save('schoolGuard', { school, peak: '1', weekdays, person: { create: '向校长' }, role: '1' });
    await go('#/duty/schools');
    const table = page.getByRole('region', { name: '迁陵小学' });
    await table.waitFor();
    const { duties, gaps } = await program.call('schools.duties', { from: monday, until: addDays(monday, 6) });
    await expect.poll(() => table.getByRole('link', { name: '向校长' }).count()).toBe(duties.length);
    await expect.poll(() => table.getByText('没有人').count()).toBe(gaps.length);
  });

  it('a template is chosen by season, hour and place', async () => {
    const times = { start: '21:00', end: '23:30', people: 3 };
    const night = { ...times, season: '2', hour: '4', placeKind: '4', focus: '看停车秩序', equipment: '强光手电' };
    await save('patrolTemplate', { name: '夏季夜间夜市', ...night });
    await save('patrolTemplate', { name: '夏季傍晚桥梁', ...times, season: '2', hour: '3', placeKind: '7' });
    await go(`#/duty/patrol?team=${team}&day=${today}`);
    for (const [choice, word] of [
      ['季节', '夏'],
      ['时段', '夜'],
    ] as const) {
      await page.getByRole('combobox', { name: choice, exact: true }).click();
      await page.getByRole('option', { name: word }).click();
    }
    await page.getByText('巡逻重点：看停车秩序').waitFor();
    await expect.poll(() => page.getByLabel('到岗时间').inputValue()).toBe('21:00');
    await expect.poll(() => page.getByLabel('路线（区域）').inputValue()).toBe('夜市');
  });

  it('lines without patrol stand out', async () => {
    await save('guardPost', { name: '东门岗亭', kind: '2' });
    await go('#/duty/coverage');
    await page.getByText('固定站岗点：站 0 个、岗 1 个、点 0 个，共 1 个').waitFor();
    await page.getByRole('region', { name: '东片区（街面）' }).waitFor();
    await page.getByText('1 条防线没有巡逻').waitFor();
    const row = page.getByRole('row', { name: /北街防线/ });
    await row.getByText('没有巡逻').waitFor();
    await page
      .getByRole('row', { name: /东街防线/ })
      .getByText(/次/)
      .waitFor();
  });

  it('nothing was complained about', () => {
    expect(program.complaints).toEqual([]);
  });
});
