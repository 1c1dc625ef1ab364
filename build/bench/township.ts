// The real application over a passing data folder, for measuring.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../electron/core/app.ts';
import type { Host } from '../../electron/core/host.ts';
import { type MemoryFiles, memoryFiles } from '../../electron/core/memoryFiles.ts';
import { nodeHost } from '../../electron/core/nodeHost.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/index.ts';
import { benchLogin, benchPassword, seed } from './seed.ts';

export interface Bench {
  host: Host;
  files: MemoryFiles;
  call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  job<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export function benchFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens the application on a folder and signs in; sets the township up and fills it when the folder is empty. */
export async function openBench(folder: string, fill: { people: number; disputes: number }): Promise<Bench> {
  const files = memoryFiles();
  const host: Host = nodeHost({ shell: 'cli', dataFolder: folder, files });
  let app = createApp({ host });
  let connection = app.connect();
  const call: Bench['call'] = async (name, input) => {
    const answer = await connection.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message} ${answer.error.reference ?? ''}`);
    return answer.output as never;
  };
  const { state } = await call('setup.state', {});
  if (state === 'empty') {
    const admin = { login: benchLogin, name: '测速', newPassword: benchPassword };
    await call('setup.create', { division: '433125109', admin });
    await app.close();
    await seed(host, fill.people, fill.disputes);
    app = createApp({ host });
    connection = app.connect();
  }
  await call('session.login', { login: benchLogin, password: benchPassword });
  return {
    host,
    files,
    call,
    async job(name, input) {
      const { job } = (await call(name, input)) as { job: string };
      for (;;) {
        const status = await call('jobs.status', { job });
        if (status.state === 'done') return status.result as Record<string, unknown>;
        if (status.state !== 'running') throw new Error(`${name}: ${status.error?.message ?? status.state}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close: () => app.close(),
  };
}
