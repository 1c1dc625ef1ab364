import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closingLine, readTotals } from './testReport.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('readTotals', () => {
  it('reads what the runner counted', () => {
    const path = join(folder, 'r.json');
    writeFileSync(path, JSON.stringify({ numPassedTests: 12, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }));
    expect(readTotals(path)).toEqual({ passed: 12, failed: 1, skipped: 3 });
  });

  it('takes a run that counted nothing for broken', () => {
    const path = join(folder, 'r.json');
    writeFileSync(path, JSON.stringify({ numPassedTests: 0, numFailedTests: 0 }));
    expect(readTotals(path)).toBeNull();
    expect(readTotals(join(folder, 'none.json'))).toBeNull();
  });
});

describe('closingLine', () => {
  it('is plain', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
