// Proves a packed folder where no Electron can be fetched: Node itself stands in for Electron's program, and the packed
// core is run from a copy of the folder far from the project, so that nothing of the project's packages can help it.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { twoPagePdf } from '../electron/core/mediation/documents/testing/scanSamples.ts';
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

/** A case with a scanned page is bound: what draws the page is in the package. */
function proveDossier(run: (...args: string[]) => unknown, away: string): void {
  const call = (name: string, input: unknown) => run('call', name, JSON.stringify(input));
  const changes = { name: '迁陵镇人民调解委员会', shortName: '迁陵', kind: '3' };
  call('rows.save', { register: 'peopleCommittee', id: null, version: null, changes });
  const parties = ['张三', '李四'].map((name, at) => ({ side: String(at + 1), person: { create: name } }));
  const taken = call('mediation.intake', { case: { kind: '02', summary: '排水沟' }, parties }) as { case: string };
  const scan = join(away, '身份证.pdf');
  writeFileSync(scan, twoPagePdf());
  call('attachments.add', { register: 'mediationCase', id: taken.case, field: 'scanIdentity', file: scan });
  const dossier = join(away, '卷宗.docx');
  const { pages } = run('dossier', taken.case, '--out', dossier) as { pages: number };
  if (pages !== 3) throw new Error(`the packed worker bound ${pages} pages instead of two scanned ones and the cover`);
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
    proveDossier(run, away);
    run('backup', join(away, 'proof.backup'));
    run('verify');
  } finally {
    rmSync(away, { recursive: true, force: true });
  }
}
