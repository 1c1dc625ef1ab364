/// <reference path="./better-sqlite3.d.ts" />
// One program at a time per data folder. The lock is the operating system's, held through SQLite on an empty file, so it
// dies with the process; lock.json only lends the words. (Nothing else in the process may open and close lock.sqlite:
// on Linux closing any handle of a file ends the process's locks on it.)
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import { refusalOr } from './diskRefusal.ts';
import { removeLeft } from './durableFile.ts';
import { dataFolder } from './folder.ts';

export type Shell = 'desktop' | 'loopback' | 'cli';

export interface LockHolder {
  pid: number;
  shell: Shell;
  /** UTC ISO instant. */
  since: string;
}

export interface FolderLock {
  /** Gives the folder free. Calling it again does nothing. */
  release(): void;
}

const shellNames: Record<Shell, string> = { desktop: '桌面窗口', loopback: '浏览器窗口', cli: '命令行' };

const note = z.object({ pid: z.int(), shell: z.enum(['desktop', 'loopback', 'cli']), since: z.iso.datetime() });

function readNote(file: string): LockHolder | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** 11月21日20:30, in China's one time zone. */
function sinceInWords(instant: string): string {
  const local = new Date(Date.parse(instant) + 8 * 3600 * 1000);
  const minutes = local.toISOString().slice(11, 16);
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日${minutes}`;
}

function heldBy(holder: LockHolder | undefined): Refusal {
  const who = holder && `${shellNames[holder.shell]}，${sinceInWords(holder.since)}打开，进程号 ${holder.pid}`;
  return new Refusal(
    'locked',
    `这个数据文件夹正由另一个平安台账窗口使用${who ? `（${who}）` : ''}，请先关闭它再打开。`,
    {
      details: { reason: 'otherProgram', holder },
    },
  );
}

/**
 * Takes the data folder for this program (the folder is made when it is not there).
 * @throws Refusal `locked` when another program, or another application in this process, holds it.
 */
export function lockFolder(folder: string, holder: LockHolder): FolderLock {
  const places = dataFolder(folder);
  let driver: Database | undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    driver = new Database(places.lock, { timeout: 0 });
    // No journal file: a crash would leave it lying.
    driver.pragma('journal_mode = MEMORY');
    driver.exec('BEGIN EXCLUSIVE');
    writeFileSync(places.lockNote, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    driver?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw heldBy(readNote(places.lockNote));
    }
    throw refusalOr(error);
  }
  const held = driver;
  return {
    release() {
      if (!held.open) return;
      // The note goes first: afterwards it may already be another program's.
      removeLeft(places.lockNote);
      held.close();
    },
  };
}
