import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BackupAbout } from './backup.ts';
import { copyToSecondFolder, listBackups, pruneBackups, shelveBackup, sweepLeftovers } from './backupShelf.ts';
import { dataFolder } from './folder.ts';
import { addNotes, freshData, freshFolder } from './testFolder.ts';

const now = '2026-11-21T12:30:00.000Z';

function aboutDay(days: number, kind: BackupAbout['kind'] = 'daily'): BackupAbout {
  const at = new Date(Date.parse(now) - days * 86_400_000).toISOString();
  return { division: '433125109', kind, program: '0.1.0', now: at };
}

describe('the shelf', () => {
  it('names, lists newest first, and keeps by the rule', async () => {
    const { folder, key, database } = freshData();
    addNotes(database, 5);
    for (const days of [2, 0, 1]) await shelveBackup(folder, key, aboutDay(days, 'upgrade'));
    const { deleted, second } = await shelveBackup(folder, key, aboutDay(0, 'upgrade'));
    expect(deleted).toEqual(['平安台账备份-433125109-20261119-2030-升级前.ptbak']);
    expect(second).toBeUndefined();
    await shelveBackup(folder, key, aboutDay(0, 'manual'));
    const names = (await listBackups(dataFolder(folder).backups)).map(({ name }) => name);
    expect(names.slice(0, 3).sort()).toEqual([
      '平安台账备份-433125109-20261121-2030-升级前-2.ptbak',
      '平安台账备份-433125109-20261121-2030-升级前.ptbak',
      '平安台账备份-433125109-20261121-2030-手动.ptbak',
    ]);
    expect(names[3]).toBe('平安台账备份-433125109-20261120-2030-升级前.ptbak');
    expect(names).toHaveLength(4);
  });

  it('lists damaged ones with a sentence and deletes neither them nor others’ files nor renamed ones', async () => {
    const { folder, key } = freshData();
    const other = freshData();
    const { backups } = dataFolder(folder);
    const { backup: foreign } = await shelveBackup(other.folder, other.key, aboutDay(500, 'upgrade'));
    for (const days of [400, 300, 200, 100, 0]) await shelveBackup(folder, key, aboutDay(days, 'upgrade'));
    copyFileSync(foreign.file, join(backups, '平安台账备份-433125109-20200101-0000.ptbak'));
    const [newest] = await listBackups(backups);
    renameSync(newest!.file, join(backups, '重要.ptbak'));
    writeFileSync(join(backups, 'damaged.ptbak'), 'PTBAK001');
    await shelveBackup(folder, key, aboutDay(0, 'upgrade'));
    expect(await pruneBackups(backups, newest!.summary!.keyId, now)).toEqual([]);
    const list = await listBackups(backups);
    expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(['重要.ptbak', 'damaged.ptbak']));
    expect(list.at(-1)!.problem).toContain('已损坏');
    expect(existsSync(join(backups, '平安台账备份-433125109-20200101-0000.ptbak'))).toBe(true);
    expect(await listBackups(join(folder, 'nowhere'))).toEqual([]);
  });

  it('copies to a second folder when it is there, and says so when it is not', async () => {
    const { folder, key } = freshData();
    const stick = join(freshFolder(), 'U盘');
    const absent = await shelveBackup(folder, key, aboutDay(1), stick);
    expect(absent.second).toMatchObject({ state: 'absent', note: expect.stringContaining('U盘未插') });
    mkdirSync(stick);
    const copied = await shelveBackup(folder, key, aboutDay(0), stick);
    expect(copied.second!.state).toBe('copied');
    expect(readdirSync(stick)).toEqual(['平安台账备份-433125109-20261121-2030.ptbak']);
    expect((await listBackups(stick))[0]!.summary).toMatchObject({ created: now });
  });

  it('never spoils the first backup when the second place fails, and leaves no half file there', async () => {
    const { folder, key } = freshData();
    const { backup } = await shelveBackup(folder, key, aboutDay(0));
    const stick = join(folder, 'a file');
    writeFileSync(stick, '');
    expect(await copyToSecondFolder(backup.file, stick, folder, now)).toMatchObject({ state: 'failed' });
    const good = freshFolder();
    truncateSync(backup.file, backup.databaseBytes);
    expect(await copyToSecondFolder(backup.file, good, folder, now)).toMatchObject({
      state: 'failed',
      note: expect.stringContaining('已损坏'),
    });
    expect(readdirSync(good)).toEqual([]);
  });

  it('sweeps what a crash left and nothing else', async () => {
    const { folder, key } = freshData();
    const { backup } = await shelveBackup(folder, key, aboutDay(0));
    mkdirSync(join(folder, 'scratch-abc'));
    writeFileSync(join(folder, 'scratch-abc', 'copy.db'), 'x');
    writeFileSync(`${backup.file}.part`, 'x');
    const wanted = readdirSync(folder).filter((name) => name !== 'scratch-abc');
    sweepLeftovers(folder);
    expect(readdirSync(folder)).toEqual(wanted);
    expect(readdirSync(dataFolder(folder).backups)).toHaveLength(1);
  });
});
