// Proves a packed folder where no Electron can be fetched: Node itself stands in for Electron's program, and the packed
// core is run from a copy of the folder far from the project, so that nothing of the project's packages can help it.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from './projectRoot.ts';

/** A folder that looks like Electron's own distribution; its program is Node. */
export function standInElectron(version: string): string {
  const folder = inProject('out', 'stand-in-electron');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  cpSync(process.execPath, join(folder, 'electron'));
  chmodSync(join(folder, 'electron'), 0o755);
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), 'stand-in\n');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'stand-in\n');
  return folder;
}

/** Sets a township up, exports from a worker thread, backs up and checks with the packed command line. Throws with what went wrong. */
export function provePacked(packed: string, say: (line: string) => void): void {
  const away = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    const copy = join(away, 'program');
    cpSync(packed, copy, { recursive: true });
    for (const path of ['resources/app.asar', 'resources/LICENSE.txt', 'resources/THIRD_PARTY_NOTICES.txt']) {
      if (!existsSync(join(copy, path))) throw new Error(`the package lacks ${path}`);
    }
    const cli = join(copy, 'resources', 'app.asar.unpacked', 'dist', 'cli', 'main.js');
    const run = (...args: string[]): unknown => {
      const ended = spawnSync(join(copy, 'pingan-taizhang'), [cli, '--data', join(away, 'data'), ...args], {
        encoding: 'utf8',
        cwd: away,
        env: { PATH: '/usr/bin:/bin', HOME: away, TAIZHANG_USER: '管理员', TAIZHANG_PASSWORD: 'Packed-Proof-2026' },
      });
      if (ended.status !== 0) throw new Error(`packed ${args[0]} failed: ${ended.stderr}`);
      say(`packed ${args[0]}: ${ended.stdout.length} characters of JSON`);
      return JSON.parse(ended.stdout);
    };
    run('setup', '--division', '433125109', '--admin', '管理员');
    run('registers');
    const workbook = join(away, '村.xlsx');
    run('export', '村（社区）', workbook);
    if (readFileSync(workbook).toString('latin1', 0, 2) !== 'PK')
      throw new Error('the packed worker wrote no workbook');
    run('backup', join(away, 'proof.backup'));
    run('verify');
  } finally {
    rmSync(away, { recursive: true, force: true });
  }
}
