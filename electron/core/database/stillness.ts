/// <reference path="./better-sqlite3.d.ts" />
// Keeping the database file still while work goes on, so that it can be copied byte for byte.
//
// In WAL mode only a checkpoint changes the main file. A reader that began when the WAL was empty reads the main file
// alone, and SQLite lets nobody checkpoint while there is such a reader: writers go on, into the WAL.
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { Refusal } from '../../../shared/contract/errors.ts';
import { diskRefusal, refusalOr } from './diskRefusal.ts';
import { openDatabase } from './open.ts';

const attempts = 200;
const pauseMilliseconds = 50;

function foldWal(driver: Database): boolean {
  try {
    const [answer] = driver.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return answer?.busy === 0;
  } catch (error) {
    if (diskRefusal(error)?.code === 'locked') return false;
    throw refusalOr(error);
  }
}

function walIsEmpty(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
}

function tryToHold(driver: Database, file: string): boolean {
  if (!foldWal(driver)) return false;
  driver.exec('BEGIN');
  driver.prepare('SELECT count(*) FROM sqlite_schema').get();
  // Somebody may have written between the two: then the reader hangs on the WAL instead of the file.
  if (walIsEmpty(file)) return true;
  driver.exec('ROLLBACK');
  return false;
}

async function hold(driver: Database, file: string): Promise<void> {
  // No waiting inside SQLite: it would stop this thread, and with it the writer that is waited for.
  driver.pragma('busy_timeout = 0');
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (tryToHold(driver, file)) return;
    await sleep(pauseMilliseconds);
  }
  throw new Refusal('locked', '数据正在写入，暂时不能备份。请等当前操作完成后再试。', { details: { reason: 'busy' } });
}

export interface StillDatabase {
  /** Length of the database in bytes. */
  bytes: number;
  /** Number of migrations applied. */
  schema: number;
}

/**
 * Runs `body` while the main file holds all that is committed now and does not change. Others may read and write
 * meanwhile; their changes are not in the file yet.
 * @throws Refusal `locked` when a transaction stays open for more than ten seconds; those of `openDatabase`.
 */
export async function holdStill<T>(file: string, key: Buffer, body: (still: StillDatabase) => Promise<T>): Promise<T> {
  const connection = openDatabase(file, key);
  const { driver } = connection;
  try {
    await hold(driver, file);
    const number = (pragma: string) => Number(driver.pragma(pragma, { simple: true }));
    return await body({ bytes: number('page_count') * number('page_size'), schema: number('user_version') });
  } finally {
    if (driver.inTransaction) driver.exec('ROLLBACK');
    connection.close();
  }
}
