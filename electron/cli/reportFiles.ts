// `report KEY --period P --out DIR`: both files of a report into a folder, named as the office names them.
import { mkdirSync } from 'node:fs';
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
  // Asked first, so that a refused report leaves no folder behind.
  const { violations } = await call('reports.check', { report, period, scope });
  const out = resolve(wanted.out);
  const files: { file: string; rows: number }[] = [];
  for (const format of ['xlsx', 'docx'] as const) {
    const { name } = await call('reports.name', { report, period, format });
    mkdirSync(out, { recursive: true });
    const input: Export = { report, period, scope, format, file: join(out, name) };
    const written = (await ask('reports.export', {
      ...input,
      ...(reason === undefined ? {} : { reason }),
      ...(reveal === undefined ? {} : { reveal }),
    })) as { rows: number };
    files.push({ file: join(out, name), rows: written.rows });
  }
  return { files, violations };
}
