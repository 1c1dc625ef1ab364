import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../app.ts';
import { dataFolder } from '../database/folder.ts';
import { openDatabase } from '../database/open.ts';
import { callerOf, emptyTestApp, type TestApp, testApp, testPassword } from '../testing/testApp.ts';
import { beginSetup } from './unfinishedSetup.ts';

const admin = { login: '管理员', name: '石主任', newPassword: testPassword };
const signIn = { login: '管理员', password: testPassword };

/** An application over a copy of a folder that was closed properly; `spoil` does the damage first. */
async function reopened(test: TestApp, spoil: (folder: string) => void): Promise<TestApp> {
  await test.app.close();
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(test.folder, folder, { recursive: true });
  spoil(folder);
  return emptyTestApp({ folder });
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  writeFileSync(file, bytes);
}

describe('setting up', () => {
  it('makes the township with its villages and signs the administrator in', async () => {
    const test = await emptyTestApp();
    expect(await test.call('setup.state', {})).toMatchObject({ state: 'empty', backup: null });
    const made = await test.call('setup.create', { division: '433125109', admin });
    expect(made).toMatchObject({ township: '迁陵镇', villages: 40 });
    expect(await test.call('session.state', {})).toMatchObject({ state: 'signedIn', user: { role: 'admin' } });
    await expect(test.call('setup.create', { division: '433125109', admin })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('refuses a bad password, a wrong division and doubled villages before making anything', async () => {
    const test = await emptyTestApp();
    const village = {
      code: '433125109201',
      name: '那铁村',
      officialName: '那铁村村民委员会',
      kind: 'village' as const,
    };
    const refused = [
      { division: '433125109', admin: { ...admin, newPassword: '短' } },
      { division: '433125109', admin: { ...admin, newPassword: '管理员管理员管理员' } },
      { division: '999999999', admin },
      { division: '433125109', admin, villages: [village, { ...village, code: '433125109299' }] },
    ];
    for (const input of refused) {
      await expect(test.call('setup.create', input)).rejects.toMatchObject({ code: 'invalid' });
    }
    const made = readdirSync(test.folder).filter((name) => !name.startsWith('lock'));
    expect(made).toEqual([]);
  });

  it('leaves nothing when it fails half-way, and works the next time', async () => {
    const test = await emptyTestApp();
    const bad = { code: '1', name: '长'.repeat(31), officialName: '', kind: 'village' as const };
    const failed = test.call('setup.create', { division: '433125109', admin, villages: [bad] });
    await expect(failed).rejects.toMatchObject({ code: 'invalid' });
    expect(readdirSync(test.folder).filter((name) => !name.startsWith('lock'))).toEqual([]);
    expect(await test.call('session.state', {})).toMatchObject({ state: 'signedOut' });
    expect(await test.call('setup.create', { division: '433125109', admin })).toMatchObject({ villages: 40 });
  });

  it('puts a set-up that was killed aside and starts afresh', async () => {
    const test = await testApp();
    const cut = await reopened(test, beginSetup);
    expect(await cut.call('setup.state', {})).toMatchObject({ state: 'empty' });
    const [aside] = readdirSync(cut.folder).filter((name) => name.startsWith('unfinished-setup-'));
    expect(readdirSync(join(cut.folder, aside!)).sort()).toEqual([
      'about.json',
      'keys.json',
      'keys.previous.json',
      'taizhang.db',
    ]);
    expect(await cut.call('setup.create', { division: '433125109', admin })).toMatchObject({ villages: 40 });
  });
});

describe('a folder that cannot be used', () => {
  it('is refused in words while another program has it', async () => {
    const test = await testApp();
    const second = createApp({ host: test.host });
    onTestFinished(() => second.close());
    await expect(callerOf(second.connect())('session.login', signIn)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(
        /^这个数据文件夹正由另一个平安台账窗口使用（命令行，11月21日10:00打开，进程号 \d+），请先关闭它再打开。$/,
      ),
    });
  });

  it('is free again when the program has ended', async () => {
    const test = await testApp();
    const copy = await reopened(test, () => undefined);
    expect(await copy.call('session.login', signIn)).toMatchObject({ state: 'signedIn' });
  });

  const troubles: { what: string; spoil(folder: string): void; state: string; sentence: string }[] = [
    {
      what: 'a damaged database',
      spoil: (folder) => writeFileSync(dataFolder(folder).database, Buffer.alloc(8192)),
      state: 'damaged',
      sentence: '数据文件已损坏，无法打开（与密码无关）。请从最近的备份恢复，损坏的文件会另外留存。',
    },
    {
      what: 'a foreign database',
      spoil: (folder) => writeFileSync(dataFolder(folder).database, 'SQLite format 3\0 and so on'.padEnd(4096)),
      state: 'foreign',
      sentence: '这个文件不是平安台账的数据文件，没有打开它。请检查数据文件夹是否选对，或从备份恢复。',
    },
    {
      what: 'a missing database',
      spoil: (folder) => rmSync(dataFolder(folder).database),
      state: 'damaged',
      sentence: '数据文件夹里没有数据文件（taizhang.db）。请从最近的备份恢复，或另选数据文件夹。',
    },
    {
      what: 'missing keys',
      spoil: (folder) => {
        rmSync(dataFolder(folder).keys);
        rmSync(dataFolder(folder).previousKeys);
      },
      state: 'damaged',
      sentence: '数据文件夹里没有密钥文件（keys.json），无法打开数据。请从最近的备份恢复，密钥会随备份一起恢复。',
    },
  ];
  for (const { what, spoil, state, sentence } of troubles) {
    it(`says so: ${what}`, async () => {
      const test = await reopened(await testApp(), spoil);
      expect(await test.call('setup.state', {})).toMatchObject({ state, message: sentence, backup: null });
      await expect(test.call('session.login', signIn)).rejects.toMatchObject({
        code: 'unavailable',
        message: sentence,
      });
    });
  }

  it('says so: a newer database', async () => {
    const test = await testApp();
    const township = await test.call('users.newRecoveryKey', { password: testPassword });
    const { unlockWithRecoveryCode } = await import('../database/keyring.ts');
    const newer = await reopened(test, (folder) => {
      const { key } = unlockWithRecoveryCode(folder, township.recoveryKey);
      const database = openDatabase(dataFolder(folder).database, key);
      database.driver.pragma('user_version = 999');
      database.close();
    });
    await expect(newer.call('session.login', signIn)).rejects.toMatchObject({
      message: '这份数据是由更新版本的平安台账写成的，为免写坏数据没有打开。请安装最新版本后再打开。',
    });
  });
});

describe('damage deeper in the file', () => {
  it('offers the newest good backup, which takes its place with the damaged file kept aside', async () => {
    const healthy = await testApp();
    await healthy.job('backups.now', {});
    const test = await reopened(healthy, (folder) => flip(dataFolder(folder).database, 600));
    const state = await test.call('setup.state', {});
    // The first bytes look well: it shows when the file is read.
    expect(state).toMatchObject({ state: 'ready' });
    await expect(test.call('session.login', signIn)).rejects.toMatchObject({
      code: 'unavailable',
      details: { reason: 'damaged' },
    });
    const offered = await test.call('setup.state', {});
    expect(offered).toMatchObject({
      state: 'damaged',
      backup: { file: expect.stringMatching(/^backup:own\/平安台账备份-/) },
    });
    await test.call('setup.restore', { file: offered.backup!.file });
    expect(await test.call('setup.state', {})).toMatchObject({ state: 'ready' });
    await test.call('session.login', signIn);
    expect(await test.call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
    const [aside] = readdirSync(test.folder).filter((name) => name.startsWith('damaged-'));
    expect(existsSync(join(test.folder, aside!, 'taizhang.db'))).toBe(true);
  });
});

describe('damage anywhere', () => {
  it('is told in words and never as a fault, and restoring is offered', async () => {
    const healthy = await testApp();
    await healthy.job('backups.now', {});
    const pages = readFileSync(dataFolder(healthy.folder).database).length / 4096;
    const broken = await reopened(healthy, (folder) => {
      for (let page = 3; page < pages; page += 1) flip(dataFolder(folder).database, page * 4096 + 1000);
    });
    const codes: string[] = [];
    for (const [name, input] of [
      ['session.login', signIn],
      ['rows.count', { register: 'village' }],
      ['home.today', {}],
      ['search.all', { text: '那铁' }],
    ] as const) {
      const answer = await broken.connection.call(name, input);
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes).not.toContain('internal');
    expect(codes).toContain('unavailable');
    expect(await broken.call('setup.state', {})).toMatchObject({
      state: 'damaged',
      backup: { name: expect.any(String) },
    });
  });
});

describe('restoring', () => {
  it('leaves a sound township alone, signed in or not', async () => {
    const test = await testApp();
    await test.job('backups.now', {});
    const { backups } = await test.call('backups.status', {});
    const { file } = backups[0]!;
    await expect(test.call('setup.restore', { file })).rejects.toMatchObject({ code: 'conflict' });
    await test.call('session.logout', {});
    await expect(test.call('setup.restore', { file })).rejects.toThrow('没有发现损坏');
  });

  it('brings a township back on an empty machine, with its passwords', async () => {
    const test = await testApp();
    const target = test.target('备份.ptbak');
    await test.job('backups.now', { file: target.handle });
    const bytes = target.bytes();
    const fresh = await emptyTestApp();
    await fresh.call('setup.restore', { file: await fresh.upload('备份.ptbak', bytes) });
    expect(await fresh.call('session.state', {})).toMatchObject({ township: '迁陵镇', division: '433125109' });
    await fresh.call('session.login', signIn);
    expect(await fresh.call('rows.count', { register: 'village' })).toEqual({ rows: 40 });
  });

  it('takes no path and no name outside the list', async () => {
    const test = await emptyTestApp();
    const outside = mkdtempSync(join(tmpdir(), 'taizhang-outside-'));
    onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
    writeFileSync(join(outside, 'x.ptbak'), 'PTBAK001');
    for (const file of [
      join(outside, 'x.ptbak'),
      `backup:own/${join(outside, 'x.ptbak')}`,
      'backup:own/../keys.json',
    ]) {
      await expect(test.call('setup.restore', { file })).rejects.toMatchObject({ code: 'notFound' });
    }
  });
});

describe('the disk', () => {
  it('holds nothing readable of any record', async () => {
    const test = await testApp();
    await test.call('rows.save', {
      register: 'person',
      id: null,
      version: null,
      changes: { name: '欧阳暗文', phone: '13807430000', address: '看不见的巷子七号' },
    });
    await test.job('backups.now', {});
    const words = ['欧阳暗文', '13807430000', '看不见的巷子', '那铁村', testPassword];
    const forms = words.flatMap((word) => [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]);
    const look = () => {
      for (const entry of readdirSync(test.folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = readFileSync(join(entry.parentPath, entry.name));
        for (const form of forms) expect([entry.name, bytes.includes(form)]).toEqual([entry.name, false]);
      }
    };
    look();
    await test.app.close();
    look();
  });
});
