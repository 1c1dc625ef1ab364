// Finds Electron's binary, or fetches it, or says in one sentence why there is none.
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './projectRoot.ts';

export type ElectronBinary = { path: string } | { missing: string };

interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  root: boolean;
}

/** Why a window cannot open here at all, or null. */
export function windowTrouble({ platform, env, root }: Surroundings): string | null {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return '这台机器没有图形界面，改用浏览器方式。';
  if (root) return '桌面窗口不能以 root 身份运行，改用浏览器方式。';
  return null;
}

const packageFolder = inProject('node_modules', 'electron');

/** The binary that is already there, or null. */
export function installedElectron(folder = packageFolder): string | null {
  const names = join(folder, 'path.txt');
  if (!existsSync(names)) return null;
  const path = join(folder, 'dist', readFileSync(names, 'utf8').trim());
  return existsSync(path) ? path : null;
}

const hint = '可用环境变量 ELECTRON_MIRROR 指定下载镜像';

/** Ends the download after so long without a byte. */
export const silenceLimit = 15_000;

/** Downloads and unpacks; `say` gets a line now and then. Mirrors come from ELECTRON_MIRROR or npm's electron_mirror. */
export async function fetchElectron(say: (line: string) => void, silence = silenceLimit): Promise<ElectronBinary> {
  say('正在下载桌面窗口需要的 Electron……');
  const child = fork(inProject('build', 'fetchElectron.ts'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const trouble = await watchDownload(child, say, silence);
  if (trouble !== null) return { missing: trouble };
  const unpacked = spawnSync(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  const path = unpacked.status === 0 ? installedElectron() : null;
  return path === null ? { missing: 'Electron 下载了但不能解压，改用浏览器方式。' } : { path };
}

function watchDownload(child: ChildProcess, say: (line: string) => void, silence: number): Promise<string | null> {
  return new Promise((resolve) => {
    let reason = `没有 Electron 程序，下载也没有成功（${hint}），改用浏览器方式。`;
    let told = 0;
    const giveUp = () => {
      reason = `没有 Electron 程序，下载 ${Math.round(silence / 1000)} 秒没有回应（${hint}），改用浏览器方式。`;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(giveUp, silence);
    child.on('message', (message: { percent?: number }) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silence);
      const tenth = Math.floor((message.percent ?? 0) * 10);
      if (tenth > told) {
        told = tenth;
        say(`已下载 ${tenth * 10}%`);
      }
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? null : reason);
    });
  });
}

/** The binary, fetched if need be. */
export async function findElectron(say: (line: string) => void): Promise<ElectronBinary> {
  const trouble = windowTrouble({ platform: process.platform, env: process.env, root: process.getuid?.() === 0 });
  if (trouble !== null) return { missing: trouble };
  const path = installedElectron();
  return path === null ? fetchElectron(say) : { path };
}
