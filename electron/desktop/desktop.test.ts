// The desktop shell against a fake Electron: what it sets, what it refuses, what it says when the core is gone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageFiles } from '../core/pageFiles.ts';
import {
  connectChannel,
  goneChannel,
  openFinishedChannel,
  pickOpenChannel,
  pickSaveChannel,
  portChannel,
  takeFileChannel,
} from './channels.ts';
import { coreNeverStarted, startCore } from './core.ts';
import { answerDialogs } from './dialogs.ts';
import * as fake from './fakeElectron.ts';
import { coreDied } from './portClient.ts';
import { guardedSession, openWindow, pageResponse } from './window.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'desktop-'));
  mkdirSync(join(folder, 'pages'));
  writeFileSync(join(folder, 'pages', 'index.html'), '<!doctype html><title>平安台账</title>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  fake.BrowserWindow.all = [];
  fake.utilityProcess.children = [];
  fake.utilityProcess.forked = [];
  fake.ipcMain.handlers.clear();
  fake.ipcMain.removeAllListeners();
  fake.session.made = [];
  fake.dialog.asked = [];
  fake.shell.opened = [];
  fake.shell.shown = [];
});

const pages = () => pageFiles(join(folder, 'pages'));

function openedWindow() {
  const session = guardedSession(pages(), false);
  openWindow({ session, preload: '/p/preload.cjs', icon: '/i.png', developing: false });
  const [window, own] = [fake.BrowserWindow.all[0], fake.session.made[0]];
  if (window === undefined || own === undefined) throw new Error('no window');
  return { window, own };
}

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    const { window } = openedWindow();
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
    });
    expect(window.loaded).toEqual(['app://pingan/']);
  });

  it('keeps its session in memory', () => {
    const { own } = openedWindow();
    expect(own.partition).not.toMatch(/^persist:/);
    expect(own.spellChecker).toBe(false);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays on its own pages (%s)', (name) => {
    const { window } = openedWindow();
    const away = { url: 'https://example.com/', preventDefault: vi.fn() };
    const home = { url: 'app://pingan/#/a', preventDefault: vi.fn() };
    window.webContents.emit(name, away);
    window.webContents.emit(name, home);
    expect(away.preventDefault).toHaveBeenCalledOnce();
    expect(home.preventDefault).not.toHaveBeenCalled();
  });

  it('opens no other window, no webview, no download', () => {
    const { window, own } = openedWindow();
    expect(window.webContents.openHandler?.()).toEqual({ action: 'deny' });
    const webview = { preventDefault: vi.fn() };
    window.webContents.emit('will-attach-webview', webview);
    const download = { preventDefault: vi.fn() };
    own.emit('will-download', download);
    expect(webview.preventDefault).toHaveBeenCalledOnce();
    expect(download.preventDefault).toHaveBeenCalledOnce();
  });

  it('refuses permissions and every address but its own', () => {
    const { own } = openedWindow();
    const decided: unknown[] = [];
    const ask = own.handlers.permission as unknown as (c: null, p: string, d: (ok: boolean) => void) => void;
    ask(null, 'geolocation', (ok) => decided.push(ok));
    const request = own.handlers.request as unknown as (
      d: { url: string },
      c: (r: { cancel: boolean }) => void,
    ) => void;
    request({ url: 'https://example.com/x' }, (reply) => decided.push(reply.cancel));
    request({ url: 'app://pingan/x' }, (reply) => decided.push(reply.cancel));
    expect(decided).toEqual([false, true, false]);
  });

  it('serves its pages with the policy in the header', async () => {
    const response = pageResponse(pages(), 'app://pingan/');
    expect(await response.text()).toContain('平安台账');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(pageResponse(pages(), 'app://pingan/../../etc/passwd').status).toBe(404);
    expect(pageResponse(pages(), 'app://other/').status).toBe(404);
  });

  it('comes back after a crash, but not in a circle', () => {
    const { window } = openedWindow();
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(window.reloads).toBe(1);
  });
});

describe('the core process', () => {
  function started() {
    const gone: string[] = [];
    const core = startCore('/app/coreProcess.js', '/data', (sentence) => gone.push(sentence));
    const child = fake.utilityProcess.children[0];
    if (child === undefined) throw new Error('nothing forked');
    return { core, child, gone };
  }

  it('is told its data folder', () => {
    started();
    expect(fake.utilityProcess.forked[0]?.args).toEqual(['--data', '/data']);
  });

  it('says in words that it never started, or that it died', () => {
    const never = started();
    never.child.emit('exit', 1);
    expect(never.gone).toEqual([coreNeverStarted]);
    fake.utilityProcess.children = [];
    const died = started();
    died.child.emit('spawn');
    died.child.emit('exit', 139);
    expect(died.gone).toEqual([coreDied]);
    expect(died.core.goneBecause()).toBe(coreDied);
  });

  it('refuses files that wait for it when it dies', async () => {
    const { core, child } = started();
    const waiting = core.allow('read', 'h', '/x');
    child.emit('exit', 1);
    await expect(waiting).rejects.toThrow();
    await expect(core.allow('read', 'h', '/x')).rejects.toThrow();
  });

  it('is asked to close and does not count as dead then', async () => {
    const { core, child, gone } = started();
    child.emit('spawn');
    const stopped = core.stop();
    expect(child.sent.at(-1)?.message).toEqual({ kind: 'close' });
    child.emit('exit', 0);
    await stopped;
    expect(gone).toEqual([]);
    expect(child.killed).toBe(false);
  });

  it('is ended when it does not close', async () => {
    vi.useFakeTimers();
    const { core, child } = started();
    const stopped = core.stop();
    await vi.advanceTimersByTimeAsync(5000);
    await stopped;
    vi.useRealTimers();
    expect(child.killed).toBe(true);
  });
});

describe('the dialogs', () => {
  const ownFrame = { url: 'app://pingan/', parent: null };

  function ready() {
    const { window } = openedWindow();
    const allowed: unknown[] = [];
    answerDialogs({
      connect: () => undefined,
      allow: async (access, handle, path) => {
        allowed.push({ access, handle, path });
      },
      goneBecause: () => null,
      stop: async () => undefined,
    });
    const ask = async (channel: string, given: unknown, senderFrame: unknown = ownFrame) =>
      fake.ipcMain.handlers.get(channel)?.({ sender: window.webContents, senderFrame }, given);
    return { ask, allowed };
  }

  it('refuse any page but ours', async () => {
    const { ask, allowed } = ready();
    for (const frame of [{ url: 'https://example.com/', parent: null }, { url: 'app://pingan/', parent: {} }, null]) {
      await expect(ask(pickOpenChannel, {}, frame)).rejects.toThrow('refused');
    }
    expect(allowed).toEqual([]);
  });

  it('give the page a handle and a name, the core the path', async () => {
    const { ask, allowed } = ready();
    const path = join(folder, '名单.xlsx');
    writeFileSync(path, '12345');
    fake.dialog.open = [path];
    const picked = await ask(pickOpenChannel, { label: '表格', extensions: ['xlsx', '../x'] });
    expect(picked).toEqual({ handle: expect.any(String), name: '名单.xlsx', size: 5 });
    expect(allowed).toEqual([{ access: 'read', handle: (picked as { handle: string }).handle, path }]);
    expect(JSON.stringify(picked)).not.toContain(folder);
    expect(fake.dialog.asked[0]).toMatchObject({ filters: [{ name: '表格', extensions: ['xlsx'] }] });
    fake.dialog.open = [];
    expect(await ask(pickOpenChannel, {})).toBeNull();
  });

  it('take a dropped file, and nothing that is no file on disk', async () => {
    const { ask, allowed } = ready();
    const path = join(folder, '拖来的.csv');
    writeFileSync(path, 'a,b');
    expect(await ask(takeFileChannel, path)).toMatchObject({ name: '拖来的.csv', size: 3 });
    for (const other of ['', folder, join(folder, '没有.csv'), '拖来的.csv', 7]) {
      expect(await ask(takeFileChannel, other)).toBeNull();
    }
    expect(allowed).toMatchObject([{ access: 'read', path }]);
  });

  it('propose a plain name in the documents folder and add the extension', async () => {
    const { ask, allowed } = ready();
    fake.dialog.save = join(folder, '新花名册');
    const place = await ask(pickSaveChannel, '../../花名册.xlsx');
    expect(fake.dialog.asked[0]).toMatchObject({ defaultPath: join('/home/li/文档', '花名册.xlsx') });
    expect(place).toMatchObject({ name: '新花名册.xlsx' });
    expect(allowed).toMatchObject([{ access: 'write', path: join(folder, '新花名册.xlsx') }]);
  });

  it('ask before replacing a file the system did not ask about', async () => {
    const { ask, allowed } = ready();
    writeFileSync(join(folder, '旧.xlsx'), '');
    fake.dialog.save = join(folder, '旧');
    fake.dialog.button = 0;
    expect(await ask(pickSaveChannel, 'a.xlsx')).toBeNull();
    expect(allowed).toEqual([]);
    fake.dialog.button = 1;
    expect(await ask(pickSaveChannel, 'a.xlsx')).toMatchObject({ name: '旧.xlsx' });
  });

  it('open only what this window saved, and only documents', async () => {
    const { ask } = ready();
    const saved = async (name: string) => {
      writeFileSync(join(folder, name), 'x');
      fake.dialog.save = join(folder, name);
      return ((await ask(pickSaveChannel, name)) as { handle: string }).handle;
    };
    const workbook = await saved('a.xlsx');
    const program = await saved('a.sh');
    fake.dialog.button = 2;
    expect(await ask(openFinishedChannel, workbook)).toBe(true);
    expect(await ask(openFinishedChannel, join(folder, 'a.xlsx'))).toBe(false);
    expect(fake.shell.opened).toEqual([join(folder, 'a.xlsx')]);
    fake.dialog.button = 1;
    await ask(openFinishedChannel, program);
    expect(fake.dialog.asked.at(-1)).toMatchObject({ buttons: ['关闭', '打开文件夹'] });
    expect(fake.shell.shown).toEqual([join(folder, 'a.sh')]);
    expect(fake.shell.opened).toHaveLength(1);
  });
});

describe('the program', () => {
  async function run() {
    vi.resetModules();
    fake.app.removeAllListeners();
    fake.app.quits = 0;
    vi.doMock('../core/pageFiles.ts', async (original) => ({
      ...(await original<object>()),
      pageFiles: () => pages(),
    }));
    await import('./main.ts');
    await new Promise((resolve) => setImmediate(resolve));
  }

  it('refuses a second instance', async () => {
    fake.app.lock = false;
    await run();
    fake.app.lock = true;
    expect(fake.app.quits).toBe(1);
    expect(fake.BrowserWindow.all).toEqual([]);
  });

  it('gives a window its port, and the reason when the core is gone', async () => {
    await run();
    expect(fake.app.sandboxed).toBe(true);
    expect(fake.protocol.schemes[0]).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    const [window, child] = [fake.BrowserWindow.all[0], fake.utilityProcess.children[0]];
    if (window === undefined || child === undefined) throw new Error('no window or no core');
    const connect = (url: string) =>
      fake.ipcMain.emit(connectChannel, { sender: window.webContents, senderFrame: { url, parent: null } });
    connect('https://example.com/');
    expect(window.webContents.sent).toEqual([]);
    connect('app://pingan/');
    expect(window.webContents.sent[0]).toMatchObject({ channel: portChannel, ports: [expect.anything()] });
    expect(child.sent[0]).toMatchObject({ message: { kind: 'connect' }, ports: [expect.anything()] });
    child.emit('spawn');
    child.emit('exit', 1);
    expect(window.webContents.sent.at(-1)).toMatchObject({ channel: goneChannel, payload: coreDied });
    connect('app://pingan/');
    expect(window.webContents.sent.at(-1)).toMatchObject({ channel: goneChannel, payload: coreDied });
  });

  it('closes the core before it quits', async () => {
    await run();
    const child = fake.utilityProcess.children[0];
    const quitting = { preventDefault: vi.fn() };
    fake.app.emit('before-quit', quitting);
    expect(quitting.preventDefault).toHaveBeenCalledOnce();
    expect(fake.app.quits).toBe(0);
    child?.emit('exit', 0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fake.app.quits).toBe(1);
    fake.app.emit('before-quit', quitting);
    expect(quitting.preventDefault).toHaveBeenCalledOnce();
  });
});
