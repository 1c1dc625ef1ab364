// `npm run bench`: what the program costs beside the bare driver or library, on the same machine in the same run.
// `npm run bench -- rota` is the rota generator alone, `-- reports` indicators, the work report, locks, sets and templates.
// Ratios travel, milliseconds do not. Nothing here is a test: a machine that is busy says so by its numbers.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildMissing } from '../build.ts';
import { inProject } from '../projectRoot.ts';
import { cipher } from './cipher.ts';
import { coldStart } from './coldStart.ts';
import { writeLedger } from './importing.ts';
import { indicators, seedTenYears } from './indicators.ts';
import { type Line, median, print } from './measure.ts';
import { openCase } from './openCase.ts';
import { rota } from './rosters/rota.ts';
import { seedCases, statistics } from './statistics.ts';
import { templates } from './templates.ts';
import { benchFolder, openBench } from './township.ts';
import { viewsAndSearch } from './viewsAndSearch.ts';

const people = 100_000;
const cases = 100_000;
const runs = 3;
const megabyte = 1024 * 1024;

interface Run {
  took: number;
  peak: number;
  /** How many files were written, where that is asked. */
  files?: number | null;
}

function inOwnProcess(script: string, ...args: string[]): Run {
  const ended = spawnSync(process.execPath, [inProject('build', 'bench', script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ended.status !== 0) throw new Error(`${script} ${args[0]} failed`);
  return JSON.parse(ended.stdout.trim().split('\n').at(-1)!) as Run;
}

function pairs(ours: () => Run, bare: () => Run): { ours: number; bare: number; peak: number } {
  const own: Run[] = [];
  const limit: Run[] = [];
  for (let run = 0; run < runs; run += 1) {
    own.push(ours());
    limit.push(bare());
  }
  return {
    ours: median(own.map((each) => each.took)),
    bare: median(limit.map((each) => each.took)),
    peak: Math.max(...own.map((each) => each.peak)) / megabyte,
  };
}

function importing(folder: string): Line {
  const ledger = join(folder, 'ledger.xlsx');
  writeLedger(ledger);
  let run = 0;
  const { ours, bare, peak } = pairs(
    () => inOwnProcess('importing.ts', 'ours', ledger, join(folder, `import-${++run}`)),
    () => inOwnProcess('importing.ts', 'bare', ledger),
  );
  const goal = { words: 'under 2×', met: ours / bare < 2 };
  return {
    what: 'import 50,000 people, file to saved',
    ours,
    bare,
    goal,
    note: `bare: reading only; peak ${Math.round(peak)} MB`,
  };
}

function exporting(township: string): Line {
  const { ours, bare, peak } = pairs(
    () => inOwnProcess('exporting.ts', 'ours', township),
    () => inOwnProcess('exporting.ts', 'bare'),
  );
  const goal = { words: 'under 1.5×, peak under 400 MB', met: ours / bare < 1.5 && peak < 400 };
  return {
    what: 'export 100,000 × 20 cells',
    ours,
    bare,
    goal,
    note: `from the encrypted file; peak ${Math.round(peak)} MB`,
  };
}

function dossier(): Line {
  const { ours, bare, peak } = pairs(
    () => inOwnProcess('dossiers.ts', 'ours'),
    () => inOwnProcess('dossiers.ts', 'bare'),
  );
  const limit = inOwnProcess('dossiers.ts', 'bare').peak / megabyte;
  const goal = { words: 'no slower, no more memory', met: ours <= bare && peak <= limit };
  return {
    what: 'dossier of 200 pages, lines broken, pages counted',
    ours,
    bare,
    goal,
    note: `bare: docx, lines given; peak ${Math.round(peak)} MB, bare ${Math.round(limit)} MB`,
  };
}

function officialReport(): Line {
  const { ours, bare, peak } = pairs(
    () => inOwnProcess('officialReport.ts', 'ours'),
    () => inOwnProcess('officialReport.ts', 'bare'),
  );
  return {
    what: 'work report of ten pages, three charts drawn for print, cold',
    ours,
    bare,
    goal: { words: 'under 3 s', met: ours < 3000 },
    note: `bare: docx, its texts and tables only; peak ${Math.round(peak)} MB`,
  };
}

function manyDossiers(folder: string): Line {
  const township = join(folder, 'dossiers');
  inOwnProcess('dossiers.ts', 'cases', township);
  const { took, peak } = inOwnProcess('dossiers.ts', 'many', township);
  const goal = { words: 'under 0.5 s each', met: took < 50_000 };
  return {
    what: '100 dossiers in one .zip, each in its own thread',
    ours: took,
    goal,
    note: `peak ${Math.round(peak / megabyte)} MB`,
  };
}

/** In a township of its own: its cases would lengthen what the others measure. */
async function statisticsOfAYear(folder: string): Promise<Line[]> {
  const township = join(folder, 'statistics');
  const few = { people: 10, disputes: 10 };
  const empty = await openBench(township, few);
  await empty.close();
  await seedCases(empty.host, cases);
  const bench = await openBench(township, few);
  const lines = await statistics(bench, cases);
  await bench.close();
  return lines;
}

async function indicatorsOfTenYears(folder: string): Promise<Line[]> {
  const township = join(folder, 'indicators');
  const few = { people: 10, disputes: 10 };
  const wanted = { disputes: 100_000, cases: 50_000, visits: 100_000 };
  const empty = await openBench(township, few);
  await empty.close();
  await seedTenYears(empty.host, wanted);
  const bench = await openBench(township, few);
  const line = await indicators(bench, wanted);
  await bench.close();
  return [line, ...monthlyReport(township)];
}

/** Over the same ten years. */
function monthlyReport(township: string): Line[] {
  const measured = (what: string, kind: string, most: number, times = 3): Line => {
    const all = Array.from({ length: times }, () => inOwnProcess('monthlyReport.ts', kind, township));
    const took = median(all.map((each) => each.took));
    const peak = Math.round(Math.max(...all.map((each) => each.peak)) / megabyte);
    const goal = { words: `under ${most / 1000} s`, met: took < most };
    const files = all[0]!.files ? `, ${all[0]!.files} files` : '';
    return { what: `${what}${files}`, ours: took, goal, note: `from starting the program; peak ${peak} MB` };
  };
  return [
    measured('monthly report with charts, cold', 'report', 3000),
    measured('the same with its workbook of records and figures.json', 'whole', 10_000),
    measured('set for an inspection of a year', 'inspection', 60_000),
    // Once: what is locked is locked.
    measured('a statistic of a year locked with every record behind it', 'lock', 10_000, 1),
  ];
}

/** All but the rota generator, which is measured alone. */
async function everything(folder: string): Promise<Line[]> {
  const township = join(folder, 'township');
  console.log(`${process.version} · ${people} people and ${people} disputes are being made …`);
  const bench = await openBench(township, { people, disputes: people });
  const lines: Line[] = [...(await viewsAndSearch(bench)), ...(await openCase(bench))];
  await bench.close();
  lines.push(...(await cipher(folder)));
  lines.push(...(await coldStart(township)));
  lines.push(importing(folder), exporting(township), dossier(), officialReport(), manyDossiers(folder));
  lines.push(...(await statisticsOfAYear(folder)), ...(await reports(folder)));
  return lines;
}

const reports = async (folder: string): Promise<Line[]> => [
  ...(await indicatorsOfTenYears(folder)),
  ...(await templates()),
];

async function printed(lines: (folder: string) => Promise<Line[]>): Promise<void> {
  await buildMissing(console.log);
  const { folder, remove } = benchFolder();
  try {
    print(await lines(folder));
  } finally {
    remove();
  }
}

const [part = 'everything', ...partArguments] = process.argv.slice(2);
if (part === 'rota') await rota(partArguments);
else if (part === 'reports') await printed(reports);
else if (part === 'everything') await printed(everything);
else throw new Error(`there is no part ${part} to measure: rota, reports, or nothing for everything`);
