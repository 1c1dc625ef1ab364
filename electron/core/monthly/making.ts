// Has the files of a report written by a worker thread and gathers them.
import type { Narrative } from '../../../shared/rules/monthly/narrative.ts';
import type { Call } from '../handlers.ts';
import type { JobProgress } from '../jobs/jobs.ts';
import { runLimited } from '../jobs/thread.ts';
import type { MonthlyFile, MonthlyOrder, MonthlyWritten, ReportPart } from './monthlyTask.ts';
import { officialNumberOf } from './officialNumbers.ts';
import type { RunSigners } from './runs.ts';

const memoryMb = 768;
const longest = 10 * 60;

export interface Made {
  files: MonthlyFile[];
  written: MonthlyWritten;
}

export const townshipName = ({ township }: Pick<Call, 'township'>): string =>
  township.settings.divisionPath.at(-1) ?? '';

/** The files of a report, all from one moment's data. */
export async function makeReport(
  call: Pick<Call, 'app' | 'township'>,
  report: {
    period: string;
    text: Narrative;
    generated: string[] | null;
    signers: RunSigners;
    number: number;
    parts: ReportPart[];
    /** For every own part. */
    templates?: MonthlyOrder['templates'];
  },
  progress: Pick<JobProgress, 'signal' | 'advance'>,
): Promise<Made> {
  const { host } = call.app;
  const { file, key, settings } = call.township;
  const { signer, reviewer, preparer } = report.signers;
  const order: MonthlyOrder = {
    file,
    // A copy with a buffer of its own, which the thread wipes.
    key: Uint8Array.from(key),
    period: report.period,
    text: report.text,
    generated: report.generated,
    parts: report.parts,
    templates: report.templates ?? {},
    unit: settings.unit === '' ? `${townshipName(call)}综治中心` : settings.unit,
    township: townshipName(call),
    signers: { unitHead: signer, reviewer, preparer, phone: settings.phone },
    number: report.number,
    officialNumber: await officialNumberOf(call.township.read, report.period, report.number),
    today: host.today(),
    writtenAt: host.now(),
  };
  const files: MonthlyFile[] = [];
  const written = await runLimited({
    module: host.workerModule,
    task: 'writeMonthlyFiles',
    input: order,
    memoryMb,
    seconds: longest,
    signal: progress.signal,
    onProgress: (seen) => {
      const { done, total } = seen as { done: number; total: number };
      progress.advance(done, total);
    },
    onChunk: (chunk) => void files.push(chunk as MonthlyFile),
  });
  return { files, written: written as MonthlyWritten };
}
