import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { dataFolder } from './folder.ts';
import { type LockHolder, lockFolder } from './lock.ts';
import { freshFolder } from './testFolder.ts';

const me: LockHolder = { pid: process.pid, shell: 'desktop', since: '2026-11-21T12:30:00.000Z' };

function refused(folder: string): Refusal {
  try {
    lockFolder(folder, { ...me, shell: 'cli' }).release();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

/** Another program that holds the folder until it is killed. */
async function otherProgram(folder: string) {
  const lock = fileURLToPath(new URL('./lock.ts', import.meta.url));
  const script = `
    import { lockFolder } from ${JSON.stringify(lock)};
    lockFolder(process.argv[1], { pid: process.pid, shell: 'loopback', since: '2026-11-21T00:05:00.000Z' });
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`exited with ${code}`)));
  });
  return child;
}

describe('lock', () => {
  it('refuses a second holder, also within one process, until it is released', () => {
    const folder = freshFolder();
    const lock = lockFolder(folder, me);
    expect(refused(folder).message).toBe(
      `这个数据文件夹正由另一个平安台账窗口使用（桌面窗口，11月21日20:30打开，进程号 ${process.pid}），请先关闭它再打开。`,
    );
    lock.release();
    lock.release();
    expect(existsSync(dataFolder(folder).lockNote)).toBe(false);
    lockFolder(folder, me).release();
  });

  it('holds between processes and dies with the process, however it ends', async () => {
    const folder = freshFolder();
    const child = await otherProgram(folder);
    const refusal = refused(folder);
    expect(refusal.code).toBe('locked');
    expect(refusal.message).toContain(`浏览器窗口，11月21日08:05打开，进程号 ${child.pid}`);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(dataFolder(folder).lockNote)).toBe(true);
    lockFolder(folder, me).release();
  });
});
