// Type-checks every folder with its own tsconfig, so that a folder sees only the globals it may use.
import { spawn } from 'node:child_process';
import { inProject, projectRoot } from '../projectRoot.ts';

const projects = [
  'shared/tsconfig.json',
  'shared/tsconfig.test.json',
  'electron/core/tsconfig.json',
  'electron/desktop/tsconfig.json',
  'electron/loopback/tsconfig.json',
  'electron/cli/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.test.json',
  'renderer/e2e/tsconfig.json',
  'build/tsconfig.json',
];

const compiler = inProject('node_modules', 'typescript', 'bin', 'tsc');

function check(project: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [compiler, '-p', project, '--pretty', 'false'], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

let failed = 0;
for (const project of process.argv.length > 2 ? process.argv.slice(2) : projects) {
  if ((await check(project)) !== 0) {
    console.error(`types: ${project} has errors`);
    failed += 1;
  }
}
process.exit(failed === 0 ? 0 : 1);
