import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type BackupAbout, replaceDatabase, restoreBackup, verifyBackup, writeBackup } from './backup.ts';
import { receiveBackup, sendBackup } from './backupTransfer.ts';
import { dataFolder } from './folder.ts';
import { setPassword, unlockWithPassword, unlockWithRecoveryCode } from './keyring.ts';
import { newDataKey } from './keyWrap.ts';
import { lockFolder } from './lock.ts';
import { openDatabase } from './open.ts';
import { addNotes, cheapCost, countNotes, freshData, freshFolder } from './testFolder.ts';

const now = '2026-11-21T12:30:00.000Z';
const about: BackupAbout = { division: '433125109', kind: 'manual', program: '0.1.0', now, historyHead: 'abc' };

async function withBackup(rows = 300) {
  const data = freshData();
  addNotes(data.database, rows);
  const file = join(freshFolder(), 'a.ptbak');
  const verified = await writeBackup(data.folder, data.key, file, about);
  return { ...data, file, verified };
}

describe('a backup', () => {
  it('says what it is and is opened before it gets its name', async () => {
    const { file, verified, folder, key } = await withBackup();
    const bytes = readFileSync(file);
    expect(verified).toMatchObject({
      file,
      division: '433125109',
      kind: 'manual',
      program: '0.1.0',
      created: now,
      schema: 0,
    });
    expect(verified).toMatchObject({ historyHead: 'abc', checked: 'opened', rows: 300 });
    expect(verified.databaseBytes).toBeLessThan(bytes.length);
    expect(await verifyBackup(file, folder, key)).toEqual(verified);
    expect(await verifyBackup(file, folder)).toMatchObject({ checked: 'bytes' });
    expect((await verifyBackup(file, folder, newDataKey())).checked).toBe('bytes');
    expect(readdirSync(folder).filter((name) => name.startsWith('scratch'))).toEqual([]);
  });

  it('shows no record and no login', async () => {
    const { file } = await withBackup();
    const bytes = readFileSync(file);
    for (const text of ['村民反映', '张三', 'CREATE TABLE']) expect(bytes.includes(text)).toBe(false);
  });

  it('is written while work goes on, and holds a state that was true', async () => {
    const data = freshData();
    addNotes(data.database, 20_000);
    const target = join(freshFolder(), 'a.ptbak');
    let done = false;
    const writing = writeBackup(data.folder, data.key, target, about).finally(() => {
      done = true;
    });
    let batches = 0;
    // Always ten rows together: a torn copy would hold another number.
    while (!done) {
      addNotes(data.database, 10);
      batches += 1;
      await turn();
    }
    const { rows } = await writing;
    expect(batches).toBeGreaterThan(3);
    expect(rows! % 10).toBe(0);
    expect(rows).toBeGreaterThanOrEqual(20_000);
    expect(rows).toBeLessThan(20_000 + batches * 10);
    expect(countNotes(data.database)).toBe(20_000 + batches * 10);
  });

  it('restores into an empty folder elsewhere, with password and recovery code', async () => {
    const { file, key, recoveryCode } = await withBackup();
    const elsewhere = join(freshFolder(), '新电脑');
    const lock = lockFolder(elsewhere, { pid: 1, shell: 'cli', since: now });
    expect(await restoreBackup(file, elsewhere)).toMatchObject({ division: '433125109' });
    expect(unlockWithRecoveryCode(elsewhere, recoveryCode).key).toEqual(key);
    const unlocked = unlockWithPassword(elsewhere, { login: '张三', password: '密码一', now });
    const open = openDatabase(dataFolder(elsewhere).database, unlocked.key);
    expect(countNotes(open)).toBe(300);
    open.close();
    lock.release();
    await expect(restoreBackup(file, elsewhere)).rejects.toMatchObject({ code: 'conflict' });
    expect(unlockWithPassword(elsewhere, { login: '张三', password: '密码一', now }).key).toEqual(key);
  });

  it('that is damaged anywhere is refused in words and restores nothing', async () => {
    const { file, folder, key } = await withBackup(20);
    const bytes = readFileSync(file);
    const copy = join(freshFolder(), 'copy.ptbak');
    const target = freshFolder();
    for (let at = 5; at < bytes.length; at += Math.floor(bytes.length / 60)) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 1;
      writeFileSync(copy, flipped);
      await expect(verifyBackup(copy, folder, key)).rejects.toMatchObject({ code: 'unavailable' });
      await expect(restoreBackup(copy, target)).rejects.toMatchObject({ code: 'unavailable' });
    }
    expect(readdirSync(target)).toEqual([]);
    for (const length of [20, 44, 300, bytes.length - 1]) {
      writeFileSync(copy, bytes);
      truncateSync(copy, length);
      await expect(verifyBackup(copy, folder)).rejects.toMatchObject({ details: { reason: 'backupDamaged' } });
    }
    writeFileSync(copy, Buffer.concat([bytes, Buffer.from('x')]));
    await expect(verifyBackup(copy, folder)).rejects.toMatchObject({ details: { reason: 'backupDamaged' } });
  });

  it('that is none, is newer or is missing has its own sentence', async () => {
    const { file, folder } = await withBackup(1);
    const other = join(folder, 'x.ptbak');
    await expect(verifyBackup(other, folder)).rejects.toMatchObject({ details: { reason: 'backupMissing' } });
    writeFileSync(other, 'PK\u0003\u0004 a workbook');
    await expect(verifyBackup(other, folder)).rejects.toMatchObject({
      code: 'invalid',
      details: { reason: 'notABackup' },
    });
    writeFileSync(other, '');
    await expect(verifyBackup(other, folder)).rejects.toMatchObject({ details: { reason: 'notABackup' } });
    const newer = readFileSync(file);
    newer.write('002', 5, 'latin1');
    writeFileSync(other, newer);
    await expect(verifyBackup(other, folder)).rejects.toMatchObject({ details: { reason: 'backupNewer' } });
  });

  it('of a damaged database is not taken', async () => {
    const { folder, key, database } = freshData();
    addNotes(database, 2000);
    database.close();
    const bytes = readFileSync(database.file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(database.file, bytes);
    const target = freshFolder();
    const taken = writeBackup(folder, key, join(target, 'a.ptbak'), about);
    await expect(taken).rejects.toMatchObject({ code: 'unavailable' });
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('a backup that cannot be written', () => {
  it.each([
    ['the folder is gone', (folder: string) => join(folder, 'gone', 'a.ptbak')],
    ['a file lies in its place', (folder: string) => join(dataFolder(folder).keys, 'a.ptbak')],
  ])('is refused in words: %s', async (_why, target) => {
    const { folder, key } = freshData();
    const before = readdirSync(folder);
    const refused = writeBackup(folder, key, target(folder), about);
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'gone' } });
    expect(readdirSync(folder)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('is refused in words: nothing may be written there', async () => {
    const { folder, key } = freshData();
    const refused = writeBackup(folder, key, '/sys/taizhang-test.ptbak', about);
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', details: { reason: 'readOnly' } });
  });

  // A limit on the size of files stands in for a disk that fills up half-way.
  it.runIf(process.platform === 'linux')('leaves no half file when the place runs out', () => {
    const { folder, key, database } = freshData();
    addNotes(database, 5000);
    database.close();
    const target = freshFolder();
    const module = fileURLToPath(new URL('./backup.ts', import.meta.url));
    const script = `
      const { writeBackup } = await import(process.argv[1]);
      const about = ${JSON.stringify(about)};
      await writeBackup(process.argv[2], Buffer.from(process.argv[3], 'hex'), process.argv[4], about).catch((error) =>
        process.stdout.write(JSON.stringify({ code: error.code, message: error.message, details: error.details })));`;
    const argv = [
      '--input-type=module-typescript',
      '-e',
      script,
      module,
      folder,
      key.toString('hex'),
      join(target, 'a.ptbak'),
    ];
    const limited = spawnSync('bash', ['-c', 'ulimit -f 300; exec "$@"', 'bash', process.execPath, ...argv]);
    expect(JSON.parse(limited.stdout.toString())).toMatchObject({
      code: 'unavailable',
      details: { reason: 'tooLarge' },
    });
    expect(readdirSync(target)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('scratch'))).toEqual([]);
  });
});

describe('replacing a damaged database', () => {
  it('keeps the damaged file and the passwords changed since', async () => {
    const { file, folder, key, database } = await withBackup();
    setPassword(folder, key, { login: '张三', password: '密码二', cost: cheapCost });
    database.close();
    writeFileSync(database.file, 'damaged');
    await replaceDatabase(file, folder, now);
    const unlocked = unlockWithPassword(folder, { login: '张三', password: '密码二', now });
    const open = openDatabase(database.file, unlocked.key);
    expect(countNotes(open)).toBe(300);
    open.close();
    const aside = readdirSync(folder).find((name) => name.startsWith('damaged-20261121-2030-'))!;
    expect(readFileSync(join(folder, aside, 'taizhang.db'), 'utf8')).toBe('damaged');
  });

  it('brings the keys along when those are damaged', async () => {
    const { file, folder, database } = await withBackup();
    database.close();
    for (const keys of [dataFolder(folder).keys, dataFolder(folder).previousKeys]) writeFileSync(keys, 'damaged');
    await replaceDatabase(file, folder, now);
    const { key } = unlockWithPassword(folder, { login: '张三', password: '密码一', now });
    openDatabase(database.file, key).close();
  });

  it('refuses a backup of other data, and a damaged one, and touches nothing', async () => {
    const { file } = await withBackup(1);
    const mine = await withBackup(2);
    mine.database.close();
    const before = readFileSync(mine.database.file);
    await expect(replaceDatabase(file, mine.folder, now)).rejects.toMatchObject({ code: 'conflict' });
    truncateSync(mine.file, 5000);
    await expect(replaceDatabase(mine.file, mine.folder, now)).rejects.toMatchObject({ code: 'unavailable' });
    expect(readFileSync(mine.database.file).equals(before)).toBe(true);
    expect(readdirSync(mine.folder).sort()).toEqual(['keys.json', 'keys.previous.json', 'taizhang.db']);
  });
});

describe('a backup through streams', () => {
  it('comes back the same', async () => {
    const { file } = await withBackup(50);
    const chunks: Buffer[] = [];
    const into = new Writable({
      write(chunk: Buffer, _encoding, next) {
        chunks.push(chunk);
        next();
      },
    });
    await sendBackup(file, into);
    expect(Buffer.concat(chunks).equals(readFileSync(file))).toBe(true);

    const elsewhere = join(freshFolder(), 'neu');
    const received = await receiveBackup(Readable.from(chunks), elsewhere);
    await restoreBackup(received.file, elsewhere);
    received.dispose();
    expect(readdirSync(elsewhere).sort()).toEqual(['keys.json', 'keys.previous.json', 'taizhang.db']);
  });

  it('refuses another file by its first bytes', async () => {
    const folder = freshFolder();
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.alloc(65536, 'x');
      }
    }
    await expect(receiveBackup(Readable.from(endless()), folder)).rejects.toMatchObject({
      details: { reason: 'notABackup' },
    });
    expect(read).toBeLessThan(100);
    expect(readdirSync(folder)).toEqual([]);
  });
});
