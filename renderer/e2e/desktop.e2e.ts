// The desktop window itself, where Electron's binary and a display are there; elsewhere this says that it was skipped.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedElectron, windowTrouble } from '../../build/electronBinary.ts';
import { projectRoot } from '../../build/projectRoot.ts';
import type { DesktopBridge } from '../../shared/contract/bridge.ts';

const binary = installedElectron();
const display = windowTrouble({ platform: process.platform, env: process.env, root: false }) === null;
const reason = binary === null ? 'no Electron binary' : display ? null : 'no display';
if (reason !== null) console.error(`desktop smoke tests skipped: ${reason}`);

interface DesktopPage {
  pingan: DesktopBridge;
}

describe.skipIf(reason !== null)('the desktop window', () => {
  let folder: string;
  let program: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desktop-'));
    // The superuser cannot use Chromium's sandbox; everybody else's window keeps it.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    program = await _electron.launch({
      executablePath: binary ?? '',
      args: [projectRoot, ...sandbox, '--data', join(folder, 'data')],
    });
    page = await program.firstWindow();
    await page.waitForSelector('#root *');
  });
  afterAll(async () => {
    await program?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('shows its own page, without Node', async () => {
    expect(page.url()).toMatch(/^app:\/\/pingan\//);
    await expect
      .poll(() => page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in window)))
      .toEqual([]);
    await expect
      .poll(() => page.evaluate(() => Object.keys((window as unknown as DesktopPage).pingan).sort()))
      .toEqual(['call', 'openFinished', 'pickOpen', 'pickSave']);
  });

  it('reaches the core, and nothing outside', async () => {
    const answer = await page.evaluate(() => (window as unknown as DesktopPage).pingan.call('no.such', ''));
    expect(JSON.parse(answer)).toMatchObject({ ok: false, error: { code: 'notFound' } });
    const outside = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => 'reached',
        () => 'blocked',
      ),
    );
    expect(outside).toBe('blocked');
    await expect.poll(() => page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  });
});
