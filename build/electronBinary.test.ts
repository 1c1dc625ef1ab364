import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchElectron, installedElectron, windowTrouble } from './electronBinary.ts';

describe('windowTrouble', () => {
  it('says why no window can open, or nothing', () => {
    expect(windowTrouble({ platform: 'linux', env: {}, root: false })).toContain('没有图形界面');
    expect(windowTrouble({ platform: 'linux', env: { DISPLAY: ':0' }, root: true })).toContain('root');
    expect(windowTrouble({ platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, root: false })).toBeNull();
    expect(windowTrouble({ platform: 'win32', env: {}, root: false })).toBeNull();
  });
});

describe('installedElectron', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'electron-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is the program that path.txt names, when it is there', () => {
    expect(installedElectron(folder)).toBeNull();
    writeFileSync(join(folder, 'path.txt'), 'electron');
    expect(installedElectron(folder)).toBeNull();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'electron'), '');
    expect(installedElectron(folder)).toBe(join(folder, 'dist', 'electron'));
  });
});

describe('fetchElectron', () => {
  let server: Server;
  let cache: string;
  let asked: string[];

  async function mirror(answer: 'silence' | 'refusal') {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (answer === 'refusal') response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cache = mkdtempSync(join(tmpdir(), 'cache-'));
    vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    vi.stubEnv('electron_config_cache', cache);
  }
  afterEach(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
    rmSync(cache, { recursive: true, force: true });
  });

  it('asks the mirror and gives up on a silent one, in words', async () => {
    await mirror('silence');
    const started = performance.now();
    const found = await fetchElectron(() => undefined, 1500);
    expect(found).toMatchObject({ missing: expect.stringMatching(/没有回应.*ELECTRON_MIRROR.*浏览器/) });
    expect(performance.now() - started).toBeLessThan(6000);
    expect(asked[0]).toMatch(/electron-v\d.*\.zip$/);
  });

  it('says in words that the mirror has none', async () => {
    await mirror('refusal');
    expect(await fetchElectron(() => undefined)).toMatchObject({ missing: expect.stringContaining('没有成功') });
  });
});
