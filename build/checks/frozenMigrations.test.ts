import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareMigrations, hashMigrations } from './frozenMigrations.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  writeFileSync(join(folder, '0001-first.ts'), 'export const up = 1;\n');
  writeFileSync(join(folder, '0002-second.ts'), 'export const up = 2;\n');
  writeFileSync(join(folder, 'index.ts'), 'export {};\n');
  writeFileSync(join(folder, '0001-first.test.ts'), 'test\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clean = { changed: [], missing: [], unlisted: [], late: [] };

describe('frozen migrations', () => {
  it('are the numbered files alone', () => {
    expect(Object.keys(hashMigrations(folder))).toEqual(['0001-first.ts', '0002-second.ts']);
  });

  it('hold while nothing changes, whatever the line ends', () => {
    const frozen = hashMigrations(folder);
    writeFileSync(join(folder, '0001-first.ts'), 'export const up = 1;\r\n');
    expect(compareMigrations(frozen, hashMigrations(folder))).toEqual(clean);
  });

  it('fail when one is edited or taken away', () => {
    const frozen = hashMigrations(folder);
    writeFileSync(join(folder, '0001-first.ts'), 'export const up = 3;\n');
    rmSync(join(folder, '0002-second.ts'));
    expect(compareMigrations(frozen, hashMigrations(folder))).toEqual({
      ...clean,
      changed: ['0001-first.ts'],
      missing: ['0002-second.ts'],
    });
  });

  it('ask for a new one to be listed, and for it to come last', () => {
    const frozen = hashMigrations(folder);
    writeFileSync(join(folder, '0003-third.ts'), '');
    writeFileSync(join(folder, '0001-between.ts'), '');
    expect(compareMigrations(frozen, hashMigrations(folder))).toEqual({
      ...clean,
      unlisted: ['0001-between.ts', '0003-third.ts'],
      late: ['0001-between.ts'],
    });
  });
});
