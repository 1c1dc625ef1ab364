// Runs a foreign program to its end: with a limit of time, stoppable, and ended with everything it started, by the
// number of the process this module started and no other.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { Command } from './converter.ts';

export interface ConverterRun {
  /** Of the program, as the user knows it. */
  name: string;
  command: Command;
  folder: string;
  seconds: number;
  signal: AbortSignal;
}

/** Where the program puts its own scratch files, and no way out of this computer. */
function surroundings(folder: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    ...process.env,
    TMPDIR: folder,
    TMP: folder,
    TEMP: folder,
    http_proxy: nowhere,
    https_proxy: nowhere,
    SAL_DISABLE_OPENCL: '1',
  };
}

/** On POSIX the program leads a group of its own, whose number is its pid; Windows knows who started whom. */
function end(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    execFile('taskkill', ['/PID', String(pid), '/T', '/F'], () => undefined);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

export const cancelled = (): Refusal => new Refusal('unavailable', '已取消。');

/** @throws Refusal `unavailable` when it takes too long, fails or is stopped. Whatever it started has ended then. */
export function runConverter({ name, command, folder, seconds, signal }: ConverterRun): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(cancelled());
      return;
    }
    const child = spawn(command.program, [...command.words], {
      cwd: folder,
      env: { ...surroundings(folder), ...command.env },
      stdio: 'ignore',
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let why: Refusal | null = null;
    const stop = (reason: Refusal) => {
      why ??= reason;
      end(child);
    };
    const abort = () => stop(cancelled());
    const late = () => stop(new Refusal('unavailable', `${name} ${seconds} 秒没有排好版，已停止。`));
    const timer = setTimeout(late, seconds * 1000);
    signal.addEventListener('abort', abort, { once: true });

    const settle = (error: Refusal | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      // What it left running goes with it. On Windows the number of an ended process may belong to another by now.
      if (process.platform !== 'win32') end(child);
      if (error) reject(error);
      else resolve();
    };
    child.once('error', (cause) =>
      settle(why ?? new Refusal('unavailable', `${name} 没有启动，可能没有装完整。`, { cause })),
    );
    child.once('exit', (code) =>
      settle(why ?? (code === 0 ? null : new Refusal('unavailable', `${name} 没有排好这份文件。`))),
    );
  });
}
