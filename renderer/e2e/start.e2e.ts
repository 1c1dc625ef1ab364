// The one command of a fresh machine: `npm start` without a display falls to the browser shell, says why, and the
// address it prints leads to the program.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject, projectRoot } from '../../build/projectRoot.ts';
import { openChromium } from './chromium.ts';

let folder: string;
let program: ChildProcess;
let printed = '';
let browser: Browser;

const until = async (found: () => boolean, what: string) => {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    if (found()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come; printed so far: ${printed}`);
};

const addresses = () => printed.match(/http:\/\/127\.0\.0\.1:\d+\/launch\/[\w-]+/g) ?? [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'start-'));
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  program = spawn(process.execPath, [inProject('build', 'start.ts'), '--data', join(folder, 'data')], {
    cwd: projectRoot,
    env: { ...env, HOME: folder },
  });
  program.stdout?.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  program.stderr?.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  browser = await openChromium();
});
afterAll(async () => {
  await browser?.close();
  program?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start on a machine without a display', () => {
  it('says in one sentence why there is no window, and prints the address', async () => {
    await until(() => addresses().length > 0, 'an address');
    expect(printed.match(/改用浏览器方式/g)).toHaveLength(1);
    expect(printed).not.toMatch(/at .*\.(js|ts):\d+/);
  });

  it('opens the program at that address, with nothing to complain of', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(addresses()[0] ?? '');
    await page.waitForFunction(() => document.body.innerText.trim().length > 10);
    await expect.poll(() => page.title()).toContain('平安台账');
    await expect.poll(() => page.evaluate(() => document.body.innerText)).not.toContain('程序文件不完整');
    expect(complaints).toEqual([]);
    await until(() => addresses().length > 1, 'a fresh address after the first was used');
  });

  it('puts nothing outside the folder it was given', () => {
    expect(readdirSync(folder).filter((name) => !['data', '.cache', '.pki', '.config'].includes(name))).toEqual([]);
  });

  it('ends when it is told to, and lets go of the folder', async () => {
    const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
    program.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(join(folder, 'data', 'lock.sqlite-journal'))).toBe(false);
  });
});
