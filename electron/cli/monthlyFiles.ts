// `report monthly` and `lock`: the files of the work report into a folder, and locking it.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readParts } from '../core/documents/zipParts.ts';
import { writeFile } from '../core/locking/keptFiles.ts';
import type { Program } from './program.ts';

/** Writes all files, from one reading of the data. A refused report leaves no folder. */
export async function writeMonthly({ period, out }: { period: string; out: string }, { call, ask, files }: Program) {
  const { run } = await call('monthly.open', { period });
  const packed = files.inMemory();
  await ask('monthly.export', { run: run.id, what: 'all', file: packed.handle });
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  for (const [name, bytes] of await readParts(packed.bytes())) {
    const file = join(folder, name);
    await writeFile(await files.create(file), bytes);
    written.push(file);
  }
  return { state: run.state, number: run.number, files: written };
}

/** Fills the numbers anew and locks; a report that is locked already is refused. */
export async function lockMonthly(
  { period, reason }: { period: string; reason: string | undefined },
  { call, ask }: Program,
) {
  const { run, version } = await call('monthly.open', { period });
  const fresh = run.state === 'draft' ? await call('monthly.refresh', { run: run.id, version }) : { version };
  return ask('monthly.lock', { run: run.id, version: fresh.version, ...(reason === undefined ? {} : { reason }) });
}
