// For tests: a fresh folder that goes away with the test, the cheapest password cost, and a database with one table.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { dataFolder } from './folder.ts';
import { createKeyring } from './keyring.ts';
import { createDatabase, type OpenDatabase } from './open.ts';

export const cheapCost = { memory: 64, passes: 1, lanes: 1 };

/** An empty folder, removed when the test ends. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestData {
  folder: string;
  key: Buffer;
  recoveryCode: string;
  database: OpenDatabase;
}

/** A data folder with keys (user 张三, password 密码一) and a database with the table note(id, text). */
export function freshData(folder: string = freshFolder()): TestData {
  const { key, recoveryCode } = createKeyring(folder, { login: '张三', password: '密码一', cost: cheapCost });
  const database = createDatabase(dataFolder(folder).database, key);
  onTestFinished(() => database.close());
  database.driver.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  return { folder, key, recoveryCode, database };
}

/** Adds rows of some hundred bytes each. */
export function addNotes(database: OpenDatabase, count: number, text = '村民反映道路积水'): void {
  const insert = database.driver.prepare('INSERT INTO note (text) VALUES (?)');
  database.driver.transaction(() => {
    for (let i = 0; i < count; i += 1) insert.run(`${text}${i}${'。'.repeat(100)}`);
  })();
}

export function countNotes(database: OpenDatabase): number {
  return Number(database.driver.prepare('SELECT count(*) FROM note').pluck().get());
}
