// The real program for end-to-end tests and pictures: the built pages, the loopback shell and the real core over a
// real data folder, driven in Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { build } from 'vite';
import { buildDivisions } from '../../build/divisions.ts';
import rendererConfig from '../../build/renderer.config.ts';
import { createApp } from '../../electron/core/app.ts';
import type { Host } from '../../electron/core/host.ts';
import { memoryFiles } from '../../electron/core/memoryFiles.ts';
import { nodeHost } from '../../electron/core/nodeHost.ts';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { openChromium } from './chromium.ts';

export type CallFunction = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export interface Program {
  page: Page;
  browser: Browser;
  folder: string;
  /** Calls the core beside the window, on a connection of its own. */
  call: CallFunction;
  /** Opens a further window of the same program. */
  another(): Promise<Page>;
  /** Moves the core's clock on. */
  pass(milliseconds: number): void;
  /** What the browser complained about so far. */
  complaints: string[];
  close(): Promise<void>;
}

export interface ProgramOptions {
  /** A data folder to keep; left out, an empty one that is removed at the end. */
  folder?: string;
  size?: { width: number; height: number };
  /** The office programs of the computer; left out, those that are installed. */
  converters?: Host['converters'];
  /** What is done in the core before the window opens. */
  prepare?: (call: CallFunction) => Promise<void>;
}

let pages: Promise<string> | undefined;

/** Builds the pages once a run, into a folder of their own, so that nobody else's build is disturbed. */
function builtPages(): Promise<string> {
  pages ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'taizhang-pages-'));
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({
      ...rendererConfig,
      configFile: false,
      logLevel: 'error',
      build: { ...rendererConfig.build, outDir, emptyOutDir: true },
    });
    await buildDivisions();
    return outDir;
  })();
  return pages;
}

/** Starts core, shell and browser over a data folder and opens the window. */
export async function openProgram({ folder: kept, size, converters, prepare }: ProgramOptions = {}): Promise<Program> {
  const rendererFolder = await builtPages();
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'taizhang-e2e-'));
  const files = memoryFiles();
  let passed = 0;
  const host = {
    ...nodeHost({ shell: 'loopback' as const, dataFolder: folder, files }),
    now: () => new Date(Date.now() + passed).toISOString(),
    ...(converters ? { converters } : {}),
  };
  const app = createApp({ host });
  const server: Loopback = await startLoopback({ app, files, rendererFolder, log: host.log });
  const connection = app.connect();
  const call: CallFunction = async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
    return answer.output as never;
  };
  await prepare?.(call);
  const browser = await openChromium();
  const complaints: string[] = [];

  const another = async () => {
    const context = await browser.newContext({
      viewport: size ?? { width: 1366, height: 768 },
      locale: 'zh-CN',
      acceptDownloads: true,
    });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.newAddress());
    return page;
  };

  return {
    page: await another(),
    browser,
    folder,
    complaints,
    another,
    pass(milliseconds) {
      passed += milliseconds;
    },
    call,
    async close() {
      await browser.close();
      await connection.close();
      await server.close();
      await app.close();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const admin = { login: 'shi', name: '石永红', password: 'Qianling-2026' } as const;

/** 迁陵镇 with its 40 villages and one administrator, who is signed in on this connection. */
export async function setUpTownship({ call }: Pick<Program, 'call'>): Promise<{ recoveryKey: string }> {
  const { recoveryKey } = await call('setup.create', {
    division: '433125109',
    admin: { login: admin.login, name: admin.name, newPassword: admin.password },
  });
  return { recoveryKey };
}

/** Types login and password at the sign-in page. */
export async function signIn(page: Page, login: string = admin.login, password: string = admin.password) {
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Waits until keys go to this element. */
export const focusIn = (at: Locator): Promise<void> => at.and(at.page().locator(':focus')).waitFor();

/**
 * Lets the core answer a procedure and keeps the answers from the window until they are let go, as a slow machine may.
 * `asked` resolves when the first of them is held; after `passOthers` no further one is; `letGo` delivers them.
 */
export async function holdAnswers(page: Page, procedure: ProcedureName) {
  const { promise: asked, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const delivered: Promise<void>[] = [];
  const deliver = async (route: Route) => {
    const response = await route.fetch();
    begin();
    await released;
    await route.fulfill({ response });
  };
  let isHolding = true;
  const hold = async (route: Route) => {
    if (!isHolding || route.request().postDataJSON().procedure !== procedure) return route.fallback();
    delivered.push(deliver(route));
  };
  await page.route('**/call', hold);
  return {
    asked,
    passOthers() {
      isHolding = false;
    },
    async letGo() {
      isHolding = false;
      release();
      await Promise.all(delivered);
      await page.unroute('**/call', hold);
    },
  };
}
