// `report monthly` and `lock`: the files of the work report into a folder, and locking it.
import { mkdirSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Program } from './program.ts';

/** The parts that are written, with the names that are the same every time. */
const parts = ['report', 'tables', 'figures'] as const;

/** @returns the run and its files; a refused report leaves no folder behind that was not there before. */
export async function writeMonthly({ period, out }: { period: string; out: string }, { call, ask }: Program) {
  const { run } = await call('monthly.open', { period });
  const folder = resolve(out);
  const made = mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  try {
    for (const what of parts) {
      const { name } = await call('monthly.name', { run: run.id, what });
      const file = join(folder, name);
      await ask('monthly.export', { run: run.id, what, file });
      files.push(file);
    }
  } catch (error) {
    if (made !== undefined && files.length === 0) rmdirSync(folder);
    throw error;
  }
  return { state: run.state, number: run.number, files };
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
