/// <reference path="./better-sqlite3.d.ts" />
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { dataFolder } from './folder.ts';
import { keyId, newDataKey } from './keyWrap.ts';
import { applicationId, createDatabase, type OpenDatabase, openDatabase, openReadOnly } from './open.ts';
import { addNotes, countNotes, freshData, freshFolder } from './testFolder.ts';

function reasonOf(call: () => OpenDatabase): unknown {
  try {
    call().close();
  } catch (error) {
    if (error instanceof Refusal) return error.details;
    throw error;
  }
  return 'opened';
}

/** A closed database with some hundred pages. */
function closedData() {
  const data = freshData();
  addNotes(data.database, 2000);
  data.database.close();
  return { key: data.key, folder: data.folder, file: data.database.file };
}

describe('an open database', () => {
  it('has every setting on every connection', () => {
    const { database, key } = freshData();
    const connections = [database, openDatabase(database.file, key), openReadOnly(database.file, key)];
    const full = 2;
    const memory = 2;
    for (const { driver } of connections) {
      const value = (pragma: string) => driver.pragma(pragma, { simple: true });
      expect(value('synchronous')).toBe(full);
      expect(value('temp_store')).toBe(memory);
      expect(value('journal_mode')).toBe('wal');
      expect(value('foreign_keys')).toBe(1);
      expect(value('busy_timeout')).toBe(5000);
      expect(value('cipher')).toBe('aegis');
      expect(value('application_id')).toBe(applicationId);
      expect(value('trusted_schema')).toBe(0);
    }
    expect(database.driver.pragma('cache_size', { simple: true })).toBe(-65536);
    for (const connection of connections) connection.close();
  });

  it('begins with the id of its key and shows nothing else', () => {
    const { key, file } = closedData();
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 16).toString('hex')).toBe(keyId(key));
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('CREATE TABLE')).toBe(false);
  });

  it('answers Kysely, and migrations of Kysely run in a transaction', async () => {
    const { database } = freshData();
    await sql`INSERT INTO note (text) VALUES ('一')`.execute(database.kysely);
    expect((await sql<{ text: string }>`SELECT text FROM note`.execute(database.kysely)).rows).toEqual([
      { text: '一' },
    ]);
    expect(database.kysely.getExecutor().adapter.supportsTransactionalDdl).toBe(true);
  });

  it('cannot be written through the reader, and is read there while somebody writes', () => {
    const { database, key } = freshData();
    addNotes(database, 3);
    const reader = openReadOnly(database.file, key);
    expect(() => addNotes(reader, 1)).toThrow('readonly');
    addNotes(database, 2);
    expect(countNotes(reader)).toBe(5);
    reader.close();
  });

  it('leaves a single file when closed, twice if need be', () => {
    const { database, key } = freshData();
    addNotes(database, 10);
    database.close();
    database.close();
    expect(statSync(`${database.file}-wal`, { throwIfNoEntry: false })).toBeUndefined();
    const again = openDatabase(database.file, key);
    expect(countNotes(again)).toBe(10);
    again.close();
  });

  it.runIf(process.platform !== 'win32')('is for its user alone', () => {
    const { database } = freshData();
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(database.file + suffix).mode & 0o777).toBe(0o600);
  });

  it('is never made over an existing file', () => {
    const { key, file } = closedData();
    const before = readFileSync(file);
    expect(() => createDatabase(file, key)).toThrow('已有数据文件');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('opening says what is wrong', () => {
  it('missing, empty, cut off, overwritten with zeros', () => {
    const { key, file } = closedData();
    expect(reasonOf(() => openDatabase(join(freshFolder(), 'taizhang.db'), key))).toEqual({ reason: 'missing' });
    const copy = join(freshFolder(), 'copy.db');
    copyFileSync(file, copy);
    truncateSync(copy, 3000);
    expect(reasonOf(() => openDatabase(copy, key))).toEqual({ reason: 'damaged' });
    // In the middle of its last page, which nobody may read for days.
    copyFileSync(file, copy);
    truncateSync(copy, statSync(file).size - 1500);
    expect(reasonOf(() => openDatabase(copy, key))).toEqual({ reason: 'damaged' });
    writeFileSync(copy, Buffer.alloc(8192));
    expect(reasonOf(() => openDatabase(copy, key))).toEqual({ reason: 'damaged' });
    writeFileSync(copy, '');
    expect(reasonOf(() => openDatabase(copy, key))).toEqual({ reason: 'damaged' });
  });

  it('any flipped byte of the first page after the key’s id is damage, not a wrong key', () => {
    const { key, file } = closedData();
    const copy = join(freshFolder(), 'copy.db');
    const bytes = readFileSync(file);
    for (let at = 24; at < 4096; at += 97) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 0x10;
      writeFileSync(copy, flipped);
      expect(reasonOf(() => openDatabase(copy, key))).toEqual({ reason: 'damaged' });
    }
  });

  it('a file of another data folder', () => {
    const { file } = closedData();
    expect(reasonOf(() => openDatabase(file, newDataKey()))).toEqual({ reason: 'otherFolder' });
  });

  it('a foreign file: plain SQLite, text, an encrypted database that is not ours', () => {
    const key = newDataKey();
    const folder = freshFolder();
    const plain = join(folder, 'plain.db');
    const driver = new Database(plain);
    driver.exec('CREATE TABLE t (a)');
    driver.close();
    expect(reasonOf(() => openDatabase(plain, key))).toEqual({ reason: 'foreign' });

    const text = join(folder, 'text.db');
    writeFileSync(text, '这不是数据库。'.repeat(1000));
    expect(reasonOf(() => openDatabase(text, key))).toEqual({ reason: 'foreign' });

    const other = createDatabase(join(folder, 'other.db'), key);
    other.driver.pragma('application_id = 1');
    other.close();
    expect(reasonOf(() => openDatabase(other.file, key))).toEqual({ reason: 'foreign' });
  });

  it('a newer database', () => {
    const { database, key } = freshData();
    database.driver.pragma('user_version = 3');
    database.close();
    expect(reasonOf(() => openDatabase(database.file, key, { supportedSchema: 2 }))).toEqual({ reason: 'newer' });
    const open = openDatabase(database.file, key, { supportedSchema: 3 });
    expect(open.schema).toBe(3);
    open.close();
  });

  it('and never changes a file it refuses', () => {
    const { file, folder } = closedData();
    const before = readFileSync(file);
    reasonOf(() => openDatabase(file, newDataKey()));
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(dataFolder(folder).database).toBe(file);
  });
});
