// `report KEY --period P --out DIR`: both files of a report into a folder, named as the office names them.
import { mkdirSync, rmdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InputOf } from '../../shared/contract/index.ts';
import type { Program } from './program.ts';

export interface ReportWanted {
  report: string;
  period: string;
  out: string;
  by: string | undefined;
  /** Why it is written although it does not add up. */
  reason: string | undefined;
  /** Why numbers of identity and phones of a list stand in clear. */
  reveal: string | undefined;
}

type Export = InputOf<'reports.export'>;

/** @returns the files with their rows, and what does not add up. */
export async function writeReport(wanted: ReportWanted, { call, ask }: Program) {
  const { report, period, by, reason, reveal } = wanted;
  const scope = by === undefined ? {} : { by: by as NonNullable<NonNullable<Export['scope']>['by']> };
  const { violations } = await call('reports.check', { report, period, scope });
  const files: { file: string; rows: number }[] = [];
  const given = {
    ...(reason === undefined ? {} : { reason }),
    ...(reveal === undefined ? {} : { reveal }),
  };
  for (const format of ['xlsx', 'docx'] as const) {
    const { name } = await call('reports.name', { report, period, scope, format });
    const file = join(resolve(wanted.out), name);
    const input: Export = { report, period, scope, format, file, ...given };
    const { rows } = await inFolder(resolve(wanted.out), async () => (await ask('reports.export', input)) as never);
    files.push({ file, rows });
  }
  return { files, violations };
}

/** Makes the folder for the work; a refused report leaves none behind that was not there before. */
async function inFolder(folder: string, work: () => Promise<{ rows: number }>): Promise<{ rows: number }> {
  const made = mkdirSync(folder, { recursive: true });
  try {
    return await work();
  } catch (error) {
    if (made !== undefined) rmdirSync(folder);
    throw error;
  }
}
