// The demo township's own data folder, filled once through the command line's `demo`.
import { spawnSync } from 'node:child_process';
import { demoDataFolder } from '../electron/core/dataFolder.ts';
import { readAbout } from '../electron/core/session/about.ts';
import { inProject } from './projectRoot.ts';

/** Shown on the demo's sign-in page; it protects invented people only. */
const demoPassword = 'Qianling-2026';

/**
 * Fills the folder unless that was done before, and returns it. Without a folder, the usual one beside the real data is
 * used; a folder that holds anything else is refused, never emptied.
 */
export function prepareDemo(named: string | null, say: (line: string) => void): string {
  const folder = named ?? demoDataFolder();
  // Written last, so that a demo that was cut off does not count as done.
  if (readAbout(folder)?.demo) return folder;
  say('正在生成演示乡镇的数据……');
  const made = spawnSync(process.execPath, [inProject('dist', 'cli', 'main.js'), '--data', folder, 'demo'], {
    env: { ...process.env, TAIZHANG_PASSWORD: demoPassword },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`演示数据没有生成。${sentenceOf(made.stderr)}`);
  return folder;
}

/** The command line's envelope as its sentence. */
function sentenceOf(stderr: string): string {
  try {
    return String((JSON.parse(stderr) as { message: unknown }).message);
  } catch {
    return stderr;
  }
}
