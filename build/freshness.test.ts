import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './freshness.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fresh-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'a.ts'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('fingerprint', () => {
  it('changes when a source is added, written or removed', () => {
    const seen = new Set([fingerprint([folder])]);
    writeFileSync(join(folder, 'b.ts'), 'b');
    seen.add(fingerprint([folder]));
    utimesSync(join(folder, 'b.ts'), 1, 1);
    seen.add(fingerprint([folder]));
    rmSync(join(folder, 'inner', 'a.ts'));
    seen.add(fingerprint([folder]));
    expect(seen.size).toBe(4);
  });

  it('stays when only a test changes, or a named source is not there', () => {
    const before = fingerprint([folder, join(folder, 'none.json')]);
    writeFileSync(join(folder, 'inner', 'a.test.ts'), 'test');
    expect(fingerprint([folder, join(folder, 'none.json')])).toBe(before);
  });
});
