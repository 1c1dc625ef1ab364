// `npm run -s cli -- …`: the command line from source. What it reads from `dist/` is built when it is missing.
import { existsSync } from 'node:fs';
import { inProject } from './projectRoot.ts';

const say = (line: string) => console.error(line);

if (process.argv.includes('serve')) await (await import('./build.ts')).buildMissing(say);
else if (!existsSync(inProject('dist', 'assets', 'divisions.bin'))) {
  say('正在整理全国行政区划……');
  await (await import('./divisions.ts')).buildDivisions();
}
await import('../electron/cli/main.ts');
