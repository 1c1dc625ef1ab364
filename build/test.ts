// `npm test`: everything, in order, without questions. Each step prints its name and time; the last line is
// 'N passed, N failed' with the tests counted, and one failure for every other step that failed.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { inProject, projectRoot } from './projectRoot.ts';
import { installMissing } from './systemPackages.ts';
import { closingLine, readTotals, type Totals } from './testReport.ts';

interface Step {
  name: string;
  command: string[];
  /** The test runner's JSON report, for steps that count tests. */
  report?: string;
}

const reports = inProject('out', 'test');
const bin = (name: string) => inProject('node_modules', '.bin', name);
const node = process.execPath;

const vitest = (report: string, ...more: string[]) => [
  bin('vitest'),
  'run',
  ...more,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];

const unitReport = inProject('out', 'test', 'unit.json');
const endToEndReport = inProject('out', 'test', 'e2e.json');

const steps: Step[] = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '--colors=off', '--max-diagnostics=200', '.'] },
  { name: 'layers', command: [node, inProject('build', 'checks', 'layers.ts')] },
  { name: 'frozen migrations', command: [node, inProject('build', 'checks', 'frozenMigrations.ts')] },
  { name: 'types', command: [node, inProject('build', 'checks', 'types.ts')] },
  { name: 'build', command: [node, inProject('build', 'build.ts')] },
  ...(process.platform === 'linux' && process.arch === 'x64'
    ? [{ name: 'packed core', command: [node, inProject('build', 'package.ts'), '--proof'] }]
    : []),
  { name: 'unit and conformance', command: vitest(unitReport), report: unitReport },
  {
    name: 'end to end',
    command: vitest(endToEndReport, '--config', inProject('build', 'vitest.e2e.config.ts')),
    report: endToEndReport,
  },
];

/** Runs one step; true when it passed. A counting step that counted nothing has failed. */
function run({ name, command: [program = '', ...args], report }: Step, totals: Totals): boolean {
  console.log(`\n=== ${name}`);
  const started = performance.now();
  const ended = spawnSync(program, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counted = report === undefined ? null : readTotals(report);
  totals.passed += counted?.passed ?? 0;
  totals.failed += counted?.failed ?? 0;
  totals.skipped += counted?.skipped ?? 0;
  const passed = ended.status === 0 && (report === undefined || counted !== null);
  // Tests that failed are counted already; a step that failed in another way counts as one failure.
  if (!passed && (counted === null || counted.failed === 0)) totals.failed += 1;
  console.log(`--- ${name}: ${passed ? 'passed' : 'FAILED'} (${seconds} s)`);
  return passed;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const missing = installMissing((line) => console.log(line));
if (missing.length > 0) {
  console.error(`These system packages are missing; install them and run again: ${missing.join(' ')}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const totals: Totals = { passed: 0, failed: 0, skipped: 0 };
const failed = steps.filter((step) => !run(step, totals)).map(({ name }) => name);
console.log(failed.length === 0 ? '\nall steps passed' : `\nfailed: ${failed.join(', ')}`);
console.log(closingLine(totals));
process.exit(failed.length === 0 ? 0 : 1);
