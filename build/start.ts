// `npm start`: builds what is missing and opens the program, in its own window where that is possible, else in the
// machine's browser. `npm start -- [--demo] [--data DIR] [--port N] [--browser]`
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildMissing } from './build.ts';
import { prepareDemo } from './demo.ts';
import { findElectron } from './electronBinary.ts';
import { inProject, projectRoot } from './projectRoot.ts';

const say = (line: string) => console.log(line);

function readArguments() {
  try {
    return parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        browser: { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    console.error('用法：npm start -- [--demo] [--data 文件夹] [--port 端口] [--browser]');
    return process.exit(2);
  }
}

/** Runs a program until it ends; what stops this one stops that one. Resolves to the exit code, null for a signal. */
function run(program: string, args: string[]): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'inherit', cwd: projectRoot });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    // Ctrl+C reaches the child by itself; this process only has to wait for it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', pass);
    child.on('error', () => done(1));
    child.on('exit', (code) => {
      process.off('SIGTERM', pass);
      done(code);
    });
  });
}

/** A window that ends so soon never opened (missing system libraries, a forbidden sandbox). */
const tooSoon = 10_000;

async function openWindow(data: string[]): Promise<boolean> {
  const electron = await findElectron(say);
  if ('missing' in electron) {
    say(electron.missing);
    return false;
  }
  const started = performance.now();
  const code = await run(electron.path, [projectRoot, ...data]);
  if (code !== 0 && performance.now() - started < tooSoon) {
    say('桌面窗口没有打开（这台机器可能缺少它需要的系统部件），改用浏览器方式。');
    return false;
  }
  process.exitCode = code ?? 1;
  return true;
}

const given = readArguments();
try {
  await buildMissing(say);
  const named = given.data === undefined ? null : resolve(given.data);
  const folder = given.demo ? prepareDemo(named, say) : named;
  const data = folder === null ? [] : ['--data', folder];
  if (given.browser || !(await openWindow(data))) {
    const port = given.port === undefined ? [] : ['--port', given.port];
    process.exitCode = (await run(process.execPath, [inProject('dist', 'loopback', 'main.js'), ...data, ...port])) ?? 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
