// The demo township's own data folder, filled once through the command line's `demo`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoDataFolder } from '../electron/core/dataFolder.ts';
import { inProject } from './projectRoot.ts';

/** Shown on the demo's sign-in page; it protects invented people only. */
export const demoUser = 'demo';
export const demoPassword = 'Qianling-2026';

const marker = 'demo-complete.txt';

/**
 * Fills the folder unless that was done before, and returns it. Without a folder, the usual one beside the real data is
 * used, and one that was left half filled there is emptied first; a folder somebody named is never emptied.
 */
export function prepareDemo(named: string | null, say: (line: string) => void): string {
  const folder = named ?? demoDataFolder();
  if (existsSync(join(folder, marker))) return folder;
  if (named === null) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) {
    throw new Error(`“${folder}”里已有别的内容，演示数据要放进空文件夹。请换一个 --data 文件夹。`);
  }
  say('正在生成演示乡镇的数据……');
  fillDemo(folder);
  writeFileSync(join(folder, marker), '演示数据已生成。人物均为虚构。\n');
  return folder;
}

/** The one place that makes demo data: `cli --data FOLDER demo`. */
function fillDemo(folder: string): void {
  const made = spawnSync(process.execPath, [inProject('dist', 'cli', 'main.js'), '--data', folder, 'demo'], {
    env: { ...process.env, TAIZHANG_USER: demoUser, TAIZHANG_PASSWORD: demoPassword },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (made.status !== 0) throw new Error('演示数据没有生成，原因见上一行。');
}
