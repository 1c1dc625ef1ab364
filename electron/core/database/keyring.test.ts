import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as argon2 from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../../shared/contract/errors.ts';
import { dataFolder } from './folder.ts';
import {
  addUser,
  changePassword,
  createKeyring,
  hasUser,
  removeUser,
  renewRecoveryCode,
  sealedKeyring,
  setPassword,
  unlockWithPassword,
  unlockWithRecoveryCode,
} from './keyring.ts';
import { formatKeyring, lookAtKeyring, parseKeyring } from './keyringFile.ts';
import { cheapCost, freshFolder } from './testFolder.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, hashRawSync: vi.fn(real.hashRawSync) };
});

const now = '2026-11-21T12:00:00.000Z';

function fresh() {
  const folder = freshFolder();
  return { folder, ...createKeyring(folder, { login: '张三', password: '密码一', cost: cheapCost }) };
}

function refusalOf(call: () => unknown): Refusal {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function tryPassword(folder: string, login: string, password: string, at = now): Refusal {
  return refusalOf(() => unlockWithPassword(folder, { login, password, now: at }));
}

describe('keyring', () => {
  it('unlocks with the password, however the login is typed, and with the recovery code', () => {
    const { folder, key, recoveryCode } = fresh();
    expect(unlockWithPassword(folder, { login: ' 张三 ', password: '密码一', now })).toEqual({ key, mended: false });
    expect(unlockWithRecoveryCode(folder, recoveryCode.toLowerCase())).toEqual({ key, mended: false });
    expect(tryPassword(folder, '张三', '密码二').code).toBe('unauthenticated');
    expect(key).toHaveLength(32);
  });

  it('holds neither login nor password nor key in plain', () => {
    const { folder, key } = fresh();
    addUser(folder, key, { login: 'clerk-wang', password: 'Sommer-2026', cost: cheapCost });
    for (const file of [dataFolder(folder).keys, dataFolder(folder).previousKeys]) {
      const text = readFileSync(file, 'utf8');
      for (const secret of ['clerk-wang', '张三', 'Sommer-2026', key.toString('base64'), key.toString('hex')]) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('never makes keys over existing ones', () => {
    const { folder } = fresh();
    const again = () => createKeyring(folder, { login: 'a', password: 'b', cost: cheapCost });
    expect(refusalOf(again).code).toBe('conflict');
    rmSync(dataFolder(folder).keys);
    expect(refusalOf(again).code).toBe('conflict');
  });

  it('adds, changes, resets and removes users', () => {
    const { folder, key } = fresh();
    addUser(folder, key, { login: 'Li', password: 'eins', cost: cheapCost });
    expect(unlockWithPassword(folder, { login: 'ＬＩ', password: 'eins', now }).key).toEqual(key);
    expect(refusalOf(() => addUser(folder, key, { login: 'li', password: 'x', cost: cheapCost })).code).toBe(
      'conflict',
    );

    changePassword(folder, { login: 'li', oldPassword: 'eins', newPassword: 'zwei', cost: cheapCost, now });
    expect(tryPassword(folder, 'li', 'eins').code).toBe('unauthenticated');
    expect(unlockWithPassword(folder, { login: 'li', password: 'zwei', now }).key).toEqual(key);

    setPassword(folder, key, { login: 'li', password: 'drei', cost: cheapCost });
    expect(unlockWithPassword(folder, { login: 'li', password: 'drei', now }).key).toEqual(key);

    removeUser(folder, key, 'li');
    expect(hasUser(folder, 'li')).toBe(false);
    expect(tryPassword(folder, 'li', 'drei').message).toContain('用户名或密码不对');
    expect(refusalOf(() => removeUser(folder, key, 'li')).code).toBe('notFound');
    expect(refusalOf(() => removeUser(folder, key, '张三')).message).toContain('最后一个');
    expect(refusalOf(() => setPassword(folder, key, { login: 'li', password: 'x', cost: cheapCost })).code).toBe(
      'notFound',
    );
  });

  it('ends an old password and an old recovery code in the second copy too', () => {
    const { folder, key, recoveryCode } = fresh();
    setPassword(folder, key, { login: '张三', password: '新密码', cost: cheapCost });
    const code = renewRecoveryCode(folder, key);
    rmSync(dataFolder(folder).keys);
    expect(tryPassword(folder, '张三', '密码一').code).toBe('unauthenticated');
    expect(refusalOf(() => unlockWithRecoveryCode(folder, recoveryCode)).message).toContain('最近一次打印');
    expect(unlockWithRecoveryCode(folder, code).key).toEqual(key);
  });

  it('refuses a key that is not the folder’s', () => {
    const { folder } = fresh();
    expect(() => addUser(folder, Buffer.alloc(32), { login: 'x', password: 'y', cost: cheapCost })).toThrow(
      'does not belong',
    );
  });

  it('does not open one user’s wrapping under another login', () => {
    const { folder, key } = fresh();
    addUser(folder, key, { login: 'li', password: 'eins', cost: cheapCost });
    const keyring = lookAtKeyring(folder).keyring!;
    keyring.users[0]!.wrapped = keyring.users[1]!.wrapped;
    writeFileSync(dataFolder(folder).keys, formatKeyring(keyring));
    expect(unlockWithPassword(folder, { login: 'li', password: 'eins', now }).key).toEqual(key);
    expect(tryPassword(folder, '张三', 'eins').code).toBe('unauthenticated');
  });
});

describe('wrong passwords', () => {
  it.each([['张三'], ['nobody']])('slow down for %s alike and say the seconds', (login) => {
    const { folder } = fresh();
    const seen = [1, 2, 3, 4].map(() => tryPassword(folder, login, 'falsch').details);
    expect(seen).toEqual([0, 0, 0, 2].map((seconds) => ({ reason: 'wrong', seconds })));
    const refused = tryPassword(folder, login, '密码一', '2026-11-21T12:00:01.500Z');
    expect(refused.message).toBe('密码输错次数较多，请等待 1 秒后再试。');
    expect(refused.details).toEqual({ reason: 'wait', seconds: 1 });
    expect(tryPassword(folder, login, 'falsch', '2026-11-21T12:00:02.000Z').details).toEqual({
      reason: 'wrong',
      seconds: 4,
    });
  });

  it('are counted in the file, per user, and forgotten after a right one', () => {
    const { folder, key } = fresh();
    addUser(folder, key, { login: 'li', password: 'eins', cost: cheapCost });
    for (let i = 0; i < 4; i += 1) tryPassword(folder, '张三', 'falsch');
    expect(lookAtKeyring(folder).keyring!.users.map((user) => user.attempts.failures)).toEqual([4, 0]);
    expect(unlockWithPassword(folder, { login: 'li', password: 'eins', now }).key).toEqual(key);
    unlockWithPassword(folder, { login: '张三', password: '密码一', now: '2026-11-21T12:00:02.000Z' });
    expect(lookAtKeyring(folder).keyring!.users[0]!.attempts).toEqual({
      failures: 0,
      lastFailure: null,
      nextAllowed: null,
    });
  });

  it('and unknown logins give the same sentence and do the same work', () => {
    const { folder } = fresh();
    const hash = vi.mocked(argon2.hashRawSync);
    hash.mockClear();
    const wrong = tryPassword(folder, '张三', 'falsch');
    const unknown = tryPassword(folder, 'nobody', 'falsch');
    expect(unknown.message).toBe(wrong.message);
    expect(unknown.details).toEqual(wrong.details);
    const costs = hash.mock.calls.map(([, options]) => [options!.memoryCost, options!.timeCost, options!.parallelism]);
    expect(costs).toEqual([
      [64, 1, 1],
      [64, 1, 1],
    ]);
  });

  it('with unknown logins keep the file small', () => {
    const { folder } = fresh();
    for (let i = 0; i < 40; i += 1) tryPassword(folder, `nobody${i}`, 'falsch');
    const strangers = lookAtKeyring(folder).keyring!.strangers;
    expect(new Set(strangers.map((stranger) => stranger.bucket)).size).toBe(strangers.length);
    expect(strangers.reduce((sum, stranger) => sum + stranger.attempts.failures, 0)).toBe(40);
  });
});

describe('a damaged keyring', () => {
  it('is mended from its second copy', () => {
    const { folder, key } = fresh();
    const { keys } = dataFolder(folder);
    writeFileSync(keys, readFileSync(keys, 'utf8').slice(0, 200));
    expect(lookAtKeyring(folder).state).toBe('mended');
    expect(unlockWithPassword(folder, { login: '张三', password: '密码一', now })).toEqual({ key, mended: true });
    expect(lookAtKeyring(folder).state).toBe('good');
  });

  it('never reads as a wrong password: any flipped byte of content is seen', () => {
    const { folder } = fresh();
    const bytes = readFileSync(dataFolder(folder).keys);
    let damaged = 0;
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 1;
      if (parseKeyring(flipped.toString('utf8')).state !== 'good') damaged += 1;
      else expect(String.fromCharCode(bytes[at]!)).toMatch(/\s/);
    }
    expect(damaged).toBeGreaterThan(50);
  });

  it('has its own sentences: damaged, missing, newer', () => {
    const { folder } = fresh();
    const { keys, previousKeys } = dataFolder(folder);
    const good = readFileSync(keys, 'utf8');
    const later = JSON.parse(good);
    later.version = 2;
    later.check = createHash('sha256')
      .update(JSON.stringify([2, later.keyring]))
      .digest('hex');
    writeFileSync(keys, JSON.stringify(later));
    expect(tryPassword(folder, '张三', '密码一').details).toEqual({ reason: 'keysNewer' });
    for (const file of [keys, previousKeys]) writeFileSync(file, 'x');
    const refused = tryPassword(folder, '张三', '密码一');
    expect(refused.code).toBe('unavailable');
    expect(refused.message).toContain('这不是密码的问题');
    for (const file of [keys, previousKeys]) rmSync(file);
    expect(tryPassword(folder, '张三', '密码一').details).toEqual({ reason: 'keysMissing' });
  });

  it('cannot make a sign-in eat the machine', () => {
    const { folder } = fresh();
    const text = sealedKeyring(folder).replace('"memory": 64', '"memory": 99999999');
    expect(parseKeyring(text).state).toBe('damaged');
  });
});

describe('writing keys', () => {
  it('leaves no half file behind when the folder is gone', () => {
    const { folder, key } = fresh();
    const { keys } = dataFolder(folder);
    const before = readFileSync(keys, 'utf8');
    rmSync(folder, { recursive: true });
    expect(refusalOf(() => renewRecoveryCode(folder, key)).code).toBe('unavailable');
    expect(existsSync(`${keys}.part`)).toBe(false);
    writeFileSync(folder, before);
    expect(refusalOf(() => createKeyring(folder, { login: 'a', password: 'b', cost: cheapCost })).code).toBe(
      'unavailable',
    );
    rmSync(folder);
  });

  it('seals a copy for backups without counts', () => {
    const { folder, key } = fresh();
    tryPassword(folder, '张三', 'falsch');
    tryPassword(folder, 'nobody', 'falsch');
    const copy = freshFolder();
    writeFileSync(dataFolder(copy).keys, sealedKeyring(folder));
    const { keyring } = lookAtKeyring(copy);
    expect(keyring!.strangers).toEqual([]);
    expect(keyring!.users[0]!.attempts.failures).toBe(0);
    expect(unlockWithPassword(copy, { login: '张三', password: '密码一', now }).key).toEqual(key);
  });
});
