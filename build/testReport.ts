// What the test runner counted, out of its JSON report.
import { existsSync, readFileSync } from 'node:fs';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** Totals of one report. A missing or empty report is null: the run broke before it counted anything. */
export function readTotals(path: string): Totals | null {
  if (!existsSync(path)) return null;
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof report !== 'object' || report === null) return null;
  const facts = report as Record<string, unknown>;
  const passed = count(facts.numPassedTests);
  const failed = count(facts.numFailedTests);
  const skipped = count(facts.numPendingTests) + count(facts.numTodoTests);
  return passed + failed + skipped === 0 ? null : { passed, failed, skipped };
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** The last line of a run, which other programs read. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
