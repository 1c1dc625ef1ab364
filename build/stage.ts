// Lays out what goes into a package: the bundles, and the three packages with machine code for one system.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './projectRoot.ts';

export interface Target {
  platform: 'linux' | 'win32';
  arch: 'x64' | 'arm64';
}

interface PackageFacts {
  name: string;
  productName: string;
  version: string;
  description: string;
  license: string;
  author: string;
  dependencies: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const factsOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFacts;

/** Packages whose machine code is a package of its own for each system: password hashing, and drawing of scans. */
const splitPackages = ['@node-rs/argon2', '@napi-rs/canvas'];

/** The package that carries the machine code of another for a system. */
export function binaryOf(name: string, { platform, arch }: Target): string {
  return `${name}-${platform}-${arch}-${platform === 'win32' ? 'msvc' : 'gnu'}`;
}

/** Makes the application folder of one target anew and returns it. */
export function stage(target: Target): string {
  const folder = inProject('out', 'app', `${target.platform}-${target.arch}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(inProject('dist'), join(folder, 'dist'), { recursive: true, filter: (path) => !path.endsWith('.built') });

  const modules = join(folder, 'node_modules');
  stageSqlite(modules, target);
  const binaries = Object.fromEntries(splitPackages.map((name) => stageSplit(modules, name, target)));

  const { name, productName, version, description, license, author, dependencies } = factsOf(inProject());
  const kept = Object.fromEntries(
    Object.entries({ ...dependencies, ...binaries }).filter(
      ([key]) => key === 'better-sqlite3' || splitPackages.some((name) => key.startsWith(name)),
    ),
  );
  const facts = {
    name,
    productName,
    version,
    description,
    license,
    author,
    type: 'module',
    main: 'dist/desktop/main.js',
    dependencies: kept,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`);
  return folder;
}

/** The driver carries builds for eight systems and SQLite's source; only one build is needed. */
function stageSqlite(modules: string, { platform, arch }: Target): void {
  const [from, to] = [inProject('node_modules', 'better-sqlite3'), join(modules, 'better-sqlite3')];
  for (const part of ['lib', 'LICENSE', join('prebuilds', `${platform}-${arch}.node`)]) {
    cpSync(join(from, part), join(to, part), { recursive: true });
  }
  // Its build tools are no part of the running program.
  const { dependencies: _buildTools, ...facts } = factsOf(from);
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(facts, null, 2)}\n`);
}

/** Copies a package and its machine code for the system; gives the latter's name and version. */
function stageSplit(modules: string, name: string, target: Target): [name: string, version: string] {
  const from = inProject('node_modules', name);
  cpSync(from, join(modules, name), { recursive: true });
  const binary = binaryOf(name, target);
  const version = factsOf(from).optionalDependencies?.[binary];
  if (version === undefined) throw new Error(`${name} has no build for ${target.platform} ${target.arch}`);
  stageBinary(modules, binary, version);
  return [binary, version];
}

/** The installed build when it is this machine's own, else the registry's through npm. */
function stageBinary(modules: string, name: string, version: string): void {
  const [installed, to] = [inProject('node_modules', name), join(modules, name)];
  if (existsSync(installed)) {
    cpSync(installed, to, { recursive: true });
    return;
  }
  const downloads = inProject('out', 'downloads');
  mkdirSync(downloads, { recursive: true });
  const onWindows = process.platform === 'win32';
  const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', downloads], {
    encoding: 'utf8',
    shell: onWindows,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (packed.status !== 0) throw new Error(`npm could not fetch ${name}@${version}`);
  const archive = join(downloads, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  mkdirSync(to, { recursive: true });
  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', to, '--strip-components=1'], { stdio: 'inherit' });
  if (unpacked.status !== 0) throw new Error(`${archive} could not be unpacked`);
}
