import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultDataFolder, demoDataFolder } from './dataFolder.ts';
import { nodeHost } from './nodeHost.ts';
import { pathFiles } from './pathFiles.ts';
import { uuidGenerator } from './uuid.ts';

describe('uuidGenerator', () => {
  it('makes version 7 with the time in front', () => {
    const id = uuidGenerator(() => Date.UTC(2026, 6, 30, 3, 4, 5, 678))();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 6, 30, 3, 4, 5, 678));
  });

  it('keeps rising within one millisecond, past the counter, and when the clock goes back', () => {
    let time = 1_800_000_000_000;
    const next = uuidGenerator(() => time);
    const ids = Array.from({ length: 10_000 }, () => next());
    time -= 60_000;
    ids.push(next(), next());
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('today', () => {
  afterEach(() => vi.useRealTimers());

  it('is the day in Beijing, whatever time zone the machine is set to', () => {
    vi.useFakeTimers();
    const { today } = nodeHost({ shell: 'cli', dataFolder: '/nowhere', files: pathFiles() });
    vi.setSystemTime('2025-12-31T15:59:59.000Z');
    expect(today()).toBe('2025-12-31');
    vi.setSystemTime('2025-12-31T16:00:00.000Z');
    expect(today()).toBe('2026-01-01');
  });
});

describe('data folders', () => {
  const on = (platform: NodeJS.Platform, home: string, env: Record<string, string> = {}) => ({ platform, home, env });

  it('are the usual place of each system', () => {
    expect(defaultDataFolder(on('linux', '/home/li'))).toBe('/home/li/.local/share/平安台账');
    expect(defaultDataFolder(on('linux', '/home/li', { XDG_DATA_HOME: '/data' }))).toBe('/data/平安台账');
    expect(defaultDataFolder(on('linux', '/home/li', { XDG_DATA_HOME: 'relative' }))).toBe(
      '/home/li/.local/share/平安台账',
    );
    expect(defaultDataFolder(on('win32', 'C:\\Users\\li', { APPDATA: 'D:\\Roaming' }))).toBe('D:\\Roaming\\平安台账');
  });

  it('keep the demo apart from the real data', () => {
    const linux = on('linux', '/home/li');
    expect(demoDataFolder(linux)).not.toBe(defaultDataFolder(linux));
  });
});

describe('nodeHost', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'host-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('names its version and the worker module of the source', () => {
    const host = nodeHost({ shell: 'cli', dataFolder: folder, files: pathFiles() });
    expect(host.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(host.workerModule.pathname).toMatch(/electron\/core\/worker\.ts$/);
    expect(host.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('writes the log only when there is something to say, and keeps it small', () => {
    const dataFolder = join(folder, 'data');
    const host = nodeHost({ shell: 'cli', dataFolder, files: pathFiles() });
    expect(existsSync(dataFolder)).toBe(false);
    host.log('first');
    writeFileSync(join(dataFolder, 'log.txt'), 'x'.repeat(1024 * 1024 + 1));
    host.log('second');
    expect(readFileSync(join(dataFolder, 'log.txt'), 'utf8')).toMatch(/^\S+Z second\n$/);
  });
});
