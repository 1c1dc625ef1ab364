import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeApp, connectTo, newAppState } from './app.ts';
import { dailyBackupWhenDue } from './dailyBackup.ts';
import { dataFolder } from './database/folder.ts';
import { callerOf, type TestApp, testApp, testPassword } from './testing/testApp.ts';
import { startUpkeep } from './upkeep.ts';

function stick(): string {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The same folder held by a window instead of the command line, with somebody signed in. */
async function inWindow(test: TestApp) {
  await test.app.close();
  const app = newAppState({ ...test.host, shell: 'loopback' });
  const connection = connectTo(app);
  const call = callerOf(connection);
  onTestFinished(() => closeApp(app));
  await call('session.login', { login: '管理员', password: testPassword });
  return { app, call };
}

describe('backups by hand', () => {
  it('are made, listed under a handle that hides the path, and verified by it', async () => {
    const test = await testApp();
    expect(await test.call('backups.status', {})).toMatchObject({
      backups: [],
      lastAt: null,
      secondFolder: null,
      secondFolderState: 'none',
    });
    const made = await test.job('backups.now', {});
    expect(made).toMatchObject({ name: '平安台账备份-433125109-20261121-1000-手动.ptbak', rows: expect.any(Number) });
    const { backups, lastAt } = await test.call('backups.status', {});
    expect(lastAt).toBe('2026-11-21T02:00:00.000Z');
    expect(backups).toEqual([
      {
        name: '平安台账备份-433125109-20261121-1000-手动.ptbak',
        madeAt: '2026-11-21T02:00:00.000Z',
        size: expect.any(Number),
        why: '手动',
        where: 'own',
        file: 'backup:own/平安台账备份-433125109-20261121-1000-手动.ptbak',
      },
    ]);
    const { file } = backups[0]!;
    expect(await test.job('backups.verify', { file })).toMatchObject({
      ok: true,
      rows: (made as { rows: number }).rows,
    });
    expect((await test.call('home.today', {})).tasks.find(({ key }) => key === 'backup')).toBeUndefined();
  });

  it('go to a chosen file as well, and count as the last backup', async () => {
    const test = await testApp();
    const target = test.target('U盘备份.ptbak');
    expect(await test.job('backups.now', { file: target.handle })).toMatchObject({ name: 'U盘备份.ptbak' });
    const file = await test.upload('U盘备份.ptbak', target.bytes());
    expect(await test.job('backups.verify', { file })).toMatchObject({ ok: true });
    expect((await test.call('backups.status', {})).lastAt).toBe('2026-11-21T02:00:00.000Z');
    // No passing copy stays behind.
    expect(readdirSync(test.folder).filter((name) => name.startsWith('scratch-'))).toEqual([]);
  });

  it('are refused in words when damaged, foreign or out of the list', async () => {
    const test = await testApp();
    await test.job('backups.now', {});
    const [backup] = (await test.call('backups.status', {})).backups;
    const path = join(dataFolder(test.folder).backups, backup!.name);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(path, bytes);
    await expect(test.job('backups.verify', { file: backup!.file })).rejects.toThrow('这个备份文件已损坏或不完整');
    const photo = await test.upload('照片.jpg', Buffer.from('not a backup at all, but long enough to be read'));
    await expect(test.job('backups.verify', { file: photo })).rejects.toThrow('这个文件不是平安台账的备份文件');
    for (const file of ['backup:own/../keys.json', 'backup:own/没有.ptbak', 'backup:third/x']) {
      await expect(test.job('backups.verify', { file })).rejects.toMatchObject({ code: 'notFound' });
    }
  });

  it('check the open database where no file is named', async () => {
    const test = await testApp();
    const found = (await test.job('backups.verify', {})) as { ok: boolean; rows: number };
    expect(found).toMatchObject({ ok: true });
    expect(found.rows).toBeGreaterThan(40);
  });
});

describe('the second folder', () => {
  it('gets a copy while it is there, and its backups are listed and usable', async () => {
    const test = await testApp();
    const folder = stick();
    await test.call('backups.setSecondFolder', { folder });
    expect(await test.job('backups.now', {})).toMatchObject({ note: '已在第二备份位置另存一份，并核对无误。' });
    const status = await test.call('backups.status', {});
    expect(status).toMatchObject({ secondFolder: folder, secondFolderState: 'present' });
    expect(status.backups.map(({ where }) => where).sort()).toEqual(['own', 'second']);
    const copy = status.backups.find(({ where }) => where === 'second')!;
    expect(await test.job('backups.verify', { file: copy.file })).toMatchObject({ ok: true });

    rmSync(folder, { recursive: true });
    expect(await test.call('backups.status', {})).toMatchObject({ secondFolderState: 'absent' });
    await test.call('backups.setSecondFolder', { folder: null });
    expect(await test.call('backups.status', {})).toMatchObject({ secondFolder: null, secondFolderState: 'none' });
  });

  it('offers its newest backup when the data folder itself is lost', async () => {
    const test = await testApp();
    await test.call('backups.setSecondFolder', { folder: stick() });
    await test.job('backups.now', {});
    const { database, backups } = dataFolder(test.folder);
    const { app, call } = await inWindow(test);
    await call('session.logout', {});
    await closeApp(app);
    rmSync(backups, { recursive: true });
    writeFileSync(database, Buffer.alloc(4096));
    const fresh = newAppState({ ...test.host, shell: 'loopback' });
    onTestFinished(() => closeApp(fresh));
    const again = callerOf(connectTo(fresh));
    const { state, backup } = await again('setup.state', {});
    expect({ state, file: backup?.file }).toEqual({
      state: 'damaged',
      file: expect.stringMatching(/^backup:second\//),
    });
    await again('setup.restore', { file: backup!.file });
    await again('session.login', { login: '管理员', password: testPassword });
    expect(await again('rows.count', { register: 'village' })).toEqual({ rows: 40 });
  });

  it('must be a real, other, writable place', async () => {
    const test = await testApp();
    mkdirSync(join(test.folder, '里面'));
    for (const folder of ['相对的位置', join(test.folder, '没有'), test.folder, join(test.folder, '里面')]) {
      await expect(test.call('backups.setSecondFolder', { folder })).rejects.toMatchObject({
        code: expect.stringMatching(/^(invalid|notFound)$/),
      });
    }
  });
});

describe('the daily backup', () => {
  it('is made once a day, checked in a thread of its own', async () => {
    const { app } = await inWindow(await testApp());
    await Promise.all([dailyBackupWhenDue(app), dailyBackupWhenDue(app)]);
    await dailyBackupWhenDue(app);
    expect(readdirSync(dataFolder(app.host.dataFolder).backups)).toEqual([
      '平安台账备份-433125109-20261121-1000.ptbak',
    ]);
    expect(app.upkeep).toEqual({ running: null, trouble: null });
  });

  it('is made again the next day', async () => {
    const test = await testApp();
    const { app } = await inWindow(test);
    await dailyBackupWhenDue(app);
    test.pass(24 * 3_600_000);
    await dailyBackupWhenDue(app);
    expect(readdirSync(dataFolder(test.folder).backups)).toHaveLength(2);
  });

  it('reaches a stick that is plugged in later', async () => {
    const test = await testApp();
    const folder = stick();
    await test.call('backups.setSecondFolder', { folder });
    rmSync(folder, { recursive: true });
    const { app } = await inWindow(test);
    await dailyBackupWhenDue(app);
    mkdirSync(folder);
    await dailyBackupWhenDue(app);
    expect(readdirSync(folder)).toEqual(['平安台账备份-433125109-20261121-1000.ptbak']);
  });

  it('survives a sign-out in its middle', async () => {
    const { app, call } = await inWindow(await testApp());
    const running = dailyBackupWhenDue(app);
    await call('session.logout', {});
    await running;
    expect(app.upkeep.trouble).toBeNull();
    expect(readdirSync(dataFolder(app.host.dataFolder).backups)).toHaveLength(1);
  });

  it('says on 今日 why it failed, until one succeeds', async () => {
    const { app, call } = await inWindow(await testApp());
    const { backups } = dataFolder(app.host.dataFolder);
    writeFileSync(backups, 'a file where the folder should be');
    await dailyBackupWhenDue(app);
    const failed = (await call('home.today', {})).tasks.find(({ key }) => key === 'backupFailed');
    expect(failed).toMatchObject({ level: 'error', text: expect.stringMatching(/^自动备份没有完成：/) });
    rmSync(backups);
    await dailyBackupWhenDue(app);
    const { tasks } = await call('home.today', {});
    expect(tasks.find(({ key }) => key === 'backupFailed')).toBeUndefined();
  });

  it('starts by itself soon after signing in, but not for the command line', async () => {
    const test = await testApp();
    const { app } = await inWindow(test);
    const { backups } = dataFolder(test.folder);
    const stopCli = startUpkeep({ ...app, host: test.host }, { soon: 1, later: 1 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    stopCli();
    expect(existsSync(backups)).toBe(false);
    const stop = startUpkeep(app, { soon: 1, later: 60_000 });
    await expect.poll(() => existsSync(backups) && app.upkeep.running === null, { timeout: 10_000 }).toBe(true);
    stop();
    expect(readdirSync(backups)).toHaveLength(1);
  });
});
