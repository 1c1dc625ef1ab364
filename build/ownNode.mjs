// Runs a command with the project's own Node, whatever Node started this: `node build/ownNode.mjs FILE.ts [ARGS]` or
// `node build/ownNode.mjs TOOL [ARGS]`. Plain JavaScript, since the machine's Node may be too old for TypeScript and
// for the database driver. (npm 11 also links the project's Node as `node`; npm 10 drops that link.)
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const windows = process.platform === 'win32';

function ownNode() {
  const system = windows ? 'win' : process.platform;
  const brought = join(modules, `node-${system}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(brought)) return brought;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18) ? process.execPath : null;
}

const node = ownNode();
if (node === null) {
  console.error(
    `这台机器的 Node.js 是 ${process.version}，太旧。请先运行 npm ci（会带来所需的版本），或安装 Node.js 24。`,
  );
  process.exit(1);
}

const [first = '', ...rest] = process.argv.slice(2);
const isTool = !first.startsWith('-') && !/\.[cm]?[jt]s$/.test(first);
const tool = join(modules, '.bin', windows ? `${first}.cmd` : first);
// Windows writes it `Path`, and two spellings in one environment would hide each other.
const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
const child = spawn(isTool ? tool : node, isTool ? rest : [first, ...rest], {
  stdio: 'inherit',
  shell: isTool && windows,
  env: { ...process.env, [pathName]: `${dirname(node)}${delimiter}${process.env[pathName] ?? ''}` },
});
// Ctrl+C reaches the child by itself; this process waits for its end.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGHUP', () => child.kill('SIGHUP'));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
