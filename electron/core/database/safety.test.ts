/// <reference path="./better-sqlite3.d.ts" />
// What the storage promises, tried on real files: nothing in plain text, every flipped byte seen, no committed row lost.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { openDatabase } from './open.ts';
import { addNotes, countNotes, freshData, freshFolder, type TestData } from './testFolder.ts';

const secret = '张建国身份证433199197503120017';

function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => {
    if (!statSync(join(folder, name)).isFile()) return false;
    const bytes = readFileSync(join(folder, name));
    return forms.some((form) => bytes.includes(form));
  });
}

/** Temporary files of SQLite that this process holds open now; they have no name any more, so no folder shows them. */
function openTemporaryFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((handle) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${handle}`);
      return target.includes('etilqs_') ? [target] : [];
    } catch {
      return [];
    }
  });
}

/** Sorts more than the cache holds and looks for temporary files while the sorter is busy. */
function temporaryFilesOfSort(driver: Database): string[] {
  driver.pragma('cache_size = -64');
  const sorted = driver.prepare('SELECT text FROM note ORDER BY substr(text, 5) DESC').iterate();
  sorted.next();
  const found = openTemporaryFiles();
  sorted.return?.();
  return found;
}

describe('plain text', () => {
  it('of no record is in any file while writing, sorting and vacuuming', () => {
    const { folder, database } = freshData();
    addNotes(database, 5000, secret);
    expect(filesWith(folder, secret)).toEqual([]);
    database.driver.exec('CREATE TEMP TABLE copy AS SELECT * FROM note');
    database.driver.exec('CREATE INDEX by_text ON note (text)');
    database.driver.exec('DELETE FROM note WHERE id % 2 = 0');
    database.driver.exec('VACUUM');
    expect(filesWith(folder, secret)).toEqual([]);
    database.close();
    expect(filesWith(folder, secret)).toEqual([]);
  });

  it('would be found by this test', () => {
    const folder = freshFolder();
    const plain = new Database(join(folder, 'plain.db'));
    plain.exec('CREATE TABLE note (text)');
    plain.prepare('INSERT INTO note VALUES (?)').run(secret);
    plain.close();
    writeFileSync(join(folder, 'wide.txt'), Buffer.from(`x${secret}`, 'utf16le'));
    expect(filesWith(folder, secret).sort()).toEqual(['plain.db', 'wide.txt']);
  });

  it.runIf(process.platform === 'linux')('does not reach temporary files, which the stock setting would write', () => {
    const { database } = freshData();
    addNotes(database, 20_000, secret);
    expect(temporaryFilesOfSort(database.driver)).toEqual([]);
    database.driver.pragma('temp_store = FILE');
    expect(temporaryFilesOfSort(database.driver)).not.toEqual([]);
  });
});

/** How a changed file is noticed: not at all, when opening it, or by the check. */
function noticed({ database, key }: TestData, bytes: Buffer): 'unnoticed' | 'open' | 'check' {
  writeFileSync(database.file, bytes);
  try {
    const open = openDatabase(database.file, key);
    try {
      const answer = open.driver.pragma('integrity_check', { simple: true });
      return answer === 'ok' ? 'unnoticed' : 'check';
    } catch {
      return 'check';
    } finally {
      open.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return 'open';
    throw error;
  }
}

describe('damage', () => {
  it('of one byte anywhere is noticed', () => {
    const data = freshData();
    addNotes(data.database, 500);
    data.database.close();
    const bytes = readFileSync(data.database.file);
    const seen = { unnoticed: 0, open: 0, check: 0 };
    // From byte 16 on: before lies the key's id, which encrypts nothing.
    for (let at = 16; at < bytes.length; at += Math.floor(bytes.length / 100)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 1;
      seen[noticed(data, flipped)] += 1;
    }
    expect(seen.unnoticed).toBe(0);
    expect(seen.check).toBeGreaterThan(80);
    expect(noticed(data, bytes)).toBe('unnoticed');
  });
});

const writer = `
  import { writeSync } from 'node:fs';
  const { openDatabase } = await import(process.argv[1]);
  const { driver } = openDatabase(process.argv[2], Buffer.from(process.argv[3], 'hex'));
  const insert = driver.prepare('INSERT INTO note (text) VALUES (?)');
  for (let i = 0; ; i += 1) writeSync(1, insert.run('x'.repeat(300)).lastInsertRowid + '\\n');`;

/** Runs a program that writes one row after another, kills it, and says which row it last called saved. */
async function lastSavedByKilled({ database, key }: TestData, after: number): Promise<number> {
  const module = fileURLToPath(new URL('./open.ts', import.meta.url));
  const argv = ['--input-type=module-typescript', '-e', writer, module, database.file, key.toString('hex')];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), after);
    output += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return Number(output.trimEnd().split('\n').at(-1));
}

describe('kill -9', () => {
  it('loses no row that was said to be saved', async () => {
    const data = freshData();
    data.database.close();
    let last = 0;
    for (const after of [20, 90, 200]) {
      const saved = await lastSavedByKilled(data, after);
      expect(saved).toBeGreaterThan(last);
      const open = openDatabase(data.database.file, data.key);
      last = countNotes(open);
      expect(last).toBeGreaterThanOrEqual(saved);
      expect(open.driver.pragma('integrity_check', { simple: true })).toBe('ok');
      open.close();
    }
  });
});
