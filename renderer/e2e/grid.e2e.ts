// The grid under a real keyboard, mouse, input method and clipboard, over 100,000 invented rows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inventedRow } from '../grid/harness/inventedRows.ts';
import type { CellEdit, GridHandle, GridPaste, SortKey } from '../grid/types.ts';
import { openChromium } from './chromium.ts';
import { focusIn } from './program.ts';

declare global {
  interface Window {
    harness: {
      edits: { edits: readonly CellEdit[]; reason: string }[];
      pastes: GridPaste[];
      sorts: (readonly SortKey[])[];
      layouts: { widths: Record<string, number>; order: string[]; hidden: string[] }[];
      opened: number[];
      unsaved: number;
      handle: GridHandle | null;
    };
  }
}

let server: PreviewServer;
let built = '';
let browser: Browser;
let page: Page;
let ime: CDPSession;
let address = '';

beforeAll(async () => {
  const root = fileURLToPath(new URL('../grid/harness', import.meta.url));
  built = await mkdtemp(path.join(tmpdir(), 'grid-harness-'));
  await build({
    root,
    configFile: false,
    plugins: [react()],
    build: { outDir: built, emptyOutDir: true },
    logLevel: 'error',
  });
  server = await preview({
    root,
    configFile: false,
    build: { outDir: built },
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  address = server.resolvedUrls!.local[0]!;
  browser = await openChromium();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await context.newPage();
  ime = await context.newCDPSession(page);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  if (built !== '') await rm(built, { recursive: true });
});

async function open(query = ''): Promise<void> {
  await page.goto(`${address}${query}`);
  await page.locator('[role=gridcell]').first().waitFor();
  await page.evaluate(() => window.harness.handle?.focus());
}

const select = (row: number, key: string) =>
  page.evaluate(([at, name]) => window.harness.handle?.select(at as number, name as string), [row, key] as const);

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The cell the field points a screen reader to, as "row:label" with the row counted from 1. */
const active = () =>
  page.evaluate(() => {
    const id = document.querySelector('.pg-editor')?.getAttribute('aria-activedescendant') ?? '';
    const cell = document.getElementById(id);
    const column = cell?.getAttribute('aria-colindex');
    const label = document.querySelector(`.pg-label[aria-colindex="${column}"] .pg-label-text`)?.textContent;
    return `${Number(cell?.dataset.row) + 1}:${label}`;
  });

const textOf = (row: number, key: string) =>
  page.evaluate(([at, name]) => document.querySelector(`[data-row="${at}"][id$="-${name}"]`)?.textContent ?? null, [
    row,
    key,
  ] as const);

const edits = () => page.evaluate(() => window.harness.edits);

const saved = async (count: number) => {
  await page.waitForFunction((wanted) => window.harness.edits.length >= wanted, count);
  return edits();
};

const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

describe('100,000 rows', () => {
  beforeEach(() => open());

  test('jump to the end with rows on screen in the next frame and the last row loaded at once', async () => {
    const drawn = await page.evaluate(async () => {
      const port = document.querySelector('.pg-port')!;
      port.scrollTop = port.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const box = port.getBoundingClientRect();
      return [...document.querySelectorAll<HTMLElement>('.pg-row')].filter((row) => {
        const at = row.getBoundingClientRect();
        return at.bottom > box.top + 100 && at.top < box.bottom;
      }).length;
    });
    expect(drawn).toBeGreaterThanOrEqual(19);
    await page.waitForFunction(
      () => document.querySelector('[data-row="99999"][id$="-name"]')?.textContent === '杨国庆',
    );
  });

  test('never show an empty band while the wheel turns', async () => {
    await page.mouse.move(600, 400);
    for (let turn = 0; turn < 30; turn += 1) {
      await page.mouse.wheel(0, 2400);
      const covered = await page.evaluate(() => {
        const port = document.querySelector('.pg-port')!.getBoundingClientRect();
        const rows = [...document.querySelectorAll('.pg-body .pg-row')].map((row) => row.getBoundingClientRect());
        return rows.some((row) => row.top <= port.top + 97) && rows.some((row) => row.bottom >= port.bottom - 1);
      });
      expect(covered).toBe(true);
    }
  });

  test('tell a screen reader how large the table is and where the cursor stands', async () => {
    const grid = page.getByRole('grid', { name: '人员台账' });
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('100003');
    await expect.poll(() => grid.getAttribute('aria-colcount')).toBe('14');
    await select(6, 'born');
    await expect.poll(active).toBe('7:出生日期');
    await page.waitForFunction(
      () => document.querySelector('.pg-unseen[aria-live]')?.textContent === '出生日期，第 7 行，1946-07-07',
    );
  });
});

describe('keys', () => {
  beforeEach(() => open());

  test('move as in WPS', async () => {
    await select(0, 'sex');
    for (const [key, place] of [
      ['Enter', '2:性别'],
      ['Tab', '2:民族'],
      ['Tab', '2:出生日期'],
      ['Enter', '3:性别'],
      ['Shift+Enter', '2:性别'],
      ['Shift+Tab', '2:姓名'],
      ['End', '2:备注'],
      ['Home', '2:姓名'],
      ['PageDown', '21:姓名'],
      ['PageUp', '2:姓名'],
      ['ArrowRight', '2:性别'],
      ['Control+End', '100000:备注'],
      ['Control+Home', '1:姓名'],
      ['Control+ArrowRight', '1:备注'],
    ] as const) {
      await press(key);
      await expect.poll(active).toBe(place);
    }
  });

  test('edit with F2, leave with Esc, clear with Delete, take back with Ctrl+Z and Ctrl+Y', async () => {
    await select(2, 'village');
    await press('F2', 'End');
    await page.keyboard.type('一组');
    await press('Escape');
    await expect.poll(() => textOf(2, 'village')).toBe('陇木峒村');
    await press('F2', 'End');
    await page.keyboard.type('一组');
    await press('Enter');
    await saved(1);
    await expect.poll(() => textOf(2, 'village')).toBe('陇木峒村一组');
    await expect.poll(active).toBe('4:村（社区）');
    await press('ArrowUp', 'Delete');
    await saved(2);
    await press('Control+z', 'Control+z');
    await saved(4);
    await expect.poll(() => textOf(2, 'village')).toBe('陇木峒村');
    await press('Control+y');
    await saved(5);
    await expect.poll(() => textOf(2, 'village')).toBe('陇木峒村一组');
  });

  test('fast typing down a column loses no key', async () => {
    await select(0, 'income');
    for (let row = 0; row < 20; row += 1) {
      await page.keyboard.type(String(50_000 + row));
      await press('Enter');
    }
    await saved(20);
    await expect
      .poll(() => Promise.all(Array.from({ length: 15 }, (_, at) => textOf(5 + at, 'income'))))
      .toEqual(Array.from({ length: 15 }, (_, at) => String(50_005 + at)));
  });

  test('Ctrl+D repeats the cell above into the selection', async () => {
    await select(3, 'nation');
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    const [last] = (await saved(1)).slice(-1);
    expect(last).toEqual({
      reason: 'fill',
      edits: [
        { rowId: 'row-4', key: 'nation', text: '回族', value: '03' },
        { rowId: 'row-5', key: 'nation', text: '回族', value: '03' },
      ],
    });
  });

  test('Ctrl+Enter opens the row, so does a double click on its head', async () => {
    await select(4, 'nation');
    await press('Control+Enter');
    await page.locator('[role=rowheader]', { hasText: /^9$/ }).dblclick();
    await expect.poll(() => page.evaluate(() => window.harness.opened)).toEqual([4, 8]);
  });

  test('a refused day stays, marked and explained, and is not sent', async () => {
    await select(3, 'born');
    await page.keyboard.type('2026.13.5');
    await press('Enter', 'ArrowUp');
    const cell = page.locator('[data-row="3"][id$="-born"]');
    await expect.poll(() => cell.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('tooltip').getByText('“2026.13.5”不是日期').waitFor();
    await expect.poll(() => page.evaluate(() => window.harness.unsaved)).toBe(1);
    await page.keyboard.type('2026.3.5');
    await press('Enter');
    const sent = await saved(1);
    expect(sent).toEqual([
      { reason: 'type', edits: [{ rowId: 'row-3', key: 'born', text: '2026-03-05', value: '2026-03-05' }] },
    ]);
    await expect.poll(() => cell.getAttribute('aria-invalid')).toBeNull();
  });
});

describe('an input method', () => {
  beforeEach(() => open());

  test('composes straight into a selected cell from its first key', async () => {
    await select(1, 'name');
    await ime.send('Input.imeSetComposition', { text: 'z', selectionStart: 1, selectionEnd: 1 });
    await ime.send('Input.imeSetComposition', { text: "zhang'san", selectionStart: 9, selectionEnd: 9 });
    const field = page.locator('.pg-editor');
    await expect.poll(() => field.inputValue()).toBe("zhang'san");
    const [cell, editor] = await Promise.all([
      page.locator('[data-row="1"][id$="-name"]').boundingBox(),
      field.boundingBox(),
    ]);
    expect(Math.abs(cell!.x - editor!.x)).toBeLessThanOrEqual(2);
    expect(Math.abs(cell!.y - editor!.y)).toBeLessThanOrEqual(2);
    await ime.send('Input.insertText', { text: '张三' });
    await press('Enter');
    const sent = await saved(1);
    expect(sent[0]!.edits).toEqual([{ rowId: 'row-1', key: 'name', text: '张三' }]);
    await expect.poll(() => textOf(1, 'name')).toBe('张三');
  });

  test('narrows a code list by the pinyin being composed', async () => {
    await select(0, 'nation');
    await ime.send('Input.imeSetComposition', { text: "tu'jia", selectionStart: 6, selectionEnd: 6 });
    await expect.poll(() => page.getByRole('option').allTextContents()).toEqual(['土家族15']);
    await ime.send('Input.insertText', { text: '土家' });
    await press('Tab');
    await expect
      .poll(async () => (await saved(1))[0]!.edits)
      .toEqual([{ rowId: 'row-0', key: 'nation', text: '土家族', value: '15' }]);
  });
});

describe('the clipboard', () => {
  beforeEach(() => open());

  test('carries a block out as text and as a table that keeps identifiers', async () => {
    await select(0, 'born');
    await press('Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c');
    await expect.poll(clipboard).toBe('1940-01-01\t433199194001010000\r\n1941-02-02\t433199194102020001');
    await page.evaluate(() => {
      const take = (event: ClipboardEvent) => {
        event.stopImmediatePropagation();
        document.title = event.clipboardData?.getData('text/html') ?? '';
      };
      document.addEventListener('paste', take, { once: true, capture: true });
    });
    await press('Control+v');
    await expect
      .poll(() => page.title())
      .toContain(`<td sdnum="0;0;@" style="mso-number-format:'\\@'">433199194102020001</td>`);
  });

  test('brings a block from WPS in, quotes and line breaks included', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('要坝村\t\r\n"二组\n三组"\t\r\n'));
    await select(0, 'village');
    await press('Control+v');
    const sent = await saved(1);
    expect(sent[0]!.edits.slice(0, 1)).toEqual([{ rowId: 'row-0', key: 'village', text: '要坝村' }]);
    expect(sent[0]!.edits.find((edit) => edit.rowId === 'row-1' && edit.key === 'village')?.text).toBe('二组\n三组');
  });

  test('20 pasted rows: bad cells are marked before anything is saved, good ones go on a word', async () => {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `${at === 7 ? '1976年13月' : `1976.5.${at + 1}`}\t43319919760501${1000 + at}`,
    );
    await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\r\n'));
    await select(0, 'born');
    await press('Control+v');
    await page.getByText('粘贴的内容还没有保存：39 格可以保存，1 格有问题').waitFor();
    await expect.poll(() => edits()).toEqual([]);
    await expect.poll(active).toBe('8:出生日期');
    await page.keyboard.type('1976.5.8');
    await press('Enter');
    await press('Control+s');
    const sent = await saved(1);
    expect(sent).toHaveLength(1);
    expect(sent[0]!.edits).toHaveLength(40);
    expect(sent[0]!.reason).toBe('paste');
  });

  test('hands a paste of many rows to the owner', async () => {
    await page.evaluate(() =>
      navigator.clipboard.writeText(Array.from({ length: 60 }, (_, at) => `人${at}\t男`).join('\r\n')),
    );
    await select(99_990, 'name');
    await page.waitForFunction(() => document.querySelector('[data-row="99990"][id$="-name"]')?.textContent !== '');
    await press('Control+v');
    await page.waitForFunction(() => window.harness.pastes.length === 1);
    const [paste] = await page.evaluate(() => window.harness.pastes);
    expect(paste).toMatchObject({ anchor: { rowIndex: 99_990, key: 'name' }, keys: ['name', 'sex'], newRows: 50 });
    expect(paste!.matrix[59]).toEqual(['人59', '男']);
    await expect.poll(() => edits()).toEqual([]);
  });

  test('copies rows that were never on screen', async () => {
    await select(0, 'village');
    await press('Control+Space', 'Control+c');
    await expect.poll(async () => (await clipboard()).split('\r\n').length, { timeout: 60_000 }).toBe(100_000);
  });

  test('moves a cut block', async () => {
    await select(0, 'village');
    await press('Control+x', 'ArrowDown', 'Control+v');
    const [last] = (await saved(1)).slice(-1);
    expect(last!.edits).toEqual([
      { rowId: 'row-1', key: 'village', text: '迁陵社区', value: '迁陵社区' },
      { rowId: 'row-0', key: 'village', text: '', value: null },
    ]);
  });
});

describe('columns', () => {
  beforeEach(() => open());

  test('sort by several columns with Shift', async () => {
    await page.locator('[data-key=village]').click();
    await page.locator('[data-key=born]').click({ modifiers: ['Shift'] });
    await page.locator('[data-key=born]').click({ modifiers: ['Shift'] });
    await expect
      .poll(async () => (await page.evaluate(() => window.harness.sorts)).at(-1))
      .toEqual([
        { key: 'village', direction: 'ascending' },
        { key: 'born', direction: 'descending' },
      ]);
    await expect.poll(() => page.locator('[data-key=born]').getAttribute('aria-sort')).toBe('descending');
    const rows = Array.from({ length: 100_000 }, (_, at) => inventedRow(at).cells);
    const first = rows.map((cells) => cells.village!.text).reduce((least, text) => (text < least ? text : least));
    const ofFirst = rows.filter((cells) => cells.village!.text === first).map((cells) => cells.born!.text);
    await expect.poll(() => textOf(0, 'born')).toBe(ofFirst.toSorted().at(-1));
  });

  test('filter by typing, and Enter leads back to the cells', async () => {
    await press('Control+Shift+l');
    await focusIn(page.locator('[data-filter=name]'));
    await page.keyboard.type('杨春');
    await press('Enter');
    await page.getByText('共 1,000 行').waitFor();
    await press('ArrowDown');
    await expect.poll(active).toBe('2:姓名');
  });

  test('filter by ticking codes', async () => {
    await page.locator('[data-filter=nation]').click();
    await page.getByLabel('苗族').check();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('共 25,000 行').waitFor();
  });

  test('stay frozen while the rest scrolls, change width, place and visibility', async () => {
    const left = async (key: string) => (await page.locator(`[data-key=${key}]`).boundingBox())!.x;
    const scrolled = () => page.evaluate(() => document.querySelector('.pg-port')!.scrollLeft);
    const before = await left('name');
    await select(0, 'note');
    await expect.poll(scrolled).toBeGreaterThan(0);
    await expect.poll(() => left('name')).toBe(before);
    await press('Home');
    await expect.poll(scrolled).toBe(0);

    const sex = (await page.locator('[data-key=sex]').boundingBox())!;
    await page.mouse.move(sex.x + sex.width - 3, sex.y + 15);
    await page.mouse.down();
    await page.mouse.move(sex.x + sex.width + 37, sex.y + 15, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => (await page.evaluate(() => window.harness.layouts)).at(-1)!.widths)
      .toEqual({ sex: 110 });

    const village = (await page.locator('[data-key=village]').boundingBox())!;
    const nation = (await page.locator('[data-key=nation]').boundingBox())!;
    await page.mouse.move(village.x + 40, village.y + 20);
    await page.mouse.down();
    await page.mouse.move(nation.x + 5, nation.y + 20, { steps: 6 });
    await page.mouse.up();
    const keys = () =>
      page.locator('[data-key]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.key));
    await expect.poll(async () => (await keys()).slice(0, 4)).toEqual(['name', 'sex', 'village', 'nation']);

    await page.locator('[data-key=nation]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '隐藏“民族”列' }).click();
    await expect.poll(() => page.locator('[data-key=nation]').count()).toBe(0);
    await page.locator('[data-key=sex]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '显示“民族”列' }).click();
    await expect.poll(() => page.locator('[data-key=nation]').count()).toBe(1);
  });
});

describe('a new row', () => {
  test('is typed below the last one, asks for what is required and is saved', async () => {
    await open('?rows=3');
    await page.evaluate(() => window.harness.handle?.startNewRow());
    await expect.poll(active).toBe('4:姓名');
    await page.keyboard.type('赵六');
    await press('Enter');
    await expect.poll(active).toBe('4:身份证号');
    await page.keyboard.type('433199199001011234');
    await press('Enter');
    await page.getByText('共 4 行').waitFor();
    await expect.poll(() => textOf(3, 'name')).toBe('赵六');
    await expect.poll(active).toBe('5:姓名');
    await page.keyboard.type('孙七');
    await press('Tab');
    await expect.poll(() => textOf(4, 'name')).toBe('孙七');
  });

  test('starts an empty register', async () => {
    await open('?rows=0');
    await page.getByText('还没有人员').waitFor();
    await page.keyboard.type('钱一');
    await press('Enter');
    await page.keyboard.type('433199199001011234');
    await press('Enter');
    await page.getByText('共 1 行').waitFor();
    await expect.poll(active).toBe('2:姓名');
  });
});

test('large type makes rows higher', async () => {
  await open('?rows=10&scale=1.25');
  await expect.poll(async () => (await page.locator('.pg-row').first().boundingBox())!.height).toBe(40);
});
