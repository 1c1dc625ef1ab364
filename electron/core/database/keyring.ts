// Who can open the data: one wrapping of the data key per user and one for the printed recovery code, in keys.json.
// All calls are synchronous on purpose: two sign-ins at once cannot pass each other between count and check.
import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { Refusal } from '../../../shared/contract/errors.ts';
import { type Attempts, afterFailure, noAttempts, secondsToWait, withSaneClock } from './attempts.ts';
import { refusalOr } from './diskRefusal.ts';
import {
  formatKeyring,
  type Keyring,
  type KeyringUser,
  lookAtKeyring,
  readKeyring,
  writeAttempts,
  writeKeyring,
} from './keyringFile.ts';
import {
  keyId,
  newDataKey,
  type PasswordCost,
  unwrapByPassword,
  unwrapByRecovery,
  wrapByPassword,
  wrapByRecovery,
  wrappingOfNobody,
} from './keyWrap.ts';
import { formatRecoveryCode, newRecoverySecret, parseRecoveryCode } from './recoveryCode.ts';

export interface Credentials {
  login: string;
  password: string;
}

export interface NewCredentials extends Credentials {
  /** `host.passwordCost`. Kept with the user, so that a later change of it locks nobody out. */
  cost: PasswordCost;
}

export interface Unlocked {
  /** The 32-byte data key. Fill it with zeros when the last session ends. */
  key: Buffer;
  /** keys.json was damaged or missing and has been mended from its second copy. */
  mended: boolean;
}

/** Case, outer spaces and full-width forms of a login do not matter. */
function loginHash(keyring: Keyring, login: string): Buffer {
  const plain = login.normalize('NFKC').trim().toLowerCase();
  return createHmac('sha256', Buffer.from(keyring.loginSalt, 'base64')).update(plain).digest();
}

function boundTo(keyring: Keyring, hash: string): string {
  return `${keyring.keyId} ${hash}`;
}

function findUser(keyring: Keyring, hash: string): KeyringUser | undefined {
  return keyring.users.find((user) => user.login === hash);
}

function newUser(keyring: Keyring, key: Buffer, { login, password, cost }: NewCredentials): KeyringUser {
  const hash = loginHash(keyring, login).toString('base64');
  const wrapped = wrapByPassword(key, password, cost, boundTo(keyring, hash));
  return { login: hash, cost: { ...cost }, wrapped, attempts: { ...noAttempts } };
}

/** The keyring, after a check that this key is the one it holds. */
function keyringOf(folder: string, key: Buffer): Keyring {
  const { keyring } = readKeyring(folder);
  if (keyId(key) !== keyring.keyId) throw new Error('the key in use does not belong to the keyring in the folder');
  return keyring;
}

/**
 * Makes the keys of a new data folder (made as well when it is not there): the first user and the recovery code.
 * @returns the data key and the code to be printed; the code is kept nowhere.
 * @throws Refusal `conflict` when the folder already has keys (they are never overwritten).
 */
export function createKeyring(folder: string, first: NewCredentials): { key: Buffer; recoveryCode: string } {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw refusalOr(error);
  }
  if (lookAtKeyring(folder).state !== 'missing') {
    throw new Refusal(
      'conflict',
      '这个数据文件夹里已有密钥文件，不能重新建立，以免原有数据打不开。请另选一个空文件夹。',
    );
  }
  const key = newDataKey();
  const secret = newRecoverySecret();
  const keyring: Keyring = {
    keyId: keyId(key),
    loginSalt: randomBytes(16).toString('base64'),
    users: [],
    recovery: wrapByRecovery(key, secret, keyId(key)),
    strangers: [],
  };
  keyring.users.push(newUser(keyring, key, first));
  writeKeyring(folder, keyring);
  return { key, recoveryCode: formatRecoveryCode(secret) };
}

function attemptsOf(keyring: Keyring, user: KeyringUser | undefined, bucket: number): Attempts {
  if (user !== undefined) return user.attempts;
  return keyring.strangers.find((stranger) => stranger.bucket === bucket)?.attempts ?? noAttempts;
}

function withAttempts(keyring: Keyring, hash: string, bucket: number, attempts: Attempts): Keyring {
  if (findUser(keyring, hash) !== undefined) {
    const users = keyring.users.map((user) => (user.login === hash ? { ...user, attempts } : user));
    return { ...keyring, users };
  }
  const others = keyring.strangers.filter((stranger) => stranger.bucket !== bucket);
  return { ...keyring, strangers: [...others, { bucket, attempts }] };
}

/**
 * Signs in. A wrong password and an unknown login look the same: same sentence, same work, same waits.
 * @param now UTC ISO instant, from the host.
 * @throws Refusal `unauthenticated` with details { reason: 'wrong', seconds } or { reason: 'wait', seconds } (seconds to
 * wait, 0 when the next attempt is free); `unavailable` for missing, damaged or newer keys.
 */
export function unlockWithPassword(folder: string, { login, password, now }: Credentials & { now: string }): Unlocked {
  const { keyring, mended } = readKeyring(folder);
  const digest = loginHash(keyring, login);
  const hash = digest.toString('base64');
  const bucket = digest.readUInt8(0);
  const user = findUser(keyring, hash);

  const kept = attemptsOf(keyring, user, bucket);
  const attempts = withSaneClock(kept, now);
  const seconds = secondsToWait(attempts, now);
  if (seconds > 0) {
    if (attempts !== kept) writeAttempts(folder, withAttempts(keyring, hash, bucket, attempts));
    throw new Refusal('unauthenticated', `密码输错次数较多，请等待 ${seconds} 秒后再试。`, {
      details: { reason: 'wait', seconds },
    });
  }

  const wrapped = user?.wrapped ?? wrappingOfNobody();
  const cost = user?.cost ?? keyring.users[0]!.cost;
  const key = unwrapByPassword(wrapped, password, cost, boundTo(keyring, hash));
  if (key !== undefined) {
    if (kept.failures > 0) writeAttempts(folder, withAttempts(keyring, hash, bucket, { ...noAttempts }));
    return { key, mended };
  }

  const failed = afterFailure(attempts, now);
  writeAttempts(folder, withAttempts(keyring, hash, bucket, failed));
  const wait = secondsToWait(failed, now);
  const sentence = wait === 0 ? '用户名或密码不对，请检查后再输入。' : `用户名或密码不对。请等待 ${wait} 秒后再试。`;
  throw new Refusal('unauthenticated', sentence, { details: { reason: 'wrong', seconds: wait } });
}

/**
 * Opens the data with the code from the printed sheet.
 * @throws Refusal `invalid` for a typing error; `unauthenticated` for a well-formed code of another folder or of an older
 * sheet; `unavailable` for missing, damaged or newer keys.
 */
export function unlockWithRecoveryCode(folder: string, code: string): Unlocked {
  const secret = parseRecoveryCode(code);
  const { keyring, mended } = readKeyring(folder);
  const key = unwrapByRecovery(keyring.recovery, secret, keyring.keyId);
  if (key !== undefined) return { key, mended };
  throw new Refusal(
    'unauthenticated',
    '这个恢复密钥不属于当前数据，可能是别处的恢复表，或已换发过新的恢复表。请找出最近一次打印的恢复表。',
    { details: { reason: 'otherRecoveryCode' } },
  );
}

/** Whether this login has a wrapping, whatever its password. */
export function hasUser(folder: string, login: string): boolean {
  const { keyring } = readKeyring(folder);
  return findUser(keyring, loginHash(keyring, login).toString('base64')) !== undefined;
}

/** @throws Refusal `conflict` when the login is taken. */
export function addUser(folder: string, key: Buffer, added: NewCredentials): void {
  const keyring = keyringOf(folder, key);
  const user = newUser(keyring, key, added);
  if (findUser(keyring, user.login) !== undefined) {
    throw new Refusal('conflict', `用户名“${added.login.trim()}”已有人使用，请换一个。`);
  }
  writeKeyring(folder, { ...keyring, users: [...keyring.users, user] });
}

/**
 * Gives a user a new password, by an administrator or after an unlock with the recovery code. Waits end.
 * @throws Refusal `notFound` for an unknown login.
 */
export function setPassword(folder: string, key: Buffer, changed: NewCredentials): void {
  const keyring = keyringOf(folder, key);
  const user = newUser(keyring, key, changed);
  if (findUser(keyring, user.login) === undefined) {
    throw new Refusal('notFound', `没有用户名为“${changed.login.trim()}”的用户。`);
  }
  const users = keyring.users.map((other) => (other.login === user.login ? user : other));
  writeKeyring(folder, { ...keyring, users });
}

/** A user's own change: the old password is tried first, with all that `unlockWithPassword` refuses. */
export function changePassword(
  folder: string,
  change: { login: string; oldPassword: string; newPassword: string; cost: PasswordCost; now: string },
): void {
  const { key } = unlockWithPassword(folder, { login: change.login, password: change.oldPassword, now: change.now });
  setPassword(folder, key, { login: change.login, password: change.newPassword, cost: change.cost });
  key.fill(0);
}

/**
 * Takes a user's wrapping away. Backups made before still carry it.
 * @throws Refusal `notFound` for an unknown login, `conflict` for the last user.
 */
export function removeUser(folder: string, key: Buffer, login: string): void {
  const keyring = keyringOf(folder, key);
  const hash = loginHash(keyring, login).toString('base64');
  const users = keyring.users.filter((user) => user.login !== hash);
  if (users.length === keyring.users.length) throw new Refusal('notFound', `没有用户名为“${login.trim()}”的用户。`);
  if (users.length === 0) throw new Refusal('conflict', '这是最后一个能登录的用户，不能移除。请先添加另一个用户。');
  writeKeyring(folder, { ...keyring, users });
}

/**
 * Takes a user's wrapping out of the file and hands it over, to be kept where only the data key reaches: with the files
 * and his old password he can no longer open the data, and `resumeUser` gives him back as he was.
 * @returns the wrapping as text, ciphertext only.
 * @throws Refusal as `removeUser`.
 */
export function suspendUser(folder: string, key: Buffer, login: string): string {
  const keyring = keyringOf(folder, key);
  const user = findUser(keyring, loginHash(keyring, login).toString('base64'));
  removeUser(folder, key, login);
  return JSON.stringify({ ...user, attempts: { ...noAttempts } });
}

/** Puts a wrapping back that `suspendUser` handed over. @throws Refusal `conflict` when the login has a new one. */
export function resumeUser(folder: string, key: Buffer, suspended: string): void {
  const keyring = keyringOf(folder, key);
  const user = JSON.parse(suspended) as KeyringUser;
  if (findUser(keyring, user.login) !== undefined) throw new Refusal('conflict', '这个用户已经可以登录，无需再启用。');
  writeKeyring(folder, { ...keyring, users: [...keyring.users, user] });
}

/** Makes a new recovery code and ends the old one. @returns the code to be printed; it is kept nowhere. */
export function renewRecoveryCode(folder: string, key: Buffer): string {
  const keyring = keyringOf(folder, key);
  const secret = newRecoverySecret();
  writeKeyring(folder, { ...keyring, recovery: wrapByRecovery(key, secret, keyring.keyId) });
  return formatRecoveryCode(secret);
}

/** The text of keys.json to go along with a backup: ciphertext only, without the counts of wrong attempts. */
export function sealedKeyring(folder: string): string {
  const { keyring } = readKeyring(folder);
  const users = keyring.users.map((user) => ({ ...user, attempts: { ...noAttempts } }));
  return formatKeyring({ ...keyring, users, strangers: [] });
}
