// A power cut in the middle of minutes: the program is killed as a whole while somebody writes, started again, and what
// was typed is there.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inProject, projectRoot } from '../../build/projectRoot.ts';
import { acceptedCase, mediationOffice } from '../../electron/core/testing/mediationCases.ts';
import { openChromium } from './chromium.ts';
import { openProgram, setUpTownship, signIn } from './program.ts';

let folder: string;
let caseId: string;
let browser: Browser;
const started: ChildProcess[] = [];

/** The shipped program as a process group of its own. @returns the address it prints. */
async function start(): Promise<{ address: string; cutPower: () => Promise<void> }> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const program = spawn(process.execPath, [inProject('build', 'start.ts'), '--data', join(folder, 'data')], {
    cwd: projectRoot,
    env: { ...env, HOME: folder },
    detached: true,
  });
  started.push(program);
  let printed = '';
  const take = (text: Buffer) => {
    printed += text.toString();
  };
  program.stdout.on('data', take);
  program.stderr.on('data', take);
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const address = /http:\/\/127\.0\.0\.1:\d+\/launch\/[\w-]+/.exec(printed)?.[0];
    if (address) return { address, cutPower: () => cutPower(program) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no address; printed so far: ${printed}`);
}

async function cutPower(program: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => program.once('exit', resolve));
  if (program.pid !== undefined) process.kill(-program.pid, 'SIGKILL');
  await gone;
}

async function openMinutes(address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(address);
  await signIn(page);
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/mediation/minutes?case=${caseId}&part=caseSession&row=new`);
  await page.locator('.pw-paper').waitFor();
  return page;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'power-cut-'));
  const program = await openProgram({
    folder: join(folder, 'data'),
    prepare: async (call) => {
      await setUpTownship({ call });
      await mediationOffice(call);
      caseId = await acceptedCase(call);
    },
  });
  await program.close();
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  for (const program of started) {
    if (program.exitCode === null && program.signalCode === null) await cutPower(program);
  }
  rmSync(folder, { recursive: true, force: true });
});

it('costs no word that the page has said to be kept', async () => {
  const written = '张三说排水沟是李四改的，李四说是村里统一改的。'.repeat(150);
  const before = await start();
  const page = await openMinutes(before.address);
  await page.getByRole('textbox', { name: '调解记录', exact: true }).focus();
  await page.keyboard.insertText(written);
  const kept = page.waitForResponse((response) => {
    const asked = response.request().postData() ?? '';
    return asked.includes('drafts.put') && asked.includes('0123456789');
  });
  await page.keyboard.type('0123456789');
  await (await kept).finished();
  await expect.poll(() => page.locator('.pw-sign [role=status]').innerText()).toMatch(/^已自动保存/);
  await before.cutPower();
  await page.close();

  const after = await start();
  const again = await openMinutes(after.address);
  await again.getByRole('dialog', { name: '有一份没有保存的内容' }).waitFor();
  await again.keyboard.press('Enter');
  const paper = again.getByRole('textbox', { name: '调解记录', exact: true });
  await expect.poll(() => paper.inputValue()).toBe(`${written}0123456789`);
  await again.keyboard.press('Control+s');
  await again.locator('.pa-notice', { hasText: '调解记录已保存' }).waitFor();
  await after.cutPower();
}, 300_000);
