// For tests: the real command line as a child process, and what it left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { buildDivisions } from '../../../build/divisions.ts';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { registers } from '../../../shared/registers/index.ts';
import { dataFolder } from '../../core/database/folder.ts';
import { checkIntegrity } from '../../core/database/health.ts';
import { setPassword, unlockWithPassword } from '../../core/database/keyring.ts';
import { openReadOnly } from '../../core/database/open.ts';

export const program = fileURLToPath(new URL('../main.ts', import.meta.url));
export const samples = fileURLToPath(new URL('../../../build/samples/ledgers/', import.meta.url));
export const login = '石主任';
export const password = '迁陵镇综治中心2026';

/** Told over a pipe of its own when the child ends, so that stdout and stderr stay what users see. */
const tellMemory = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => { try { writeSync(3, String(process.resourceUsage().maxRSS)); } catch {} });`,
)}`;

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Peak memory of the child. */
  megabytes: number;
}

export interface RunOptions {
  data?: string;
  env?: Record<string, string | undefined>;
  stdin?: string;
  /** Run as this user of the system. */
  uid?: number;
}

/** A folder for everything of one test file: data folders, files, and the children's temporary folder. */
export interface Workshop {
  folder: string;
  temporary: string;
  path(...parts: string[]): string;
  start(words: string[], options?: RunOptions): ChildProcess;
  run(words: string[], options?: RunOptions): Promise<Ran>;
  /** A township of its own, copied from one that was set up once. */
  township(name: string): string;
  remove(): void;
}

/** `always`: environment of every child. */
export function openWorkshop(always: Record<string, string> = {}): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-cli-'));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const path = (...parts: string[]) => join(folder, ...parts);

  function start(words: string[], { data, env, uid }: RunOptions = {}): ChildProcess {
    const { NODE_OPTIONS: _options, ...inherited } = process.env;
    return spawn(
      process.execPath,
      ['--import', tellMemory, program, ...(data === undefined ? [] : ['--data', data]), ...words],
      {
        cwd: folder,
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
        ...(uid === undefined ? {} : { uid }),
        env: {
          ...inherited,
          TMPDIR: temporary,
          HOME: folder,
          TAIZHANG_USER: login,
          TAIZHANG_PASSWORD: password,
          ...always,
          ...env,
        },
      },
    );
  }

  async function run(words: string[], options: RunOptions = {}): Promise<Ran> {
    const child = start(words, options);
    child.stdin!.end(options.stdin ?? '');
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [stdout, stderr, memory] = await Promise.all([
      text(child.stdout!),
      text(child.stderr!),
      text(child.stdio[3] as NodeJS.ReadableStream),
    ]);
    return { code: await ended, stdout, stderr, megabytes: Math.round(Number(memory) / 1024) };
  }

  return {
    folder,
    temporary,
    path,
    start,
    run,
    township(name) {
      cpSync(path('set-up'), path(name), { recursive: true });
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Sets the first township up, to be copied; with the committees of the sample ledger. Its password then costs next to
 * nothing (the cost stands with the user), as every command of a test signs in.
 */
export async function setUpTownship(workshop: Workshop): Promise<string> {
  await buildDivisions();
  const data = workshop.path('set-up');
  const made = await workshop.run(['setup', '--division', '433125109', '--admin', login], { data });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const key = keyOf(data);
  setPassword(data, key, { login, password, cost: { memory: 64, passes: 1, lanes: 1 } });
  key.fill(0);
  const imported = await workshop.run(['import', 'committeeMember', join(samples, '01 治保会花名册.xlsx')], { data });
  expect(imported).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(made.stdout).recoveryKey as string;
}

/** The data key, as only this test may have it. */
export function keyOf(data: string): Buffer {
  return unlockWithPassword(data, { login, password, now: new Date().toISOString() }).key;
}

/** Rows of every register, of the history and of the attachments; every page and every reference is checked. */
export function contentOf(data: string, key: Buffer): Record<string, number> {
  const database = openReadOnly(dataFolder(data).database, key);
  try {
    expect(checkIntegrity(database)).toEqual({ ok: true, findings: [], brokenReferences: 0 });
    const tables = [...registers.map((register) => register.key), 'history', 'importBatch', 'attachment'];
    const count = (table: string) => Number(database.driver.prepare(`select count(*) from "${table}"`).pluck().get());
    return Object.fromEntries(tables.map((table) => [table, count(table)]));
  } finally {
    database.close();
  }
}

/** Words that stand in Chinese sentences as they are. */
const namesAmongChinese =
  /TAIZHANG_USER|TAIZHANG_PASSWORD|registers|taizhang\.db|keys\.json|\.(?:xlsx|xls|csv|docx|pdf|jpg|ptbak)|WPS|Excel|Word|JSON|PDF|XML|JPEG|PNG|WebP/gi;

/** That a text is Chinese, shows no inside of the program, and holds none of the texts given. */
export function expectChinese(sentence: string, ...own: string[]): void {
  expect(sentence).toMatch(/[一-龥]{3}/);
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), sentence).replaceAll(namesAmongChinese, '');
  expect(rest, sentence).not.toMatch(/[a-z]{3}/i);
}

/** The envelope of a refused call, after a look at all that was printed. `own`: texts of the caller it may repeat. */
export function refusal(ran: Ran, ...own: string[]): ErrorEnvelope {
  expect(ran, `${ran.stdout}\n${ran.stderr}`).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(ran.stderr).not.toMatch(/\bat \S+ \(|node:internal|\.ts:\d|Error:/);
  const envelope = JSON.parse(ran.stderr) as ErrorEnvelope;
  expect(envelope.code).not.toBe('internal');
  expectChinese(envelope.message, ...own);
  // Facts for the screen are codes and numbers, never sentences in English.
  expect(JSON.stringify(envelope.details ?? null)).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
  return envelope;
}
