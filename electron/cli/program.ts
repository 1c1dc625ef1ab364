// The application in this process for one command: opened, signed in where needed, asked, closed.
import { setTimeout as sleep } from 'node:timers/promises';
import { type ErrorEnvelope, Refusal } from '../../shared/contract/errors.ts';
import {
  contract,
  type InputOf,
  isProcedureName,
  type OutputOf,
  type ProcedureName,
} from '../../shared/contract/index.ts';
import { createApp } from '../core/app.ts';
import type { Connection } from '../core/connection.ts';
import { defaultDataFolder } from '../core/dataFolder.ts';
import type { Host } from '../core/host.ts';
import { nodeHost } from '../core/nodeHost.ts';
import { readAbout } from '../core/session/about.ts';
import { type CommandLineFiles, commandLineFiles } from './commandLineFiles.ts';

export interface Program {
  host: Host;
  files: CommandLineFiles;
  /** @throws Refusal what the core answers. */
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** The same by any name; waits for a job and gives its result. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Signs in by TAIZHANG_USER and TAIZHANG_PASSWORD. */
  signIn(): Promise<void>;
}

/** Runs `work` with the application on a data folder, and closes it whatever happens. */
export async function withProgram<T>(data: string | undefined, work: (program: Program) => Promise<T>): Promise<T> {
  const files = commandLineFiles();
  const host = nodeHost({ shell: 'cli', dataFolder: data ?? defaultDataFolder(), files });
  const app = createApp({ host });
  const connection = app.connect();
  const call: Program['call'] = async (name, input) => (await answered(connection, name, input)) as never;
  // Ctrl+C: work under way is taken back, so that no half file and no half batch stays. A second one ends at once.
  const stop = () => void app.close().finally(() => process.exit(130));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work({
      host,
      files,
      call,
      ask: async (name, input) => finished(connection, await answered(connection, name, input)),
      signIn: async () => {
        await call('session.login', credentials(host.dataFolder));
      },
    });
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await connection.close();
    await app.close();
  }
}

/** Whether a procedure can be called without signing in. An unknown name is for the core to refuse. */
export function needsNoSession(name: string): boolean {
  return !isProcedureName(name) || contract[name].access === 'anyone';
}

/** TAIZHANG_PASSWORD. @throws Refusal `unauthenticated` when it is not set. */
export function givenPassword(): string {
  const password = process.env.TAIZHANG_PASSWORD;
  if (password) return password;
  throw new Refusal('unauthenticated', '请把密码放在环境变量 TAIZHANG_PASSWORD 里。');
}

function credentials(folder: string): { login: string; password: string } {
  const demo = readAbout(folder)?.demo;
  const login = process.env.TAIZHANG_USER || demo?.login;
  if (!login)
    throw new Refusal('unauthenticated', '请把用户名放在环境变量 TAIZHANG_USER 里，密码放在 TAIZHANG_PASSWORD 里。');
  if (!process.env.TAIZHANG_PASSWORD && demo?.login === login) return demo;
  return { login, password: givenPassword() };
}

async function answered(connection: Connection, name: string, input: unknown): Promise<unknown> {
  const answer = await connection.call(name, input);
  if (answer.ok) return answer.output;
  throw new RefusedCall(answer.error);
}

/** The core's answer, to be printed as it is. */
export class RefusedCall extends Error {
  readonly envelope: ErrorEnvelope;

  constructor(envelope: ErrorEnvelope) {
    super(envelope.message);
    this.envelope = envelope;
  }
}

function isJob(output: unknown): output is { job: string } {
  return typeof output === 'object' && output !== null && 'job' in output && typeof output.job === 'string';
}

/** The output, or for a started job its result when it is done. */
async function finished(connection: Connection, output: unknown): Promise<unknown> {
  if (!isJob(output)) return output;
  for (let pause = 5; ; pause = Math.min(pause * 2, 100)) {
    const status = (await answered(connection, 'jobs.status', { job: output.job })) as OutputOf<'jobs.status'>;
    if (status.state === 'done') return status.result;
    if (status.state === 'failed') throw new RefusedCall(status.error as ErrorEnvelope);
    if (status.state === 'cancelled') throw new Refusal('unavailable', '已取消。');
    await sleep(pause);
  }
}
