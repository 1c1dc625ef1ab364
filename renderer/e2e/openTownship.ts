// The real program on a fresh 迁陵镇, served to a real Chromium, its administrator signed in.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { buildMissing } from '../../build/build.ts';
import { inProject } from '../../build/projectRoot.ts';
import { createApp } from '../../electron/core/app.ts';
import { memoryFiles } from '../../electron/core/memoryFiles.ts';
import { nodeHost } from '../../electron/core/nodeHost.ts';
import { startLoopback } from '../../electron/loopback/server.ts';
import type { Answer } from '../../shared/contract/answer.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { openChromium } from './chromium.ts';

const admin = { login: '管理员', name: '石主任', password: '迁陵镇综治中心2026' };

export interface OpenTownship {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** A call of the core, past the window. @throws the sentence of a refusal */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** What the page complained of on its console. */
  complaints: string[];
  /** Goes to a place in the program: `#/import`. */
  go(hash: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens all of it; `today` stands still, YYYY-MM-DD. */
export async function openTownship(today = '2026-11-21'): Promise<OpenTownship> {
  await buildMissing(() => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'township-'));
  const files = memoryFiles();
  const host = {
    ...nodeHost({ shell: 'loopback', dataFolder: join(folder, 'data'), files }),
    now: () => `${today}T02:00:00.000Z`,
    today: () => today,
    passwordCost: { memory: 64, passes: 1, lanes: 1 },
  };
  const app = createApp({ host });
  const connection = app.connect();
  const call: OpenTownship['call'] = async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.output as never;
  };
  await call('setup.create', {
    division: '433125109',
    admin: { login: admin.login, name: admin.name, newPassword: admin.password },
  });
  const server = await startLoopback({ app, files, rendererFolder: inProject('dist', 'renderer') });
  const browser = await openChromium();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.newAddress());
  await page.waitForSelector('#root *');
  await page.evaluate(
    async ({ login, password }) => {
      const answer = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ procedure: 'session.login', input: { login, password } }),
      });
      const { ok } = (await answer.json()) as Answer;
      if (!ok) throw new Error('not signed in');
    },
    { login: admin.login, password: admin.password },
  );
  await page.reload();
  await page.waitForSelector('.pa-frame');
  return {
    browser,
    context,
    page,
    call,
    complaints,
    async go(hash) {
      await page.evaluate((wanted) => {
        window.location.hash = wanted;
      }, hash);
    },
    async close() {
      await browser.close();
      await server.close();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
