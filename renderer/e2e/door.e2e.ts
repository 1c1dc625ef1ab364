// The browser door in a real browser: what curl cannot show. A small page stands in for the program's pages and a small
// core for the real one; the server, the transport and the browser are real.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../build/projectRoot.ts';
import type { App } from '../../electron/core/connection.ts';
import { memoryFiles } from '../../electron/core/memoryFiles.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import type { Answer } from '../../shared/contract/answer.ts';
import type { PickedFile, PickedPlace, PickOptions } from '../../shared/contract/bridge.ts';
import { openChromium } from './chromium.ts';

declare global {
  interface Window {
    door: {
      call(procedure: string, input: unknown): Promise<Answer>;
      pickOpen(options: PickOptions): Promise<PickedFile | null>;
      pickSave(name: string): Promise<PickedPlace | null>;
      finishSave(handle: string): Promise<void>;
    };
    inlineRan?: boolean;
    picked?: unknown;
  }
}

const files = memoryFiles();
const app: App = {
  connect: () => ({
    async call(procedure, input): Promise<Answer> {
      if (procedure !== 'write') return { ok: true, output: { procedure, input } };
      const file = await files.create((input as PickedPlace).handle);
      file.stream.write('内容');
      await file.commit();
      return { ok: true, output: null };
    },
    close: async () => undefined,
  }),
  close: async () => undefined,
};

let folder: string;
let server: Loopback;
let stranger: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'door-'));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>door</title>
     <script>window.inlineRan = true;</script><script type="module" crossorigin src="./start.js"></script>
     <button id="open">open</button><button id="save">save</button>`,
  );
  writeFileSync(
    join(folder, 'start.js'),
    `import { transport } from './transport.js';
     window.door = transport();
     document.querySelector('#open').onclick = async () => {
       window.picked = await window.door.pickOpen({ label: '表格', extensions: ['csv'] });
     };
     document.querySelector('#save').onclick = async () => {
       const place = await window.door.pickSave('花名册 (1).xlsx');
       await window.door.call('write', place);
       await window.door.finishSave(place.handle);
     };`,
  );
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: inProject('renderer', 'api', 'transport.ts'), formats: ['es'], fileName: () => 'transport.js' },
    },
  });
  server = await startLoopback({ app, files, rendererFolder: folder });
  stranger = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(
      `<a id="go" href="${server.newAddress()}">go</a><a id="home" href="http://127.0.0.1:${server.port}/">home</a>`,
    );
  });
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
  browser = await openChromium();
  context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(server.newAddress());
  await page.waitForFunction(() => window.door !== undefined);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  stranger?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the launch address', () => {
  it('leads to the page, and leaves neither token nor cookie for scripts', async () => {
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    await expect.poll(() => page.evaluate(() => document.cookie)).toBe('');
    expect((await context.cookies()).map(({ httpOnly, sameSite }) => ({ httpOnly, sameSite }))).toEqual([
      { httpOnly: true, sameSite: 'Strict' },
    ]);
  });

  it('does not work a second time', async () => {
    const address = server.newAddress();
    const other = await browser.newContext();
    const first = await other.newPage();
    await first.goto(address);
    await first.waitForFunction(() => window.door !== undefined);
    const second = await (await browser.newContext()).newPage();
    await second.goto(address);
    await expect.poll(() => second.textContent('body')).toContain('只能打开一次');
    await other.close();
  });

  it('survives a reload of the page', async () => {
    await page.reload();
    await page.waitForFunction(() => window.door !== undefined);
  });
});

describe('another site in the same browser', () => {
  it('can neither call, nor read, nor frame, nor link into the program', async () => {
    const { port } = stranger.address() as AddressInfo;
    const evil = await context.newPage();
    await evil.goto(`http://127.0.0.1:${port}/`);
    const own = `http://127.0.0.1:${server.port}`;
    const outcome = await evil.evaluate(async (target) => {
      const attempt = (path: string, init: RequestInit) =>
        fetch(target + path, init).then(
          () => 'read',
          () => 'blocked',
        );
      return [
        await attempt('/', { credentials: 'include' }),
        await attempt('/call', {
          method: 'POST',
          credentials: 'include',
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        }),
      ];
    }, own);
    expect(outcome).toEqual(['blocked', 'blocked']);
    await evil.click('#home');
    await evil.waitForURL(`${own}/`);
    await expect.poll(() => evil.textContent('body')).toContain('其他网站');
    await evil.close();
  });
});

describe('the page', () => {
  it('runs no inline script', async () => {
    await expect.poll(() => page.evaluate(() => window.inlineRan)).toBeUndefined();
    expect(complaints.join()).toContain('Content Security Policy');
  });

  it('calls the core', async () => {
    const answer = await page.evaluate(() => window.door.call('echo', { 名: '中' }));
    expect(answer).toEqual({ ok: true, output: { procedure: 'echo', input: { 名: '中' } } });
  });

  it('hands a file over', async () => {
    const chooser = page.waitForEvent('filechooser');
    await page.click('#open');
    await (await chooser).setFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
    await page.waitForFunction(() => window.picked !== undefined);
    const picked = (await page.evaluate(() => window.picked)) as PickedFile;
    expect(picked).toMatchObject({ name: '名单.csv', size: 3 });
    expect((await files.open(picked.handle)).size).toBe(3);
  });

  it('gets a file under its Chinese name', async () => {
    const download = page.waitForEvent('download');
    await page.click('#save');
    const file = await download;
    expect(file.suggestedFilename()).toBe('花名册 (1).xlsx');
    expect(readFileSync(await file.path(), 'utf8')).toBe('内容');
  });

  it('says in words that the program has stopped', async () => {
    await server.close();
    const answer = await page.evaluate(() => window.door.call('echo', 1));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'unavailable', message: expect.stringContaining('重新启动') },
    });
  });
});
