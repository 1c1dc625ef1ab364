// The monthly report and the set for an inspection over ten years of records, in a process of their own: from the start
// of the program to the file, and the most memory it held.
import { pathToFileURL } from 'node:url';
import { peakMemory } from './peakMemory.ts';
import { openBench } from './township.ts';

const month = '2026-10';
const few = { people: 10, disputes: 10 };

/** The report, its tables with all records, figures.json and three charts, as one .zip. */
async function report(folder: string): Promise<void> {
  const { call, job, files, close } = await openBench(folder, few);
  const { run } = await call('monthly.open', { period: month });
  const { handle } = files.prepare('bench', 'report.zip');
  await job('monthly.export', { run: run.id, what: 'report', file: handle });
  await close();
}

/** The report with its tables and the list of every record behind a figure. */
async function whole(folder: string): Promise<void> {
  const { call, job, files, close } = await openBench(folder, few);
  const { run } = await call('monthly.open', { period: month });
  const { handle } = files.prepare('bench', 'report.zip');
  await job('monthly.export', { run: run.id, what: 'all', file: handle });
  await close();
}

/** 迎检资料包 of a year: every statistic twice, every ledger, the index. */
async function inspection(folder: string): Promise<number> {
  const { job, files, close } = await openBench(folder, few);
  const { handle } = files.prepare('bench', 'inspection.zip');
  const { written } = (await job('centre.inspection', { period: month.slice(0, 4), file: handle })) as {
    written: number;
  };
  await close();
  return written;
}

/** A year's statistic locked: both files, every cell with its records, their versions. */
async function lock(folder: string): Promise<void> {
  const { job, close } = await openBench(folder, few);
  await job('reports.lock', { report: 'dispute-monthly', period: '2025', corrects: null, reason: '测量' });
  await close();
}

/** What is measured; a number is how many files it wrote. */
const works: Record<string, (folder: string) => Promise<unknown>> = { report, whole, inspection, lock };

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [what = '', folder = ''] = process.argv.slice(2);
  const files = await works[what]!(folder);
  console.log(
    JSON.stringify({ took: performance.now(), peak: peakMemory(), files: typeof files === 'number' ? files : null }),
  );
}
