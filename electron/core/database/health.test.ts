import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shelveBackup } from './backupShelf.ts';
import { dataFolder } from './folder.ts';
import { checkIntegrity, lookAtFolder, newestGoodBackup } from './health.ts';
import { openDatabase, openReadOnly } from './open.ts';
import { addNotes, freshData, freshFolder } from './testFolder.ts';

function closedData() {
  const data = freshData();
  addNotes(data.database, 1000);
  data.database.close();
  return data;
}

function backupOf({ folder, key }: { folder: string; key: Buffer }, now: string) {
  return shelveBackup(folder, key, { division: '433125109', kind: 'daily', program: '0.1.0', now });
}

describe('looking at a data folder', () => {
  it('tells an empty one from one that is ready', () => {
    expect(lookAtFolder(join(freshFolder(), 'not there'))).toEqual({ state: 'empty', keysMended: false });
    expect(lookAtFolder(closedData().folder)).toEqual({ state: 'ready', keysMended: false });
  });

  it('says what is wrong with the database', () => {
    const { folder } = closedData();
    const { database } = dataFolder(folder);
    const states = ['', '随便什么文件'.repeat(100), Buffer.alloc(9000)].map((content) => {
      writeFileSync(database, content);
      return lookAtFolder(folder).state;
    });
    expect(states).toEqual(['databaseDamaged', 'databaseForeign', 'databaseDamaged']);
    copyFileSync(dataFolder(closedData().folder).database, database);
    expect(lookAtFolder(folder)).toMatchObject({
      state: 'databaseOtherFolder',
      sentence: expect.stringContaining('另一套'),
    });
    rmSync(database);
    expect(lookAtFolder(folder)).toMatchObject({
      state: 'databaseMissing',
      sentence: expect.stringContaining('备份恢复'),
    });
  });

  it('says what is wrong with the keys', () => {
    const { folder } = closedData();
    const { keys, previousKeys } = dataFolder(folder);
    truncateSync(keys, 10);
    expect(lookAtFolder(folder)).toEqual({ state: 'ready', keysMended: true });
    truncateSync(previousKeys, 10);
    expect(lookAtFolder(folder)).toMatchObject({ state: 'keysDamaged', sentence: expect.stringContaining('不是密码') });
    rmSync(keys);
    rmSync(previousKeys);
    expect(lookAtFolder(folder)).toMatchObject({ state: 'keysMissing' });
  });
});

describe('the newest good backup', () => {
  it('is found past damaged ones, on any of the places, and of this folder only', async () => {
    const data = closedData();
    const other = closedData();
    const { backups } = dataFolder(data.folder);
    const oldest = await backupOf(data, '2026-11-01T00:00:00.000Z');
    const good = await backupOf(data, '2026-11-02T00:00:00.000Z');
    const damaged = await backupOf(data, '2026-11-03T00:00:00.000Z');
    const foreign = await backupOf(other, '2026-11-04T00:00:00.000Z');
    copyFileSync(foreign.backup.file, join(backups, 'foreign.ptbak'));
    truncateSync(damaged.backup.file, damaged.backup.databaseBytes);
    const stick = join(freshFolder(), 'not plugged in');

    const found = await newestGoodBackup(data.folder, [backups, stick], data.key);
    expect(found.good).toMatchObject({ file: good.backup.file, checked: 'opened', rows: 1000 });
    expect(found.bad).toMatchObject([{ sentence: expect.stringContaining('已损坏') }]);

    const { keys, previousKeys } = dataFolder(data.folder);
    for (const file of [keys, previousKeys, good.backup.file, join(backups, 'foreign.ptbak')]) rmSync(file);
    const withoutKeys = await newestGoodBackup(data.folder, [stick, backups]);
    expect(withoutKeys.good).toMatchObject({ file: oldest.backup.file, checked: 'bytes' });
    rmSync(backups, { recursive: true });
    expect(await newestGoodBackup(data.folder, [backups])).toEqual({ bad: [] });
  });
});

describe('the full check', () => {
  it('is clean on good data, finds a flipped byte and a broken reference', () => {
    const data = closedData();
    const open = openDatabase(data.database.file, data.key);
    expect(checkIntegrity(open)).toEqual({ ok: true, findings: [], brokenReferences: 0 });
    open.driver.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, note INTEGER REFERENCES note (id))');
    open.driver.pragma('foreign_keys = OFF');
    open.driver.exec('INSERT INTO person VALUES (1, 99999999)');
    expect(checkIntegrity(open)).toEqual({ ok: false, findings: [], brokenReferences: 1 });
    open.close();

    const bytes = readFileSync(data.database.file);
    const place = Math.floor(bytes.length / 2);
    bytes[place] = bytes[place]! ^ 1;
    writeFileSync(data.database.file, bytes);
    const reader = openReadOnly(data.database.file, data.key);
    const report = checkIntegrity(reader);
    expect(report.ok).toBe(false);
    expect(report.findings.length).toBeGreaterThan(0);
    reader.close();
  });
});
