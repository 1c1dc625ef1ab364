// keys.json: its shape, its own check against damage, and its second copy. Ciphertext and salted hashes only.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../../../shared/contract/errors.ts';
import { refusalOr } from './diskRefusal.ts';
import { writeDurably } from './durableFile.ts';
import { dataFolder } from './folder.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/);
const instant = z.iso.datetime();
const wrapped = z.strictObject({ salt: base64, nonce: base64, box: base64 });
const attempts = z.strictObject({
  failures: z.int().min(0),
  lastFailure: instant.nullable(),
  nextAllowed: instant.nullable(),
});
// Upper bounds so that a planted file cannot make a sign-in eat the machine.
const cost = z.strictObject({
  memory: z.int().min(8).max(1_048_576),
  passes: z.int().min(1).max(64),
  lanes: z.int().min(1).max(64),
});

const keyring = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  loginSalt: base64,
  users: z.array(z.strictObject({ login: base64, cost, wrapped, attempts })).min(1),
  recovery: wrapped,
  /** Attempts with logins that do not exist, by the first byte of their hash: bounded, and tells nothing of what was typed. */
  strangers: z.array(z.strictObject({ bucket: z.int().min(0).max(255), attempts })).max(256),
});

export type Keyring = z.infer<typeof keyring>;
export type KeyringUser = Keyring['users'][number];

const format = 'pingan-taizhang-keys';
const version = 1;
const envelope = z.object({ format: z.literal(format), version: z.int(), check: z.string(), keyring: z.unknown() });

function checkOf(ofVersion: number, content: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([ofVersion, content]))
    .digest('hex');
}

/** The text of keys.json. */
export function formatKeyring(content: Keyring): string {
  return `${JSON.stringify({ format, version, check: checkOf(version, content), keyring: content }, null, 1)}\n`;
}

export type ParsedKeyring = { state: 'good'; keyring: Keyring } | { state: 'damaged' } | { state: 'newer' };

/** Any change of a byte that matters makes it `damaged`; a file of a later program is `newer`. */
export function parseKeyring(text: string): ParsedKeyring {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { state: 'damaged' };
  }
  const outer = envelope.safeParse(json);
  if (!outer.success || outer.data.check !== checkOf(outer.data.version, outer.data.keyring))
    return { state: 'damaged' };
  if (outer.data.version > version) return { state: 'newer' };
  const inner = keyring.safeParse(outer.data.keyring);
  return inner.success ? { state: 'good', keyring: inner.data } : { state: 'damaged' };
}

/** `mended`: keys.json is missing or damaged, its second copy is good. `newer`: written by a later program. */
export type KeyringState = 'good' | 'mended' | 'missing' | 'damaged' | 'newer';

function readOne(file: string): ParsedKeyring | { state: 'missing' } {
  if (!existsSync(file)) return { state: 'missing' };
  try {
    return parseKeyring(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refusalOr(error);
  }
}

/** Looks at both copies without changing anything and without a sentence. */
export function lookAtKeyring(folder: string): { state: KeyringState; keyring?: Keyring } {
  const places = dataFolder(folder);
  const current = readOne(places.keys);
  if (current.state === 'good' || current.state === 'newer') return current;
  const previous = readOne(places.previousKeys);
  if (previous.state === 'good') return { state: 'mended', keyring: previous.keyring };
  return { state: current.state === 'missing' && previous.state === 'missing' ? 'missing' : 'damaged' };
}

/** The sentence for a keyring that cannot be used, with `details.reason` keysMissing, keysDamaged or keysNewer. */
export function keyringRefusal(state: 'missing' | 'damaged' | 'newer'): Refusal {
  if (state === 'missing') {
    return new Refusal(
      'unavailable',
      '数据文件夹里没有密钥文件（keys.json），无法打开数据。请从最近的备份恢复，密钥会随备份一起恢复。',
      {
        details: { reason: 'keysMissing' },
      },
    );
  }
  if (state === 'newer') {
    return new Refusal('unavailable', '密钥文件是由更新版本的平安台账写成的，请安装最新版本后再打开。', {
      details: { reason: 'keysNewer' },
    });
  }
  return new Refusal(
    'unavailable',
    '密钥文件（keys.json）已损坏，这不是密码的问题，请不要反复试密码。请从最近的备份恢复，密钥会随备份一起恢复。',
    { details: { reason: 'keysDamaged' } },
  );
}

/**
 * Reads the keyring; a missing or damaged keys.json is mended from its second copy, and `mended` says so.
 * @throws Refusal `unavailable` with details.reason keysMissing, keysDamaged or keysNewer.
 */
export function readKeyring(folder: string): { keyring: Keyring; mended: boolean } {
  const { state, keyring: found } = lookAtKeyring(folder);
  if (found === undefined || state === 'missing' || state === 'damaged' || state === 'newer') {
    throw keyringRefusal(state === 'missing' || state === 'newer' ? state : 'damaged');
  }
  if (state === 'mended') writeDurably(dataFolder(folder).keys, formatKeyring(found));
  return { keyring: found, mended: state === 'mended' };
}

/**
 * Writes keys.json, then its second copy. Until the second write the copy is the previous state; afterwards both are the
 * same, so that a withdrawn user or an old password does not live on in it.
 */
export function writeKeyring(folder: string, content: Keyring): void {
  const places = dataFolder(folder);
  const text = formatKeyring(content);
  writeDurably(places.keys, text);
  writeDurably(places.previousKeys, text);
}

/** Counts of wrong attempts alone: the second copy need not follow each of them. */
export function writeAttempts(folder: string, content: Keyring): void {
  writeDurably(dataFolder(folder).keys, formatKeyring(content));
}
