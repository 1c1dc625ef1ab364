// Rotas in the window: made, asked why, changed by keys and by dragging, pinned, an absence, published, 替班, undone; two
// windows; what nobody is on duty for.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focusIn, holdAnswers, openProgram, type Program, setUpTownship, signIn } from './program.ts';
import { makeTeam, nightPatrol, threeShifts } from './rotaGround.ts';

let program: Program;
let page: Page;
let team: string;
let fresh: string;
let month: string;

const go = (hash: string, on = page) =>
  on.evaluate((wanted) => {
    window.location.hash = wanted;
  }, hash);
const sheet = () => program.call('rota.sheet', { team, month });
const board = (on = page) => on.getByRole('grid', { name: '排班表' });
const cell = (row: number, column: number, on = page): Locator =>
  on.locator(`[data-row="${row}"][data-column="${column}"]`);
const status = () => page.locator('.pz-status').textContent();

/** Rows and columns of cells as the matrix shows them. */
async function shown() {
  const now = await sheet();
  const rowOf = new Map(now.people.map(({ id }, row) => [id, row]));
  const columnOf = new Map(now.days.map(({ day }, column) => [day, column]));
  return now.cells.map((each) => ({ ...each, row: rowOf.get(each.person)!, column: columnOf.get(each.day)! }));
}
const has = async (row: number, column: number) =>
  (await shown()).some((each) => each.row === row && each.column === column);
const make = async (dialog: Locator) => {
  await dialog.getByRole('button', { name: '开始' }).click();
  const done = page.getByRole('dialog', { name: /排好了$/ });
  await done.waitFor({ timeout: 60_000 });
  return done;
};

beforeAll(async () => {
  program = await openProgram();
  page = program.page;
  await setUpTownship(program);
  team = await makeTeam(program.call, { name: '那铁村义务巡防队', members: 12, shifts: [nightPatrol] });
  fresh = await makeTeam(program.call, { name: '巴科村义务巡防队', members: 8, from: 20, shifts: [] });
  const { today } = await program.call('home.today', {});
  month = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1)).toISOString().slice(0, 7);
  await page.locator('.pa-gate').first().waitFor();
  await page.reload();
  await signIn(page);
  await page.locator('.pa-frame').waitFor();
});
afterAll(() => program?.close());

describe('making a rota', () => {
  it('a team without shifts is led there, with a usual set', async () => {
    await go(`#/duty/rota?team=${fresh}&month=${month}`);
    await page.getByRole('button', { name: '从常用的开始' }).click();
    const box = page.getByRole('dialog', { name: '巴科村义务巡防队的班次' });
    await box.getByLabel('最少人数').first().fill('2');
    await box.getByRole('button', { name: '建 2 个班次' }).click();
    await page.getByRole('button', { name: '生成排班' }).waitFor();
    const made = await program.call('rota.sheet', { team: fresh, month });
    expect(made.missing).toEqual([]);
    expect(new Set(made.needs.map(({ least }) => least))).toEqual(new Set([made.shifts[0]?.start === '20:00' ? 2 : 3]));
  });

  it('is made in seconds, proven fair, with nothing broken', async () => {
    await go(`#/duty/rota?team=${team}&month=${month}`);
    await page.getByRole('button', { name: '生成排班' }).click();
    const done = await make(page.getByRole('dialog', { name: '生成排班' }));
    await done.getByText('班次最多最少相差').waitFor();
    await done.getByRole('button', { name: '看排班表' }).click();
    await page.getByText('全部符合规则。').waitFor();
    await expect.poll(async () => (await sheet()).violations).toEqual([]);
    const days = (await sheet()).days.length;
    await expect.poll(() => page.locator('.pz-matrix .pz-mark').count()).toBe(days * 3);
  });

  it('every cell says why', async () => {
    const [first] = await shown();
    await cell(first!.row, first!.column).dblclick();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('region', { name: '为什么' }).locator('.pz-sentence').waitFor();
    await expect.poll(async () => (await drawer.locator('.pz-sentence').textContent())?.length).toBeGreaterThan(10);
    await drawer.getByRole('button', { name: '换上' }).first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });
});

describe('a long search', () => {
  it('is ended with the best so far, and the words say what is proven of it', async () => {
    const large = await makeTeam(program.call, {
      name: '迁陵镇联勤站',
      members: 120,
      shifts: [...threeShifts, nightPatrol].map((shift) => ({ ...shift, least: 9, leaders: 2 })),
    });
    // Wishes that cannot all be met keep it looking for many seconds.
    const { people } = await program.call('rota.sheet', { team: large, month });
    for (const [index, { id }] of people.entries()) {
      for (const step of [0, 1, 2, 4]) {
        const weekday = String(1 + ((index + step) % 7));
        const changes = { person: id, wish: '2', weekday, strength: 1 + ((index * step) % 3) };
        await program.call('rows.save', { register: 'dutyWish', id: null, version: null, changes });
      }
    }
    await go(`#/duty/rota?team=${large}&month=${month}`);
    await page.getByRole('button', { name: '生成排班' }).click();
    const box = page.getByRole('dialog', { name: '生成排班' });
    await box.getByLabel('最多用时').fill('600');
    await box.getByRole('button', { name: '开始' }).click();
    // Not moved to first: the search must not end before it is pressed.
    await page.getByRole('button', { name: '够好了，用这一版' }).dispatchEvent('click', {}, { timeout: 60_000 });
    const done = page.getByRole('dialog', { name: /排好了$/ });
    await done.waitFor({ timeout: 60_000 });
    const { rota } = await program.call('rota.sheet', { team: large, month });
    const open = rota!.made!.aims.filter(({ value, bound }) => value > bound).length;
    await done.getByText(open === 0 ? '各项都已证明最优。' : `${open} 项还没有证明最优，其余已证明。`).waitFor();
    await done.getByRole('button', { name: '看排班表' }).click();
    await page.getByText('全部符合规则。').waitFor();
    await go(`#/duty/rota?team=${team}&month=${month}`);
    await board().waitFor();
  });
});

describe('what cannot be', () => {
  it('is explained with the ways out, and nothing is written', async () => {
    const few = await makeTeam(program.call, { name: '隆头村巡防队', members: 3, from: 60, shifts: [nightPatrol] });
    const { people } = await program.call('rota.sheet', { team: few, month });
    const changes = { person: people[0]!.id, from: `${month}-09`, until: `${month}-10`, reason: '2' };
    await program.call('rows.save', { register: 'memberAbsence', id: null, version: null, changes });
    await go(`#/duty/rota?team=${few}&month=${month}`);
    await page.getByRole('button', { name: '生成排班' }).click();
    const box = page.getByRole('dialog', { name: '生成排班' });
    await box.getByRole('button', { name: '开始' }).click();
    await box.getByText(/不能同时满足/).waitFor({ timeout: 60_000 });
    await box.getByRole('link', { name: '不能排班登记' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await program.call('rota.sheet', { team: few, month })).cells).toEqual([]);
    await go(`#/duty/rota?team=${team}&month=${month}`);
    await board().waitFor();
  });
});

describe('changing a draft', () => {
  it('keys set, empty and take back; what breaks a rule is shown at once', async () => {
    const cells = await shown();
    const taken = cells.find(({ row, column }) => row === 0 && column >= 0)!;
    await cell(taken.row, taken.column).click();
    await page.keyboard.press('Delete');
    await page.getByRole('region', { name: '不符合规则' }).getByRole('button').first().waitFor();
    await expect.poll(() => has(taken.row, taken.column)).toBe(false);
    await page.keyboard.press('1');
    await page.getByText('全部符合规则。').waitFor();
    await expect.poll(() => has(taken.row, taken.column)).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByRole('region', { name: '不符合规则' }).waitFor();
    await page.keyboard.press('Control+y');
    await page.getByText('全部符合规则。').waitFor();
  });

  it('a violation leads to its cell', async () => {
    const taken = (await shown()).find(({ row }) => row === 3)!;
    await cell(taken.row, taken.column).click();
    await page.keyboard.press('Delete');
    const list = page.getByRole('region', { name: '不符合规则' });
    await list.getByRole('button').first().click();
    await expect.poll(status).toContain(`${Number(taken.day.slice(5, 7))}月${Number(taken.day.slice(8))}日`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
    await page.keyboard.press('Control+z');
    await page.getByText('全部符合规则。').waitFor();
  });

  it('a duty is dragged onto somebody else’s: both are exchanged in one step', async () => {
    const cells = await shown();
    const one = cells.find(({ row }) => row === 1)!;
    const other = cells.find(
      ({ row, column }) =>
        row === 2 &&
        column !== one.column &&
        cells.every(
          (each) => !(each.row === 1 && each.column === column) && !(each.row === 2 && each.column === one.column),
        ),
    )!;
    await cell(one.row, one.column).scrollIntoViewIfNeeded();
    const from = (await cell(one.row, one.column).boundingBox())!;
    const to = (await cell(other.row, other.column).boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2 - 3, to.y + to.height / 2, { steps: 6 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2);
    await page.mouse.up();
    await expect.poll(() => has(2, one.column)).toBe(true);
    await expect
      .poll(async () => [await has(1, other.column), await has(1, one.column), await has(2, other.column)])
      .toEqual([true, false, false]);
    await expect.poll(async () => (await sheet()).undo).toContain('对调');
    await page.keyboard.press('Control+z');
    await expect.poll(() => has(1, one.column)).toBe(true);
  });

  it('the same with the keyboard', async () => {
    const one = (await shown()).find(({ row }) => row === 4)!;
    await cell(one.row, one.column).click();
    await page.keyboard.press('m');
    await expect.poll(() => status()).toContain('正在调换');
    const free = [5, 6, 7, 8].find((row) => row !== one.row)!;
    const wasFree = !(await has(free, one.column));
    for (let row = one.row; row < free; row += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    if (wasFree) {
      await expect.poll(() => has(free, one.column)).toBe(true);
      await expect.poll(() => has(one.row, one.column)).toBe(false);
      await page.keyboard.press('Control+z');
      await expect.poll(() => has(one.row, one.column)).toBe(true);
    }
  });

  it('a pinned duty and an absence: few changes, and they are told', async () => {
    const cells = await shown();
    const pinned = cells.find(({ row }) => row === 6)!;
    await cell(pinned.row, pinned.column).click();
    await page.keyboard.press('p');
    await cell(pinned.row, pinned.column).locator('.pz-pinned').waitFor();
    const ill = cells.find(({ row }) => row === 7)!;
    await cell(ill.row, ill.column).click();
    await page.keyboard.press('a');
    const box = page.getByRole('dialog', { name: /不能排班$/ });
    await box.getByRole('button', { name: '登记并重新安排这 1 个班' }).click();
    const generate = page.getByRole('dialog', { name: '重新生成' });
    await expect.poll(() => generate.getByRole('radio', { name: /少动/ }).isChecked()).toBe(true);
    const done = await make(generate);
    await done.getByText(/^与原来比，改了 \d+ 处$/).waitFor();
    await done.getByRole('button', { name: '看排班表' }).click();
    await expect.poll(() => has(ill.row, ill.column)).toBe(false);
    await expect
      .poll(
        async () => (await shown()).find((each) => each.row === pinned.row && each.column === pinned.column)?.pinned,
      )
      .toBe(true);
    await page.locator('.pz-absent').first().waitFor();
    const before = new Set(cells.map(({ row, column }) => `${row} ${column}`));
    const changed = (await shown()).filter(({ row, column }) => !before.has(`${row} ${column}`));
    expect(changed.length).toBeLessThanOrEqual(2);
  });
});

describe('publishing and after', () => {
  it('is published with who approved it', async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const box = page.getByRole('dialog', { name: '发布这份排班？' });
    await box.getByLabel('批准人').fill('石永红');
    await box.getByRole('button', { name: '发布', exact: true }).click();
    await page.locator('.pa-page-note').getByText('已发布').waitFor();
    await expect.poll(async () => (await sheet()).rota).toMatchObject({ state: 'published', edition: 1 });
  });

  it('替班 asks for reason and approval and is a record', async () => {
    const cells = await shown();
    const one = cells.find(({ row }) => row === 8)!;
    await cell(one.row, one.column).dblclick();
    const drawer = page.getByRole('dialog');
    const able = drawer.locator('.pz-alternatives li').filter({ has: page.getByRole('button', { name: '换上' }) });
    const name = (await able.first().locator('strong').textContent())!;
    await able.first().getByRole('button', { name: '换上' }).click();
    const box = page.getByRole('dialog', { name: /夜间巡逻$/ });
    const save = box.getByRole('button', { name: '登记并调整' });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await box.getByLabel('原因').fill('家中有事');
    await box.getByLabel('批准人').fill('石永红');
    await save.click();
    await page.getByText('第 1 版发布后有变动').waitFor();
    const other = (await sheet()).people.find((each) => each.name === name)!;
    await expect
      .poll(async () => (await sheet()).cells)
      .toContainEqual(expect.objectContaining({ day: one.day, person: other.id }));
    const { view } = await program.call('views.open', { register: 'shiftSwap' });
    const { rows } = await program.call('views.rows', { view, from: 0, count: 5 });
    expect(rows.map(({ values }) => [values.kind, values.reason, values.other])).toEqual([['2', '家中有事', other.id]]);
  });

  it('is taken back with its record, and done again', async () => {
    const swaps = async () => {
      const { view } = await program.call('views.open', { register: 'shiftSwap' });
      return (await program.call('views.rows', { view, from: 0, count: 5 })).rows.length;
    };
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText(/^已撤销：替班/).waitFor();
    await expect.poll(swaps).toBe(0);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: /^重做/ }).click();
    await page.getByText('第 1 版发布后有变动').waitFor();
    await expect.poll(swaps).toBe(1);
  });

  it('editions tell what changed, and the next one is published', async () => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '版本和变动' }).click();
    const drawer = page.getByRole('dialog', { name: '版本和变动' });
    await drawer.locator('.pz-changes li').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '发布第 2 版' }).click();
    const box = page.getByRole('dialog', { name: '发布第 2 版？' });
    await box.getByText('与上一版比，有 1 处不同').waitFor();
    await box.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布 第 2 版').waitFor();
  });

  it('an edition is looked at as it was', async () => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '版本和变动' }).click();
    const first = page.getByRole('region', { name: '第 1 版' });
    await first.getByRole('button', { name: '改了什么' }).click();
    await first.getByText('这是本月的第一版，没有上一版可比').waitFor();
    await first.getByRole('button', { name: '看这一版' }).click();
    const box = page.getByRole('dialog', { name: /^第 1 版（/ });
    const days = (await sheet()).days.length;
    await expect.poll(() => box.locator('.pz-mark').count()).toBe(days * 3);
    await page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '版本和变动' }).waitFor({ state: 'detached' });
  });

  it('two duties of a published rota are exchanged by keyboard with an approval', async () => {
    const cells = await shown();
    const free = (row: number, column: number) => cells.every((each) => each.row !== row || each.column !== column);
    const pairs = cells.flatMap((one) =>
      cells
        .filter(
          (other) =>
            other.row === one.row + 1 &&
            Math.abs(other.column - one.column) > 1 &&
            free(one.row, other.column) &&
            free(other.row, one.column),
        )
        .map((other) => ({ one, other })),
    );
    const { one, other } = pairs[0]!;
    await cell(one.row, one.column).click();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    const step = other.column > one.column ? 'ArrowRight' : 'ArrowLeft';
    for (let left = Math.abs(other.column - one.column); left > 0; left -= 1) await page.keyboard.press(step);
    await page.keyboard.press('Enter');
    const box = page.getByRole('dialog', { name: /夜间巡逻$/ });
    await box.getByText('换班（两人的班对换）').waitFor();
    await box.getByLabel('原因').fill('两人商定');
    await box.getByLabel('批准人').fill('石永红');
    await box.getByRole('button', { name: '登记并调整' }).click();
    await page.getByText('第 2 版发布后有变动').waitFor();
    await expect
      .poll(async () => [await has(one.row, other.column), await has(other.row, one.column)])
      .toEqual([true, true]);
    await expect
      .poll(async () => [await has(one.row, one.column), await has(other.row, other.column)])
      .toEqual([false, false]);
  });

  it('an own duty goes to another day by keyboard, weighed before, in one step', async () => {
    const cells = await shown();
    const { days } = await sheet();
    // Somebody with a duty and a free day far from his others.
    const one = cells.find(({ row }) => row === 4)!;
    const busy = new Set(cells.filter(({ row }) => row === one.row).map(({ column }) => column));
    const to = days.findIndex((_day, column) =>
      [-2, -1, 0, 1, 2].every((step) => !busy.has(column + step) || column + step === one.column),
    );
    await cell(one.row, one.column).click();
    await page.keyboard.press('m');
    for (let left = Math.abs(to - one.column); left > 0; left -= 1) {
      await page.keyboard.press(to > one.column ? 'ArrowRight' : 'ArrowLeft');
    }
    await page.keyboard.press('Enter');
    const box = page.getByRole('dialog', { name: /夜间巡逻$/ });
    await box.getByText('调到另一天（本人改上别的日子，记为换班）').waitFor();
    // The day he leaves lacks somebody, and the words say so before anything is asked for.
    await box.getByText(/只排了 2 人/).waitFor();
    await box.getByLabel('原因').fill('那天要开会');
    await box.getByLabel('批准人').fill('石永红');
    await box.getByRole('button', { name: '登记并调整' }).click();
    await box.waitFor({ state: 'detached' });
    await expect.poll(async () => [await has(one.row, one.column), await has(one.row, to)]).toEqual([false, true]);
    const { view } = await program.call('views.open', { register: 'shiftSwap' });
    const { rows } = await program.call('views.rows', { view, from: 0, count: 9 });
    const moved = rows.filter(({ values }) => values.reason === '那天要开会');
    expect(moved.map(({ values }) => [values.kind, values.otherDay])).toEqual([['1', days[to]!.day]]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect.poll(async () => [await has(one.row, one.column), await has(one.row, to)]).toEqual([true, false]);
  });

  it('the wall sheet is saved', async () => {
    await page.getByRole('button', { name: '打印', exact: true }).click();
    const box = page.getByRole('dialog', { name: '打印和导出' });
    await box.getByRole('radio', { name: /上墙表（A4）/ }).check();
    const waiting = page.waitForEvent('download');
    await box.getByRole('button', { name: '保存文件' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/\.docx$/);
    await box.waitFor({ state: 'detached' });
  });
});

describe('somebody falls ill after publishing', () => {
  it('only what must change is changed, with a reason, and the rota says so', async () => {
    const ill = (await shown()).find(({ row }) => row === 9)!;
    const before = new Set((await shown()).map(({ row, column }) => `${row} ${column}`));
    await cell(ill.row, ill.column).click();
    await page.keyboard.press('a');
    const box = page.getByRole('dialog', { name: /不能排班$/ });
    await box.getByRole('button', { name: /^登记并重新安排/ }).click();
    const generate = page.getByRole('dialog', { name: '重新生成' });
    await expect.poll(() => generate.getByRole('button', { name: '开始' }).isDisabled()).toBe(true);
    await generate.getByLabel('为什么改').fill('队员生病');
    const done = await make(generate);
    await done.getByRole('button', { name: '看排班表' }).click();
    await page.getByText('第 2 版发布后有变动').waitFor();
    await expect.poll(() => has(ill.row, ill.column)).toBe(false);
    const added = (await shown()).filter(({ row, column }) => !before.has(`${row} ${column}`));
    expect(added.length).toBeGreaterThan(0);
    expect(added.length).toBeLessThanOrEqual(2);
  });
});

describe('levels of duty', () => {
  it('a level is switched on with reason and approver, seen in the days, and released', async () => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: /勤务等级/ }).click();
    const box = page.getByRole('dialog', { name: '勤务等级' });
    await box.getByLabel(/^从/).fill(`${month}-05`);
    await box.getByLabel(/^到/).fill(`${month}-06`);
    await box.getByLabel('原因').fill('大型活动安保');
    await box.getByLabel('批准人').fill('石永红');
    // Every team that goes on with its everyday shifts is named.
    await box.getByText(/那铁村义务巡防队.*没有应急的班次/).waitFor();
    await box.getByRole('button', { name: '启动', exact: true }).click();
    await box.waitFor({ state: 'detached' });
    await page.getByText(/5日至6日按应急勤务，本队没有应急班次/).waitFor();
    await expect.poll(() => page.locator('.pz-day em').filter({ hasText: '应' }).count()).toBe(2);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: /勤务等级/ }).click();
    await box.getByRole('button', { name: '解除', exact: true }).click();
    await box.getByLabel('最后一天').fill(`${month}-05`);
    await box.getByLabel('解除人').fill('石永红');
    // The button keeps the focus while it works, and is pressed once only.
    const late = await holdAnswers(page, 'duty.release');
    const release = box.getByRole('button', { name: '解除这次应急勤务' });
    await release.press('Enter');
    await late.asked;
    await focusIn(release);
    await expect.poll(() => release.isEnabled()).toBe(false);
    await page.keyboard.press('Enter');
    await late.letGo();
    await page.getByText('已解除，以后的日子回到常态的班次。').waitFor();
    await box.getByRole('button', { name: '取消' }).click();
    await box.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.pz-day em').filter({ hasText: '应' }).count()).toBe(1);
  });
});

describe('other views', () => {
  it('by shifts, by week and as a team', async () => {
    await page.getByRole('radio', { name: '按班次' }).click();
    const [first] = (await sheet()).people;
    await page.getByRole('table', { name: '各班次的人' }).getByRole('button', { name: first!.name }).first().waitFor();
    await page.getByRole('radio', { name: '周', exact: true }).click();
    await page.getByRole('table', { name: '一周的班' }).waitFor();
    await page.getByRole('button', { name: '下一周' }).click();
    await page.getByRole('radio', { name: '我的队' }).click();
    await page.getByRole('row', { name: new RegExp(first!.name) }).waitFor();
    await page.getByRole('radio', { name: '按人' }).click();
    await board().waitFor();
  });

  it('a day across the teams', async () => {
    const [one] = await shown();
    await go(`#/duty/today?day=${one!.day}`);
    await page.getByRole('table', { name: '在岗' }).getByRole('link', { name: '那铁村义务巡防队' }).waitFor();
  });
});

describe('two windows', () => {
  it('the later one is told and loses nothing of the first', async () => {
    const draft = await makeTeam(program.call, {
      name: '要坝村巡防队',
      members: 6,
      from: 40,
      shifts: [...threeShifts],
    });
    const other = await program.another();
    await signIn(other);
    await other.locator('.pa-frame').waitFor();
    for (const on of [page, other]) {
      await go(`#/duty/rota?team=${draft}&month=${month}`, on);
      await on.getByRole('button', { name: '自己排' }).click();
      await board(on).waitFor();
    }
    await cell(0, 0).click();
    await page.keyboard.press('1');
    await expect.poll(async () => (await program.call('rota.sheet', { team: draft, month })).cells.length).toBe(1);
    await cell(1, 1, other).click();
    await other.keyboard.press('2');
    await other.getByText(/改过.*您刚才的改动没有保存/).waitFor();
    await expect.poll(() => cell(0, 0, other).locator('.pz-mark').count()).toBe(1);
    await cell(1, 1, other).click();
    await other.keyboard.press('2');
    await expect.poll(async () => (await program.call('rota.sheet', { team: draft, month })).cells.length).toBe(2);
    await other.close();
  });

  it('who may only look finds nothing to change, and keys change nothing', async () => {
    const password = 'Guankan-2026';
    await program.call('users.create', { login: 'xiang', name: '向看看', role: 'viewer', newPassword: password });
    const other = await program.another();
    await signIn(other, 'xiang', password);
    await other.locator('.pa-frame').waitFor();
    await go(`#/duty/rota?team=${team}&month=${month}`, other);
    await board(other).waitFor();
    const before = (await sheet()).rota?.version;
    const [one] = await shown();
    await cell(one!.row, one!.column, other).click();
    for (const key of ['Delete', '1', 'p', 'x', 'a']) await other.keyboard.press(key);
    await cell(one!.row, one!.column, other).click({ button: 'right' });
    await other.getByRole('menuitem', { name: /^为什么/ }).click();
    const drawer = other.getByRole('dialog');
    await drawer.locator('.pz-sentence').waitFor();
    await expect.poll(() => drawer.getByRole('button', { name: '换上' }).count()).toBe(0);
    await other.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    for (const name of ['撤销', '重新生成', '发布']) {
      await expect.poll(() => other.getByRole('button', { name, exact: true }).count()).toBe(0);
    }
    await expect.poll(async () => (await sheet()).rota?.version).toBe(before);
    await other.close();
  });

  it('leaves nothing in the browser’s console', () => expect(program.complaints).toEqual([]));
});
