// `npm run layers`: reads every source file and names each import that crosses a layer the wrong way.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { inProject, projectRoot } from '../projectRoot.ts';
import { type Breach, breachesOf } from './layerRules.ts';

const folders = ['shared', 'electron', 'renderer', 'build'];

function sourceFiles(): string[] {
  return folders.flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

const say = ({ file, specifier, rule }: Breach) =>
  specifier === '' ? `${file}: ${rule}` : `${file} imports '${specifier}': ${rule}`;

const files = sourceFiles();
const breaches = files.flatMap((file) => breachesOf(file, readFileSync(inProject(file), 'utf8')));
for (const breach of breaches) console.error(say(breach));
console.log(`layers: ${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length === 0 ? 0 : 1);
