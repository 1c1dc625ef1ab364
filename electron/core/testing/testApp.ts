// The real application for tests: real encrypted files, a clock that stands still, ids that count up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { buildDivisions, divisionAsset } from '../../../build/divisions.ts';
import { type ErrorEnvelope, Refusal } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../../shared/contract/index.ts';
import { createApp } from '../app.ts';
import type { App, Connection } from '../connection.ts';
import type { Host } from '../host.ts';
import { memoryFiles } from '../memoryFiles.ts';
import { findConverters } from '../preview/findConverters.ts';

export const testToday = '2026-11-21';

export type CallFunction = <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export interface TestApp {
  app: App;
  host: Host;
  folder: string;
  connection: Connection;
  /** Calls as this connection; a refused call is thrown as a Refusal. */
  call: CallFunction;
  /** Starts a job by a call and waits for its result. */
  job<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<unknown>;
  /** Another window of the same program. */
  another(): { connection: Connection; call: CallFunction };
  /** Puts bytes where `host.files.open` finds them. */
  upload(name: string, bytes: Uint8Array): Promise<string>;
  /** A handle to write to, and the bytes once written. */
  target(name: string): { handle: string; bytes(): Buffer };
  /** Moves the clock. */
  pass(milliseconds: number): void;
  logged: string[];
}

export interface TestHostOptions {
  folder?: string;
  now?: string;
}

/** Ids that count up and sort like the real ones. */
function countedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}

export function callerOf(connection: Connection): CallFunction {
  return async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw refusalFrom(answer.error);
    return answer.output as never;
  };
}

function refusalFrom(error: ErrorEnvelope): Refusal {
  return new Refusal(error.code, error.message, {
    ...(error.problems ? { problems: error.problems } : {}),
    details: error.details ?? error.reference,
  });
}

/** An application over an empty folder (or a given one). Closed and removed when the test ends. */
export async function emptyTestApp(options: TestHostOptions = {}): Promise<TestApp> {
  await buildDivisions();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'taizhang-app-'));
  let now = Date.parse(options.now ?? `${testToday}T02:00:00.000Z`);
  const files = memoryFiles();
  const logged: string[] = [];
  const host: Host = {
    shell: 'cli',
    dataFolder: folder,
    assetFolder: join(divisionAsset, '..'),
    version: '0.0.0-test',
    now: () => new Date(now).toISOString(),
    today: () => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10),
    newId: countedIds(),
    files,
    workerModule: new URL('../worker.ts', import.meta.url),
    log: (line) => logged.push(line),
    installedFonts: async () => ['仿宋', 'FangSong'],
    converters: () => findConverters(),
    passwordCost: { memory: 64, passes: 1, lanes: 1 },
  };
  const app = createApp({ host });
  const connection = app.connect();
  const call = callerOf(connection);
  onTestFinished(async () => {
    await app.close();
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  });
  return {
    app,
    host,
    folder,
    connection,
    call,
    async job(name, input) {
      const { job } = (await call(name, input)) as { job: string };
      return finishedJob(call, job);
    },
    another() {
      const other = app.connect();
      return { connection: other, call: callerOf(other) };
    },
    async upload(name, bytes) {
      const { handle } = await files.receive('test', name, [bytes] as unknown as AsyncIterable<Uint8Array>);
      return handle;
    },
    target(name) {
      const { handle } = files.prepare('test', name);
      return {
        handle,
        bytes() {
          const taken = files.take('test', handle);
          if (!taken) throw new Error(`${name} was not written`);
          return Buffer.concat(taken.chunks);
        },
      };
    },
    pass(milliseconds) {
      now += milliseconds;
    },
    logged,
  };
}

async function finishedJob(call: CallFunction, job: string): Promise<unknown> {
  for (;;) {
    const status = await call('jobs.status', { job });
    if (status.state === 'done') return status.result;
    if (status.state === 'failed') throw new Refusal(status.error!.code as never, status.error!.message);
    if (status.state === 'cancelled') throw new Refusal('unavailable', '已取消。');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const testPassword = '迁陵镇综治中心2026';

/** The same with 迁陵镇 (40 villages) set up and its administrator 管理员 signed in. */
export async function testApp(options: TestHostOptions = {}): Promise<TestApp & { recoveryKey: string }> {
  const test = await emptyTestApp(options);
  const { recoveryKey } = await test.call('setup.create', {
    division: '433125109',
    admin: { login: '管理员', name: '石主任', newPassword: testPassword },
  });
  return { ...test, recoveryKey };
}
